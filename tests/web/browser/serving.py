"""The app at an address that a browser can open: as `onrecord serve` starts it, and in a thread of the tests."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn

from onrecord.web.server.app import create_app
from onrecord.web.server.settings import Settings

START = 120.0
"""Seconds after which a server that does not answer is given up."""


@contextlib.contextmanager
def served_by_command(store: Path, actor: str) -> Iterator[str]:
    """`onrecord serve --edit` on a free port; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--store", str(store), "--edit", "--port", str(port), "--as", actor]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        assert f"open {address}/ in your browser" in told, told
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.communicate()


@contextlib.contextmanager
def served_in_thread(store: Path, **settings: Any) -> Iterator[str]:
    """The same app without a process of its own, which starts sooner; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = create_app(Settings(store=str(store), **settings))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            _wait(address)
            yield address
        finally:
            server.should_exit = True
            thread.join()


def _wait(address: str) -> None:
    """Until somebody answers there."""
    end = time.monotonic() + START
    while True:
        try:
            urllib.request.urlopen(f"{address}/static/app.css").close()
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
