"""Masks protected persons in a whole record, so that nothing made from it can name them.

A private person who is sheltered, detained, fleeing or returned shows as "protected person 1". In the text each letter and
digit of the name becomes a block of the same length, so that all offsets hold; elsewhere the label stands for the name.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from onrecord.disguise import Disguise, blot, disguise, find_details, find_names, fold, parts_of, rename
from onrecord.exposed import Person, find_exposed
from onrecord.model import Mention, Record, Report, Span
from onrecord.vocabulary.privacy import Privacy, read_privacy

T = TypeVar("T")
_ADDRESSES = frozenset(["url", "source_id", "party"])
_CODES = frozenset([
    "id", "kind", "cameo", "rule", "code", "country", "edtf", "timex", "value", "mod", "language", "sha256", "event",
    "mode", "context", "statement", "about", "of",
])  # fmt: skip


class _Cover(msgspec.Struct, frozen=True):
    """What hides the protected persons of one record."""

    disguises: tuple[Disguise, ...]
    owners: dict[str, Disguise]
    public: re.Pattern[str]
    privacy: Privacy
    text: str = ""

    def hide(self, string: str, slug: bool = False, parts: bool = True) -> str:
        """A string with its protected names replaced by their labels."""
        return rename(string, find_names(string, self.disguises, self.public, self.privacy, parts), slug)

    def blot(self, string: str, parts: bool = True, others: Iterable[tuple[int, int]] = ()) -> str:
        """A string with its protected names, and details near them, hidden at the same length."""
        found = find_names(string, self.disguises, self.public, self.privacy, parts, others)
        names = [(start, end) for start, end, _ in found]
        return blot(string, [*names, *find_details(string, names)])


def protect(record: Record, named: Iterable[Mention] = ()) -> Record:
    """The record with every protected person masked; the same record where there is none.

    `named` are all parties that the text names, in an item of the record or not.
    """
    privacy = read_privacy()
    people, public = find_exposed(record, privacy, named)
    if not people:
        return record
    cover = _cover(record.report.text, people, public, privacy)
    report = _report(record.report, cover, [(m.span.start, m.span.end) for m in public if m.span and _is_bare(m, privacy)])
    return _walk(msgspec.structs.replace(record, report=report), msgspec.structs.replace(cover, text=report.text))


def _cover(text: str, people: list[Person], public: list[Mention], privacy: Privacy) -> _Cover:
    """Numbers the persons in the order in which the text first names them."""
    kept = disguise(0, sorted({mention.name for mention in public}), privacy).whole

    def first(person: Person) -> int:
        found = find_names(text, [disguise(0, person.names, privacy)], kept, privacy)
        return min((start for start, _, _ in found), default=len(text))

    ordered = sorted(people, key=first)
    disguises = [disguise(n, person.names, privacy) for n, person in enumerate(ordered, 1)]
    owners = {party: one for person, one in zip(ordered, disguises, strict=True) for party in person.parties}
    return _Cover(tuple(disguises), owners, kept, privacy)


def _is_bare(mention: Mention, privacy: Privacy) -> bool:
    """Whether the mention's words hold no other name than the person's own."""
    words = parts_of([mention.span.text if mention.span else ""], privacy)
    return {fold(word) for word in words} <= {fold(word) for word in parts_of([mention.name], privacy)}


def _report(report: Report, cover: _Cover, others: list[tuple[int, int]]) -> Report:
    return msgspec.structs.replace(
        report,
        text=cover.blot(report.text, others=others),
        headline=report.headline and cover.blot(report.headline),
        byline=report.byline and cover.blot(report.byline, parts=False),
    )


def _walk(value: T, cover: _Cover) -> T:
    """The value with its spans cut anew from the masked text, its mentions renamed and its other words hidden."""
    if isinstance(value, tuple):
        return tuple(_walk(item, cover) for item in value)  # type: ignore[return-value]
    if isinstance(value, Span):
        return msgspec.structs.replace(value, text=cover.text[value.start : value.end])
    if not isinstance(value, msgspec.Struct):
        return value
    parts = not (isinstance(value, Mention) and value.kind == "outlet")
    changed: dict[str, Any] = {name: _field(name, getattr(value, name), cover, parts) for name in _open_fields(type(value))}
    if isinstance(value, Mention) and value.party in cover.owners:
        changed |= _anonymous(value, cover.owners[value.party])
    return cast(T, msgspec.structs.replace(cast(Any, value), **changed))


def _field(name: str, value: Any, cover: _Cover, parts: bool) -> Any:
    if not isinstance(value, str):
        return _walk(value, cover)
    if name in ("byline", "headline") or value == cover.text:
        return value
    return cover.hide(value, slug=name in _ADDRESSES, parts=parts)


def _anonymous(mention: Mention, one: Disguise) -> dict[str, Any]:
    code = (mention.code or mention.country or "")[:3] if mention.country else None
    return {"party": f"protected:{one.number}", "name": one.label, "kind": "person", "code": code, "protected": True}


@lru_cache(maxsize=64)
def _open_fields(of: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a struct that may hold free words, spans or mentions: neither codes nor fixed values."""
    fields = msgspec.structs.fields(of)
    return tuple(field.name for field in fields if field.name not in _CODES and "Literal" not in str(field.type))
