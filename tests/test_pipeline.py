"""The pipeline: what each stage needs is there before it, and a fault in one report does not end the others."""

from inspect import signature

import msgspec
import pytest

from onrecord import pipeline
from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.vocabulary import Vocabulary


def report(name: str, text: str = "Norway expelled two diplomats.") -> Report:
    return Report(id=name, source_id=name, text=text, sha256="")


def test_every_stage_finds_what_it_needs() -> None:
    known = {"report", "tree", *(field.name for field in msgspec.structs.fields(Vocabulary))}
    for name, stage in pipeline.STAGES:
        assert set(signature(stage).parameters) <= known, name
        known.add(name)


def test_no_stage_is_run_for_nothing() -> None:
    needed = {parameter for _, stage in pipeline.STAGES for parameter in signature(stage).parameters}
    written = {"events", "register", "statements", "claims", "cases", "laws", "dates", "places", "counts", "timeline"}
    assert {name for name, _ in pipeline.STAGES} <= needed | written


def test_order_is_kept_and_predicates_are_added_on_demand() -> None:
    records = list(pipeline.read_all([report("a"), report("b", "Sudan may leave.")], predicates=True))
    assert [record.report.source_id for record in records] == ["a", "b"]
    found = [[(p.span.text, p.factuality.cls) for p in record.predicates or ()] for record in records]
    assert found == [[("expelled", "CT+")], [("leave", "PS+")]]
    assert next(pipeline.read_all([report("a")])).predicates is None


def test_a_fault_in_one_report_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report, *_: object) -> dict[str, object]:
        if report.id == "b":
            raise KeyError("broken")
        return real(report, *_)  # type: ignore[arg-type]

    real = pipeline.run
    monkeypatch.setattr(pipeline, "run", broken)
    failed: list[SourceError] = []
    records = list(pipeline.read_all([report("a"), report("b"), report("c")], failed=failed.append))
    assert [record.report.id for record in records] == ["a", "c"]
    assert str(failed[0]).startswith("b: cannot be coded (KeyError)")
    with pytest.raises(SourceError):
        list(pipeline.read_all([report("b")]))
