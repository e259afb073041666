"""`onrecord serve` and `onrecord account`: the web app, and who may sign in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.commands import options as o
from onrecord.errors import OptionError

if TYPE_CHECKING:
    from socket import socket

    from onrecord.web.server.settings import Settings

_HERE = "127.0.0.1"
_PATIENCE = 120  # seconds in which a process must begin to answer: on a busy machine it takes a while to load
_EVERY = ("0.0.0.0", "::")  # addresses that stand for all of a machine's

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

    local, named = is_local(host), tuple(one.lower() for one in name or ())
    if not local and accounts is None:
        raise OptionError(f"--host {host}: others can reach it; name a file of accounts with --accounts")
    if host in _EVERY and not named:
        raise OptionError(f"--host {host}: say by which name it is asked for, with --name")
    hosts = (*LOCAL, _written(host), *named) if local else named or (_written(host),)
    settings = Settings(store=store, edit=edit, actor=o.actor_named(actor), hosts=hosts, accounts=accounts, secure=https)
    _run(settings, host, port, workers)


def _written(host: str) -> str:
    """The address as it stands in the address of a page."""
    return f"[{host.lower()}]" if ":" in host else host.lower()


def _run(settings: "Settings", host: str, port: int, workers: int) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from onrecord.web.server.app import create_app
    from onrecord.web.server.settings import hand_on

    app = create_app(settings)  # tells at once what is wrong with the register or the accounts
    listening = _listening(host, port)
    how = "for reading; --edit allows changes" if not settings.edit else "to be edited"
    print(f"{app.state.store.name}: open http://{_written(host)}:{port}/ in your browser ({how}; Ctrl-C stops it)", flush=True)
    told: dict[str, Any] = {"log_level": "warning", "server_header": False, "date_header": False}
    if workers == 1:
        uvicorn.Server(uvicorn.Config(app, **told)).run(sockets=[listening])
        return
    app.state.store.close()
    hand_on(settings)
    told |= {"factory": True, "workers": workers, "timeout_worker_healthcheck": _PATIENCE}
    several = uvicorn.Config("onrecord.web.server.app:create_app", **told)
    if sys.platform == "win32":
        Multiprocess(several, sockets=[listening]).run()
    else:
        from onrecord.web.server.dealing import dealt

        Multiprocess(several, sockets=[dealt(listening)]).run()


def _listening(host: str, port: int) -> "socket":
    """The socket at which the app is asked for. Raises OptionError where it cannot be had."""
    import errno
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise OptionError(f"--port {port}: another program listens there; give another port") from error
        raise OptionError(f"--host {host} --port {port}: cannot listen there ({error.strerror}); give others") from error
    made.set_inheritable(True)
    return made


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
