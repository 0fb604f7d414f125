"""One kept TLS connection to the centre: pinned to its authority, dated by trusted time, patient with slow links.

urllib3's own connection class is used bare. A pool, and ``requests`` above it, apply the connect time-out while the
body is sent, which cuts healthy slow uploads, and put the public authorities beside a pinned one.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPSConnection
from urllib3.util import SKIP_HEADER

CONNECT_S: Final = 10
PATIENCE_S: Final = 30
"""Longest silence during a small question."""
TRANSFER_S: Final = 120
"""Longest silence while something large travels; shorter ones come from the kernel's own repeats on a poor link."""
_LAST_WORD_S: Final = 2
BLOCK: Final = 64 * 1024
MOST_ANSWER: Final = 64 * 1024 * 1024

# OpenSSL's X509_V_FLAG_NO_CHECK_TIME: a dead clock battery must not shut the road, so dates are compared here instead.
_NO_CHECK_TIME: Final = 0x200000
_BROKEN: Final = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)
# X509_V_ERR_HOSTNAME_MISMATCH, _EMAIL_MISMATCH, _IP_ADDRESS_MISMATCH.
_OTHER_NAME: Final = frozenset({62, 63, 64})
_NOT_TLS: Final = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")


class LinkTrouble(Exception):
    """The centre cannot be spoken to now; nothing is lost, everything is tried again.

    ``code`` is one of link.offline, link.timeout, link.refused, link.tls, link.clock, link.server, link.captive,
    link.identity, link.denied; ``detail`` a code for the log; ``retry_after_s`` what the server asked for, else 0.
    """

    code: str
    detail: str
    retry_after_s: int

    def __init__(self, code: str, detail: str = "", *, retry_after_s: int = 0) -> None:
        super().__init__(f"{code} ({detail})" if detail else code)
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s


class DatesDiffer(Exception):
    """The certificate is the centre's but is not valid at the time that this kiosk believes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: ``headers`` by their lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """One request. ``body`` is sent block by block with ``length`` as its Content-Length; None when there is none.

    Blocks may raise LinkTrouble to end the request half-way.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Iterable[bytes] | None = None
    length: int = 0
    patience_s: float = PATIENCE_S
    most: int = MOST_ANSWER


