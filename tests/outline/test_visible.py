import pytest

from onrecord.outline.visible import one_line, visible


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\x1b", "\x00", "\ufeff", "\ud800", "\u061c", "\x9b"])
def test_hidden_characters_are_written_out(hidden: str) -> None:
    assert visible(f"a{hidden}b") == f"a⟨U+{ord(hidden):04X}⟩b"


def test_ordinary_text_of_any_script_stays() -> None:
    text = "Größe\tà la\n외교부 вопрос 👩‍👩‍👧 می‌خواهم"
    assert visible(text) == text


def test_one_line_collapses_white_space() -> None:
    assert one_line(" a\r\n b\u2028c\td ") == "a b c d"
