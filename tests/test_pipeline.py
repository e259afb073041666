"""The pipeline: what each stage needs is there before it, and a fault in one report does not end the others."""

from inspect import signature

import msgspec
import pytest

from onrecord import pipeline
from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.parse import parse
from onrecord.stages.quotes import find_quotations
from onrecord.syntax import Tree
from onrecord.values import Quotation
from onrecord.vocabulary import Vocabulary, load


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
    def broken(report: Report, tree: Tree) -> tuple[Quotation, ...]:
        if report.id == "b":
            raise KeyError("broken")
        return find_quotations(tree)

    (name, _), *others = pipeline.STAGES
    monkeypatch.setattr(pipeline, "STAGES", ((name, broken), *others))
    failed: list[SourceError] = []
    records = list(pipeline.read_all([report("a"), report("b"), report("c")], failed=failed.append))
    assert [record.report.id for record in records] == ["a", "c"]
    assert str(failed[0]).startswith("b: cannot be coded (KeyError)")
    with pytest.raises(SourceError):
        list(pipeline.read_all([report("b")]))
    with pytest.raises(KeyError, match="broken"):
        pipeline.run(report("b"), parse("Norway left."), load())


def test_reports_run_together_give_what_each_gives_alone() -> None:
    reports = [report("a", "Norway expelled two diplomats."), report("b", "Peru denied it."), report("c", "They met in Lima.")]
    alone = [next(pipeline.read_all([one])) for one in reports]
    assert list(pipeline.read_all(reports)) == alone


def test_short_reports_are_read_together_up_to_a_length_and_long_ones_alone() -> None:
    short, long = report("s"), report("l", "x" * 50_000)
    sizes = [len(batch) for batch in pipeline.batches([*[short] * 65, long, short, long, short])]
    assert sizes == [64, 2, 2, 1]
    assert list(pipeline.batches([])) == []
