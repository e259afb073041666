"""Who wrote a report, as a line of its own names them: "By A. Morel, Staff Reporter", "Reporting by ...", "박하늘 기자"."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from onrecord.pages.clock import find_stamps
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.pages import Pages, alternatives
from onrecord.vocabulary.towns import read_towns

_NAME = r"(?:[^\W\d_a-zа-я](?:[\w.'’-])*|de|da|di|del|der|den|van|von|bin|ibn|al|el|la|le|dos|and|und|et|y|e|и|in|&)"
_CJK_NAME = r"[\u3400-\u9fff\uac00-\ud7a3\u3040-\u30ff·・\s]{2,12}"
_IDEOGRAPHS = r"[\u3400-\u9fff]"
_LONGEST = 160
_PART = re.compile(r"\s*[|•·]\s*|\s+[—–-]+\s+")
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|di|van|von|bin|al|el|la|le|der)){1,3}$")
_NEAR_THE_HEADLINE = 6
_EMAIL = re.compile(r"[\s(<|/]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")
_FROM = re.compile(
    r"From (?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}) in [A-ZÀ-Þ][\w.'’ -]{2,30}$"
)  # a town at the end
_CUT = re.compile(r"\s+[|·•/]\s+|\s{3,}|\s*\u00a0")


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns of one vocabulary."""

    by: re.Pattern[str]
    after: re.Pattern[str]
    alone: re.Pattern[str]
    labelled: re.Pattern[str]
    editing: re.Pattern[str]
    reporting: re.Pattern[str]
    label: re.Pattern[str]
    office: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(pages: Pages) -> Patterns:
    by, after = pages.words("byline"), pages.alternatives("byline_after")
    latin = alternatives(word for word in by if word[0] < "\u2e80")
    other = alternatives(word for word in by if word[0] >= "\u2e80")
    role = pages.alternatives("roles")
    name = rf"{_NAME}(?:[\s-]+{_NAME}){{0,10}}"
    tail = rf"(?:\s*[,|(/–-]\s*(?:(?i:[\w\s]{{0,30}}{role})[^.]{{0,40}}|{name})\)?){{0,2}}"
    return Patterns(
        by=re.compile(
            rf"[\s(\[【（]*(?:(?P<lead>(?i:{latin}))\s*[:：]?\s+(?P<name>{name}{tail})|(?:{other})\s*[:：／/\s]\s*"
            rf"(?:(?P<cjk>{_CJK_NAME})|(?P<latin>{name})))[\s)\]】）.]*$"
        ),
        after=re.compile(rf"[\s(\[【（/]*(?:[^\s=(]{{1,12}}=)?(?P<name>{_CJK_NAME}?)\s?{after}[\s)\]】）]*$"),
        alone=re.compile(rf"[（(](?P<name>{_IDEOGRAPHS}{{1,4}}[\s・]?[\u3400-\u9fff\u3040-\u30ff]{{1,5}})[）)]$"),
        labelled=re.compile(rf"(?<!\w)(?:{other})\s?[:：]\s?(?P<name>{name}|[\u3400-\u9fff·]{{2,6}})(?=\s|$)"),
        editing=re.compile(rf"[\s(（\[*—–-]*(?i:{pages.alternatives('editing')})[\s:：]+\S.{{0,60}}$"),
        reporting=re.compile(rf"[\s(\[*—–-]*(?i:{pages.alternatives('reporting')})[\s:]+(?P<name>.+?)[\s)\].]*$"),
        office=re.compile(rf"(?:[A-Z][\w.]*\s){{0,3}}(?i:{role})$|(?i:from|by)\s(?:our|a|the)\s[\w\s]{{0,30}}{role}$"),
        label=re.compile(
            rf"(?i:\s(?:{pages.alternatives('published')}|{pages.alternatives('modified')}|{pages.alternatives('date_joiners')}))"
            rf"[\s:：|]*(?:(?i:{pages.alternatives('weekdays')})[\s,،]*)?$"
        ),
    )


def read_byline(line: str, pages: Pages) -> str | None:
    """The writers' names and roles, without "By"; None if the line is no byline."""
    patterns = _patterns(pages)
    if len(line) > _LONGEST * 3:
        return None
    if reporting := patterns.reporting.match(line):
        return re.split(r"[;.]\s", reporting["name"])[0].strip()
    if len(line) > _LONGEST:
        return None
    bare = _EMAIL.sub("", line).strip()
    match = patterns.by.match(bare) or _FROM.match(bare) or patterns.after.match(bare) or patterns.alone.match(bare)
    if not match or not bare or bare.strip("（）()") in pages.words("endings") | pages.words("credits"):
        return None
    parts = match.groupdict()
    found = (parts.get("name") or parts.get("cjk") or parts.get("latin") or "").strip(" ,|/-")
    words = [word for word in re.findall(r"[^\W\d_]+", found.casefold()) if word not in pages.months]
    return found if any(word not in pages.words("weekdays") for word in words) else None


def is_byline(line: str, pages: Pages) -> bool:
    """Whether the whole line is a byline, or a writer's office below one ("LNA Staff Writer")."""
    patterns = _patterns(pages)
    office = len(line) < 60 and not line.endswith(".") and patterns.office.match(line)
    return bool(office) or bool(patterns.editing.match(line)) or read_byline(line, pages) is not None


def byline_in(line: str, pages: Pages) -> str | None:
    """The byline at the head of a line that goes on with a date or the like ("By A. Morel | Published: 4 May 2015")."""
    whole = line[: _LONGEST * 2]
    stamps = find_stamps(whole, pages)
    head = _patterns(pages).label.sub("", whole[: stamps[0].start]) if stamps else whole
    for part in _CUT.split(f"{head} | {whole[stamps[-1].end :]}" if stamps else head):
        if found := read_byline(part.strip(" |/,-–—·."), pages):
            return found
    labelled = _patterns(pages).labelled.search(whole)
    return labelled["name"].strip() if labelled else None


def bare_byline(header: Sequence[str], sites: Sequence[str], pages: Pages) -> str | None:
    """A name without "By" that stands beside a date, or in a line next to one, right below the headline (`header[0]`)."""
    lines = header[:_NEAR_THE_HEADLINE]
    for number, line in enumerate(lines[1:], start=1):
        if len(line) > _LONGEST:
            continue
        dated = bool(find_stamps(line, pages))
        if dated or any(find_stamps(near[:_LONGEST], pages) for near in lines[max(1, number - 1) : number + 3]):
            parts = _PART.split(line) if dated else [line]
            if found := next((part for part in parts if _is_person(part.strip(), sites, pages)), None):
                return found.strip()
    return None


def _is_person(words: str, sites: Sequence[str], pages: Pages) -> bool:
    """Whether words are written as a person's name, and are no place, site, weekday or word of a menu."""
    if not _PERSON.match(words) or len(words) > 40 or words.casefold() in {site.casefold() for site in sites}:
        return False
    lists = ("outlet_words", "navigation", "related", "weekdays", "credits", "nobody", "published", "modified")
    known = frozenset(pages.months).union(*map(pages.words, lists))
    parts = words.casefold().split()
    return known.isdisjoint([*parts, words.casefold()]) and fold(words) not in read_towns()
