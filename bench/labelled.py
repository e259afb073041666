"""Our own labelled sets (tests/labelled): how far two people agree, and how far onrecord agrees with what they settled on.

A set is a folder with `texts.yaml` (id: text) and `first.yaml`, `second.yaml`, `agreed.yaml` (id: list of labels), made by
docs/guidelines. Labels name things by words of the text, so two labels are paired by where these words stand. Every figure is
an F1 of pairs over all labels of both sides: the measure is the same for two people and for the program.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from onrecord.model import Mention, Record, Report

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "labelled"
OUTLET = Mention(party="lakeside-herald", name="Lakeside Herald", kind="outlet")
PUBLISHED = "2015-06-10"
SHARE = 0.5  # of the words that two contents hold together, as PolNeAR's scorer asks

Label = dict[str, Any]
Labels = dict[str, list[Label]]
Fits = Callable[[str, Label, Label], bool]


def load(name: str, who: str) -> Any:
    """One file of a set: "texts", "first", "second" or "agreed"; empty where it is not there yet."""
    path = FOLDER / name / f"{who}.yaml"
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


def records(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What onrecord reads in each text, as plain data: a report of Wednesday 10 June 2015 in the Lakeside Herald."""
    from onrecord import pipeline
    from onrecord.model import Timex, When

    when = When(text=PUBLISHED, edtf=PUBLISHED, timex=Timex(type="DATE", value=PUBLISHED), precision="day")
    reports = [Report(id=k, source_id=k, text=t, sha256="", outlet=OUTLET, published=when) for k, t in texts.items()]
    found: Iterator[Record] = pipeline.read_all(reports, reveal=True)
    return {record.report.source_id: msgspec.json.decode(msgspec.json.encode(record)) for record in found}


def f1(texts: dict[str, str], ours: Labels, theirs: Labels, fits: Fits) -> tuple[float, int, int, int]:
    """F1 of pairs that fit, one to one, in order; and how many pairs, labels of ours and labels of theirs there are."""
    pairs = left = right = 0
    for key, text in texts.items():
        mine, free = ours.get(key) or [], list(theirs.get(key) or [])
        left, right = left + len(mine), right + len(free)
        for label in mine:
            other = next((one for one in free if fits(text, label, one)), None)
            if other is not None:
                free.remove(other)
                pairs += 1
    return (2 * pairs / (left + right) if left + right else 1.0), pairs, left, right


def words_at(text: str, pieces: str | list[str] | None) -> set[int]:
    """The offsets of the letters that these words take in the text (their first place in it)."""
    listed = [pieces] if isinstance(pieces, str) else pieces or []
    listed = [piece for piece in listed if piece != "none"]
    found: set[int] = set()
    for piece in listed:
        at = text.find(piece)
        found.update(i for i in range(at, at + len(piece)) if text[i].isalnum() and at >= 0)
    return found


def overlap(text: str, ours: Label, theirs: Label, field: str = "content") -> bool:
    """Whether two labels mark the same words: they share half of all letters that either marks, or mark none."""
    a, b = words_at(text, ours.get(field)), words_at(text, theirs.get(field))
    return a == b or len(a & b) / len(a | b) >= SHARE


def same_party(ours: Any, theirs: Any) -> bool:
    """Whether two names, or lists of ways to name, can be one party's: equal or one inside the other, but for articles."""
    return any(
        a == b or (min(len(a), len(b)) > 2 and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))
        for a in _names(ours) for b in _names(theirs)
    )  # fmt: skip


def _names(name: Any) -> set[str]:
    listed = name if isinstance(name, list) else [name]
    return {_bare(str(one)) for one in listed}


def _bare(name: str) -> str:
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def ways(mention: dict[str, Any] | None) -> list[str]:
    """All ways in which a record names a party: its printed words, name, party, country; "outlet" for the paper itself."""
    if mention is None:
        return ["none"]
    if mention["kind"] == "unnamed" and mention.get("span") is None:
        return ["none"]
    if mention["party"] == OUTLET.party:
        return ["outlet", OUTLET.name]
    printed = (mention.get("span") or {}).get("text")
    return [way for way in (printed, mention["name"], mention["party"], mention.get("country")) if way]


def spans(found: list[dict[str, Any]]) -> list[str]:
    return [span["text"] for span in found]
