"""What the documentation shows is what the program does."""

import doctest
import re

import pytest
from tests.readme import README, ROOT, printed, shown

from onrecord import cli
from onrecord.export import formats

GUIDE = ROOT / "docs" / "guide.md"


def test_the_demo_in_the_readme_is_what_the_program_prints() -> None:
    assert shown() == printed(), "run `python -m tests.readme`"


@pytest.mark.parametrize("page", [README], ids=["README.md"])
def test_the_examples_run(page: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 2
    assert result.failed == 0


@pytest.mark.parametrize(("command", "title"), [("read", "### `onrecord read`"), ("serve", "## The web app")])
def test_the_guide_lists_every_option(
    command: str, title: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    cli.run([command, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    section = re.split(r"^#", GUIDE.read_text(encoding="utf-8").partition(title)[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE))


def test_the_guide_names_every_format() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in formats())


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", README.read_text(encoding="utf-8"))) <= targets
