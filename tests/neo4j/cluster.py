"""One real server behind two doors that speak enough Bolt to be a cluster: one for writing, one for reading."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

ROUTE, BEGIN, RUN, RESET = 0x66, 0x11, 0x10, 0x0F
SUCCESS, FAILURE, IGNORED = 0x70, 0x7F, 0x7E
VERSION = b"\x00\x00\x04\x05"  # Bolt 5.4, whatever else a client offers: a door speaks no other

Plain = str | int | Sequence["Plain"] | Mapping[str, "Plain"]


@dataclass
class Seen:
    """A message that asks for work: through which door, which, and as its bytes."""

    door: str
    tag: int
    body: bytes

    @property
    def reads(self) -> bool:
        """Whether it says that it only reads."""
        return b"\x84mode\x81r" in self.body


@dataclass
class Cluster:
    """A cluster of one server: `seen` is all that asked for work; `refuse` tells the code with which a door refuses.

    Its doors are those of the writer and of the reader. Where `breaks_after` is set, the writer's door falls shut after
    so many transactions, once.
    """

    uri: str
    refuse: Callable[[Seen], str] = lambda _: ""
    breaks_after: int | None = None
    seen: list[Seen] = field(default_factory=list)
    routes: int = 0
    _carried: list[socket.socket] = field(default_factory=list)
    _forgotten: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        target = urlsplit(self.uri)
        self._target = (target.hostname, target.port)
        self._doors = {name: socket.create_server(("127.0.0.1", 0)) for name in ("writer", "reader")}
        self.places = {name: f"127.0.0.1:{door.getsockname()[1]}" for name, door in self._doors.items()}
        self.address = f"neo4j://{self.places['reader']}"
        for name, door in self._doors.items():
            threading.Thread(target=self._accept, args=(name, door), daemon=True).start()

    def close(self) -> None:
        """Accept no more."""
        for door in self._doors.values():
            with contextlib.suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            door.close()

    def forget(self) -> int:
        """Answer nothing more on any connection there is, as what stands between forgets idle ones; return how many."""
        forgotten = [client for client in self._carried if client not in self._forgotten]
        self._forgotten += forgotten
        return len(forgotten)

    def _accept(self, name: str, door: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = door.accept()
                threading.Thread(target=self._carry, args=(name, client), daemon=True).start()

    def _carry(self, name: str, client: socket.socket) -> None:
        with contextlib.suppress(OSError, EOFError), client, socket.create_connection(self._target) as server:
            greeting = _exactly(client, 20)
            server.sendall(greeting[:4] + VERSION.ljust(16, b"\x00"))
            back = threading.Thread(target=_pour, args=(server, client), daemon=True)
            back.start()
            self._carried.append(client)
            self._pass_messages(name, client, server)

    def _pass_messages(self, name: str, client: socket.socket, server: socket.socket) -> None:
        """Hand on what a client says, but for what this cluster answers itself."""
        ignoring = False
        while True:
            message = _message(client)
            if client in self._forgotten:
                continue
            tag = message[1]
            if tag == RESET:
                ignoring = False
            elif ignoring:
                client.sendall(_chunked(bytes((0xB0, IGNORED))))
                continue
            elif tag == ROUTE:
                self.routes += 1
                client.sendall(_chunked(bytes((0xB1, SUCCESS)) + _packed({"rt": self._table()})))
                continue
            elif tag in (BEGIN, RUN):
                seen = Seen(name, tag, message)
                self.seen.append(seen)
                if code := self.refuse(seen):
                    ignoring = True
                    said = {"code": code, "message": "as a cluster says it"}
                    client.sendall(_chunked(bytes((0xB1, FAILURE)) + _packed(said)))
                    continue
                if name == "writer" and tag == BEGIN and self._falls_shut():
                    return
            server.sendall(_chunked(message))

    def _falls_shut(self) -> bool:
        if self.breaks_after is None:
            return False
        self.breaks_after -= 1
        if self.breaks_after >= 0:
            return False
        self.breaks_after = None
        return True

    def _table(self) -> Plain:
        roles = {"WRITE": "writer", "READ": "reader", "ROUTE": "reader"}
        servers = [{"addresses": [self.places[door]], "role": role} for role, door in roles.items()]
        return {"ttl": 300, "db": "neo4j", "servers": servers}


@contextmanager
def cluster(uri: str) -> Iterator[Cluster]:
    """Offer a cluster of one server."""
    made = Cluster(uri)
    try:
        yield made
    finally:
        made.close()


def _pour(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65_536):
            sink.sendall(chunk)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)


def _exactly(source: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        chunk = source.recv(size - len(found))
        if not chunk:
            raise EOFError
        found += chunk
    return found


def _message(source: socket.socket) -> bytes:
    """Return the next message; a chunk of no length ends it, and by itself says only that a client is there."""
    found = b""
    while True:
        (size,) = struct.unpack(">H", _exactly(source, 2))
        if size:
            found += _exactly(source, size)
        elif found:
            return found


def _chunked(message: bytes) -> bytes:
    pieces = [message[at : at + 0xFFFF] for at in range(0, len(message), 0xFFFF)]
    return b"".join(struct.pack(">H", len(piece)) + piece for piece in pieces) + b"\x00\x00"


def _packed(value: Plain) -> bytes:
    """Return plain data as PackStream has it."""
    if isinstance(value, int):
        return b"\xc9" + struct.pack(">h", value)
    if isinstance(value, str):
        text = value.encode()
        return b"\xd0" + bytes((len(text),)) + text
    if isinstance(value, Mapping):
        return bytes((0xA0 + len(value),)) + b"".join(_packed(key) + _packed(each) for key, each in value.items())
    return bytes((0x90 + len(value),)) + b"".join(map(_packed, value))
