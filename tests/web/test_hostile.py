"""Hostile words in a report are words on every page, in every chart and file; offsets fit the text whatever it holds."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.records import embassy_record
from tests.store.reports import add, moved, renamed
from tests.web.asking import attributes, declared, full, ids_of, post, rows_of
from tests.web.conftest import served
from tests.web.hostile import ATTACKER, BREAKOUT, FORMULA, SCRIPT, SVG, WORDS, hostile_record

from onrecord.store import open_store
from onrecord.store.itemspans import Anchor, Anchoring
from onrecord.store.linkage import link
from onrecord.tabular import _FORMULA
from onrecord.web.server.passages import passages_of

RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
NFD = unicodedata.normalize("NFD", "대한민국 외교부는 오늘 ")
BEFORE = (f"🙂🇰🇷👩‍👩‍👧 {NFD}", "\u202eRTL\u202c \u200bשלום ", "e\u0301" * 20 + "\ufb01 \U000e0041 ", "\ufeff\u2066a\u2069\t")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A register of hostile reports, started to be edited, in which a reviewer typed hostile words, too."""
    path = str(tmp_path_factory.mktemp("hostile") / "hostile.db")
    store = open_store(path, create=True)
    for source, day in (("a", "2011-05-10"), ("../../etc", "2011-05-11")):
        record = hostile_record(source)
        add(
            store,
            msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, url=f"{record.report.url}?{day}")),
        )
    link(store, "ada")
    store.close()
    with served(path, edit=True, actor=f"{SCRIPT}ada") as client:
        (event, *_) = rows_of(client, "/events.json")
        post(client, f"/items/{event['id']}/review", decision="note", reason=WORDS.replace("\x01", ""))
        got = post(client, f"/items/{event['id']}/review", decision="correct", reason=BREAKOUT, to=ATTACKER.party)
        assert got.status_code == 303, got.text[got.text.index("<main") :]
        yield client


def pages(client: TestClient) -> dict[str, str]:
    """Every page, and those of all items and parties."""
    ids = ids_of(client)
    paths = [full(path, ids) for path in declared() if not path.endswith((".json", ".csv")) and path != "/sign-in"]
    paths += [f"/items/{ids[kind]}" for kind in ("pledges", "claims", "cases", "laws", "events", "statements")]
    paths += [f"/review?item={ids['events']}&type=event", "/events?text=promised", "/search?q=alert", f"/search?q={SCRIPT}",
              f"/events?kind={BREAKOUT}&place={SVG}", f"/reports?by={BREAKOUT}", f"/nothing/{SCRIPT}", f"/items/{SCRIPT}",
              f"/events?since={SCRIPT}", f"/review?type={SCRIPT}", f"/parties/{BREAKOUT}", f"/log?actor={SCRIPT}"]  # fmt: skip
    paths += [f"/parties/{quote(row['id'], safe='')}" for row in rows_of(client, "/parties.json")]
    return {path: client.get(path).text for path in paths}


def test_nothing_hostile_runs_on_any_page(attacked: TestClient) -> None:
    got = pages(attacked)
    assert sum("&lt;script&gt;alert(1)&lt;/script&gt;" in text for text in got.values()) > 12
    assert sum("{{ 7*7 }}" in text for text in got.values()) > 2
    for path, text in got.items():
        assert "Traceback" not in text, path
        for tag, name, value in attributes(text):
            told = f"{path}: <{tag} {name}={value!r}>"
            assert not name.startswith("on"), told
            assert tag not in ("img", "iframe", "object", "embed", "base", "foreignobject", "b"), told
            assert not re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE) or name == "value", told
            if name in ("src", "href", "xlink:href", "action", "formaction"):
                assert re.match(r"(?:/(?![/\\])|#|https://harbour-post\.example/)", value), told
        assert len(re.findall(r"<script", text)) == len(re.findall(r'<script src="/static/[a-z]+\.js"', text)), path
        shown = re.sub(r' value="[^"]*"', "", text)  # a field to correct holds what is there, character by character
        assert not RAW.search(shown), f"{path}: {RAW.search(shown)!r}"


def test_hidden_characters_are_written_out_also_in_titles_of_pages(attacked: TestClient) -> None:
    got = pages(attacked)
    shown = [path for path, text in got.items() if "⟨U+202E⟩" in text]
    assert {"/events", "/reports", "/parties", "/network", "/stories", "/log", "/add"} - set(shown) <= {
        "/log",
        "/add",
        "/network",
    }
    assert [re.findall(r"<title>(.*?)</title>", text, re.DOTALL) for text in got.values() if text.count("<title>") != 1 and
            "<svg" not in text] == []  # fmt: skip


