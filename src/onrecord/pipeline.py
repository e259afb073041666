"""The pipeline: from a report to its record, as a list that reads top to bottom.

Each stage is a pure function. Its parameters name what it needs: the report, its tree, a section of the vocabulary, or what an
earlier stage made; what it returns is known to later stages by the name in the list.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from inspect import signature
from typing import Any, NamedTuple, TypeVar

import msgspec

from onrecord.errors import SourceError
from onrecord.level import Level, at_level
from onrecord.model import Place, Record, Report
from onrecord.parse import DEFAULT_MODEL, parse_all
from onrecord.protect import protect
from onrecord.stages.attach import attach
from onrecord.stages.attribute import attribute
from onrecord.stages.cases import find_cases
from onrecord.stages.claims import find_claims
from onrecord.stages.clauses import find_clauses
from onrecord.stages.commitments import find_commitments
from onrecord.stages.dates import find_dates
from onrecord.stages.dyads import direct
from onrecord.stages.factuality import assess
from onrecord.stages.grounding import ground
from onrecord.stages.laws import find_laws
from onrecord.stages.match import match_kinds
from onrecord.stages.mentions import find_mentions
from onrecord.stages.naming import find_names
from onrecord.stages.places import find_places
from onrecord.stages.predicates import list_predicates
from onrecord.stages.quantities import find_quantities
from onrecord.stages.quotes import find_quotations
from onrecord.stages.resolve import resolve
from onrecord.stages.sketching import sketch_phrases
from onrecord.stages.standing import settle
from onrecord.stages.statements import state
from onrecord.stages.timeline import lay_out
from onrecord.stages.voices import with_first_persons
from onrecord.stages.weigh import weigh
from onrecord.syntax import Tree
from onrecord.values import Grounded, Site
from onrecord.vocabulary import Vocabulary, load

T = TypeVar("T")
Stage = tuple[str, Callable[..., Any]]

STAGES: tuple[Stage, ...] = (
    ("quotations", find_quotations),
    ("dates", find_dates),
    ("counts", find_quantities),
    ("toponyms", ground),
    ("places", find_places),
    ("names", find_names),
    ("sketches", sketch_phrases),
    ("mentions", find_mentions),
    ("clauses", find_clauses),
    ("attributions", attribute),
    ("mentions", with_first_persons),
    ("matches", match_kinds),
    ("circumstances", attach),
    ("assessments", assess),
    ("statements", state),
    ("coded", resolve),
    ("commitments", find_commitments),
    ("claims", find_claims),
    ("register", settle),
    ("cases", find_cases),
    ("laws", find_laws),
    ("timeline", lay_out),
    ("directed", direct),
    ("events", weigh),
)

_AHEAD = 64  # reports coded together, at most
_AHEAD_TEXT = 50_000  # characters of text from which on no further report joins them
_FAULT = "fault"


@lru_cache(maxsize=64)
def needs(stage: Callable[..., Any]) -> tuple[str, ...]:
    """The names of the values that a stage takes."""
    return tuple(signature(stage).parameters)


def start(report: Report, tree: Tree, vocabulary: Vocabulary) -> dict[str, Any]:
    """The values by name that the first stage finds of one parsed report."""
    return {"report": report, "tree": tree, **msgspec.structs.asdict(vocabulary)}


def advance(runs: Iterable[dict[str, Any]], name: str, stage: Callable[..., Any]) -> None:
    """Adds what one stage makes of each report. A report on which it breaks keeps the fault, and no later stage reads it.

    Taking all reports through one stage before the next, instead of each report through all stages, spares short reports a
    fifth of the time: the caches of a processor hold what one stage uses, not what all do.
    """
    wanted = needs(stage)
    for values in runs:
        if _FAULT not in values:
            try:
                values[name] = stage(**{need: values[need] for need in wanted})
            except Exception as fault:
                values[_FAULT] = fault


def run(report: Report, tree: Tree, vocabulary: Vocabulary) -> dict[str, Any]:
    """Every value that the stages make of one parsed report, by name."""
    values = start(report, tree, vocabulary)
    for name, stage in STAGES:
        advance((values,), name, stage)
    return sound(values)


def sound(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a run that no fault ended."""
    if _FAULT in values:
        raise values[_FAULT]
    return values


