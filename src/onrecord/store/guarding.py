"""Keeps the names of protected persons out of what people type: reasons, notes, corrected values, names of files."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.disguise import MASK, Disguise, blot, disguise, find_details, find_names
from onrecord.exposed import mentions_in
from onrecord.model import Record
from onrecord.store.packing import decode, unpack
from onrecord.store.tables import codings, originals, texts
from onrecord.vocabulary.privacy import read_privacy

_FAR = (
    select(codings.c.report_no, codings.c.masked_text, texts.c.packed)
    .join(texts, texts.c.report_no == codings.c.report_no)
    .where(codings.c.current == 1, codings.c.masked_text.is_not(None))
)
_NEAR = (
    select(codings.c.record, codings.c.masked_text, texts.c.packed, originals.c.record.label("original"))
    .join(texts, texts.c.report_no == codings.c.report_no)
    .join(originals, originals.c.coding_no == codings.c.coding_no)
    .where(codings.c.current == 1)
)
_NAME = re.compile(rf"{MASK}+(?:[ .'’-]{{1,2}}{MASK}+)*")
_NOBODY = re.compile(r"(?!)")


class Guard(msgspec.Struct, frozen=True):
    """What masks typed words: protected names of the reports at hand in full and in parts, of all others in full."""

    near: Disguise
    far: Disguise
    details: tuple[str, ...]

    def mask(self, words: str) -> str:
        """The words with protected names, and what else was hidden in their reports, blotted out."""
        privacy = read_privacy()
        found = [
            *find_names(words, [self.near], _NOBODY, privacy),
            *find_names(words, [self.far], _NOBODY, privacy, parts=False),
        ]
        names = [(start, end) for start, end, _ in found]
        told = ((at.start(), at.end()) for detail in self.details for at in re.finditer(re.escape(detail), words))
        return blot(words, [*names, *find_details(words, names), *told])

    def mask_all(self, value: Any) -> Any:
        """The value with all its strings masked."""
        if isinstance(value, str):
            return self.mask(value)
        if isinstance(value, dict):
            return {key: self.mask_all(part) for key, part in value.items()}
        return [self.mask_all(part) for part in value] if isinstance(value, list | tuple) else value


def guard(connection: Connection, reports: Collection[int] = ()) -> Guard:
    """The guard for words typed about these reports (`report_no`). Reads every report that has a protected person."""
    rows = connection.execute(_NEAR.where(codings.c.report_no.in_(reports)))
    near = {name for row in rows for name in _hidden(row)}
    others = (row for row in connection.execute(_FAR) if row.report_no not in reports)
    far = {name for row in others for name in _blotted(_text(row.packed), _text(row.masked_text))}
    privacy = read_privacy()
    details = (name for name in near | far if re.search(r"[\d@]", name) and len(name) > 4)
    return Guard(disguise(0, sorted(near), privacy), disguise(0, sorted(far), privacy), tuple(sorted(details)))


def _hidden(row: Any) -> Iterator[str]:
    """Every name and detail that is masked in a report: in its text, its headline and its parties."""
    record, masked = decode(unpack(row.original), Record), decode(unpack(row.record), Record)
    if row.masked_text is not None:
        yield from _blotted(_text(row.packed), _text(row.masked_text))
    yield from _blotted(record.report.headline or "", masked.report.headline or "")
    for mention, shown in zip(mentions_in(record), mentions_in(masked), strict=True):
        if shown.protected:
            yield mention.name


def _blotted(text: str, masked: str) -> Iterable[str]:
    return (text[found.start() : found.end()] for found in _NAME.finditer(masked))


def _text(packed: bytes) -> str:
    return unpack(packed).decode()
