"""Why an event or statement was coded: its clause, the rule that fired, and the rules that came near but did not."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.model import Event, Record, Span, Statement
from onrecord.outline.events import event_in_words
from onrecord.outline.factuality import FACTUALITY
from onrecord.outline.rules import meanings
from onrecord.outline.statements import statement_in_words
from onrecord.outline.wording import Wording, evidence_quoted, quoted
from onrecord.stages.grounds import grounds_of
from onrecord.stages.judge import Scene, scene_of, verdicts
from onrecord.syntax import Tree
from onrecord.values import Attribution, Clause, Match, Slot
from onrecord.vocabulary import Vocabulary


class Near(msgspec.Struct, frozen=True):
    """A rule that names the clause's predicate but did not make the item, and the first reason why not; None for no rule."""

    rule: str | None
    reason: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One coded item, or a clause that was not coded (`item` is None), and why."""

    item: str | None
    title: str
    quote: str
    source: str | None = None
    certainty: str | None = None
    confidence: str | None = None
    clause: str | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    rule: str | None = None
    meaning: str | None = None
    roles: tuple[tuple[str, str], ...] = ()
    near: tuple[Near, ...] = ()


def reasons(record: Record, values: dict[str, Any], vocabulary: Vocabulary, wanted: str | None) -> list[Explanation]:
    """The explanations of what `wanted` names: the start of an id, or words of the report; of everything without it.

    `values` are those of the pipeline's run on the report; only what `record` shows of them, which may be masked, is told.
    Words are looked for in clauses that were not coded, too: in their predicates, and where nothing else was found, in their
    whole sentences.
    """
    teller = _Teller(record, values, vocabulary)
    clauses, events = values["clauses"], values["events"]
    grounds = grounds_of(values["tree"], clauses, values["coded"], events, vocabulary.rulebook)
    found = [
        teller.event(one.match, event, known)
        for one, event, known in zip(values["coded"], record.events, grounds, strict=True)
        if _named(event, wanted) or teller.means(clauses[one.match.clause], wanted or "")
    ]
    said = zip(values["attributions"], record.statements, strict=True)
    found += [teller.statement(attribution, told) for attribution, told in said if _named(told, wanted)]
    if wanted is None:
        return found
    coded_clauses = {one.match.clause for one in values["coded"]}
    told = [clause for clause in values["clauses"] if clause.index not in coded_clauses and teller.tells(clause, wanted)]
    meant = [clause for clause in told if teller.means(clause, wanted)]
    return found + [teller.uncoded(clause) for clause in (meant if found or meant else told)]


def _named(item: Event | Statement, wanted: str | None) -> bool:
    if wanted is None or item.id.startswith(wanted) or item.id.partition("-")[2].startswith(wanted):
        return True
    return any(_contains(span.text, wanted) for span in _words(item))


def _words(item: Event | Statement) -> tuple[Span, ...]:
    return item.evidence if isinstance(item, Event) else (*([item.cue] if item.cue else []), *item.content)


def _contains(text: str, wanted: str) -> bool:
    return " ".join(wanted.split()).casefold() in " ".join(text.split()).casefold()


class _Teller:
    """Puts the clauses and rules of one report into words."""

    def __init__(self, record: Record, values: dict[str, Any], vocabulary: Vocabulary) -> None:
        self._tree: Tree = msgspec.structs.replace(values["tree"], text=record.report.text)
        self._clauses: tuple[Clause, ...] = values["clauses"]
        self._wording = Wording(record)
        self._vocabulary = vocabulary
        self._meanings = meanings(vocabulary)
        self._scene: Scene = scene_of(self._tree, self._clauses, values["mentions"], vocabulary.rulebook)

    def event(self, match: Match, event: Event, grounds: tuple[str, ...]) -> Explanation:
        clause = self._clauses[match.clause]
        return Explanation(
            item=event.id,
            title=f"event, {event_in_words(event, self._wording)}",
            quote=evidence_quoted(event.evidence),
            source=self._wording.source(event.chain),
            certainty=f"{event.factuality.cls}, {FACTUALITY[event.factuality.cls]}",
            confidence=self._confidence(event, grounds),
            clause=self._frame(clause),
            arguments=self._phrases(clause.slots),
            rule=event.rule,
            meaning=self._meanings.get(event.rule),
            roles=self._phrases(match.roles),
            near=tuple(self._near(clause, event.rule)),
        )

    def _confidence(self, event: Event, grounds: tuple[str, ...]) -> str | None:
        """The confidence and what speaks for (+) and against (-) the code, the weightiest ground first."""
        if event.confidence is None:
            return None
        weights = self._vocabulary.confidence.grounds
        told = [f"{'+' if weights[g] > 0 else '-'} {g}" for g in sorted(grounds, key=lambda g: -abs(weights[g]))]
        return f"{event.confidence:.2f}" + (f" ({'; '.join(told)})" if told else "")

    def statement(self, said: Attribution, told: Statement) -> Explanation:
        clause = self._clauses[said.clause] if said.clause is not None else None
        cue = f"{quoted([told.cue])}: " if told.cue else ""
        return Explanation(
            item=told.id,
            title=f"statement, {statement_in_words(told, self._wording)}",
            quote=f"{cue}{evidence_quoted(told.content)}",
            source=self._wording.source(told.chain),
            certainty=f"{told.factuality.cls}, {FACTUALITY[told.factuality.cls]}",
            clause=self._frame(clause) if clause else None,
            arguments=self._phrases(clause.slots) if clause else (),
            rule=told.rule,
            meaning=self._meanings.get(told.rule),
        )

    def uncoded(self, clause: Clause) -> Explanation:
        return Explanation(
            item=None,
            title="not coded",
            quote=quoted([self._sentence(clause)]),
            clause=self._frame(clause),
            arguments=self._phrases(clause.slots),
            near=tuple(self._near(clause, None)) or (Near(None, f"no rule knows “{clause.lemma}”"),),
        )

    def tells(self, clause: Clause, wanted: str) -> bool:
        return _contains(self._sentence(clause).text, wanted)

    def means(self, clause: Clause, wanted: str) -> bool:
        """Whether the words stand in the clause's sentence and its predicate is one of them."""
        predicate = self._tree.tokens[clause.predicate].text.casefold()
        return predicate in wanted.casefold().split() and self.tells(clause, wanted)

    def _sentence(self, clause: Clause) -> Span:
        sentence = self._tree.sentences[self._tree.tokens[clause.predicate].sentence]
        return self._tree.span(sentence.start, sentence.end - 1)

    def _frame(self, clause: Clause) -> str:
        marks = {
            clause.tense: clause.tense != "none",
            f"under “{clause.light}”": clause.light is not None,
            f"with “{clause.modal}”": clause.modal is not None,
            "passive": clause.passive,
            "negated": clause.negated,
            "conditional": clause.conditional,
        }
        return ", ".join([f"{clause.form} “{clause.lemma}”", *(mark for mark, holds in marks.items() if holds)])

    def _phrases(self, slots: tuple[Slot, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((slot.name, self._phrase(slot.head)) for slot in slots)

    def _phrase(self, head: int) -> str:
        inside = self._tree.subtree(head)
        return quoted([self._tree.span(inside[0], inside[-1])])

    def _near(self, clause: Clause, fired: str | None) -> Iterator[Near]:
        for verdict in verdicts(self._scene, clause, self._vocabulary.rulebook):
            if verdict.entry.id != fired:
                yield Near(verdict.entry.id, verdict.failed or "fits too, but another rule fills more roles")
