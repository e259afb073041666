"""The headline of a page: as printed above the report, checked against the page's title and head."""

import re
from collections.abc import Sequence

from onrecord.pages.furniture import ends_sentence, kind_of
from onrecord.pages.lines import letters
from onrecord.pages.meta import Meta
from onrecord.pages.outlet import from_masthead
from onrecord.pages.printed import Line
from onrecord.vocabulary.pages import Pages

_SEPARATOR = re.compile(r"\s+(?:[-–—|»«:·•~/]|::|>>|\|\|)\s+|\s*[|»]\s*|(?<=\S):\s+")
_MARKS = re.compile(r"\b(?:headline|title|tit|subject|heading|hd|entry-title|article-title)")
_ABOVE = 15  # lines above the report that may hold its headline
_LEAST = 2.5  # what a line must score to be the headline, whatever the head says
_PRINTED = 1.4  # what is enough where the head has a title only, and the line is not in it
_LONGEST = 250


def find_headline(meta: Meta, above: Sequence[Line], sites: Sequence[str], pages: Pages) -> str | None:
    """The headline among the lines `above` the report, or as the head states it; None where neither has one.

    `sites` are the names of the outlet: a headline is none of them.
    """
    stated = [words for words in (meta.linked_headline, meta.social_title, meta.title) if words and not _is_site(words, sites)]
    title = " ".join((meta.linked_headline, meta.social_title, meta.title))
    scored = [(_score(line, n, above, title, sites, pages), n, line.text) for n, line in enumerate(above[-_ABOVE:])]
    best = max(scored, default=(0.0, 0, ""))
    if best[0] >= _LEAST or (best[0] >= _PRINTED and stated in ([], [meta.title])):
        return best[2]
    cut = next((cut for words in stated if (cut := without_site(words, sites))), None)
    return None if cut and from_masthead(cut, pages) else cut


def headline_line(headline: str | None, lines: Sequence[Line]) -> int | None:
    """The number of the last line that prints the headline."""
    wanted = letters(headline or "")
    return next((n for n in reversed(range(len(lines))) if wanted and letters(lines[n].text) == wanted), None)


def stated_line(meta: Meta, lines: Sequence[Line], sites: Sequence[str]) -> int | None:
    """The number of the first line that is no link and prints what the head states as headline or title."""
    stated = (meta.linked_headline, meta.social_title, meta.title)
    wanted = {letters(cut) for words in stated if words and (cut := without_site(words, sites)) and len(cut.split()) > 2}
    wanted |= {letters(part) for part in _SEPARATOR.split(meta.title) if len(part.split()) > 3 and not _is_site(part, sites)}
    return next((n for n, line in enumerate(lines) if line.linked < 0.5 and letters(line.text) in wanted), None)


def without_site(title: str, sites: Sequence[str]) -> str | None:
    """A title without the site's name and section: its longest part, where a part is the site; None if all of it is."""
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    left = [part for part in parts if not _is_site(part, sites)]
    if not left:
        return None
    if len(left) == len(parts) and not re.search(r"\s[-–—|»·]\s|\s?[|»]\s?", title):
        return title
    longest = max(left, key=len)
    at = title.find(longest)
    ends = [title.find(part, at) + len(part) for part in left if title.find(part, at) >= at]
    together = title[at : max(ends)] if len(left) < len(parts) else longest
    return together if not any(site and letters(site) in letters(together) for site in sites) else longest


def site_in_title(title: str, headline: str | None, pages: Pages) -> str | None:
    """The part of the title beside the headline that names the site: the outermost one, or the one before its colon."""
    head = letters(headline or "")
    first, colon, rest_of_it = title.partition(": ")
    if colon and head and letters(rest_of_it) == head and len(first.split()) < 6:
        return first.strip()
    parts = [part.strip() for part in re.split(r"\s+[-–—|»·]\s+|\s*[|»]\s*|\s+::\s+", title) if part.strip()]
    rest = [part for part in parts if letters(part) != head and not (head and letters(part) in head)]
    rest = [part for part in rest if part.casefold() not in pages.words("navigation")] if len(rest) > 1 else rest
    if len(rest) == len(parts) and head:
        return None if head in letters(title) else rest[-1] if len(rest) == 1 else None
    if not rest:
        return None
    return rest[-1] if parts[-1] in rest else rest[0]


def _score(line: Line, number: int, above: Sequence[Line], title: str, sites: Sequence[str], pages: Pages) -> float:
    words = line.text
    if len(words) < 4 or len(words) > _LONGEST or _is_site(words, sites) or kind_of(words, pages) is not None:
        return 0.0
    shown = above[-_ABOVE:]
    score = 3.0 if line.heading == 1 else 1.5 if line.heading else 0.0
    plain = letters(words)
    masthead = from_masthead(words, pages) is not None
    if len(plain) >= 8 and plain in letters(title):
        score += 0.0 if masthead else 3.0
    elif len(plain) >= 8 and _alike(words, title) >= 0.7:
        score += 2.0
    score += 2.0 if _MARKS.search(line.marks) else 0.0
    score += 2.0 if line.size >= 22 else 1.0 if line.size >= 18 else 0.0
    score += 0.5 if line.bold else 0.0
    below = shown[number + 1].text if number + 1 < len(shown) else ""
    score += 1.5 if below and kind_of(below, pages) in ("date", "byline") else 0.0
    score -= 2.5 if line.linked > 0.5 else 0.0
    score -= 3.0 if masthead else 0.0
    score -= 1.5 if ends_sentence(words) and not words.endswith(("?", "!", '"', "”")) else 0.0
    return score + number * 0.01


def _is_site(words: str, sites: Sequence[str]) -> bool:
    plain = letters(words)
    return not plain or any(plain == letters(site) or (len(plain) < 40 and letters(site) and plain.startswith(letters(site)) and
                            len(plain) < len(letters(site)) + 14) for site in sites)  # fmt: skip


def _alike(words: str, title: str) -> float:
    """The share of the words that the title has too."""
    mine = set(re.findall(r"\w+", words.casefold()))
    return len(mine & set(re.findall(r"\w+", title.casefold()))) / len(mine) if len(mine) > 2 else 0.0
