"""`onrecord search`: the reports that hold these words, the best first."""

from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.errors import OptionError
from onrecord.outline.visible import one_line
from onrecord.output import opened
from onrecord.tabular import write_json


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words; "quoted words" follow each other, begin* goes on.')
    ],
    limit: o.Limit = 20,
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text or json (JSON Lines).")] = "text",
    store: o.StoreOption = None,
) -> None:
    """Finds the reports whose text holds all words, and shows where they stand."""
    from onrecord.store.searching import search as find

    if format not in ("text", "json"):
        raise OptionError(f"--format: {format!r} is not known; give text or json")
    with o.opened_store(store) as register, opened(None) as out:
        found = find(register, " ".join(words), limit or 20)
        if format == "json":
            write_json(found, out)
            return
        for one in found:
            row = one.report
            out.write(one_line(f"{row.published or 'undated'}  {row.headline or row.source_id}  ({row.source or 'no outlet'})"))
            out.write(f"\n    {one_line(one.snippet)}\n    {row.id}\n")
        if not found:
            out.write("nothing found\n")
