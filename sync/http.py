"""The centre as a kiosk speaks to it: every call of the protocol, its answer checked before anybody sees it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from kiosk.domain.instants import from_text
from kiosk.work.clock import TrustedClock
from kiosk.work.device import Device
from sync.line import TRANSFER_S, Answer, DatesDiffer, Line, LinkTrouble, Question, pinned_context
from sync.protocol import addresses, batch, changes, enrolment, tracking
from sync.protocol import anonymous as messages
from sync.protocol.errors import ProtocolError
from sync.protocol.fields import canonical
from sync.protocol.hello import Hello, decode_hello
from sync.protocol.keys import b64
from sync.protocol.problems import problem_code
from sync.protocol.replies import Reply, decode_reply
from sync.protocol.request_signature import sign_request
from sync.protocol.signed import Signed, from_lines, verify

_T = TypeVar("_T")
_SMALL: Final = 16 * 1024
_NEVER_SEEN: Final = frozenset({404, 410})
# Too many questions, or a centre that is older than the question.
_NO_QUESTIONS: Final = frozenset({404, 429})
_REST_S: Final = 3600


@dataclass(frozen=True, slots=True)
class Upload:
    """How an upload stands: the bytes that the centre holds, and why it cannot go on.

    ``code`` is empty, ``upload.gone`` (the address is no longer valid) or ``blob.hash`` (the bytes that arrived were
    others than the hash names; the centre begins at 0 again).
    """

    offset: int
    code: str = ""


class Link:
    """Two lines to one centre: one for records, replies and changes, one for scans, so that no scan delays a record.

    One thread calls; ``abort`` may be called from any. ``heard_time`` tells whether this link brought a signed time.
    """

    def __init__(self, device: Device, clock: TrustedClock, *, ca_pem: str = "") -> None:
        self._device = device
        self._clock = clock
        context = pinned_context(ca_pem or device.ca_pem)
        self._control = Line(device.url, context, now=clock.now)
        self._scans = Line(device.url, context, now=clock.now)
        self._dateless = Line(device.url, context)
        self.heard_time = False
        self._begun: dict[str, bytearray] = {}

    def hello(self) -> Hello:
        """Ask for the time, believe it because it is signed over our nonce, and take it over."""
        nonce = secrets.token_urlsafe(16)
        question = Question("GET", addresses.hello(nonce), most=_SMALL)
        try:
            answer = self._control.ask(question)
        except DatesDiffer:
            try:
                answer = self._dateless.ask(question)
            finally:
                # Nothing else may ever travel on a line whose certificate may be out of date.
                self._dateless.close()
        payload = believe(_good(answer).body, self._device.server_keys)
        hello = _read(lambda: decode_hello(payload, nonce=nonce))
        self._learn(hello.time)
        return hello

    def put_batch(self, sent: batch.Batch) -> Reply:
        """Deliver ``sent``; the centre's row for each of its records."""
        packed = batch.pack(sent.body)
        answer = self._signed(
            Question(
                "PUT",
                addresses.batch(sent.id),
                {"Content-Type": batch.CONTENT_TYPE, "Content-Encoding": "gzip"},
                [packed],
                len(packed),
                patience_s=TRANSFER_S,
            )
        )
        payload = believe(_good(answer).body, self._device.server_keys)
        reply = _read(lambda: decode_reply(payload))
        if reply.batch != sent.id:
            raise LinkTrouble("link.server", "reply.batch")
        self._learn(reply.time)
        return reply

    def changes(self, cursor: str) -> tuple[changes.Page, list[changes.Change]]:
        """One page of what happened after ``cursor``, each change signed by the centre and meant for this device."""
        answer = _good(self._signed(Question("GET", addresses.changes(cursor), patience_s=TRANSFER_S)))
        page, envelopes = _read(lambda: changes.decode_page(answer.body))
        found = []
        for signed in envelopes:
            payload = _believed(signed, self._device.server_keys)
            change = _read(lambda payload=payload: changes.decode_change(payload))  # type: ignore[misc]
            if change.log == "device" and change.device != self._device.id:
                raise LinkTrouble("link.identity", "change.device")
            found.append(change)
        return page, found

    def put_anonymous(self, bundle: messages.Bundle) -> None:
        """Deliver a bundle of anonymous messages; returns when the centre has them all."""
        body = messages.encode_bundle(bundle.messages)
        headers = {"Content-Type": messages.CONTENT_TYPE}
        address = addresses.anonymous(bundle.id)
        _good(self._signed(Question("PUT", address, headers, [body], len(body), patience_s=TRANSFER_S)))

    def confirm(self, opened: bytes) -> None:
        """Prove the device's age key with what its challenge held."""
        body = canonical({"challenge": b64(opened)})
        headers = {"Content-Type": "application/json"}
        _good(self._signed(Question("POST", addresses.CONFIRM, headers, [body], len(body))))

    def track(self, question: tracking.Question) -> tracking.Standing | int:
        """How the case of a receipt number stands, or the seconds to wait when the centre takes no question now."""
        body = tracking.encode_question(question)
        asked = Question("POST", addresses.TRACK, {"Content-Type": "application/json"}, [body], len(body), most=_SMALL)
        answer = self._signed(asked)
        if answer.status in _NO_QUESTIONS:
            after = answer.headers.get("retry-after", "")
            return int(after) if after.isdecimal() else _REST_S
        payload = believe(_good(answer).body, self._device.server_keys)
        return _read(lambda: tracking.decode_standing(payload, nonce=question.nonce))

    def head(self, address: str) -> Upload:
        """How many bytes of the upload at ``address`` the centre holds."""
        answer = self._dated(self._scans, Question("HEAD", address, {"Tus-Resumable": addresses.TUS_VERSION}))
        return _upload(answer)

    def patch(self, address: str, offset: int, blocks: Iterable[bytes], length: int) -> Upload:
        """Send ``length`` bytes, in ``blocks``, that begin at ``offset``; where the upload stands then."""
        headers = {
            "Tus-Resumable": addresses.TUS_VERSION,
            "Upload-Offset": str(offset),
            "Content-Type": addresses.TUS_CONTENT_TYPE,
        }
        question = Question("PATCH", address, headers, blocks, length, patience_s=TRANSFER_S)
        return _upload(self._dated(self._scans, question))

    def blob(self, sha256: str, size: int) -> bytes | None:
        """The ``size`` bytes that ``sha256`` names; None when the centre gives this device none.

        What came before a cut is kept while the program runs and the rest is asked for the next time.
        """
        begun = self._begun.setdefault(sha256, bytearray())
        if len(begun) >= size:
            begun.clear()
        headers = {"Range": f"bytes={len(begun)}-"} if begun else {}
        question = Question("GET", addresses.blob(sha256), headers, patience_s=TRANSFER_S, most=max(size, _SMALL))
        answer = self._signed(question, keep=begun)
        if answer.status in _NEVER_SEEN:
            del self._begun[sha256]
            return None
        if answer.status == 416:
            begun.clear()
        _good(answer)
        if hashlib.sha256(begun).hexdigest() != sha256:
            begun.clear()
            raise LinkTrouble("link.server", "blob.hash")
        return bytes(self._begun.pop(sha256))

    def close(self) -> None:
        """Let all connections go."""
        for line in (self._control, self._scans, self._dateless):
            line.close()

    def abort(self) -> None:
        """Make whatever another thread waits for end at once, as a LinkTrouble there."""
        for line in (self._control, self._scans, self._dateless):
            line.abort()

    def _learn(self, signed_time: str) -> None:
        self._clock.learn(from_text(signed_time))
        self.heard_time = True

    def _signed(self, question: Question, *, keep: bytearray | None = None) -> Answer:
        answer = self._dated(self._control, self._with_signature(question), keep=keep)
        if answer.status == 401 and problem_code(answer.body) == "signature.expired":
            # Our time is minutes away from the centre's: ask for it and say the same again.
            self.hello()
            answer = self._dated(self._control, self._with_signature(question), keep=keep)
            if problem_code(answer.body) == "signature.expired":
                raise LinkTrouble("link.clock", "signature.expired")
        return answer

    def _with_signature(self, question: Question) -> Question:
        body = question.body
        digest = None if body is None else hashlib.sha256(b"".join(body)).digest()
        signature = sign_request(
            question.method,
            question.path,
            digest,
            key=self._device.signing_key,
            device=self._device.id,
            now=self._clock.now(),
        )
        return replace(question, headers={**question.headers, **signature})

    def _dated(self, line: Line, question: Question, *, keep: bytearray | None = None) -> Answer:
        try:
            return line.ask(question, keep=keep)
        except DatesDiffer:
            self.hello()
        try:
            return line.ask(question, keep=keep)
        except DatesDiffer as problem:
            # By the centre's own signed time its certificate is not valid.
            raise LinkTrouble("link.tls", "certificate.dates") from problem


