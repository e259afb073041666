import csv
import io

from onrecord.store.summaries import BandEnd, Count, Edge, TimeBand
from onrecord.store.values import Item
from onrecord.tabular import write_csv

ITEM = Item(
    id="e-1", type="event", date="2011-03", kind="meet", by=("Aurland", "Bergen"), to=(), about=(), title="=Meet", status=None,
    factuality="CT+", place=None, country=None, cameo=None, source="Fjord Herald", quote="met", report="report-1",
    outlet="Fjord Herald", published="2011-03-09", rule="meet/verb", orphaned=False, matter=None, reports=1, review="machine",
    reviewer=None, reviewed=None, disputed=False, corrected=(),
)  # fmt: skip


def lines(rows: list[TimeBand] | list[Edge], of: type) -> list[dict[str, str]]:
    out = io.StringIO()
    assert write_csv(rows, of, out) == len(rows)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row_within_a_row_has_columns_of_its_own() -> None:
    start = BandEnd(day="2011-03-01", state="known", uncertain=False, approximate=False)
    end = BandEnd(day=None, state="open", uncertain=False, approximate=False)
    (line,) = lines([TimeBand(item=ITEM, start=start, end=end)], TimeBand)
    assert (line["item_id"], line["item_by"], line["item_corrected"]) == ("e-1", "Aurland; Bergen", "")
    assert (line["start_day"], line["end_day"], line["end_state"]) == ("2011-03-01", "", "open")
    assert line["item_title"] == "'=Meet"


def test_several_rows_in_a_cell_are_json() -> None:
    edge = Edge(source="AUR", target="BER", number=3, latest=None, kinds=(Count(value="meet", name="meet", number=3),))
    assert lines([edge], Edge)[0]["kinds"] == '[{"value":"meet","name":"meet","number":3}]'
