"""Compares a record with what a person coded by hand from the same report.

An expectation is a partial match on the record: a string matches if it equals one of the strings that identify a value
(of a mention its party, name, code, country or words), `~x` if one of them holds x in any case; a list if each of its
entries matches some item. `python tests/expectations.py [NAME...]` reads the reports and prints what is missing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

REPORTS = Path(__file__).parent / "reports"
LISTS = ("statements", "events", "commitments", "claims", "cases", "laws", "dates", "quantities")
IDENTIFYING = ("text", "name", "party", "id", "code", "country", "title", "edtf", "span")


class Expectation(msgspec.Struct, frozen=True):
    """One thing that a record must hold, or must not hold: where to look, and the partial match."""

    where: str
    want: Any
    absent: bool = False
    reason: str | None = None

    def __str__(self) -> str:
        verb = "wrongly holds" if self.absent else "lacks"
        return f"{verb} {self.where}: {self.want}"


class Expected(msgspec.Struct, frozen=True):
    """Everything coded for one report: what must be met, what is known to fall short, and the names to be masked."""

    met: tuple[Expectation, ...]
    not_yet: tuple[Expectation, ...]
    protected: tuple[str, ...]


def names() -> list[str]:
    """The names of all coded reports, in order."""
    return sorted(path.stem for path in REPORTS.glob("*.yaml"))


def source(name: str) -> Path:
    """The report of that name: the file beside its expectations."""
    return next(path for path in sorted(REPORTS.glob(f"{name}.*")) if path.suffix != ".yaml")


def read_expected(name: str) -> Expected:
    """The expectations for the report of that name."""
    document = yaml.safe_load((REPORTS / f"{name}.yaml").read_text(encoding="utf-8"))
    return Expected(
        met=tuple(_expectations(document)),
        not_yet=tuple(_expectation(entry) for entry in document.get("not_yet", [])),
        protected=tuple(document.get("protected", [])),
    )


def _expectations(document: dict[str, Any]) -> Iterator[Expectation]:
    for key, value in document.get("report", {}).items():
        if key == "text_lacks":
            yield from (Expectation("text", f"~{needle}", absent=True) for needle in value)
        else:
            yield Expectation("report", {key: value})
    for where in LISTS:
        yield from (Expectation(where, want) for want in document.get(where, []))
    yield from (Expectation(entry["list"], entry["match"], absent=True) for entry in document.get("absent", []))
    if order := document.get("timeline_order"):
        yield Expectation("timeline", order)


def _expectation(entry: dict[str, Any]) -> Expectation:
    absent = "absent" in entry
    return Expectation(entry["list"], entry["absent" if absent else "match"], absent, entry["reason"])


def holds(expectation: Expectation, record: dict[str, Any]) -> bool:
    """Whether the record (as plain data) does as the expectation says."""
    return _present(expectation, record) != expectation.absent


def _present(expectation: Expectation, record: dict[str, Any]) -> bool:
    where, want = expectation.where, expectation.want
    if where == "text":
        return bool(want[1:] in record["report"]["text"])
    if where == "report":
        return matches(want, record["report"])
    if where == "timeline":
        return _in_order(want, record)
    return any(matches(want, item) for item in record[where])


def _in_order(order: list[str], record: dict[str, Any]) -> bool:
    dates = [str(entry["edtf"]) for entry in record["timeline"]]
    at = [next((i for i, date in enumerate(dates) if want in date), -1) for want in order]
    return -1 not in at and at == sorted(at)


def matches(expected: Any, actual: Any) -> bool:
    """Whether plain data of a record holds what is expected of it."""
    if isinstance(expected, dict):
        if isinstance(actual, list):
            return any(matches(expected, item) for item in actual)
        return isinstance(actual, dict) and all(matches(value, actual.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        items = actual if isinstance(actual, list) else [actual]
        return all(any(matches(entry, item) for item in items) for entry in expected)
    if isinstance(expected, bool) or expected is None:
        return actual is expected or (expected is False and actual is None)
    if isinstance(expected, int | float):
        return not isinstance(actual, bool) and bool(actual == expected)
    if expected.startswith("~"):
        return any(expected[1:].lower() in string.lower() for string in _strings(actual))
    return any(expected == string for string in _strings(actual))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key in IDENTIFYING:
            yield from _strings(value.get(key))
    elif value is not None:
        yield str(value)


def bad_spans(node: Any, text: str) -> list[dict[str, Any]]:
    """Every span in plain data whose words do not stand at its offsets in the text."""
    if isinstance(node, list):
        return [span for item in node for span in bad_spans(item, text)]
    if not isinstance(node, dict):
        return []
    found = [span for value in node.values() for span in bad_spans(value, text)]
    if {"start", "end", "text"} <= node.keys() and text[node["start"] : node["end"]] != node["text"]:
        found.append(node)
    return found


def read_plain(name: str) -> dict[str, Any]:
    """The record of the report of that name, as plain data (what the JSON holds)."""
    import onrecord

    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(onrecord.read(source(name))))
    return plain


def main(asked: list[str]) -> int:
    """Prints, for each report, how many expectations are met, and those that are not."""
    met = total = 0
    for name in asked or names():
        record, expected = read_plain(name), read_expected(name)
        missed = [expectation for expectation in expected.met if not holds(expectation, record)]
        ready = [expectation for expectation in expected.not_yet if holds(expectation, record)]
        met, total = met + len(expected.met) - len(missed), total + len(expected.met)
        print(f"{name}: {len(expected.met) - len(missed)} of {len(expected.met)}, {len(expected.not_yet)} not yet")
        for line in (*missed, *(f"is met, so move it out of not_yet: {item.where}: {item.want}" for item in ready)):
            print(f"  {line}")
        for span in bad_spans(record, record["report"]["text"]):
            print(f"  bad span {span}")
    print(f"all: {met} of {total}")
    return 0 if met == total else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