def believe(body: bytes, keys: Collection[str]) -> bytes:
    """The payload of the one envelope in ``body``, signed by one of the centre's ``keys``."""
    return _believed(_read(lambda: from_lines(body)), keys)


def post_enrolment(line: Line, request: enrolment.Request) -> bytes:
    """The two lines with which the centre answers ``request``.

    Raises:
        LinkTrouble: ``link.denied`` with the centre's code as detail when the code is wrong, used or too old.
    """
    body = enrolment.encode_request(request)
    question = Question("POST", addresses.ENROL, {"Content-Type": "application/json"}, [body], len(body))
    return _good(line.ask(question)).body


def fetch_authority(line: Line) -> str:
    """The certificate authority that the server names as its own, in PEM; compare its hash before you believe it."""
    answer = _good(line.ask(Question("GET", addresses.CA, most=_SMALL)))
    try:
        return answer.body.decode("ascii")
    except UnicodeDecodeError as problem:
        raise LinkTrouble("link.captive", "ca") from problem


def _believed(signed: Signed, keys: Collection[str]) -> bytes:
    try:
        return verify(signed, keys)
    except ProtocolError as problem:
        raise LinkTrouble("link.identity", problem.code) from problem


def _read(decode: Callable[[], _T]) -> _T:
    try:
        return decode()
    except ProtocolError as problem:
        raise LinkTrouble("link.server", problem.code) from problem


def _good(answer: Answer) -> Answer:
    status = answer.status
    if 200 <= status < 300:
        return answer
    code = problem_code(answer.body) or f"http.{status}"
    if 300 <= status < 400:
        raise LinkTrouble("link.captive", code)
    if status in {401, 403}:
        raise LinkTrouble("link.denied", code)
    after = answer.headers.get("retry-after", "")
    raise LinkTrouble("link.server", code, retry_after_s=int(after) if after.isdecimal() else 0)


def _upload(answer: Answer) -> Upload:
    if answer.status in _NEVER_SEEN:
        return Upload(0, "upload.gone")
    if answer.status == addresses.TUS_CHECKSUM_MISMATCH:
        return Upload(0, "blob.hash")
    if answer.status != 409:
        _good(answer)
    offset = answer.headers.get("upload-offset", "")
    if not offset.isdecimal():
        raise LinkTrouble("link.server", problem_code(answer.body) or "upload.offset")
    return Upload(int(offset))
