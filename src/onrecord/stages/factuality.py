"""How sure it is that something happened, for the last source that speaks of it, in the strict classes of FactBank.

After Saurí and Pustejovsky (2012): a clause's own negation, modal and adverbs, then what governs it, up to the cue of the
attribution that holds it. What the author of the report lets the reader take is told by `predicates.py`.
"""

import msgspec

from onrecord.model import FactClass
from onrecord.stages.certainty import certainty, compose
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause
from onrecord.vocabulary.factuality import Effect, FactualityWords, Kind

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "oprd"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubjpass"})
_AHEAD = frozenset({"advcl:before", "advcl:until", "advcl:till", "advcl:once"})
_OPEN: tuple[str, ...] = ("advcl:if", "advcl:unless", "advcl:whether", "advcl:lest")


class Assessment(msgspec.Struct, frozen=True, gc=False):
    """One clause's class as the last member of its chain of sources puts it."""

    clause: int
    holder: FactClass


def assess(
    tree: Tree, clauses: tuple[Clause, ...], attributions: tuple[Attribution, ...], factuality: FactualityWords
) -> tuple[Assessment, ...]:
    """One assessment for each clause, in the same order."""
    court = _Court(tree, clauses, attributions, factuality)
    return tuple(Assessment(c.index, court.holder(c)) for c in clauses)


class _Court:
    """The clauses of one report with what covers and governs them; each view is worked out once."""

    def __init__(
        self, tree: Tree, clauses: tuple[Clause, ...], attributions: tuple[Attribution, ...], words: FactualityWords
    ) -> None:
        self._tree, self._clauses, self._attributions, self._words = tree, clauses, attributions, words
        self._holding = _innermost(tree, attributions)
        self._questions = {s.index for s in tree.sentences if tree.text[tree.tokens[s.end - 1].start] == "?"}
        self._seen: dict[int, FactClass] = {}

    def holder(self, clause: Clause) -> FactClass:
        """As the last member of the chain puts it; a hedge of the author's makes it probable at most."""
        view = self._view(clause)
        at = self._holding[clause.predicate]
        while at is not None:
            said = self._attributions[at]
            if said.rule in ("cue/reportedly", "cue/apparently"):
                view = compose("PR+", view)
            at = said.parent
        return view

    def _view(self, clause: Clause) -> FactClass:
        if clause.index not in self._seen:
            self._seen[clause.index] = "UU"  # a cycle in a broken parse commits nobody
            self._seen[clause.index] = self._work_out(clause)
        return self._seen[clause.index]

    def _work_out(self, clause: Clause) -> FactClass:
        own = self._own(clause)
        at = self._holding[clause.predicate]
        said = self._attributions[at] if at is not None else None
        above = self._clauses[clause.governor] if clause.governor is not None else None
        if said is not None:
            if clause.predicate in said.roots or (above is not None and above.index == said.clause):
                return compose(self._backing(said), own)
            if above is None or self._holding[above.predicate] != at:
                return own
        return own if above is None else compose(self._context(clause, above), own)

    def _backing(self, said: Attribution) -> FactClass:
        """The commitment that the cue carries; none where the saying itself is not certain ("denied that it had refused")."""
        cue = self._clauses[said.clause] if said.clause is not None else None
        if cue is None or cue.negated:
            return said.holder
        spoken = self._view(cue)
        return compose(spoken, said.holder) if spoken[-1] == "+" else "UU"

    def _context(self, clause: Clause, above: Clause) -> FactClass:
        """What the governing clause says of this one."""
        ahead = clause.relation in _AHEAD and clause.tense != "past"  # "will not leave before the army withdraws"
        if ahead or clause.relation.startswith(_OPEN):
            return "UU"
        if clause.relation in _COMPLEMENTS or self._is_governed(clause):
            effect = self._effect(clause, above)
            if effect is not None:
                return _under(effect, self._view(above))
        return "UU" if self._is_infinitive(clause) else "CT+"

    def _effect(self, clause: Clause, above: Clause) -> Effect | None:
        """The effect of the word right above: an adjective or noun ("it is unlikely that"), else the governing verb."""
        table, tree = self._words.governors[self._kind(clause)], self._tree
        token = tree.tokens[clause.predicate]
        while token.dep == "conj" and token.head != token.i:
            token = tree.tokens[token.head]
        word = tree.tokens[token.head]
        if word.dep == "prep":
            near = tree.tokens[word.head]
            return table.get(f"{near.lemma} {word.lemma}") or table.get(f"{above.lemma} {word.lemma}")
        judged = clause.relation != "xcomp" or word.lemma == "be"
        for near in (word, *(tree.kids(word.i, "acomp", "attr") if judged else ())):
            if near.pos in ("ADJ", "NOUN") and near.lemma in table:
                return table[near.lemma]
        return table.get(above.lemma) or table.get(above.lemma.split()[0])

    def _kind(self, clause: Clause) -> Kind:
        """What the clause is to the word that governs it."""
        if clause.form != "verb":
            return "noun" if clause.form == "noun" and clause.relation in _NOMINAL else "clause"
        token = self._tree.tokens[clause.predicate]
        if self._is_infinitive(clause) or (token.tag == "VB" and clause.modal is None and clause.relation == "xcomp"):
            return "infinitive"
        return "gerund" if token.tag == "VBG" and not self._tree.kid(token.i, "aux") else "clause"

    def _is_governed(self, clause: Clause) -> bool:
        """Whether an event noun is an argument of the verb above, and not of a phrase that only places it."""
        return clause.form == "noun" and clause.relation in ("dobj", "pobj", "nsubjpass")

    def _is_infinitive(self, clause: Clause) -> bool:
        return clause.form == "verb" and any(k.text.lower() == "to" for k in self._tree.kids(clause.predicate, "aux"))

    def _own(self, clause: Clause) -> FactClass:
        """The clause by itself: modal, adverbs, condition, question, negation."""
        view: FactClass = "CT-" if clause.negated else "CT+"
        modal = self._words.modals.get(clause.modal or "")
        if clause.modal is not None:
            view = compose(modal.positive if modal else "UU", view)
        for kid in self._tree.kids(clause.predicate, "advmod"):
            view = compose(self._words.marks["adverb"].get(kid.lemma, "CT+"), view)
        token = self._tree.tokens[clause.predicate]
        if clause.conditional or (token.sentence in self._questions and clause.relation in ("root", "conj")):
            return "UU"
        return view


def _under(effect: Effect, governor: FactClass) -> FactClass:
    """The effect of a governor of the given class, without what readers lean to; factives hold whatever becomes of it."""
    if effect.positive == effect.negative:
        return effect.positive
    if governor == "UU":
        return "UU"
    return compose(certainty(governor), effect.positive if governor[2] == "+" else effect.negative)


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
