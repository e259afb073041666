"""The report's own paragraphs on a page: trafilatura's reading, with what it misses in old layouts put right."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from lxml import html
from trafilatura import bare_extraction

from onrecord.pages.clock import find_stamps
from onrecord.pages.furniture import ends_sentence, kind_of, section_of
from onrecord.pages.layout import CELL
from onrecord.pages.lines import letters, tidy
from onrecord.pages.markup import remove
from onrecord.pages.printed import Line, Printed
from onrecord.vocabulary.pages import Pages

_PROSE = 80  # a line of this many characters, hardly linked, is prose
_ENOUGH = 0.3
_FEW = 0.3
_MENU = 500  # characters that menus and imprints may have beside a report that was missed
_ROW = re.compile(r"^\|\s*|\s*\|\s*$")  # as trafilatura prints the rows of a table
_EDGE = 4  # paragraphs from either end that may be the header's or footer's
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:cmt|cmts|reple|talkback|comments?|replies|disqus|rel|related|rellist|mostread|most-?viewed)(?:$|[\s_-])"
)
_MOST = 0.4
_ASIDES = re.compile(  # class names that pages everywhere give to what stands beside the report's own words
    r"(?:^|[\s_-])(?:caption|captions|cutline|legende|bildunterschrift|photo-?credit|img-?credit|pull-?quotes?|pull-(?:left|right)"
    r"|fact-?box|info-?box|fact-?file|key-?facts|promo|video-promo|read-?more|also-?read|read-?also|lees-ook|lire-aussi"
    r"|newsletter|news-?letter|sign-?up|inline-cta|ad-slot|advert|advertisement|sponsor|taboola|outbrain|author-?bio|author-?box"
    r"|share-?bar|share-?row|social-?share|sharedaddy|print-?only|no-?print|breadcrumbs?)(?:$|[\s_-])"
)
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|deck|dek|sub-?title|sub-?headline|sub-?head|soustitre|surtitre|kicker|strapline|strap"
    r"|volanta|bajada|copete|anons|spot|oberzeile|unterzeile|dachzeile|occhiello|sommario|antetitulo|bigode|linha-fina)(?:$|[\s_-])"
)
_ABOUT = re.compile(
    r"(?:About|Über|À propos d[eu'’]|Acerca de|Sobre|Informazioni su)\s?(?:the\s|l[ae]\s)?(?P<name>[A-Z][^.!?]{1,50})$"
)
_IS_A = re.compile(r".{2,80}?\s(?:is|are|was|ist|est|es|é|è)\s(?:a|an|the|one|ein|eine|der|die|das|un|une|una|um|uma|le|la)\s")
_IMPRINT = 0.5  # a longer section is the report's own
_QUOTED = 35  # letters of a pull quote at least
_PULLED = 200  # and at most
_COLUMN = 200  # characters of prose that show where the report stands
_LONGEST_MARKS = 500
_CALL = 400  # characters; a longer paragraph tells something too
_SPEECH = re.compile(r"[“”\"«»„]|\bsaid\b")
_SMALL = 700  # characters; what is longer is not beside the report


def is_prose(line: Line) -> bool:
    """Whether a line reads like a sentence of a report, not like a link or label."""
    return len(line.text) >= _PROSE and line.linked < 0.5


def prune(shown: Printed, pages: Pages) -> Printed:
    """Removes related links, readers' comments and menus that old layouts keep beside the report; what is left."""
    total = sum(len(line.text) for line in shown.lines)
    prose = [n for n, line in enumerate(shown.lines) if is_prose(line)]
    gone: list[html.HtmlElement] = []
    for number, line in enumerate(shown.lines):
        if len(line.text) < 60 and prose and (kind := section_of(line.text, pages)):
            gone += _below(shown, number, total, kind == "comments" and number > prose[0])
    for element in shown.ranges:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        beside = _beside(marks) if marks != " " else None
        if (beside == "others" and shown.chars(element) < _MOST * total) or (
            beside == "aside" and shown.chars(element) < min(_SMALL, _MOST * total) and element.tag != "article"
        ):
            gone.append(element)
    gone += [element for element in shown.ranges if element.tag in ("div", "td") and _is_menu(shown, element)]
    gone = [element for element in gone if element.tag not in ("body", "html")]
    left = shown.without(gone) if gone else shown
    for element in gone:
        remove(element)
    return left


@lru_cache(maxsize=8192)
def _beside(marks: str) -> Literal["others", "aside"] | None:
    """What the class and id of a block tell: others' words or other reports, or a small thing beside the text."""
    low = marks.lower()[:_LONGEST_MARKS]
    return "others" if _OTHERS.search(low) else "aside" if _ASIDES.search(low) else None