def test_charts_are_well_formed_whatever_is_in_them(attacked: TestClient) -> None:
    drawn = [svg for text in pages(attacked).values() for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL)]
    assert len(drawn) > 4
    for svg in drawn:
        parsed = ElementTree.fromstring(svg)
        harmless = {"svg", "g", "path", "a", "text", "rect", "circle"}
        assert {element.tag.rpartition("}")[2] for element in parsed.iter()} <= harmless
        assert "://" not in svg.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    assert any("&lt;script&gt;" in svg for svg in drawn)


def test_no_cell_is_a_formula_and_numbers_stay_numbers(attacked: TestClient) -> None:
    cells = [
        cell
        for path in declared() if path.endswith(".csv")
        for line in csv.reader(io.StringIO(attacked.get(path).text)) for cell in line
    ]  # fmt: skip
    assert any(cell.startswith(f"'{FORMULA}") for cell in cells)
    assert [cell for cell in cells if cell.startswith(_FORMULA) and not re.fullmatch(r"-?\d+(?:\.\d+)?", cell)] == []


def test_json_is_told_as_json_and_holds_the_words_as_they_are(attacked: TestClient) -> None:
    got = attacked.get("/parties.json", headers={"Accept": "text/html"})
    assert got.headers["content-type"] == "application/json"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert SCRIPT in str(got.json())


def test_a_name_of_a_file_is_no_path(attacked: TestClient, tmp_path: Path) -> None:
    token_and_file = post(attacked, "/add", files={"files": ("../../../evil\u202e.bin", b"\x00\x01\x02", "text/html")})
    assert token_and_file.status_code == 400
    assert "../" not in token_and_file.text.partition("<main")[2].partition("<form")[0]
    assert not RAW.search(token_and_file.text)


@pytest.mark.parametrize("before", BEFORE, ids=["emoji and NFD Hangul", "overrides", "combining and tags", "isolates"])
def test_offsets_of_a_selection_agree_with_the_text(tmp_path: Path, before: str) -> None:
    """What a reviewer selects, by the offsets that the page gives its pieces, are the words that are kept."""
    record = moved(renamed(embassy_record(source_id="moved"), "moved"), before)
    path = str(tmp_path / "moved.db")
    store = open_store(path, create=True)
    add(store, record)
    store.close()
    with served(path, edit=True, actor="ada") as client:
        (pledge,) = rows_of(client, "/pledges.json")
        shown = client.get(f"/items/{pledge['id']}.json").json()
        text = unicodedata.normalize("NFC", client.get(f"/reports/{pledge['report']}.json").json()["record"]["report"]["text"])
        for anchor in shown["anchors"]:
            assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
        for passage in shown["passages"]:
            at = passage["start"]
            for piece in passage["pieces"]:
                assert piece["start"] == at
                at += piece["length"]
            assert at == passage["end"]
        marked = "".join(p["text"] for passage in shown["passages"] for p in passage["pieces"] if p["role"] == "content")
        assert marked == "to close the gate of its embassy"
        place = text.index("to close the gate")
        page = client.get(f"/reports/{pledge['report']}?at={place}-{place + 17}").text
        lit = "".join(re.findall(r"<mark [^>]*r1-here[^>]*>([^<]*)</mark>", page))
        assert lit == "to close the gate"
        words = "embassy"
        start = text.index(words, text.index("to close the gate"))
        got = post(
            client, f"/items/{pledge['id']}/review", decision="correct", reason="shorter", span=f"content={start}:{start + 7}"
        )
        assert got.status_code == 303, got.text
        (review,) = client.get(f"/items/{pledge['id']}.json").json()["reviews"]
        assert [f'"{words}"' in change["value"] for change in review["corrected"]] == [True]


def test_pieces_are_cut_where_something_hides() -> None:
    anchor = Anchor(role="content", start=0, end=4, exact="", prefix="", suffix="")
    (passage,) = passages_of("a\u202eb🙂c", [anchor])
    assert [(piece.start, piece.length, piece.text, piece.role) for piece in passage.pieces] == [
        (0, 1, "a", "content"), (1, 1, "⟨U+202E⟩", "content"), (2, 2, "b🙂", "content"), (4, 1, "c", None)
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["plain", NFD, "e\u0301e\u0301x", "🙂e\u0327\u0301y"])
def test_a_stretch_in_nfc_is_found_again_in_the_text_as_given(text: str) -> None:
    anchoring = Anchoring(text)
    for start in range(len(anchoring.text)):
        for end in range(start + 1, len(anchoring.text) + 1):
            span = anchoring.given(start, end)
            assert text[span.start : span.end] == span.text
            assert unicodedata.normalize("NFC", span.text) == anchoring.text[start:end]


def test_a_lone_surrogate_never_gets_in(attacked: TestClient) -> None:
    lone = b"Norland warns\xed\xa0\x80 Sudria\n\nNorland warned Sudria on Monday."
    got = post(attacked, "/add", files={"files": ("lone.txt", lone, "text/plain")})
    assert got.status_code in (200, 400)
    for path in ("/reports.json", "/reports", "/reports.csv"):
        assert attacked.get(path).status_code == 200
