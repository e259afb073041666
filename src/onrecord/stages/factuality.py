"""How sure it is that something happened: for the report's author, and for the source that speaks of it.

After Saurí and Pustejovsky (2012): a clause's own negation, modal and adverbs, then what governs it, up to the cue of the
attribution that holds it. The source's view stops there; the author's takes in how far the author backs each source.
"""

from functools import lru_cache

import msgspec

from onrecord.model import FactClass
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause
from onrecord.vocabulary.factuality import Effect, FactualityWords

_LEVELS = ("UU", "PS", "PR", "CT")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "oprd"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubjpass", "nsubj"})
_OPEN: tuple[str, ...] = ("advcl:if", "advcl:unless", "advcl:whether", "advcl:lest")


class Assessment(msgspec.Struct, frozen=True):
    """One clause's class as the author puts it, and as the last member of its chain of sources does."""

    clause: int
    author: FactClass
    holder: FactClass


def assess(
    tree: Tree, clauses: tuple[Clause, ...], attributions: tuple[Attribution, ...], factuality: FactualityWords
) -> tuple[Assessment, ...]:
    """One assessment for each clause, in the same order."""
    court = _Court(tree, clauses, attributions, factuality)
    return tuple(Assessment(c.index, court.author(c), court.holder(c)) for c in clauses)


@lru_cache(maxsize=64)
def _compose(outer: FactClass, inner: FactClass) -> FactClass:
    """What `inner` amounts to under `outer`: the weaker certainty, polarities multiplied; UU swallows all."""
    if outer == "UU" or inner == "UU":
        return "UU"
    level = min(outer[:2], inner[:2], key=_LEVELS.index)
    sign = "+" if outer[2] == inner[2] else "-"
    return _named(level + sign)


