"""`onrecord verify` and `onrecord backup`."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands import options as o
from onrecord.outline.visible import one_line


def verify(
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="A head of the log that was kept elsewhere (onrecord audit --head).")
    ] = None,
    store: o.StoreOption = None,
) -> int:
    """Checks the register: hashes, spans, the audit log, links between rows, the database itself."""
    from onrecord.store.verifying import verify as faults

    found = 0
    with o.opened_store(store) as register:
        for fault in faults(register, head):
            found += 1
            print(one_line(fault))
        print(f"{register.name}: {f'{found} faults' if found else 'all is as it was written'}")
    return 1 if found else 0


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    store: o.StoreOption = None,
    actor: o.Actor = None,
) -> None:
    """Copies the register into a file, also while others write. Whoever has it can read protected names."""
    from onrecord.store.exporting import log_export

    with o.opened_store(store) as register:
        register.backup(to)
        log_export(register, o.actor_named(actor), "backup", file=to.name)
        print(f"{register.name}: copied to {to}")
