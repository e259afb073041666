"""What the reading of one report's factuality works on, and how a governing word is looked up."""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.model import FactClass
from onrecord.stages.certainty import under
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.factuality import FactualityWords, Kind


class Scene(msgspec.Struct, frozen=True):
    """The tree, the words, each verb's modal, and the class of any other predicate (`view`, by token)."""

    tree: Tree
    words: FactualityWords
    modals: dict[int, str | None]
    view: Callable[[int], FactClass]


def governed(scene: Scene, kind: Kind, head: Token, preposition: str | None = None) -> FactClass | None:
    """The class that a governing word gives to a complement of that kind; None where nothing is known of the word.

    A phrase ("take trouble", "put off") counts before its parts.
    """
    tree, table = scene.tree, scene.words.governors[kind]
    particle = "".join(" " + kid.text.lower() for kid in tree.kids(head.i, "prt"))
    if preposition is not None:
        effect = table.get(f"{head.lemma}{particle} {preposition}")
        return under(effect, scene.view(head.i)) if effect else None
    phrase = table.get(f"{tree.tokens[head.head].lemma} {head.lemma}") if head.dep == "dobj" else None
    if phrase is not None:
        return under(phrase, scene.view(head.head))
    effect = table.get(head.lemma + particle) or table.get(head.lemma)
    return under(effect, scene.view(head.i)) if effect else None


def judged(scene: Scene, token: Token, head: Token) -> Iterator[Token]:
    """The words that may govern a clause: the predicative of a copula ("it is likely that"), then the verb."""
    if head.lemma in scene.words.forms.copulas:
        yield from (kid for kid in scene.tree.kids(head.i, "acomp", "attr", "oprd") if kid.i < token.i)
    yield head


def link_of(scene: Scene, verb: Token) -> str | None:
    """The word that joins a clause to the one above it: "if", "because"."""
    links = scene.words.marks["link"]
    found = (kid.text.lower() for kid in scene.tree.kids(verb.i, "mark", "advmod") if kid.i < verb.i and
             (kid.dep == "mark" or kid.text.lower() in links))  # fmt: skip
    return next(found, None)


def is_infinitive(scene: Scene, verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(kid.text.lower() == "to" for kid in scene.tree.kids(verb.i, "aux"))
