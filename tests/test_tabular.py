import csv
import io
from collections.abc import Sequence

from onrecord.store.summaries import BandEnd, Count, Edge, TimeBand
from onrecord.store.values import Item, ReportRow, Row, StoryRow
from onrecord.tabular import write_csv

ITEM = Item(
    id="e-1", type="event", date="2011-03", kind="meet", by=("Aurland", "Bergen"), to=(), about=(), title="=Meet", status=None,
    factuality="CT+", place=None, country=None, cameo=None, source="Fjord Herald", quote="met", report="report-1",
    outlet="Fjord Herald", published="2011-03-09", rule="meet/verb", orphaned=False, matter=None, reports=1, review="machine",
    reviewer=None, reviewed=None, disputed=False, corrected=(),
)  # fmt: skip


def lines(rows: Sequence[Row], of: type[Row]) -> list[dict[str, str]]:
    out = io.StringIO()
    assert write_csv(rows, of, out) == len(rows)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row_within_a_row_has_columns_of_its_own() -> None:
    start = BandEnd(day="2011-03-01", state="known", uncertain=False, approximate=False)
    end = BandEnd(day=None, state="open", uncertain=False, approximate=False)
    (line,) = lines([TimeBand(item=ITEM, start=start, end=end)], TimeBand)
    assert (line["id"], line["by"], line["corrected"]) == ("e-1", "Aurland; Bergen", "")
    assert (line["start"], line["end"]) == (str(start), str(end))
    assert line["title"] == "'=Meet"


def test_several_rows_in_a_cell_are_said_in_words() -> None:
    kinds = Count(value="meet", name="meet", number=3), Count(value="aid", name="aid", number=1)
    edge = Edge(source="AUR", target="BER", number=4, latest=None, kinds=kinds)
    assert lines([edge], Edge)[0]["kinds"] == "; ".join(map(str, kinds))


def test_several_reports_are_told_by_their_ids() -> None:
    report = ReportRow(
        id="r-1", published=None, source=None, headline=None, language=None, url=None, source_id="gate", corrects=None, added=""
    )
    story = StoryRow(id="story-1", reports=(report,), copies=(("r-2", "r-1"),))
    (line,) = lines([story], StoryRow)
    assert (line["reports"], line["copies"]) == ("r-1", "r-2 = r-1")
