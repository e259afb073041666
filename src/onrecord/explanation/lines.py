"""An explanation as lines of text."""

import textwrap
from collections.abc import Iterator

from onrecord.explanation.reasons import Explanation


def lines(told: Explanation, width: int) -> Iterator[str]:
    """The lines of one explanation, wrapped to the width in columns."""
    yield f"{told.item}  {told.title}" if told.item else told.title
    yield from _field("words", told.quote, width)
    yield from _field("source", told.source, width)
    yield from _field("how sure", told.certainty, width)
    yield from _field("confidence", told.confidence, width)
    yield from _field("clause", told.clause, width)
    for name, words in told.arguments:
        yield from _field(f"  {name}", words, width)
    yield from _field("rule", f"{told.rule} ({told.meaning})" if told.meaning else told.rule, width)
    for name, words in told.roles:
        yield from _field(f"  {name}", words, width)
    for near in told.near:
        yield from _field("did not fire", f"{near.rule}: {near.reason}" if near.rule else near.reason, width)


def _field(name: str, words: str | None, width: int) -> Iterator[str]:
    if words:
        first = f"  {name + ':':<16}"
        yield from textwrap.wrap(words, max(width, 40), initial_indent=first, subsequent_indent=" " * 18)
