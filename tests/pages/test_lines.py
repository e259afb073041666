import pytest

from onrecord.pages.language import language_of
from onrecord.pages.lines import blocks, tidy, unwrap
from onrecord.vocabulary.pages import Pages


def test_tidy_gives_plain_newlines_and_nfc() -> None:
    assert tidy("a\r\nb\rc\u00a0d\u00ad\u200be\x00") == "a\nb\nc de"
    assert tidy("e\u0301 \u1112\u1161\u11ab") == "é 한"


def test_blocks_are_parted_by_blank_lines() -> None:
    assert blocks("\n  a  b \n\n\n • c\nd\n") == [["a b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["The envoy left the capital on Monday and went to", "Tarn, where he stayed."], 1),
        (["The envoy left on Monday.", "He went to Tarn.", "He stayed."], 3),
        (["Tarn", "Lune", "Dell"], 3),
        (["one"], 1),
    ],
)
def test_unwrap(lines: list[str], paragraphs: int) -> None:
    assert len(unwrap(lines)) == paragraphs


def test_wrapped_lines_are_joined_as_their_script_asks() -> None:
    assert unwrap(
        ["外相は月曜日、訪問が延期されたとの報道を否定した。外相は月曜日、訪問が延期されたとの", "報道を否定した"]
    ) == ["外相は月曜日、訪問が延期されたとの報道を否定した。外相は月曜日、訪問が延期されたとの報道を否定した"]
    assert unwrap(["The minister of Highland spoke at noon of a well-", "known island in the north of the country, and"]) == [
        "The minister of Highland spoke at noon of a well-known island in the north of the country, and"
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoy of the state said on Monday that it has left.", "en"),
        ("외교부 장관은 방문이 연기되었다는 보도를 부인했다.", "ko"),
        ("外相は訪問が延期されたとの報道を否定した。", "ja"),
        ("外交部长否认了推迟访问的报道。", "zh"),
        ("Посол вызван в министерство, и это не всё.", "ru"),
        ("Der Botschafter ist nicht in der Stadt, und das ist alles.", "de"),
        ("12 345", None),
    ],
)
def test_languages(text: str, language: str | None, pages: Pages) -> None:
    assert language_of(text, pages) == language
