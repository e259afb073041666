"""A resolved date as the record writes it: span, TIMEX3, EDTF, precision and relation."""

from onrecord.expressions.dated import Dated
from onrecord.expressions.stretch import Stretch, edtf, part_of
from onrecord.model import DateRelation, Precision, Timex, When
from onrecord.syntax import Tree

_PRECISION: dict[str, Precision] = {"D": "day", "M": "month", "season": "season", "Y": "year"}


def written(one: Dated, tree: Tree, report: Stretch | None, starts: list[int], ends: list[int]) -> When:
    """The date as a value of the record; `report` is the report's day."""
    span = tree.cut(starts[one.first], ends[one.last])
    value = _plain(one, report)
    found = one.range_edtf or (_related(value, one.relation) if value is not None else None)
    timex = Timex(type=one.sense.type, value=one.sense.value, mod=one.mod) if one.sense.value is not None else None  # type: ignore[arg-type]
    return When(
        text=span.text,
        span=span,
        edtf=found,
        timex=timex,
        precision=_precision(one, found),
        relation=one.relation,
        inferred=one.sense.filled and found is not None,
    )


def _plain(one: Dated, report: Stretch | None) -> str | None:
    """The EDTF value without the relation."""
    stretch, sense = one.sense.stretch, one.sense
    if stretch is None or sense.type not in ("DATE", "TIME", "DURATION"):
        return None
    if sense.type == "DURATION":
        return f"{stretch.first.isoformat()}/{stretch.last.isoformat()}"
    if one.edge in ("START", "MID", "END"):
        return part_of(stretch, one.edge)
    if one.edge in ("EARLIER", "LATER") and report is not None and stretch.first < report.first < stretch.last:
        first, last = (stretch.first, report.first) if one.edge == "EARLIER" else (report.first, stretch.last)
        return f"{first.isoformat()}/{last.isoformat()}"
    if sense.time[1:2].isdigit() and stretch.grain == "D" and not sense.time.startswith("T24"):
        return edtf(stretch) + sense.time
    return edtf(stretch) + ("~" if one.mod == "APPROX" and stretch.grain in ("D", "M", "Y") else "")


def _related(value: str, relation: DateRelation) -> str:
    first, _, last = value.partition("/")
    if relation == "since":
        return f"{first}/.."
    if relation in ("until", "before"):
        return f"../{last or first}"
    return value


def _precision(one: Dated, found: str | None) -> Precision:
    if found is None or one.sense.stretch is None:
        return "unknown"
    if "/" in found and ".." not in found:
        return "range"
    return _PRECISION.get(one.sense.stretch.grain, "range")
