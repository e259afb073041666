"""How likely a coder would give an event the same root code: a confidence with its grounds.

What each ground counts was fitted on hand-coded sentences (docs/decisions/0013).
"""

from msgspec.structs import replace

from onrecord.model import Event
from onrecord.stages.grounds import grounds_of
from onrecord.syntax import Tree
from onrecord.values import Clause, Coded
from onrecord.vocabulary.confidence import Confidence
from onrecord.vocabulary.rulebook import Rulebook


def weigh(
    tree: Tree,
    clauses: tuple[Clause, ...],
    coded: tuple[Coded, ...],
    directed: tuple[Event, ...],
    rulebook: Rulebook,
    confidence: Confidence,
) -> tuple[Event, ...]:
    """The events with their confidence; an event without a code has none."""
    grounds = grounds_of(tree, clauses, coded, directed, rulebook)
    return tuple(
        replace(event, confidence=confidence.chance(known)) if event.cameo else event
        for event, known in zip(directed, grounds, strict=True)
    )
