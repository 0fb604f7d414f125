"""A registry's side of enrolment by files: its certificate, an invitation, and the signed answer to a request."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.work import enrol as work
from sync.protocol.enrolment import Invitation, decode_request, encode_answer, encode_invitation, make_code
from sync.protocol.signed import sign, to_lines
from tests.work.desks import CENTRE_KEY, SITI, enrolment

NOBODY = "https://127.0.0.1:9"  # nothing listens there


@cache
def authority() -> tuple[str, str]:
    """A certificate as PEM and its hash."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Contoh")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    der = made.public_bytes(serialization.Encoding.DER)
    return made.public_bytes(serialization.Encoding.PEM).decode(), hashlib.sha256(der).hexdigest()


def invitation_file(folder: Path) -> Path:
    """The code file as the registry gives it out; its server cannot be reached."""
    _pem, ca_sha256 = authority()
    code = make_code(12345, ca_sha256)
    found = Invitation(url=NOBODY, code=code, ca_sha256=ca_sha256, office="Desa Contoh", expires="2026-12-01T00:00:00Z")
    path = folder / "kode.loket-daftar"
    path.write_bytes(encode_invitation(found))
    return path


def answer_file(request: Path, data: Path, folder: Path) -> Path:
    """What the back office makes of a request."""
    asked = decode_request(request.read_bytes())
    pending = work.begin(data)
    answer = replace(enrolment(pending, SITI), nonce=asked.nonce, ca_pem=authority()[0])
    path = folder / "jawaban.loket-daftar"
    path.write_bytes(to_lines(sign(encode_answer(answer), CENTRE_KEY)))
    return path
