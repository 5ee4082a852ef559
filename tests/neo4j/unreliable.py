"""A way to a server that loses connections, as networks do."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


class UnreliableWay:
    """A proxy on loopback that breaks off when so many bytes have gone to the server: once, or `for_good`."""

    def __init__(self, uri: str, after: int, *, for_good: bool) -> None:
        target = urlsplit(uri)
        self._target = (target.hostname, target.port)
        self._left = after
        self._for_good = for_good
        self._lock = threading.Lock()
        self.broken = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._listening.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Accept no more, and wait for what is under way."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                carrying = threading.Thread(target=self._carry_both_ways, args=(client,), daemon=True)
                self._threads.append(carrying)
                carrying.start()

    def _carry_both_ways(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._target) as server:
            if self.broken and self._for_good:
                return
            back = threading.Thread(target=self._carry, args=(server, client), daemon=True)
            back.start()
            self._carry(client, server, counted=True)
            back.join(10)

    def _carry(self, source: socket.socket, sink: socket.socket, *, counted: bool = False) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(4096):
                if counted and self._breaks(len(chunk)):
                    break
                sink.sendall(chunk)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _breaks(self, count: int) -> bool:
        """Count bytes; tell whether these are the ones at which the way breaks."""
        with self._lock:
            self._left -= count
            if self._left >= 0 or (self.broken and not self._for_good):
                return False
            self.broken = True
            return True


@contextmanager
def unreliable(uri: str, *, after: int, for_good: bool) -> Iterator[UnreliableWay]:
    """Offer an unreliable way to a server."""
    way = UnreliableWay(uri, after, for_good=for_good)
    try:
        yield way
    finally:
        way.close()
