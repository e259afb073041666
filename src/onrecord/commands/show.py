"""`onrecord show`: one report, item or party in full."""

import shutil
from collections.abc import Iterator
from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.errors import OptionError
from onrecord.export import Page, exporter
from onrecord.linking.histories import Standing
from onrecord.outline.visible import one_line
from onrecord.output import opened
from onrecord.store.values import Item, MergeRow, PartyRow, Shown
from onrecord.tabular import write_json


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An id of a list, or its beginning.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text or json.")] = "text",
    output: o.Output = None,
    reveal_protected: o.Reveal = False,
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Shows a report, an item or a party in full. The audit log tells who had protected names shown."""
    from onrecord.store.exporting import log_export
    from onrecord.store.showing import show as find

    if format not in ("text", "json"):
        raise OptionError(f"--format: {format!r} is not known; give text or json")
    with o.opened_store(store) as register, opened(output) as out:
        shown = find(register, id, reveal_protected)
        if output or reveal_protected:
            log = "export" if output else "reveal"
            told = {"file": output.name, "format": format, "revealed": reveal_protected} if output else {}
            log_export(register, o.actor_named(actor), log, of=shown.id, **told)
        if format == "json":
            write_json([shown], out)
        elif shown.item is None and shown.record is not None:
            exporter("text").write([shown.record], out, Page(width=shutil.get_terminal_size().columns, styled=False))
            out.writelines(f"{one_line(line)}\n" if line else "\n" for line in _reviews(shown))
        else:
            out.writelines(f"{one_line(line)}\n" if line else "\n" for line in _lines(shown))


def _lines(shown: Shown) -> Iterator[str]:
    if shown.party is not None:
        yield from _party(shown.party, shown.names)
        yield from map(_merged, shown.merged)
    if shown.item is not None and shown.report is not None:
        yield from _item(shown.item, shown)
        yield from _reviews(shown)


def _told(standing: Standing) -> str:
    """What the report itself says where that is not how it stands then, and on whose word."""
    own = f" (this report: {standing.told})" if standing.told != standing.status else ""
    return f"{own}, source: {'; '.join(standing.sources)}" if standing.sources else own


def _party(party: PartyRow, names: tuple[str, ...]) -> Iterator[str]:
    yield f"{party.name} ({party.id})"
    yield f"Kind: {party.kind}"
    yield from (f"{label}: {value}" for label, value in (("Country", party.country), ("Code", party.code)) if value)
    yield f"Also called: {', '.join(name for name in names if name != party.name) or '-'}"
    yield f"Named by: {party.items} items, first in {party.source or 'a report without an outlet'}"


def _merged(one: MergeRow) -> str:
    days = f" from {one.since or 'the beginning'} to {one.until or 'now'}" if one.since or one.until else ""
    return f"Stands for: {one.name} ({one.id}){days}, merged into {one.into}; {one.actor}, {one.at[:10]}: {one.reason}"


def _reviews(shown: Shown) -> Iterator[str]:
    """Who said what of the item, or of the report's items; what was taken back or decided anew is told as such."""
    if not shown.reviews:
        return
    yield ""
    yield "Reviews:"
    for one in shown.reviews:
        of = f" of {one.item}" if shown.item is None else ""
        told = "; ".join(filter(None, (*map(str, one.corrected), one.reason)))
        past = "" if one.holds else " (no longer holds)"
        later = " (coded otherwise since)" if one.stale else " (the item is gone)" if one.orphaned else ""
        yield f"  {one.at[:16]} {one.reviewer}: {one.decision}{of}{past}{later}{f' - {told}' if told else ''}"


def _item(item: Item, shown: Shown) -> Iterator[str]:
    report = shown.report
    assert report is not None
    yield f"{item.title} ({item.id})"
    yield f"Source: {item.source}"
    labels = (
        ("Date", item.date), ("Kind", item.kind), ("By", "; ".join(item.by)), ("To", "; ".join(item.to)),
        ("About", "; ".join(item.about)), ("Place", item.place), ("Standing", item.status), ("Certainty", item.factuality),
        ("CAMEO", item.cameo), ("Rule", item.rule),
    )  # fmt: skip
    yield from (f"{label}: {value}" for label, value in labels if value)
    place = f"{report.source or 'no outlet'}, {report.published or 'undated'}"
    yield f"Report: {report.headline or report.source_id}, {place} ({report.id})"
    if item.review != "machine":
        yield f"Review: {item.review} by {item.reviewer}, {item.reviewed}{', disputed' if item.disputed else ''}"
        yield from (f"  {one}" for one in item.corrected)
    if item.orphaned:
        yield "Orphaned: its words no longer stand where they stood."
    yield ""
    if shown.history:
        yield f"Told by {item.reports if item.matter else len(shown.history)} reports:"
        for standing in shown.history:
            yield f"  {standing.day or 'undated'} {standing.status}{_told(standing)} ({standing.report})"
            yield from (f"    {stand.name} {stand.stance.replace('_', ' ')}" for stand in standing.stands)
        yield ""
    for anchor in shown.anchors:
        yield f"{anchor.role} [{anchor.start}:{anchor.end}]: … {anchor.prefix}[{anchor.exact}]{anchor.suffix} …"
