"""What the reading of one report's factuality works on, and how a governing word is looked up."""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.model import FactClass
from onrecord.stages.certainty import under
from onrecord.syntax import Token, Tree
from onrecord.vocabulary.factuality import FactualityWords, Forms, Kind

_TOPICS = ("about", "over", "on", "at")  # "fears over a war" are fears of a war


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
        if effect is None and preposition in _TOPICS:
            effect = table.get(f"{head.lemma} of")
        return under(effect, scene.view(head.i), kind) if effect else None
    phrase = table.get(f"{tree.tokens[head.head].lemma} {head.lemma}") if head.dep == "dobj" else None
    if phrase is not None:
        return under(phrase, scene.view(head.head), kind)
    effect = table.get(head.lemma + particle) or table.get(head.lemma)
    return under(effect, scene.view(head.i), kind) if effect else None


def phrased(scene: Scene, verb: Token) -> FactClass | None:
    """The class that a verb with its object gives to an infinitive beside them ("took the trouble to leave")."""
    table = scene.words.governors["infinitive"]
    found = (table.get(f"{verb.lemma} {kid.lemma}") for kid in scene.tree.kids(verb.i, "dobj"))
    effect = next(filter(None, found), None)
    return under(effect, scene.view(verb.i), "infinitive") if effect else None


def judged(scene: Scene, token: Token, head: Token) -> Iterator[Token]:
    """The words that may govern a clause: the predicative of a copula ("it is likely that"), then the verb."""
    if head.lemma in scene.words.forms.copulas:
        yield from (kid for kid in scene.tree.kids(head.i, "acomp", "attr", "oprd") if kid.i < token.i)
    yield head


def link_of(scene: Scene, verb: Token) -> str | None:
    """The word that joins a clause to the one above it: "if", "because"."""
    tree, links = scene.tree, scene.words.marks["link"]
    words: list[str] = []
    for kid in tree.kids(verb.i, "mark", "advmod", "prep"):
        word, noun = kid.text.lower(), tree.kid(kid.i, "pobj")
        if kid.i > verb.i:
            break
        pair = f"{word} {noun.text.lower()}" if noun else f"{tree.tokens[kid.i - 1].text.lower()} {word}" if kid.i else word
        if pair in links:
            return pair
        if kid.dep == "mark" or word in links:
            words.append(word)
    return words[0] if words else None


def is_infinitive(scene: Scene, verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(kid.text.lower() == "to" for kid in scene.tree.kids(verb.i, "aux"))


def is_event(noun: Token, forms: Forms) -> bool:
    """Whether a noun tells of an event, by a list or by its ending."""
    lemma = noun.lemma.lower()
    if lemma in forms.things:
        return False
    return any(lemma in field for field in forms.events.values()) or (lemma.endswith(forms.endings) and len(lemma) > 5)
