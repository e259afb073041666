import io

import pytest
from tests.records import embassy_record

from onrecord.export import Page, exporter
from onrecord.model import Record


def shown(record: Record, width: int = 80, styled: bool = False) -> str:
    out = io.StringIO()
    exporter("text").write([record], out, Page(width=width, styled=styled))
    return out.getvalue()


def test_the_whole_page() -> None:
    assert (
        shown(embassy_record(), width=72)
        == """\
Norland pledges to close its gate
Harbour Post, 10 May 2011, 08:30

PLEDGES
- Norland pledged to Sudria in writing: “to close the gate of its
  embassy”
    Standing: contested.
    Demanded by Sudria.
    Source: Harbour Post, citing the Fjord Herald

CLAIMS AND POSITIONS
- Norland promised Sudria to close the gate (contested)
    The Fjord Herald asserts it on 9 May 2011 (source: Harbour Post).
    Ada Berg declines to confirm it, giving as the reason “the safety of
    children” (source: Harbour Post).
    Source: Harbour Post

PROTECTION CASES
- 5 Estrians, embassy of Norland in Port Sudra, Sudria, since 2008:
  outcome not told
    Host: Norland.
    Source: Harbour Post

LAWS AND TREATIES
- asylum law (law, Norland, 2006)
    Source: Harbour Post

TIMELINE
2008
- Seek refuge: Estrians. “Five Estrians sought refuge there in 2008”
  (probable)
    Source: Harbour Post
9 May 2011
- Assert: the Fjord Herald. “Norland has promised Sudria in writing to
  close the gate of its embassy in Port Sudra”
    Source: Harbour Post, citing the Fjord Herald
Undated
- Pledge: Norland → Sudria. “Norland has promised Sudria in writing to
  close the gate of its embassy”
    Source: Harbour Post, citing the Fjord Herald
"""
    )


@pytest.mark.parametrize("width", [24, 40, 100])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(len(line) for line in shown(embassy_record(), width=width).splitlines()) <= width


def test_no_colour_without_a_terminal() -> None:
    assert "\x1b" not in shown(embassy_record())


def test_bold_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in shown(embassy_record(), styled=True)


def test_brackets_are_not_taken_for_markup() -> None:
    assert "[bold]x[/bold] :smile:" in shown(embassy_record(headline="[bold]x[/bold] :smile:"))


def test_a_report_without_anything_says_so() -> None:
    record = Record(report=embassy_record(outlet=None, published=None, headline=None).report)
    assert shown(record) == "(no headline)\nunknown outlet, undated\nNothing in this report could be put on record.\n"