def keep_column(shown: Printed, headline: int) -> Printed:
    """Removes the columns beside the one with the headline that open with a heading or link of their own; what is left."""
    gone: list[html.HtmlElement] = []
    for cell in shown.lines[headline].element.iterancestors():
        if CELL not in cell.attrib or shown.chars_below(cell, headline) < _COLUMN:
            continue
        for other in (*cell.itersiblings(), *cell.itersiblings(preceding=True)):
            first, last = shown.ranges.get(other, (0, 0))
            if CELL in other.attrib and first < last and not is_prose(shown.lines[first]):
                gone.append(other)
    left = shown.without(gone) if gone else shown
    for element in gone:
        remove(element)
    return left


def below(paragraphs: Sequence[str], lines: Sequence[Line], headline: int) -> list[str]:
    """The paragraphs that stand below the headline's line, if enough do; else all of them."""
    above = {letters(line.text)[:40] for line in lines[:headline]} - {letters(line.text)[:40] for line in lines[headline + 1 :]}
    kept = [words for words in paragraphs if letters(words)[:40] not in above]
    return kept if sum(map(len, kept)) >= _COLUMN else list(paragraphs)


def read_body(tree: html.HtmlElement, shown: Printed, linked_body: str) -> list[str]:
    """The paragraphs of the main text. The quick reading of trafilatura stands where it covers the page's prose."""
    prose = sum(len(line.text) for line in shown.lines if is_prose(line))
    text = _extract(tree, fast=True)
    if len(text) < _ENOUGH * prose or len(text) < 3 * _PROSE:
        slow = _extract(tree, fast=False)
        text = slow if len(slow) > len(text) else text
    if len(text) < _FEW * prose or (len(text) < _MENU and _covered(text, shown) < _FEW * prose):
        densest = "\n".join(_densest(shown))
        text = densest if _covered(densest, shown) > _covered(text, shown) else text
    text = "\n".join(_filled(text.split("\n"), shown))
    if len(linked_body) > 2 * len(text):
        text = linked_body
    lines = (_ROW.sub("", line).replace("\\|", "|") for line in tidy(text).split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]


def _covered(text: str, shown: Printed) -> int:
    """How many characters of the page's prose the text holds."""
    whole = letters(text)
    return sum(len(line.text) for line in shown.lines if is_prose(line) and letters(line.text)[:40] in whole)


def clean(paragraphs: Sequence[str], header: Sequence[Line], headline: str | None, pages: Pages) -> tuple[list[str], list[str]]:
    """The report's paragraphs, and the lines of header and footer that stood among them.

    `header` are the lines from the headline on: what stands above the date or byline and closes no sentence is a deck.
    """
    kept: list[str] = []
    aside: list[str] = []
    listing = False
    paragraphs = _once(paragraphs)
    decks = _decks(header, pages) | {letters(headline or "")}
    for number, words in enumerate(paragraphs):
        kind = kind_of(words, pages)
        edge = number < _EDGE or number >= len(paragraphs) - _EDGE
        if number < _EDGE and (letters(words) in decks or _is_dated(words, pages)):
            aside.append(words)
            continue
        if kind is None and number >= _EDGE and _addresses_reader(words, pages):
            continue
        if kind in ("comments", "tail") and number > len(paragraphs) * 0.4 and (len(words) < 60 or kind == "tail"):
            break
        if kind and (kind not in ("byline", "date", "contact") or edge):
            listing = kind == "related" and len(words) < 60
            aside.append(words)
            continue
        if listing and not ends_sentence(words) and len(words) < 160:
            continue
        listing = False
        kept.append(words)
    return kept, aside


def trim(paragraphs: Sequence[str], shown: Printed) -> list[str]:
    """The paragraphs without links that stand before the first sentence or behind the last, or in a row below the start."""
    links = {letters(line.text) for line in shown.lines if line.linked > 0.6}
    loose = [letters(words) in links and not ends_sentence(words) for words in paragraphs]
    middle = len(loose) * 2 // 5
    listed = {n for n in range(middle, len(loose)) if loose[n] and any(loose[n - 1 : n] + loose[n + 1 : n + 2])}
    first = next((n for n, one in enumerate(loose) if not one), 0)
    last = next((n for n in reversed(range(len(loose))) if not loose[n]), len(loose) - 1)
    return [words for n, words in enumerate(paragraphs[first : last + 1], start=first) if n not in listed]