def _named(name: str) -> FactClass:
    classes: dict[str, FactClass] = {c: c for c in ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-")}
    return classes[name]


class _Court:
    """The clauses of one report with what covers and governs them; each view is worked out once."""

    def __init__(
        self, tree: Tree, clauses: tuple[Clause, ...], attributions: tuple[Attribution, ...], words: FactualityWords
    ) -> None:
        self._tree, self._clauses, self._attributions, self._words = tree, clauses, attributions, words
        self._effects: dict[str, Effect] = {w: effect for effect in words.predicates for w in effect.words}
        self._holding = _innermost(tree, attributions)
        self._questions = {s.index for s in tree.sentences if tree.text[tree.tokens[s.end - 1].start] == "?"}
        self._seen: dict[tuple[int, bool], FactClass] = {}

    def holder(self, clause: Clause) -> FactClass:
        """As the last member of the chain puts it; a hedge of the author's makes it probable at most."""
        view = self._view(clause, False)
        at = self._holding[clause.predicate]
        while at is not None:
            said = self._attributions[at]
            if said.rule in ("cue/reportedly", "cue/apparently"):
                view = _compose("PR+", view)
            at = said.parent
        return view

    def author(self, clause: Clause) -> FactClass:
        """As the report's author puts it."""
        view = self._view(clause, True)
        at = self._holding[clause.predicate]
        at = self._attributions[at].parent if at is not None else None
        while at is not None:
            view = _compose(self._attributions[at].author, view)
            at = self._attributions[at].parent
        return view

    def _view(self, clause: Clause, author: bool) -> FactClass:
        key = (clause.index, author)
        if key not in self._seen:
            self._seen[key] = "UU"  # a cycle in a broken parse commits nobody
            self._seen[key] = self._work_out(clause, author)
        return self._seen[key]

    def _work_out(self, clause: Clause, author: bool) -> FactClass:
        own = self._own(clause)
        at = self._holding[clause.predicate]
        said = self._attributions[at] if at is not None else None
        above = self._clauses[clause.governor] if clause.governor is not None else None
        if said is not None:
            backing = self._backing(said, author)
            if clause.predicate in said.roots or (above is not None and above.index == said.clause):
                return _compose(backing, own)
            if above is None or self._holding[above.predicate] != at:
                return _compose(backing, own) if author else own
        if above is None:
            return own
        return _compose(self._context(clause, above, author), own)

    def _backing(self, said: Attribution, author: bool) -> FactClass:
        """The commitment that the cue carries; none where the saying itself is not certain ("denied that it had refused")."""
        backing = said.author if author else said.holder
        cue = self._clauses[said.clause] if said.clause is not None else None
        if cue is None or cue.negated or author:
            return backing
        spoken = self._view(cue, author)
        return _compose(spoken, backing) if spoken[-1] == "+" else "UU"

    def _context(self, clause: Clause, above: Clause, author: bool) -> FactClass:
        """What the governing clause says of this one."""
        if clause.relation.startswith(_OPEN):
            return "UU"
        outside: FactClass = "CT+" if not author or self._backed(clause) == "CT+" else self._backed(clause)
        if clause.relation in _COMPLEMENTS or self._is_governed(clause):
            effect = self._effect(clause, above)
            if effect is None:
                return "UU" if self._is_infinitive(clause) else outside
            if clause.relation in _NOMINAL and effect.id not in ("open", "failing", "refusing"):
                return outside
            return _under(effect, self._view(above, author), outside)
        return "UU" if self._is_infinitive(clause) else outside

    def _effect(self, clause: Clause, above: Clause) -> Effect | None:
        """The effect of the word right above: an adjective or noun ("it is unlikely that"), else the governing verb."""
        token = self._tree.tokens[clause.predicate]
        while token.dep == "conj" and token.head != token.i:
            token = self._tree.tokens[token.head]
        word = self._tree.tokens[token.head]
        judged = clause.relation != "xcomp" or word.lemma == "be"
        for near in (word, *(self._tree.kids(word.i, "acomp", "attr") if judged else ())):
            if near.pos in ("ADJ", "NOUN") and near.lemma in self._effects:
                return self._effects[near.lemma]
        return self._effects.get(above.lemma) or self._effects.get(above.lemma.split()[0])

    def _is_governed(self, clause: Clause) -> bool:
        """Whether an event noun is an argument of the verb above, and not of a phrase that only places it."""
        if clause.form != "noun" or clause.relation not in _NOMINAL:
            return False
        token = self._tree.tokens[clause.predicate]
        return clause.relation != "pobj" or self._tree.tokens[token.head].text.lower() in self._words.governing

    def _backed(self, clause: Clause) -> FactClass:
        at = self._holding[clause.predicate]
        return self._attributions[at].author if at is not None else "CT+"

    def _is_infinitive(self, clause: Clause) -> bool:
        return clause.form == "verb" and any(k.text.lower() == "to" for k in self._tree.kids(clause.predicate, "aux"))

    def _own(self, clause: Clause) -> FactClass:
        """The clause by itself: modal, adverbs, condition, question, negation."""
        view: FactClass = "CT-" if clause.negated else "CT+"
        if clause.modal is not None:
            view = _compose(self._words.modals.get(clause.modal, "UU"), view)
        for kid in self._tree.kids(clause.predicate, "advmod"):
            view = _compose(self._words.adverbs.get(kid.lemma, "CT+"), view)
        token = self._tree.tokens[clause.predicate]
        if clause.conditional or (token.sentence in self._questions and clause.relation in ("root", "conj")):
            return "UU"
        return view


def _under(effect: Effect, governor: FactClass, outside: FactClass) -> FactClass:
    """The effect of a governor of the given class; factives hold whatever becomes of the governor."""
    if effect.positive == effect.negative:
        return _compose(outside, effect.positive)
    if governor == "UU":
        return "UU"
    certainty = _named(governor[:2] + "+")
    return _compose(certainty, effect.positive if governor[2] == "+" else effect.negative)


def _innermost(tree: Tree, attributions: tuple[Attribution, ...]) -> list[int | None]:
    """For each token the number of the smallest attribution whose content holds it."""
    holding: list[int | None] = [None] * len(tree.tokens)

    def size(said: Attribution) -> int:
        return sum(span.end - span.start for span in said.content)

    for said in sorted(attributions, key=size, reverse=True):
        for span in said.content:
            first = tree.token_at(span.start)
            i = first.i if first is not None else len(tree.tokens)
            while i < len(tree.tokens) and tree.tokens[i].start < span.end:
                holding[i] = said.index
                i += 1
    return holding
