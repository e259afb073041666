"""Load: one raw report to its text, headline, byline, outlet and dates."""

import hashlib
from collections.abc import Callable

from onrecord.errors import SourceError
from onrecord.identity import content_id
from onrecord.model import Report, Span, When
from onrecord.pages.clock import read_when
from onrecord.pages.dateline import read_dateline
from onrecord.pages.language import language_of
from onrecord.pages.option import published_option
from onrecord.pages.outlet import named, outlet_mention
from onrecord.pages.plain import read_plain
from onrecord.pages.values import Article, RawReport, Times
from onrecord.vocabulary.pages import Pages


def load_report(raw: RawReport, pages: Pages, published: str | None = None) -> Report:
    """The report with its header. `published` dates it where it prints no date that can be resolved.

    Raises SourceError where there is no report in the input, and OptionError where `published` is no date.
    """
    article = _READERS[raw.layout](raw, pages)
    if not article.text.strip():
        raise SourceError(f"{raw.name}: no report in it; give a file that holds the report's text")
    digest = hashlib.sha256(raw.data).hexdigest()
    when = article.times.published
    return Report(
        id=content_id("report", digest),
        source_id=raw.source_id,
        text=article.text,
        sha256=digest,
        url=article.url,
        outlet=outlet_mention(article.outlet) if article.outlet else None,
        headline=article.headline,
        byline=article.byline,
        published=when if when and when.edtf else published_option(published, pages) or when,
        modified=article.times.modified,
        dateline=_dateline(article.text, pages),
        language=language_of(article.text, pages) or article.language,
    )


def _row(raw: RawReport, pages: Pages) -> Article:
    """A corpus row as it stands."""
    when = read_when(raw.published, pages) if raw.published else None
    if when is None and raw.published and raw.published.strip():
        when = When(text=raw.published.strip())
    return Article(
        text=raw.text,
        headline=raw.headline,
        outlet=named(raw.outlet, "corpus row") if raw.outlet else None,
        times=Times(when),
        url=raw.url,
    )


def _plain(raw: RawReport, pages: Pages) -> Article:
    return read_plain(raw.text, pages)


def _page(raw: RawReport, pages: Pages) -> Article:
    from onrecord.pages.newspage import read_page  # trafilatura takes half a second to load; text and corpora do without

    return read_page(raw.text, raw.name, pages)


_READERS: dict[str, Callable[[RawReport, Pages], Article]] = {
    "row": _row, "plain": _plain, "page": _page
}  # fmt: skip


def _dateline(text: str, pages: Pages) -> Span | None:
    found = read_dateline(text, pages)
    return Span(start=0, end=found.end, text=text[: found.end]) if found else None
