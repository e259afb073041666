"""Connections dealt to several processes in turn.

Processes that listen at one socket take whatever waits when they look: of eight readers who come together, one process may get
seven. So the first process takes all connections and hands each to the next of the others. A `Dealer` stands where a server
expects its socket; each process that is started with it gets a `Dealt`, at which connections arrive as if it listened itself.
"""

import os
import selectors
import signal
import socket
import threading
from collections import deque
from multiprocessing.reduction import DupFd
from typing import Any

_READY = b"+"
_WAITING = 1024  # connections that may wait to be taken


def dealt(listening: socket.socket) -> Any:
    """What processes are started with in the place of this socket; it deals until the process ends."""
    dealer = Dealer(listening)
    threading.Thread(target=dealer.deal, name="dealing", daemon=True).start()
    return dealer


class Dealt(socket.socket):
    """The end at which a process gets its connections."""

    def listen(self, backlog: int = _WAITING, /) -> None:
        """Tells the dealer that connections can come."""
        self.sendall(_READY)

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. Where the dealer is gone, so is the reason to go on: the process is told to end."""
        word, files, _, _ = socket.recv_fds(self, 1, 1)
        if not word:
            os.kill(os.getpid(), signal.SIGTERM)
            raise BlockingIOError
        taken = socket.socket(fileno=files[0])
        return taken, taken.getpeername()


class Dealer:
    """Takes the connections of a listening socket and hands them on. Not on Windows, where files are not handed so."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self._given: dict[socket.socket, socket.socket] = {}
        self._ready: deque[socket.socket] = deque()
        self._watched = selectors.DefaultSelector()
        listening.setblocking(False)

    def __reduce__(self) -> tuple[Any, ...]:
        """What a process that is being started gets: an end of its own."""
        mine, theirs = socket.socketpair()
        mine.setblocking(False)
        self._given[mine] = theirs  # kept open until the process has it
        self._watched.register(mine, selectors.EVENT_READ)
        return _handed, (DupFd(theirs.fileno()),)

    def deal(self) -> None:
        """Hands on, for ever."""
        while True:
            for key, _ in self._watched.select():
                if key.fileobj is self._listening:
                    self._hand_on()
                elif isinstance(key.fileobj, socket.socket):
                    self._hear(key.fileobj)

    def _hear(self, end: socket.socket) -> None:
        """A process is ready, or gone."""
        try:
            word = end.recv(1)
        except OSError:
            word = b""
        if word:
            self._given.pop(end).close()
            self._ready.append(end)
        else:
            self._watched.unregister(end)
            self._ready = deque(one for one in self._ready if one is not end)
            end.close()
        self._listen()

    def _listen(self) -> None:
        """Connections wait while no process is ready."""
        watched = self._listening in self._watched.get_map()
        if self._ready and not watched:
            self._watched.register(self._listening, selectors.EVENT_READ)
        elif watched and not self._ready:
            self._watched.unregister(self._listening)

    def _hand_on(self) -> None:
        try:
            taken, _ = self._listening.accept()
        except OSError:  # who asked has gone
            return
        with taken:
            for _ in range(len(self._ready)):
                self._ready.rotate(-1)
                try:
                    socket.send_fds(self._ready[-1], [b"c"], [taken.fileno()])
                except OSError:  # it is ending, or takes none just now
                    continue
                return


def _handed(file: Any) -> Dealt:
    return Dealt(fileno=file.detach())
