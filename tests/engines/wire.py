"""A kiosk's side of the real centre: HTTPS with the centre's own CA, and raw sockets where a link has to break."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import socket
import ssl

from sync.protocol.changes import Change, decode_change, decode_page
from sync.protocol.replies import Reply, decode_reply
from sync.protocol.signed import Signed, verify
from tests.central.kiosk import TestKiosk
from tests.centre import Centre

TUS = {"Tus-Resumable": "1.0.0"}
PATCH = TUS | {"Content-Type": "application/offset+octet-stream"}


class RealWire:
    """Requests to ``centre``, each on its own connection."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.context = ssl.create_default_context(cadata=centre.ca_pem)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by lower-case name, body."""
        line = http.client.HTTPSConnection("localhost", self.centre.port, context=self.context, timeout=60)
        try:
            # Who refuses early ends the line before the body is through; the answer is there to be read.
            with contextlib.suppress(ssl.SSLEOFError, BrokenPipeError, ConnectionResetError):
                line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def open(self) -> ssl.SSLSocket:
        """A bare TLS connection."""
        return self.context.wrap_socket(
            socket.create_connection(("127.0.0.1", self.centre.port), 30), server_hostname="localhost"
        )

    def begin_patch(self, address: str, offset: int, length: int, data: bytes) -> ssl.SSLSocket:
        """Announce ``length`` bytes at ``offset`` and send ``data``; the connection stays open."""
        line = self.open()
        head = [f"PATCH {address} HTTP/1.1", "Host: localhost", f"Upload-Offset: {offset}", f"Content-Length: {length}"]
        head += [f"{name}: {value}" for name, value in PATCH.items()]
        line.sendall("\r\n".join([*head, "", ""]).encode() + data)
        return line

    def enrol(self, office: str = "99.01.01.2001") -> TestKiosk:
        """A kiosk that was taken in and has proven itself."""
        kiosk = TestKiosk()
        status, _, lines = self.ask("POST", "/v1/enrol", kiosk.request(self.centre.enrolment_code(office)))
        assert status == 200, self.trouble(lines)
        body = json.dumps({"challenge": kiosk.learn(lines)}).encode()
        headers = kiosk.headers("POST", "/v1/enrol/confirm", body) | {"Content-Type": "application/json"}
        assert self.ask("POST", "/v1/enrol/confirm", body, headers)[0] == 204
        return kiosk

    def send(self, kiosk: TestKiosk, *envelopes: Signed) -> Reply:
        """Send a batch; the believed reply."""
        batch = kiosk.batch(*envelopes)
        path = f"/v1/batches/{batch.id}"
        status, _, lines = self.ask("PUT", path, batch.body, kiosk.headers("PUT", path, batch.body))
        return self.believed(kiosk, status, lines)

    def believed(self, kiosk: TestKiosk, status: int, lines: bytes) -> Reply:
        """The reply in an answer, if it was given."""
        assert status == 200, self.trouble(lines)
        return decode_reply(kiosk.believe(lines))

    def named(self, scan: bytes) -> str:
        """The name of a blob."""
        return hashlib.sha256(scan).hexdigest()

    def changes(self, kiosk: TestKiosk) -> list[Change]:
        """The first page of changes."""
        path = "/v1/changes?cursor=0.0"
        status, _, body = self.ask("GET", path, headers=kiosk.headers("GET", path))
        assert status == 200, self.trouble(body)
        assert kiosk.answer is not None
        return [decode_change(verify(signed, kiosk.answer.server_keys)) for signed in decode_page(body)[1]]

    def trouble(self, answer: bytes) -> str:
        """The answer and what the centre wrote about it."""
        return f"{answer!r}\n{self.centre.log.read_text(encoding='utf-8')[-4000:]}"

    def offset(self, address: str) -> int:
        """What the centre says that it holds."""
        status, headers, _ = self.ask("HEAD", address, headers=TUS)
        assert status == 200
        return int(headers["upload-offset"])

    def patch(self, address: str, offset: int, data: bytes) -> tuple[int, dict[str, str], bytes]:
        """Lay bytes down at ``offset``."""
        return self.ask("PATCH", address, data, PATCH | {"Upload-Offset": str(offset)})