def pinned_context(ca_pem: str) -> ssl.SSLContext:
    """TLS that believes only certificates issued by ``ca_pem``; LinkTrouble ``link.identity`` when that is none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cadata=ca_pem)
    except (ssl.SSLError, ValueError) as problem:
        raise LinkTrouble("link.identity", "ca") from problem
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    return context


def unchecked_context() -> ssl.SSLContext:
    """TLS that believes anybody, for the one question whose answer is compared with a hash from another hand."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Line:
    """A connection that is opened when it is needed and kept until it breaks.

    ``now`` is the trusted time by which the certificate must be valid; without it dates are not looked at. One thread
    asks; ``abort`` may be called from another.
    """

    def __init__(self, url: str, context: ssl.SSLContext, *, now: Callable[[], datetime] | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname:
            raise LinkTrouble("link.identity", "url")
        self._host = parts.hostname
        self._port = parts.port or 443
        self._prefix = parts.path.rstrip("/")
        self._context = context
        self._now = now
        self._connection: HTTPSConnection | None = None
        self._guard = threading.Lock()

    def ask(self, question: Question, *, keep: bytearray | None = None) -> Answer:
        """The answer to ``question``. With ``keep`` the body of a 200 or 206 is put there as it arrives.

        Raises:
            LinkTrouble: Nobody answered, or somebody else.
            DatesDiffer: See ``Line``.
        """
        before = self._connection
        try:
            response = self._send(question)
        except _BROKEN as problem:
            reused = before is not None and self._connection is before
            self.close()
            # The server may have put down a connection that lay idle. Repeating is safe: every request of ours is.
            if reused and not isinstance(question.body, Iterator) and isinstance(problem, ConnectionError):
                return self.ask(question, keep=keep)
            raise trouble_of(problem) from problem
        except LinkTrouble:
            # The blocks themselves stopped the request half-way; only hanging up tells the server.
            self.close()
            raise
        try:
            return self._receive(response, question.most, keep)
        except _BROKEN as problem:
            self.close()
            raise trouble_of(problem) from problem

    def close(self) -> None:
        """Let the connection go; the next question opens another."""
        with self._guard:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def abort(self) -> None:
        """Make a question that another thread is waiting in end at once."""
        with self._guard:
            held = self._connection and self._connection.sock
        if held:
            # Under the TLS layer, whose own shutdown would take the session from the thread that is using it.
            with suppress(OSError):
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def _send(self, question: Question) -> urllib3.BaseHTTPResponse:
        connection = self._opened()
        connection.timeout = question.patience_s
        headers = {"User-Agent": "loket", "Accept-Encoding": SKIP_HEADER, **question.headers}
        if question.body is not None:
            headers["Content-Length"] = str(question.length)
        try:
            connection.request(
                question.method, self._prefix + question.path, body=question.body, headers=headers,
                preload_content=False, decode_content=False,
            )  # fmt: skip
        except (ConnectionError, ssl.SSLEOFError):
            # A server that refuses a body half-way answers first and hangs up then.
            connection.timeout = _LAST_WORD_S
        return connection.getresponse()

    def _opened(self) -> HTTPSConnection:
        # urllib3 would reconnect by itself, but without looking at the certificate's dates.
        if self._connection is not None and self._connection.is_connected:
            return self._connection
        self.close()
        connection = HTTPSConnection(
            self._host, self._port, timeout=CONNECT_S, ssl_context=self._context,
            assert_hostname=None if self._context.check_hostname else False,
        )  # fmt: skip
        try:
            connection.connect()
            self._check_dates(connection)
        except BaseException:
            connection.close()
            raise
        with self._guard:
            self._connection = connection
        return connection

    def _check_dates(self, connection: HTTPSConnection) -> None:
        if self._now is None or not isinstance(connection.sock, ssl.SSLSocket):
            return
        certificate = connection.sock.getpeercert() or {}
        begin, end = (
            datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate[name])), UTC)
            for name in ("notBefore", "notAfter")
        )
        if not begin <= self._now() <= end:
            raise DatesDiffer

    def _receive(self, response: urllib3.BaseHTTPResponse, most: int, keep: bytearray | None) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        body = bytearray()
        if keep is not None and response.status in {200, 206}:
            if response.status == 200:
                keep.clear()
            body = keep
        while block := response.read(BLOCK):
            body += block
            if len(body) > most:
                self.close()
                raise LinkTrouble("link.server", "answer.size")
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(response.status, headers, b"" if body is keep else bytes(body))


def trouble_of(problem: Exception) -> LinkTrouble:
    """The trouble that an error of the network or of TLS means to the people at the counter."""
    wrapped = isinstance(problem, urllib3.exceptions.HTTPError) and problem.__cause__ is not None
    cause = problem.__cause__ if wrapped else problem
    if isinstance(cause, ssl.SSLCertVerificationError):
        # Another authority's certificate is what a portal shows before its login page.
        return LinkTrouble("link.identity" if cause.verify_code in _OTHER_NAME else "link.captive", "certificate")
    if isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return LinkTrouble("link.offline", "cut")
    if isinstance(cause, ssl.SSLError):
        reason = getattr(cause, "reason", "") or ""
        return LinkTrouble("link.captive" if reason.startswith(_NOT_TLS) else "link.tls", reason)
    if isinstance(cause, ConnectionRefusedError):
        return LinkTrouble("link.refused")
    if isinstance(cause, TimeoutError | urllib3.exceptions.TimeoutError):
        return LinkTrouble("link.timeout")
    return LinkTrouble("link.offline", type(cause).__name__)
