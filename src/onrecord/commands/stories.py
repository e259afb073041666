"""`onrecord stories` and `onrecord diff`: reports of one event, and what two of them tell otherwise."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands import options as o
from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.tabular import write_json

if TYPE_CHECKING:
    from onrecord.linking.differences import Difference, Side
    from onrecord.store.values import StoryRow

_FORMAT = typer.Option("--format", "-f", metavar="NAME", help="text or json.")


def stories(
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Only stories of so many reports.")] = 1,
    format: Annotated[str, _FORMAT] = "text",
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Shows which reports tell of the same event; copies of one text are marked."""
    from onrecord.store.linkage import link
    from onrecord.store.storypage import list_stories

    _check(format)
    with o.opened_store(store) as register:
        link(register, o.actor_named(actor))
        found = list_stories(register, least)
    if format == "json":
        write_json([{"stories": [[report.source_id for report in story.reports] for story in found]}], sys.stdout)
    else:
        sys.stdout.writelines(f"{one_line(line) if line.strip() else ''}\n" for story in found for line in _story(story))


def diff(
    one: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, or its beginning.")],
    other: Annotated[str, typer.Argument(metavar="REPORT", help="Another's.")],
    format: Annotated[str, _FORMAT] = "text",
    store: o.StoreOption = None,
) -> None:
    """Says what the second report adds to the first, drops from it or contradicts, with the words of both."""
    from onrecord.store.storypage import diff as compare

    _check(format)
    with o.opened_store(store) as register:
        found = compare(register, one, other)
    if format == "json":
        write_json(found, sys.stdout)
    else:
        sys.stdout.writelines(f"{one_line(line)}\n" for difference in found for line in _difference(difference))
        if not found:
            print("no difference found")


def _check(format: str) -> None:
    if format not in ("text", "json"):
        raise OptionError(f"--format: {format!r} is not known; give text or json")


def _story(story: "StoryRow") -> Iterator[str]:
    copies = dict(story.copies)
    yield f"{story.id}: {len(story.reports)} reports, source: {story.source}"
    for report in story.reports:
        copied = f", a copy of {copies[report.id]}" if report.id in copies else ""
        told = f"{report.published or 'undated'} {report.source or 'no outlet'}: {report.headline or report.source_id}"
        yield f"- {told} ({report.id}{copied})"
    yield ""


def _difference(found: "Difference") -> Iterator[str]:
    about = f"{found.what}, {found.field}" if found.field else found.what
    yield f"{found.sort} ({about}):"
    yield from (f"  {mark} {_side(side)}" for mark, side in (("first", found.one), ("second", found.other)) if side)


def _side(side: "Side") -> str:
    words = " … ".join(one_line(span.text) for span in side.spans)
    return f"{side.item}{f' [{side.value}]' if side.value else ''}: “{words}”"
