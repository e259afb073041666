"""The options that several commands of the register share."""

import getpass
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.exports import Export
from onrecord.store.values import Filters

if TYPE_CHECKING:
    from onrecord.store import Store

StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="FILE|ADDRESS", help="A file or postgresql://... [ONRECORD_STORE, or onrecord.db here]."),
]  # fmt: skip
Actor = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who does it, for the audit log [your login].")]
By = Annotated[str | None, typer.Option("--by", metavar="PARTY", help="Who says or does it: an id, a name or a country.")]
To = Annotated[str | None, typer.Option("--to", metavar="PARTY", help="To whom.")]
About = Annotated[str | None, typer.Option("--about", metavar="PARTY", help="Whom it is about or affects.")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="NAME", help="The kind of event, act, form or party.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="What may have happened on or after (2011-12).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="What may have happened on or before.")]
Place = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where: a place or a country.")]
Status = Annotated[str | None, typer.Option("--status", metavar="NAME", help="The standing or outcome.")]
Text = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words that the evidence holds.")]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Of reports: the language (en, fr).")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=100_000, metavar="N", help="At most so many rows.")]
After = Annotated[str | None, typer.Option("--after", metavar="MARK", help="Go on after this mark of the page before.")]
RowFormat = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="table, json (JSON Lines) or csv.")]
Oldest = Annotated[bool, typer.Option("--oldest", help="The oldest first.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the audit log tells who did so and what.")
]  # fmt: skip
Reviewed = Annotated[
    str | None, typer.Option("--review", metavar="STATE", help="machine, accepted, corrected, rejected or disputed.")
]  # fmt: skip
Reveal = Annotated[bool, typer.Option("--reveal-protected", help="Show the names of protected persons.")]


@contextmanager
def opened_store(address: str | None, create: bool = False) -> Iterator["Store"]:
    """The register while it is used. Raises StoreError."""
    from onrecord.store import open_store

    with closing(open_store(address, create=create)) as register:
        yield register


def actor_named(given: str | None) -> str:
    """Who acts: as given, or `ONRECORD_USER`, or the login."""
    try:
        return given or os.environ.get("ONRECORD_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def filters_of(**given: str | None) -> Filters:
    """The filters, without those that are empty."""
    return Filters(**{name: value for name, value in given.items() if value})


def export_to(register: "Store", path: Path | None, actor: str | None, what: str, **told: str | None) -> Export | None:
    """What to write to and to log where rows go to a file; None where they go to standard output."""
    if path is None:
        return None
    named = actor_named(actor)

    def log(format: str, rows: int) -> None:
        from onrecord.store.exporting import log_export

        log_export(register, named, "export", what=what, file=path.name, format=format, rows=rows, **told)

    return Export(path, log)