def above_imprint(paragraphs: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """The paragraphs above a last section "About X" that opens with "X is a", where a press release tells of its sender."""
    keys = {letters(words)[:40]: number for number, words in enumerate(paragraphs)}
    for line, below in pairwise(lines):
        heading = _ABOUT.match(line.text)
        first = keys.get(letters(below.text)[:40])
        if not heading or first is None or not _IS_A.match(below.text):
            continue
        named = letters(heading["name"]) in letters(below.text[: len(heading["name"]) + 20])
        if named and sum(map(len, paragraphs[first:])) < _IMPRINT * sum(map(len, paragraphs[:first])):
            return [words for words in paragraphs[:first] if letters(words) != letters(line.text)]
    return list(paragraphs)


def _once(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without pull quotes: short ones whose words stand in a longer paragraph too."""
    plain = [letters(words) for words in paragraphs]
    whole = "\n".join(key for key, words in zip(plain, paragraphs, strict=True) if ends_sentence(words))
    kept = []
    for words, key in zip(paragraphs, plain, strict=True):
        pulled = _QUOTED <= len(key) <= _PULLED and key in whole
        if not pulled or not any(key in other and len(other) > 1.3 * len(key) for other in plain):
            kept.append(words)
    return kept


def _decks(header: Sequence[Line], pages: Pages) -> set[str]:
    """The lines between headline and date or byline, and those with the class of a deck, that close no sentence."""
    last = next((n for n, line in enumerate(header) if kind_of(line.text, pages) in ("date", "byline")), 0)
    found = [line for n, line in enumerate(header) if n < last or _DECK.search(line.marks)]
    return {letters(line.text) for line in found if not ends_sentence(line.text)}


def _addresses_reader(words: str, pages: Pages) -> bool:
    """Whether a short paragraph asks its reader to subscribe, to write to the author, or to follow the outlet."""
    return len(words) < _CALL and bool(_calls(pages).search(words.casefold())) and not _SPEECH.search(words)


@lru_cache(maxsize=2)
def _calls(pages: Pages) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){pages.alternatives('calls')}(?!\w)"
        r"|^(?:e-?mail|contact|follow|write to|reach)\s[^.]{2,60}(?:[\w.]@[\w-]|\s@\w)"
    )


def _is_dated(words: str, pages: Pages) -> bool:
    """Whether a short line holds a date and is no sentence, such as "Courier, 2 May 2010"."""
    return len(words) < _PROSE and not ends_sentence(words) and bool(find_stamps(words, pages))


def _extract(tree: html.HtmlElement, fast: bool) -> str:
    document = bare_extraction(tree, fast=fast, favor_precision=True, include_comments=False)
    return str(getattr(document, "text", None) or "")


def _filled(paragraphs: list[str], shown: Printed) -> list[str]:
    """The paragraphs with those that follow them in like blocks, as where advertisements cut a report in parts."""
    places = {letters(words)[:40]: n for n, words in enumerate(paragraphs) if len(words) >= _PROSE}
    at = {n: places[key] for n, line in enumerate(shown.lines) if (key := letters(line.text)[:40]) in places}
    if not at:
        return paragraphs
    like = {mark for n in at if (mark := _like(shown.lines[n]))}
    filled = list(paragraphs)
    last = max(at)
    for line in shown.lines[last + 1 :]:
        if line.heading in (1, 2):
            break
        if is_prose(line) and _like(line) in like and line.text not in filled:
            filled.append(line.text)
    return filled


def _like(line: Line) -> tuple[str, str] | None:
    """The kind of block around a paragraph: the tag and class of its parent."""
    parent = line.element.getparent() if line.element.tag == "p" else None
    shared = parent.get("class") if parent is not None else None
    return (str(parent.tag), shared) if parent is not None and shared else None


def _below(shown: Printed, number: int, total: int, all_below: bool) -> list[html.HtmlElement]:
    """The block that a heading opens; or, where the heading stands alone, the links (or everything) that follow it."""
    element = shown.lines[number].element
    element = next((one for one in (element, *element.iterancestors()) if one in shown.ranges), element)
    if shown.ranges.get(element, (-1, -1))[0] != number:
        return []
    parent = element.getparent()
    while parent is not None and shown.ranges.get(parent, (-1, -1))[0] == number and shown.chars(parent) < _MOST * total:
        element, parent = parent, parent.getparent()
    if shown.ranges[element][1] > number + 1:
        return [element] if shown.chars(element) < _MOST * total else []
    found = [element]
    for after in element.itersiblings():
        first, last = shown.ranges.get(after, (0, 0))
        if shown.chars(after) >= _MOST * total or (not all_below and any(map(is_prose, shown.lines[first:last]))):
            break
        found.append(after)
    return found


def _is_menu(shown: Printed, element: html.HtmlElement) -> bool:
    """Whether a block is links and short labels only, several of them."""
    first, last = shown.ranges[element]
    lines = shown.lines[first:last]
    if not 3 <= len(lines) <= 60 or any(map(is_prose, lines)):
        return False
    size = sum(len(line.text) for line in lines)
    return sum(line.linked * len(line.text) for line in lines) > 0.7 * size


def _densest(shown: Printed) -> list[str]:
    """The lines of the smallest block that holds most of the page's prose."""
    weights = [len(line.text) if is_prose(line) else 0 for line in shown.lines]
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    if not sums[-1]:
        return []
    holding = [
        (last - first, first, last) for first, last in shown.ranges.values() if sums[last] - sums[first] >= 0.8 * sums[-1]
    ]
    _, first, last = min(holding, default=(0, 0, len(weights)))
    return [line.text for line in shown.lines[first:last] if line.linked < 0.6]
