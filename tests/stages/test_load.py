import hashlib

import pytest

from onrecord.errors import OptionError, SourceError
from onrecord.identity import content_id
from onrecord.pages.option import published_option
from onrecord.pages.values import Layout, RawReport
from onrecord.stages.load import load_report
from onrecord.vocabulary.pages import read_pages

PAGES = read_pages()
TEXT = """Envoy expelled over tapes

May 4, 2015 17:05

TARN, May 4 (LNA) -- Lowland expelled the envoy of Highland on Monday.

Copyright 2015 Plain Herald
"""


def raw(text: str, layout: Layout, **fields: str) -> RawReport:
    return RawReport(name="x", source_id="x", data=text.encode("utf-8", "replace"), layout=layout, text=text, **fields)


def test_a_plain_text_is_parted_into_header_and_body() -> None:
    report = load_report(raw(TEXT, "plain"), PAGES)
    assert report.text == "TARN, May 4 (LNA) -- Lowland expelled the envoy of Highland on Monday."
    assert report.headline == "Envoy expelled over tapes"
    assert report.published and report.published.edtf == "2015-05-04T17:05"
    assert report.outlet and (report.outlet.party, report.outlet.inferred) == ("plain-herald", False)
    assert report.dateline and report.dateline.text == report.text[: report.dateline.end] == "TARN, May 4 (LNA) --"
    assert report.language == "en"


def test_the_same_text_as_a_row_stays_whole() -> None:
    report = load_report(raw(TEXT, "row"), PAGES)
    assert (report.text, report.headline, report.published, report.outlet) == (TEXT, None, None, None)


def test_ids_come_from_the_bytes() -> None:
    report = load_report(raw(TEXT, "row"), PAGES)
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.id == content_id("report", report.sha256)


@pytest.mark.parametrize(
    ("published", "edtf"), [("2015-05-04T10:00:00Z", "2015-05-04T10:00"), ("May 4, 2015", "2015-05-04"), ("soon", None)]
)
def test_a_rows_date(published: str, edtf: str | None) -> None:
    report = load_report(raw("A b.", "row", published=published), PAGES)
    assert report.published and (report.published.edtf, report.published.text) == (edtf, published)


def test_the_option_dates_a_row_whose_date_cannot_be_read() -> None:
    report = load_report(raw("A b.", "row", published="5/12/2011"), PAGES, published="2011-12-05")
    assert report.published and report.published.edtf == "2011-12-05"


def test_text_without_a_report_is_an_error() -> None:
    with pytest.raises(SourceError, match="x: no report in it"):
        load_report(raw("Copyright 2015 Plain Herald", "plain"), PAGES)


def test_the_option_must_be_one_date() -> None:
    assert published_option(None, PAGES) is None
    with pytest.raises(OptionError, match="not a date"):
        published_option("4/5/2015", PAGES)


def test_numbers_without_end_are_no_date() -> None:
    digits = "1" * 40_000
    report = load_report(raw(f"Title\n\n{digits}\n\nLowland expelled the envoy.", "plain"), PAGES)
    assert report.published is None