def record_of(values: dict[str, Any], predicates: bool = False) -> Record:
    """The record that the values of a run amount to."""
    lists = {name: values[name] for name in ("statements", "claims", "cases", "laws", "timeline")}
    return Record(
        report=values["report"],
        events=values["events"],
        commitments=values["register"],
        **lists,
        dates=values["dates"],
        places=_places(values["places"], values["toponyms"]),
        quantities=tuple(count.quantity for count in values["counts"]),
        predicates=list_predicates(values["tree"], values["clauses"], values["factuality"]) if predicates else None,
    )


def _places(sites: tuple[Site, ...], toponyms: tuple[Grounded, ...]) -> tuple[Place, ...]:
    """Every reference to a place in order of the text, those with it that are no place where something may happen."""
    every = (*sites, *(one.site for one in toponyms if not one.physical))
    return tuple(site.place for site in sorted(every, key=lambda site: (site.first, site.last)))


def masked_record_of(values: dict[str, Any], predicates: bool = False) -> Record:
    """The same record with protected persons masked, also those whom only the text names."""
    return _masked(record_of(values, predicates), values)


def _masked(record: Record, values: dict[str, Any]) -> Record:
    return protect(record, [reference.mention for reference in values["mentions"]])


class Coding(NamedTuple):
    """A report's record as it is, and with protected persons masked."""

    record: Record
    masked: Record


def read_all(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    reveal: bool = False,
    predicates: bool = False,
    level: Level = "code",
    failed: Callable[[SourceError], None] | None = None,
) -> Iterator[Record]:
    """The record of each report, in order. Protected persons are masked unless `reveal`.

    `model` names an installed spaCy model. `predicates` adds every predicate with its factuality.
    `level` cuts the codes of events that are narrower than can be relied on ("root"). A few long reports or up to 64 short
    ones are held in memory at a time. A report on which coding breaks raises SourceError, or is handed to `failed` and skipped.
    """
    shown = record_of if reveal else masked_record_of
    return _each(reports, lambda values: at_level(shown(values, predicates), level, load()), model, failed)


def code_all(
    reports: Iterable[Report], *, model: str = DEFAULT_MODEL, failed: Callable[[SourceError], None] | None = None
) -> Iterator[Coding]:
    """As `read_all`, both as it is and masked."""
    return _each(reports, _coding_of, model, failed)


def _coding_of(values: dict[str, Any]) -> Coding:
    record = record_of(values)
    return Coding(record, _masked(record, values))


def _each(
    reports: Iterable[Report],
    made: Callable[[dict[str, Any]], T],
    model: str,
    failed: Callable[[SourceError], None] | None,
) -> Iterator[T]:
    """What is made of the values of each report's run, in order."""
    vocabulary = load()
    for batch in batches(reports):
        texts = [(report.text, report.dateline.end if report.dateline else 0) for report in batch]
        runs = [start(report, tree, vocabulary) for report, tree in zip(batch, parse_all(texts, model), strict=True)]
        for name, stage in STAGES:
            advance(runs, name, stage)
        for report, values in zip(batch, runs, strict=True):
            try:
                done = made(sound(values))
            except Exception as fault:
                error = SourceError(f"{report.source_id}: cannot be coded ({type(fault).__name__}); please report it")
                if failed is None:
                    raise error from fault
                failed(error)
            else:
                yield done


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports, as many short ones together as make up the text of a few long ones."""
    batch: list[Report] = []
    length = 0
    for report in reports:
        batch.append(report)
        length += len(report.text)
        if length >= _AHEAD_TEXT or len(batch) == _AHEAD:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
