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


SHELTER = """Families remain in Norwegian embassy in Nairobi

NAIROBI - Norway has sheltered eleven Ugandan families in its embassy in Nairobi since March, the Rift Gazette reported on \
Monday. {}

Kenya demanded that Norway hand over the families. Norwegian ambassador Ada Berg told reporters that nobody would go. \
"We have no news of them," said Tom Otieno, a lawyer for the families.
"""
PLANTED = (
    "Among those still inside are Orla Vestrin, 34, and her sons Ilmar and Tokko.",
    "The families crossed the border in March. Orla Vestrin, 34, and her sons, Ilmar and Tokko, came last.",
    "The group includes the weaver Orla Vestrin, her nephew Ilmar Vestrin and a boy of six, Tokko.",
    "Orla Vestrin, who fled in January, shares a room with her sister Ilmar and her aunt Tokko.",
    "Orla Vestrin waited at the gate for her husband Ilmar and her daughter Tokko.",
    'Orla Vestrin said that she slept on the floor. "We want to leave," she said. Her sons Ilmar and Tokko are ill.',
    "A woman identified as Orla Vestrin carried her sons, Ilmar, 3, and Tokko, 5, over the wall.",
    "Police questioned Orla Vestrin on Friday. Vestrin's brother Ilmar and cousin Tokko were not seen.",
    "One of the refugees is Orla Vestrin, 34. Vestrin left with her mother Ilmar and her niece Tokko.",
    "Guards gave bread to Orla Vestrin, 34, Ilmar Vestrin, 12, and Tokko Vestrin, 9.",
)


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


@pytest.mark.parametrize("sentence", PLANTED)
def test_nobody_among_the_sheltered_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    path = tmp_path / "shelter.txt"
    path.write_text(SHELTER.format(sentence))
    output = "".join(shown(capsys, "read", path, "--format", name, "--predicates") for name in formats())
    output += shown(capsys, "explain", path)
    assert [word for word in ("orla", "vestrin", "ilmar", "tokko") if word in output.lower()] == []
    assert "Ada Berg" in output
    assert "Tom Otieno" in output


def test_so_do_explanations(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = shown(capsys, "explain", article)
    assert "release" in output
    assert [word for word in NAMES if word in output] == []
    assert "answers to" in shown(capsys, "explain", article, "Amina")


def test_they_show_when_asked_for(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Wekesa" in shown(capsys, "read", article, "--reveal-protected")
