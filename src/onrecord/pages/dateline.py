"""The dateline that opens a report: "BEIJING, March 5 (Agency) --", "(Agency) -", "[서울=통신]"."""

import re
from functools import lru_cache

import msgspec

from onrecord.model import When
from onrecord.pages.clock import read_when
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.pages import Pages
from onrecord.vocabulary.towns import read_towns

_LONGEST = 160
_WORD = r"[^\W\d_]{2,12}\.?"
_CAPITALS = r"[A-ZÀ-ÖØ-ÝĀ-Ž][A-ZÀ-ÖØ-ÝĀ-Ž.'’]+"
_PLACE = rf"{_CAPITALS}(?:[\s/-]{{1,3}}(?:{_CAPITALS}|[A-Z]))*"
_TITLED = r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3}"
_AGENCY = r"\((?P<agency>[^()\d]{2,45})\)"
_DASH = r"\s?(?:—|–|--+|―|-)(?=\s|[\"“‘'])\s*(?![a-zа-я])"
_COLON = rf"(?:{_DASH}|:\s+(?![a-zа-я]))"


_ALONE = (2, 5)  # the patterns of a place with nothing but a colon or a dash, which must be a known town


class Dateline(msgspec.Struct, frozen=True):
    """The words from the start of the report to `end`, the place and the agency that they name."""

    end: int
    place: str | None
    agency: str | None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    day = rf"(?P<day>(?:{_WORD},?\s)?(?:{_WORD}\s\d{{1,2}}|\d{{1,2}}\.?\s{_WORD}|{_WORD}|\d{{1,2}}/\d{{1,2}})(?:,?\s\d{{4}})?)"
    region = rf"(?:,\s{_TITLED}){{0,2}}"
    return (
        re.compile(rf"(?P<place>{_PLACE})(?:,\s{_TITLED}){{1,2}}(?:,?\s{day})?:\s+(?![a-zа-я])"),
        re.compile(rf"(?P<place>{_PLACE}){region}(?:,?\s{day})?,?\s?(?:{_AGENCY})?{_DASH}"),
        re.compile(rf"(?P<place>{_PLACE}):\s+(?=[\"“‘'A-Z])"),
        re.compile(rf"(?P<place>{_TITLED}){region}(?:,?\s{day})?,?\s?{_AGENCY}{_COLON}"),
        re.compile(rf"(?P<place>{_TITLED}){region},\s{day}{_DASH}"),
        re.compile(rf"(?P<place>{_TITLED}){_DASH}"),
        re.compile(rf"(?P<place>{_PLACE}|{_TITLED}){region},?\s?{_AGENCY},?\s{day}{_COLON}"),
        re.compile(rf"{_AGENCY}{_COLON}"),
        re.compile(r"[\[(【](?P<place>[^\[\]()【】=\s]{1,12})\s?=\s?(?P<agency>[^\[\]()【】=]{2,25})[\])】]\s*"),
        re.compile(r"【(?P<place>[^【】=\s]{1,12})】\s*"),
        re.compile(r"(?P<agency>[\u3400-\u9fff]{2,6}社)(?P<place>[\u3400-\u9fff]{2,8}?)\d{1,2}月\d{1,2}日电\s*"),
    )


def read_dateline(text: str, pages: Pages) -> Dateline | None:
    """The dateline at the very start of the report's text; None where it starts with a sentence."""
    head = text[:_LONGEST]
    for pattern in _patterns():
        match = pattern.match(head)
        parts = match.groupdict() if match else {}
        if match and pattern in [_patterns()[n] for n in _ALONE] and not _is_place(parts["place"], pages):
            continue
        if match and match.end() < len(text) and _is_day(parts.get("day"), pages):
            agency = parts.get("agency")
            return Dateline(len(match.group().rstrip()), parts.get("place"), agency.strip() if agency else None)
    return None


def dateline_time(text: str, pages: Pages) -> When | None:
    """The date of the dateline, where it has one with its year."""
    found = read_dateline(text, pages)
    return read_when(text[: found.end], pages) if found else None


def _is_place(name: str, pages: Pages) -> bool:
    return name.casefold() in pages.words("dateline_places") or fold(name) in read_towns()


def _is_day(printed: str | None, pages: Pages) -> bool:
    """Whether the words between place and dash name a month or weekday, if there are any."""
    words = re.findall(r"[^\W\d_]+", (printed or "").casefold())
    return all(word in pages.months or word in pages.words("weekdays") for word in words)
