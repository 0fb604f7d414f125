"""A TLS server on loopback that answers what a test tells it, for all that a real centre would never do."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from central.devices.tls import ca_pem, create_tls


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Told:
    """An answer. ``cut`` sends only so many bytes of the body, ``hang_up`` closes after the answer."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    hang_up: bool = False


@dataclass
class Server:
    """``answer`` is asked for every request; None means that the connection is closed without a word."""

    url: str
    ca_pem: str
    answer: Callable[[Asked], Told | None]
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0


@contextmanager
def serving(folder: Path, now: datetime, *names: str, tls: bool = True) -> Iterator[Server]:
    """A server whose certificate is for ``names`` (localhost when none), made at ``now``."""
    certificate, key = create_tls(folder, names or ("localhost",), now)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(f"https://localhost:{listener.getsockname()[1]}", ca_pem(folder), lambda _: Told())
    threads: list[threading.Thread] = []
    open_sockets: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            open_sockets.append(client)
            thread = threading.Thread(target=_serve, args=(server, client, context if tls else None), daemon=True)
            threads.append(thread)
            thread.start()

    doorman = threading.Thread(target=accept, daemon=True)
    doorman.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        doorman.join(5)
        for client in open_sockets:
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
            client.close()
        for thread in threads:
            thread.join(5)


def _serve(server: Server, client: socket.socket, context: ssl.SSLContext | None) -> None:
    with suppress(OSError, ValueError):
        if context is None:
            # A portal's web server takes the TLS greeting for a broken request.
            client.recv(4096)
            client.sendall(_bytes_of(Told(400), Asked("", "", {}, b"")))
            return
        line = context.wrap_socket(client, server_side=True)
        with line, line.makefile("rb") as stream:
            server.connections += 1
            while (asked := _read(stream)) is not None:
                server.asked.append(asked)
                told = server.answer(asked)
                if told is None:
                    return
                line.sendall(_bytes_of(told, asked))
                if told.hang_up or told.cut is not None:
                    return


def _read(stream: object) -> Asked | None:
    first = stream.readline().split()  # type: ignore[attr-defined]
    if len(first) != 3:
        return None
    headers = {}
    while line := stream.readline().strip():  # type: ignore[attr-defined]
        name, _, value = line.decode("ascii").partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0)))  # type: ignore[attr-defined]
    return Asked(first[0].decode(), first[1].decode(), headers, body)


def _bytes_of(told: Told, asked: Asked) -> bytes:
    headers = {"Content-Length": str(len(told.body)), **told.headers}
    head = f"HTTP/1.1 {told.status} x\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return head.encode() + b"\r\n" + (b"" if asked.method == "HEAD" else told.body[: told.cut])
