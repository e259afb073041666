"""Every verb and event noun with how sure the report's author is that it is so, up to the root of its sentence.

After Saurí and Pustejovsky (2009): the class of a predicate is that of its own words, composed with what each governing word
says of its complement. Where FactBank leaves it open, the class is the one that readers give (docs/decisions/0009).
"""

from collections.abc import Iterator

from onrecord.model import FactClass, Factuality, Predicate
from onrecord.stages.arguments import particle
from onrecord.stages.certainty import compose
from onrecord.stages.embedding import context_of
from onrecord.stages.moods import own_class
from onrecord.stages.scene import Scene, is_event
from onrecord.syntax import Token, Tree
from onrecord.values import Clause
from onrecord.vocabulary.factuality import FactualityWords, Forms

_PREDICATIVE = ("acomp", "attr", "oprd", "ROOT", "conj", "ccomp", "xcomp", "pcomp", "advcl", "relcl", "acl", "dobj", "pobj")


def list_predicates(tree: Tree, clauses: tuple[Clause, ...], factuality: FactualityWords) -> tuple[Predicate, ...]:
    """Every predicate in order of the text, from the author's point of view."""
    court = _Court(tree, clauses, factuality)
    told = {clause.predicate for clause in clauses}
    return tuple(
        Predicate(span=tree.span(token.i, _last(tree, token)), factuality=Factuality(cls=court.view(token.i)))
        for token in tree.tokens
        if token.i in told or _is_predicate(token, factuality.forms)
    )


class _Court:
    """The classes of one report's predicates; each is worked out once."""

    def __init__(self, tree: Tree, clauses: tuple[Clause, ...], words: FactualityWords) -> None:
        modals = {clause.predicate: clause.modal for clause in clauses if clause.form == "verb"}
        self._scene = Scene(tree, words, modals, self.view)
        self._seen: dict[int, FactClass] = {}

    def view(self, i: int) -> FactClass:
        """The class of the predicate at token `i`."""
        if i not in self._seen:
            self._seen[i] = "UU"  # a cycle in a broken parse commits nobody
            *_, first = _up(self._scene.tree, i)
            self._seen[i] = compose(context_of(self._scene, first), own_class(self._scene, self._scene.tree.tokens[i]))
        return self._seen[i]


def _up(tree: Tree, i: int) -> Iterator[Token]:
    """The token and what it is coordinated with, up to the first."""
    token = tree.tokens[i]
    yield token
    while token.dep == "conj" and token.head != token.i:
        token = tree.tokens[token.head]
        yield token


def _is_predicate(token: Token, forms: Forms) -> bool:
    """Whether a token that is no clause's predicate tells of something that is so or happens."""
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("aux", "auxpass") or token.lemma in ("get", "become")
    if token.pos == "ADJ":
        return token.dep in _PREDICATIVE or (token.dep == "amod" and token.lemma.endswith(("ed", "ing")))
    return token.pos in ("NOUN", "PROPN") and is_event(token, forms)


def _last(tree: Tree, token: Token) -> int:
    """The last token of the predicate: a particle right behind a verb belongs to it ("step down")."""
    after = token.i + 1
    if token.pos != "VERB" or after >= len(tree.tokens) or tree.tokens[after].head != token.i:
        return token.i
    return after if particle(tree, token) == tree.tokens[after].text.lower() else token.i
