"""Tells lines that belong to the page (navigation, copyright, dates, bylines, credits) from lines of the report."""

import re
from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.pages.byline import byline_in, is_byline
from onrecord.pages.clock import find_stamps, is_date_line
from onrecord.pages.times import labelled
from onrecord.vocabulary.pages import Pages, alternatives

Kind = Literal[
    "rule",
    "copyright",
    "navigation",
    "date",
    "byline",
    "contact",
    "credit",
    "related",
    "comments",
    "promotion",
    "ending",
    "tail",
]
_RULE = re.compile(r"[\W_]*(?:(?:page\s)?\d{1,3}\s?(?:of|/)\s?\d{1,3}[\W_]*)?")
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}$")
_WIRE_CODE = re.compile(
    r"\s*[A-Z]{2,6}\s*\[\w{3,12}\](?:\s*\{[A-Z]{2}\})?$|\(\(.{3,120}\)\)$|\[\w*n[A-Z]\d\w+\]$"
    r"|[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*/[A-Z0-9/-]*(?:\s?\([A-Z0-9 ,]+\))?$|[A-Z]{2,}(?:-[A-Z0-9]+)+\s?\([A-Z0-9 ,]+\)$"
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGN = re.compile(r"[\s•·*▶▷■□◆◇●○☞※ⓒ>‣▪–—-]*(?:©|ⓒ|\(c\)\s|&copy;|℗|copyright\b|copyrights\b)", re.IGNORECASE)
_LONGEST = 600
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STOPPED = re.compile(r"[.!?。！？…][\"'”’»」』)\]]*\s*$")
_AGENCY_PHOTO = re.compile(r"(?:^|[\s(])(?:ap|afp|reuters|epa|getty images|xinhua|tass|dpa)(?: photo)?\s?/\s?\S", re.IGNORECASE)
_TAKEN_BY = re.compile(r"[.。]\s*\S{2,20}(?:记者|記者)?\s?\S{0,8}\s(?:摄|攝|撮影)[）)]?$")
_SLASH_CREDIT = re.compile(r"[.!?\"”]\s*/\s?(?P<credit>[^\s/.][^/.]{1,39})\s*$")
_MARKED_CREDIT = re.compile(r"\[[^\]]{2,40}\]$|\((?P<inner>[^()]{2,80})\)\.?$")


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns of one vocabulary."""

    navigation: re.Pattern[str]
    phrases: re.Pattern[str]
    source: re.Pattern[str]
    copyright: re.Pattern[str]
    headings: dict[str, re.Pattern[str]]
    credit: re.Pattern[str]
    contact: re.Pattern[str]
    note: re.Pattern[str]
    endings: frozenset[str]
    tail: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(pages: Pages) -> Patterns:
    separators = r"[\s|/·•,>»«<:()\[\]【】「」\d\-–—←→▲▼△▽↑↓☰×+]"
    promotion = pages.words("promotion")
    return Patterns(
        navigation=re.compile(rf"{separators}*(?:{pages.alternatives('navigation')}(?!\w){separators}*)+$"),
        phrases=re.compile(rf"(?<!\w){pages.alternatives('navigation')}(?!\w)"),
        source=re.compile(rf"(?<!\w){pages.alternatives('outlet')}\s*[:：][^|【\[]{{1,40}}"),
        copyright=re.compile(rf"(?<!\w){pages.alternatives('copyright')}"),
        headings={
            "related": _heading(pages.words("related"), pages.words("related_opening")),
            "comments": _heading(pages.words("comments")),
            "promotion": re.compile(
                rf"[\W_]*(?:{alternatives(w for w in promotion if ' ' in w)}(?!\w)|{alternatives(promotion)}[\W_]*$)"
            ),
        },
        credit=re.compile(rf"[\W_]*{pages.alternatives('credits')}\s*[:：/=]"),
        contact=re.compile(rf"(?<!\w){pages.alternatives('contact_words')}(?!\w)"),
        note=re.compile(rf"[\s(\[]+{pages.alternatives('wire_notes')}(?!\w)[^()]*[)\]]$"),
        endings=pages.words("endings"),
        tail=re.compile(rf"[\W_]*{pages.alternatives('tail')}(?!\w)"),
    )


def _heading(words: frozenset[str], openings: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """A line that is one of the words, with a count perhaps, or that starts with it and a colon, or with an opening."""
    return re.compile(
        rf"[\W_]*(?:\d+\s)?(?:{alternatives(words)}\s*(?:[\W_]*\d*[\W_]*$|[:：|]\s)|{alternatives(openings)}\s[^.!?]{{1,40}}$)"
    )


@lru_cache(maxsize=8192)
def kind_of(line: str, pages: Pages) -> Kind | None:
    """What the line is, if it is furniture; None for a line of the report. No furniture is longer than 600 characters."""
    if len(line) > _LONGEST:
        return None
    patterns = _patterns(pages)
    low = line.strip().casefold()
    if low in patterns.endings or low.strip("#*()[]-_=. ") in patterns.endings:
        return "ending"
    if _RULE.fullmatch(low):
        return "rule"
    if _INITIALS.match(line.strip()) or patterns.note.match(low) or _WIRE_CODE.match(line):
        return "ending"
    if len(low) < 250 and patterns.tail.match(low):
        return "tail"
    if is_copyright(line, pages):
        return "copyright"
    if len(low) < 300 and _navigation(low, patterns):
        return "navigation"
    for kind in ("related", "comments", "promotion"):
        if len(low) < 250 and patterns.headings[kind].match(low):
            return kind
    if len(low) < 160:
        if is_date_line(line, pages):
            return "date"
        if is_byline(line, pages):
            return "byline"
        if is_contact(line, pages):
            return "contact"
        if _is_mixed(line, pages, patterns):
            return "date"
    return "credit" if _is_credit(line, low, patterns) else None


def section_of(line: str, pages: Pages) -> Literal["related", "comments"] | None:
    """Which section a short line heads: related reports, or readers' comments."""
    headings, low = _patterns(pages).headings, line.casefold()
    return "related" if headings["related"].match(low) else "comments" if headings["comments"].match(low) else None


def is_copyright(line: str, pages: Pages) -> bool:
    """Whether the line claims rights: it starts with the sign, or is short and says so."""
    if _SIGN.match(line):
        return "©" in line or "ⓒ" in line or not _STOPPED.search(line) or bool(re.search(r"\b(?:19|20)\d\d\b", line))
    signed = any(sign in line.casefold() for sign in ("©", "ⓒ", "(c)", "copyright"))
    claim = _patterns(pages).copyright.search(line.casefold())
    if signed and len(line) < 60 and _ANY_YEAR.search(line) and not _STOPPED.search(line):
        return True
    if not claim or len(line) > 250:
        return False
    return (
        (signed and claim.group() != "copyright")
        or (claim.start() < 12 and len(claim.group()) > 9)
        or (len(line) < 60 and claim.group() != "copyright")
    )


def is_contact(line: str, pages: Pages) -> bool:
    """Whether the line is an address to write to, or a publisher's imprint, with a date or a name at most."""
    email = _EMAIL.search(line)
    if not email:
        return len(line) < 250 and len(_patterns(pages).contact.findall(line)) > 0 and "|" in line
    rest = line[: email.start()] + line[email.end() :]
    for stamp in find_stamps(rest, pages):
        rest = rest.replace(stamp.when.text, "")
    return len(rest.strip()) < 40


def ends_sentence(line: str) -> bool:
    """Whether the line closes with a full stop or its like, quotation marks aside."""
    return bool(_STOPPED.search(line))


def _navigation(low: str, patterns: Patterns) -> bool:
    return not ends_sentence(low) and bool(patterns.navigation.match(low))


def _is_mixed(line: str, pages: Pages, patterns: Patterns) -> bool:
    """A header line of several parts: "By A. Morel | Published: 4 May 2015 | Print"."""
    stamps = find_stamps(line, pages)
    if not stamps or ends_sentence(line):
        return False
    if byline_in(line, pages) or (len(line) < 120 and labelled(line, pages)):
        return True
    rest = "|".join([line[: stamps[0].start], *(stamp.when.text for stamp in stamps), line[stamps[-1].end :]])
    rest = patterns.phrases.sub("|", patterns.source.sub("|", rest.casefold()))
    return is_date_line(rest, pages)


def _is_credit(line: str, low: str, patterns: Patterns) -> bool:
    """A caption's credit: "Photo: A. Morel", "(AP Photo/A. Morel)", or "/Name" behind the full stop of a caption."""
    if len(line) > 400:
        return False
    if len(line) < 120 and patterns.credit.match(low):
        return True
    if _TAKEN_BY.search(line):
        return True
    slash = _SLASH_CREDIT.search(line)
    if slash and (slash["credit"][0].isupper() or ord(slash["credit"][0]) > 0x2E80):
        return True
    marked = _MARKED_CREDIT.search(line)
    inner = marked and marked["inner"]
    return bool(inner and (_AGENCY_PHOTO.search(inner) or patterns.credit.match(inner.casefold())))
