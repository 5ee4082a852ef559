"""What is said where no Neo4j server answers as one: each mishap has its sentence, its remedy, and its time."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_model.errors import InterurbanError
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.connection import Connection

Serve = Callable[[socket.socket], None]


@contextlib.contextmanager
def listening(serve: Serve) -> Iterator[int]:
    """Offer a port on loopback, each connection to which is served so."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = door.accept()
                    with contextlib.suppress(OSError), client:
                        serve(client)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield door.getsockname()[1]
        with contextlib.suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def answer_as_the_web(client: socket.socket) -> None:
    client.recv(64)
    client.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def be_silent(client: socket.socket) -> None:
    while client.recv(1024):
        pass


def break_off(client: socket.socket) -> None:
    client.recv(64)


def told(uri: str) -> str:
    with pytest.raises(InterurbanError) as raised:
        Connection(Address(uri, "neo4j", "hidden"))
    assert str(raised.value).startswith(f"{uri}: ")
    assert not [each for each in ("\n", "hidden", "Errno", "Deadline") if each in str(raised.value)]
    return str(raised.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nothing_that_listens(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert f"nothing listens on port {port} of 127.0.0.1" in told(f"{scheme}://127.0.0.1:{port}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_name_that_nobody_bears(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def know_none(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", know_none)
    assert "no machine is known by the name 'graph.example.org'" in told(f"{scheme}://graph.example.org")


def test_the_port_of_the_web_page() -> None:
    with listening(answer_as_the_web) as port:
        assert "try bolt://127.0.0.1:7687" in told(f"bolt://127.0.0.1:{port}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_what_never_answers_is_waited_for_a_stated_time(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connection", "failures"):
        monkeypatch.setattr(f"graph_model.stores.neo4j.{module}.ANSWERS_WITHIN_S", 0.5)
    with listening(be_silent) as port:
        begun = time.monotonic()
        assert "no Neo4j server answers there within 0.5 s" in told(f"{scheme}://127.0.0.1:{port}")
        assert time.monotonic() - begun < 30  # and not the driver's minute


def test_what_breaks_off_may_want_encryption() -> None:
    with listening(break_off) as port:
        assert f"try bolt+s://127.0.0.1:{port}" in told(f"bolt://127.0.0.1:{port}")


def test_encryption_that_the_server_does_not_speak() -> None:
    with listening(answer_as_the_web) as port:
        assert f"does not encrypt as asked; try bolt://127.0.0.1:{port}" in told(f"bolt+s://127.0.0.1:{port}")


@pytest.fixture
def signed_by_itself(tmp_path: Path) -> ssl.SSLContext:
    """The encryption of a server with a certificate that it has signed itself."""
    if shutil.which("openssl") is None and not os.environ.get("CI"):
        pytest.skip("openssl is missing, which makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout"
    subprocess.run([*command.split(), str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_certificate_that_nobody_vouches_for(signed_by_itself: ssl.SSLContext) -> None:
    def encrypt(client: socket.socket) -> None:
        with signed_by_itself.wrap_socket(client, server_side=True) as encrypted:
            encrypted.recv(64)

    with listening(encrypt) as port:
        assert f"try neo4j+ssc://127.0.0.1:{port}" in told(f"neo4j+s://127.0.0.1:{port}")
        assert f"try bolt+s://127.0.0.1:{port}" in told(f"bolt://127.0.0.1:{port}")
