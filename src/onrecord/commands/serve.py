"""`onrecord serve` and `onrecord account`: the web app, and who may sign in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands import options as o
from onrecord.errors import OptionError

if TYPE_CHECKING:
    from onrecord.web.server.settings import Settings

_HERE = "127.0.0.1"

Accounts = Annotated[
    Path | None, typer.Option(metavar="FILE", help="People sign in: the file of accounts (onrecord account add).")
]


def serve(
    store: o.StoreOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where it listens.")] = 8321,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Another address to listen at; needs --accounts.")] = _HERE,
    edit: Annotated[bool, typer.Option("--edit", help="Allow changes: review, add reports, merge parties.")] = False,
    accounts: Accounts = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A name by which it is asked for; again for more.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
    https: Annotated[bool, typer.Option("--https", help="It stands behind HTTPS: cookies go over nothing else.")] = False,
    actor: o.Actor = None,
) -> None:
    """Opens the register as pages in the browser, on this machine only unless told otherwise. Stop it with Ctrl-C."""
    from onrecord.web.server.settings import LOCAL, Settings, is_local

    local = is_local(host)
    if not local and accounts is None:
        raise OptionError(f"--host {host}: others can reach it; name a file of accounts with --accounts")
    named = tuple(one.lower() for one in name or ())
    hosts = (*LOCAL, *named) if local else named or (host.lower(),)
    settings = Settings(store=store, edit=edit, actor=o.actor_named(actor), hosts=hosts, accounts=accounts, secure=https)
    _run(settings, host, port, workers)


def _run(settings: "Settings", host: str, port: int, workers: int) -> None:
    import uvicorn

    from onrecord.web.server.app import create_app
    from onrecord.web.server.settings import hand_on

    app = create_app(settings)  # tells at once what is wrong with the register or the accounts
    how = "for reading; --edit allows changes" if not settings.edit else "to be edited"
    print(f"{app.state.store.name}: open http://{host}:{port}/ in your browser ({how}; Ctrl-C stops it)", flush=True)
    if workers == 1:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=False)
        return
    app.state.store.close()
    hand_on(settings)
    uvicorn.run(
        "onrecord.web.server.app:create_app", factory=True, host=host, port=port, workers=workers, log_level="warning",
        server_header=False, date_header=False,
    )  # fmt: skip


def account(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="add, remove or list.")],
    file: Annotated[Path, typer.Option("--accounts", metavar="FILE", help="The file of accounts.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Who.")] = None,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or admin.")] = "reader",
) -> None:
    """Keeps the file of people who may sign in to the web app. The password is asked for, or read from standard input."""
    from onrecord.web.server.accounts import drop_account, keep_account, read_accounts

    if what == "list":
        print("\n".join(f"{one.name}\t{one.role}" for one in read_accounts(file).values()) or f"{file}: nobody")
        return
    if what not in ("add", "remove") or not name:
        raise OptionError("give add NAME, remove NAME or list")
    if what == "remove":
        drop_account(file, name)
        print(f"{file}: {name} may no longer sign in")
        return
    keep_account(file, name, role, _password())
    print(f"{file}: {name} may sign in as {role}")


def _password() -> str:
    """What is typed twice on a terminal, or the first line of what is piped in."""
    import getpass
    import sys

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("The same again: "):
        raise OptionError("the two passwords differ")
    return first
