"""No exit of the program names a protected person: every format, every explanation, every error."""

from pathlib import Path

import pytest

from onrecord import cli
from onrecord.export import formats

NAMES = ("Amina", "Wekesa")
REPORT = """Police detain teacher at embassy

May 9, 2011

Kenyan police on Monday detained teacher Amina Wekesa, 34, outside the embassy of Norway in Nairobi, the Rift Gazette \
reported. Wekesa had sought refuge there in March.

Norway demanded that Kenya release Wekesa. "She is safe," Norwegian Foreign Minister Ada Berg said.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "detained.txt"
    path.write_text(REPORT)
    return path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """All that a command prints."""
    cli.run([str(argument) for argument in arguments])
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("name", formats())
def test_every_format_hides_them(article: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    output = shown(capsys, "read", article, "--format", name, "--predicates")
    assert "protected person 1" in output.lower()
    assert [word for word in NAMES if word in output] == []
    assert "Norway" in output


def test_so_do_explanations(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = shown(capsys, "explain", article)
    assert "release" in output
    assert [word for word in NAMES if word in output] == []
    assert "answers to" in shown(capsys, "explain", article, "Amina")


def test_they_show_when_asked_for(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Wekesa" in shown(capsys, "read", article, "--reveal-protected")
