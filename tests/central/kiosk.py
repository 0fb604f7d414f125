"""A kiosk for the centre's tests: real keys and real records, without a store and without a window."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from kiosk.domain.services import builtin_services
from sync.protocol import batch as batches
from sync.protocol.enrolment import Answer, decode_answer, encode_request, make_request, read_code
from sync.protocol.keys import b64, generate_key, unb64
from sync.protocol.records import BlobRef, ClockReading, Definition, Record, Subject, encode
from sync.protocol.request_signature import sign_request
from sync.protocol.seal import new_identity, open_sealed
from sync.protocol.signed import Signed, from_lines, sign, verify

NONCE = "n0nce-of-a-test-kiosk"
_BIRTH = builtin_services()["AKTA_LAHIR"]
DEFINITION = Definition(_BIRTH.code, _BIRTH.version, _BIRTH.sha256)


def moment() -> datetime:
    """Now, as kiosks write it."""
    return datetime.now(UTC).replace(microsecond=0)


def scan(name: str, size: int = 4000) -> bytes:
    """Bytes that stand for a scan, the same for the same name."""
    return (hashlib.sha256(name.encode()).digest() * (size // 32 + 1))[:size]


@dataclass
class TestKiosk:
    """One kiosk: asks to be taken in, makes records in a chain, signs requests."""

    __test__ = False

    key: object = field(default_factory=generate_key)
    identity: object = field(default_factory=new_identity)
    answer: Answer | None = None
    epoch: str = "A-00000001"
    seq: int = 0
    prev: str = ""

    @property
    def id(self) -> str:
        assert self.answer is not None
        return self.answer.device

    def request(self, code: str) -> bytes:
        """The body of an enrolment request with a code as people read it."""
        return encode_request(
            make_request(
                code=read_code(code), key=self.key, recipient=self.identity.recipient, label="Kiosk uji",
                nonce=NONCE, made_at=to_text(moment()),
            )
        )  # fmt: skip

    def learn(self, lines: bytes) -> str:
        """Take the centre's answer in; the opened challenge, as it goes into the confirmation."""
        signed = from_lines(lines)
        self.answer = decode_answer(verify(signed, [signed.key]), nonce=NONCE)
        assert signed.key == self.answer.server_keys[0]
        return b64(open_sealed(unb64(self.answer.challenge), self.identity.secret))

    def believe(self, lines: bytes) -> bytes:
        """The payload that this kiosk's centre signed."""
        assert self.answer is not None
        return verify(from_lines(lines), self.answer.server_keys)

    def headers(self, method: str, path: str, body: bytes | None = None, at: datetime | None = None) -> dict[str, str]:
        """The headers that sign a request."""
        digest = hashlib.sha256(body).digest() if body is not None else None
        return sign_request(method, path, digest, key=self.key, device=self.id, now=at or moment())

    def record(
        self, type_: str, body: Mapping[str, object], *, subject: Subject | None = None,
        blobs: Sequence[BlobRef] = (), **changed: object,
    ) -> Signed:  # fmt: skip
        """The next record of the chain, signed; ``changed`` replaces fields of it."""
        assert self.answer is not None
        self.seq += 1
        at = moment()
        fields: dict[str, object] = {
            "id": new_id(at), "type": type_, "schema": f"{type_}/1.0", "district": self.answer.district,
            "office": self.answer.office, "device": self.id, "epoch": self.epoch, "seq": self.seq, "prev": self.prev,
            "operator": self.answer.operators[0].id, "made_at": to_text(at),
            "clock": ClockReading(to_text(at), 0, 0), "channel": "desk", "training": False, "subject": subject,
            "definition": DEFINITION, "body": body, "blobs": tuple(blobs),
        }  # fmt: skip
        signed = sign(encode(Record(**(fields | changed))), self.key)
        self.prev = signed.sha256
        return signed

    def submission(
        self, case: str, *, revision: int = 1, base: str = "", scans: Sequence[bytes] = (), name: str = "Bayi Contoh",
        **changed: object,
    ) -> Signed:  # fmt: skip
        """A birth application for three documents with ``scans`` as its papers."""
        blobs = [
            BlobRef(hashlib.sha256(data).hexdigest(), len(data), "image/webp", f"KK/{page}")
            for page, data in enumerate(scans, 1)
        ]
        return self.record(
            "application.submitted", submission_body(blobs, name), subject=Subject("application", case, revision, base),
            blobs=blobs, **changed,
        )  # fmt: skip

    def withdrawal(self, case: str) -> Signed:
        """The applicant no longer wants it."""
        body = {"reason": "Pemohon membatalkan", "name": "Ayah Contoh"}
        return self.record("application.withdrawn", body, subject=Subject("application", case, 1))

    def handover(self, case: str, product: str, base: str = "") -> Signed:
        """A product given to the father."""
        body = {
            "product": product, "receiver": {"name": "Ayah Contoh", "nik": "9901010101900001", "relation": "ayah"},
            "at": to_text(moment()), "printed": True, "collected": [{"kind": "KK", "state": "ditarik"}],
        }  # fmt: skip
        return self.record("handover.recorded", body, subject=Subject("application", case, 1, base))

    def batch(self, *envelopes: Signed) -> batches.Batch:
        """The envelopes in one batch."""
        assert self.answer is not None
        return batches.build(self.id, self.answer.district, to_text(moment()), self.answer.incarnation, envelopes)


def submission_body(blobs: Sequence[BlobRef] = (), name: str = "Bayi Contoh") -> dict[str, object]:
    """The body of a birth application for three documents."""
    papers = [
        {
            "path": blob.path, "sha256": blob.sha256, "size": blob.size, "mime": blob.mime, "original": "asli",
            "source": "scanner", "overrides": [], "sheet": None,
        }
        for blob in blobs
    ]  # fmt: skip
    return {
        "number": "9901012001-261121-A1A-0001-X", "service": "AKTA_LAHIR", "variant": "PAKET_3IN1",
        "answers": {"anak": {"nama": name, "tanggal_lahir": "2026-11-01"}}, "confirmations": [], "papers": papers,
        "sheets": [], "declaration": {"name": "Ayah Contoh", "version": 1, "at": "2026-11-21T07:40:00Z"},
        "notice": {"version": 1, "at": "2026-11-21T07:30:00Z"}, "pickup": {"office": "99.01.01.2001"},
        "applicant": {"name": "Ayah Contoh", "nik": "9901010101900001", "phone": "+628000000000", "relation": "ayah"},
        "note": "",
    }  # fmt: skip


def zipped(body: bytes) -> bytes:
    """``body`` packed as kiosks pack it."""
    return gzip.compress(body, mtime=0)
