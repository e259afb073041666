"""A saved news page to the report on it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import html

from onrecord.errors import SourceError
from onrecord.pages.board import board_rows
from onrecord.pages.body import above_imprint, below, clean, is_prose, keep_column, prune, read_body, trim
from onrecord.pages.byline import bare_byline, byline_in
from onrecord.pages.clock import find_stamps
from onrecord.pages.furniture import is_copyright, kind_of
from onrecord.pages.headline import find_headline, headline_line, stated_line
from onrecord.pages.layout import unfold
from onrecord.pages.lines import letters
from onrecord.pages.markup import parse, strip_invisible
from onrecord.pages.meta import Meta, read_meta
from onrecord.pages.plain import read_plain
from onrecord.pages.printed import Line, Printed, printed
from onrecord.pages.published import page_times, reading_order, stated_time
from onrecord.pages.publisher import page_outlet, site_names
from onrecord.pages.stub import what_instead
from onrecord.pages.values import Article, Times
from onrecord.vocabulary.pages import Pages

_ABOVE = 12  # lines above the report that are its header
_BELOW = 8  # lines below it that are its footer


def read_page(markup: str, name: str, pages: Pages) -> Article:
    """The report on a page, with its header. `name` stands for the page in messages.

    Raises SourceError where the page holds no report: an empty page, a menu, a consent wall, a subscriber's stub.
    """
    tree = parse(markup, name)
    _held = list(tree.iter())  # lxml makes an element anew at each visit, unless somebody holds it
    meta = read_meta(tree)
    strip_invisible(tree)
    unfold(tree)
    shown = printed(tree)
    if (newswire := _preformatted(tree, shown)) is not None:
        return _with_head(read_plain(newswire, pages, reading_order(meta)), meta, shown, pages)
    before = shown.lines
    shown = prune(shown, pages)
    sites = site_names(meta, before, pages)
    if (stated := stated_line(meta, shown.lines, sites)) is not None:
        shown = keep_column(shown, stated)
    paragraphs = read_body(tree, shown, meta.linked_body)
    if (stated := stated_line(meta, shown.lines, sites)) is not None:
        paragraphs = below(paragraphs, shown.lines, stated)
    board = board_rows(shown.lines, pages)
    rows = {letters(row) for row in board.get("rows", ())}
    paragraphs = [words for words in paragraphs if letters(words) not in rows]
    first, last = _extent(paragraphs, shown.lines)
    headline = "".join(board.get("headline", ())) or find_headline(meta, shown.lines[:first], sites, pages)
    top = headline_line(headline, shown.lines[:first])
    if top is not None:
        paragraphs = below(paragraphs, shown.lines, top)
    text, aside = clean(paragraphs, shown.lines[top : top + _ABOVE] if top is not None else (), headline, pages)
    text = trim(above_imprint(text, shown.lines), shown)
    if instead := what_instead(text, meta, before, pages):
        raise SourceError(f"{name}: {instead}")
    around = _around(shown.lines, first, last, headline, aside, pages)
    return Article(
        text="\n\n".join(text),
        headline=headline,
        byline="".join(board.get("byline", ()))
        or _byline(meta, around, [line.text for line in shown.lines[last : last + _BELOW]], sites, pages),
        outlet=page_outlet(meta, before, headline, text, pages),
        times=page_times(meta, around, text, tree, pages),
        url=meta.url or None,
        language=meta.language[:2] or None,
    )


def _preformatted(tree: html.HtmlElement, shown: Printed) -> str | None:
    """The text of a `pre` element that holds most of the page."""
    whole = sum(len(line.text) for line in shown.lines)
    for block in tree.iter("pre"):
        text = block.text_content()
        if len(text) > 200 and len(" ".join(text.split())) > 0.5 * whole:
            return str(text)
    return None


def _with_head(article: Article, meta: Meta, shown: Printed, pages: Pages) -> Article:
    """A newswire text in a page, its gaps filled from the page."""
    sites = site_names(meta, shown.lines, pages)
    headline = article.headline or find_headline(meta, (), sites, pages)
    outlet = page_outlet(meta, shown.lines, headline, [article.text], pages)
    times = Times(article.times.published or stated_time(meta.published, meta, pages), article.times.modified)
    return Article(
        text=article.text, headline=headline, byline=article.byline, outlet=article.outlet or outlet, times=times,
        url=meta.url or None, language=meta.language[:2] or None,
    )  # fmt: skip


def _extent(paragraphs: Sequence[str], lines: Sequence[Line]) -> tuple[int, int]:
    """The numbers of the first line of the report and of the line behind its last."""
    keys = [letters(line.text) for line in lines]
    long = [letters(words) for words in paragraphs if len(words) >= 60] or [letters(words) for words in paragraphs]
    places = {key[:40]: n for n, key in reversed(list(enumerate(keys)))}
    found = [places[key[:40]] for key in long if key[:40] in places]
    if not found:
        prose = [n for n, line in enumerate(lines) if is_prose(line)]
        return (prose[0], prose[-1] + 1) if prose else (len(lines), len(lines))
    return min(found), max(found) + 1


def _around(
    lines: Sequence[Line], first: int, last: int, headline: str | None, aside: Sequence[str], pages: Pages
) -> list[str]:
    """The header from the headline on, what stood among the paragraphs, the footer, and last what is above the headline."""
    start = headline_line(headline, lines[:first])
    top = max(0, first - _ABOVE) if start is None else start
    header = [line.text for line in lines[top : max(first, (start or 0) + 6)]]
    above = [line.text for line in lines[max(0, top - 2) : top]]
    footer = [line.text for line in lines[last : last + _BELOW] if kind_of(line.text, pages) or byline_in(line.text, pages)]
    between = [words for words in aside if words not in header]
    timed = [words for words in above if any("T" in (stamp.when.edtf or "") for stamp in find_stamps(words, pages))]
    after = [*_above_rights(between, pages), *_above_rights(footer, pages)]
    return [*header, *timed, *after, *(words for words in above if words not in timed)]


def _above_rights(lines: Sequence[str], pages: Pages) -> Iterator[str]:
    """The lines above the copyright line: below it stands what belongs to the site."""
    return takewhile(lambda line: not is_copyright(line, pages), lines)


def _byline(meta: Meta, around: Sequence[str], below: Sequence[str], sites: Sequence[str], pages: Pages) -> str | None:
    """The writers as the head names them, or as a line prints them, or as the page's markup tells their names."""
    if names := _writers(meta.authors, sites, pages):
        return ", ".join(names)
    printed = next((found for line in around if (found := byline_in(line, pages))), None)
    signed = [name for name in meta.signed if any(name in line for line in around)]
    signed += [name for name in meta.signed if len(name.split()) > 1 and any(name in line for line in below)]
    return printed or next(iter(_writers(signed, sites, pages)), None) or bare_byline(around, sites, pages)


def _writers(stated: Sequence[str], sites: Sequence[str], pages: Pages) -> list[str]:
    """Those of the names that can be a writer's: no address, no date, not the site's own, nobody's such as "admin"."""
    no_one = {site.casefold() for site in sites} | pages.words("nobody")
    names = [name for name in stated if not re.match(r"https?:|@", name) and "@" not in name and len(name) < 120]
    names = [name for name in names if byline_in(name, pages) or (len(name) < 80 and not find_stamps(name, pages))]
    return list(dict.fromkeys(byline_in(name, pages) or name for name in names if name.casefold() not in no_one))
