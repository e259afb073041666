"""The rules of the house, so that the code keeps its shape as it grows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.vocabulary import load
from onrecord.vocabulary.reading import read_file

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "onrecord"
STAGES = sorted(path for path in (PACKAGE / "stages").glob("*.py") if path.name != "__init__.py")
CODE = sorted(path for folder in ("src", "tests", "bench") for path in (ROOT / folder).rglob("*.py"))
YAML = sorted((PACKAGE / "vocabulary").rglob("*.yaml"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXTS = [*CODE, *YAML, *PAGES, *sorted((ROOT / "samples").glob("*.*")), ROOT / "Makefile", ROOT / "pyproject.toml"]

MAX_FILE = 400
MAX_FUNCTION = 60
OUTSIDE = {
    *("pathlib", "os", "io", "sys", "shutil", "tempfile", "glob", "importlib", "subprocess", "sqlite3"),
    *("socket", "ssl", "http", "urllib", "requests", "httpx"),
}
TOUCHES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen", "print", "input", "exec", "eval"}
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|home|root|Users|opt|mnt|srv)/[\w.]")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def every(paths: list[Path]) -> pytest.MarkDecorator:
    """One test for each file, named after it."""
    return pytest.mark.parametrize("path", paths, ids=[str(path.relative_to(ROOT)) for path in paths])


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(tree: ast.AST) -> set[str]:
    """The full names of all imported modules."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def called(tree: ast.AST) -> set[str]:
    """The last name of everything that is called: `open`, `read_text`."""
    targets = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {t.id if isinstance(t, ast.Name) else t.attr for t in targets if isinstance(t, ast.Name | ast.Attribute)}


def pipeline_stages() -> frozenset[str]:
    """The names of the modules that the pipeline runs."""
    from onrecord import pipeline

    return frozenset(function.__module__.rpartition(".")[2] for _, function in pipeline.STAGES)


@every(CODE)
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions(parsed(path))}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION} == {}


@every([path for path in CODE if path != PACKAGE / "parse.py" and path.parent.name != "bench"])
def test_only_the_parser_knows_spacy(path: Path) -> None:
    assert [name for name in imported(parsed(path)) if name.split(".")[0] in ("spacy", "thinc")] == []


@every(STAGES)
def test_stages_touch_nothing_outside(path: Path) -> None:
    tree = parsed(path)
    assert {name for name in imported(tree) if name.split(".")[0] in OUTSIDE} == set()
    assert called(tree) & TOUCHES == set()
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))


@every(STAGES)
def test_stages_do_not_know_what_stands_around_them(path: Path) -> None:
    around = re.compile(r"onrecord\.(?:cli|pipeline|parse|ingest|export|store|web)\b")
    assert [name for name in imported(parsed(path)) if around.match(name)] == []


def test_every_stage_has_one_public_function() -> None:
    names = pipeline_stages()
    for path in STAGES:
        if path.stem in names:
            top = [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]
            assert len([f.name for f in top if not f.name.startswith("_")]) == 1, path.name


def test_tests_mirror_the_stages() -> None:
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "stages").glob("test_*.py")}
    assert pipeline_stages() - tests == set(), "stages without a test"
    assert tests - {path.stem for path in STAGES} == set(), "tests of stages that are gone"


@every(TEXTS)
def test_no_path_of_one_machine(path: Path) -> None:
    assert MACHINE_PATH.findall(path.read_text(encoding="utf-8", errors="replace")) == []


@pytest.mark.parametrize(("before", "found"), [("at ", True), ("https://a.example", False), ("a", False), ("~", False)])
def test_machine_paths_are_told_from_addresses(before: str, found: bool) -> None:
    assert bool(MACHINE_PATH.search(before + "/" + "home/x")) == found


@every(PAGES)
def test_links_of_the_documentation_lead_somewhere(path: Path) -> None:
    links = [a or b for a, b in LINK.findall(path.read_text(encoding="utf-8"))]
    inside = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith(("#", "mailto:"))]
    assert [link for link in inside if not (path.parent / link).exists()] == []


@every(YAML)
def test_vocabulary_files_are_yaml_with_entries(path: Path) -> None:
    assert read_file(path, object)


def test_every_kind_loads_and_is_named_after_its_file() -> None:
    assert [kind.kind for kind in load().kinds] == sorted(p.stem for p in YAML if p.parent.name == "kinds")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"])
def test_a_newcomer_finds(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0
