"""Connections go to the processes in turn; to none that is gone, and to one that comes later."""

import asyncio
import multiprocessing
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from typing import Any

import pytest

from onrecord.web.server.dealing import dealt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files are not handed to other processes there")
SPAWN = multiprocessing.get_context("spawn")


def answer(end: socket.socket) -> None:
    """Tells whoever connects the number of this process."""

    async def tell(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(str(os.getpid()).encode())
        await writer.drain()
        writer.close()

    async def run() -> None:
        async with await asyncio.start_server(tell, sock=end) as server:
            await server.serve_forever()

    asyncio.run(run())


class Served:
    """Processes behind one address."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = self._listening.getsockname()
        self._dealt: Any = dealt(self._listening)
        self.processes: list[SpawnProcess] = []

    def start(self) -> SpawnProcess:
        process = SPAWN.Process(target=answer, args=(self._dealt,), daemon=True)
        process.start()
        self.processes.append(process)
        return process

    def ask(self, times: int) -> Counter[int]:
        """Which processes answer."""
        return Counter(self._once() for _ in range(times))

    def _once(self) -> int:
        with socket.create_connection(self.address, timeout=60) as connection:
            return int(connection.makefile().read())


@pytest.fixture
def served() -> Iterator[Served]:
    found = Served()
    yield found
    for process in found.processes:
        process.kill()
        process.join()


def both(served: Served) -> Counter[int]:
    """The processes that answer, once both do."""
    while len(found := served.ask(2)) < 2:
        pass
    return found


def test_each_process_gets_as_many_as_the_other(served: Served) -> None:
    numbers = {served.start().pid, served.start().pid}
    assert set(both(served)) == numbers
    assert set(served.ask(8).values()) == {4}


def test_who_comes_before_any_process_is_there_waits(served: Served) -> None:
    with socket.create_connection(served.address, timeout=60) as connection:
        started = served.start()
        assert int(connection.makefile().read()) == started.pid


def test_a_process_that_is_gone_gets_none_and_another_takes_its_place(served: Served) -> None:
    one, other = served.start(), served.start()
    both(served)
    one.kill()
    one.join()
    assert set(served.ask(4)) == {other.pid}
    third = served.start()
    assert set(both(served)) == {other.pid, third.pid}


def test_a_process_ends_with_the_first(served: Served) -> None:
    process = served.start()
    served.ask(1)
    for end in list(served._dealt._ready):
        end.shutdown(socket.SHUT_RDWR)
    process.join(60)
    assert process.exitcode is not None
