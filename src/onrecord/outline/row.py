"""The rows of an outline."""

import msgspec

from onrecord.model import FactClass, Span


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One item in words: what it says, on whose word, by which rule, and the words of the report it rests on.

    `item` is the id of the record's item, `about` the ids of the items it refers to. `group` heads rows that belong
    together (a date).
    """

    title: str
    source: str
    notes: tuple[str, ...] = ()
    item: str | None = None
    about: tuple[str, ...] = ()
    rule: str | None = None
    factuality: FactClass | None = None
    evidence: tuple[Span, ...] = ()
    group: str | None = None


class Section(msgspec.Struct, frozen=True):
    """Rows of one sort under a title; `name` is stable, for style sheets and links."""

    name: str
    title: str
    rows: tuple[Row, ...]
