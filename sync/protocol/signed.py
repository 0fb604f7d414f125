"""The one construct for everything signed: exact bytes and, beside them, who signed them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.errors import BadDigest, BadEnvelope, BadKey, BadSignature, UnknownKey
from sync.protocol.fields import SHA256, Fields, canonical
from sync.protocol.keys import b64, load_public, public_text, unb64

CONTENT_TYPE: Final = "application/vnd.loket.signed"
LINES_CONTENT_TYPE: Final = "application/x-ndjson"
LONGEST_LINE: Final = 4 * 1024 * 1024
"""Bytes of one line; nothing of ours comes near it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A payload as it was signed: one line of JSON whose bytes are never written anew.

    ``key`` is the public key and ``sig`` the Ed25519 signature over ``payload``, both in base64url; ``sha256`` is the
    payload's hash in hexadecimal.
    """

    payload: bytes
    key: str
    sig: str
    sha256: str


def sign(payload: bytes, key: Ed25519PrivateKey) -> Signed:
    """``payload`` signed with ``key``; BadEnvelope when it is not one line."""
    if b"\n" in payload or not payload:
        raise BadEnvelope("envelope.lines")
    return Signed(payload, public_text(key), b64(key.sign(payload)), hashlib.sha256(payload).hexdigest())


def to_lines(signed: Signed) -> bytes:
    """The two lines in which ``signed`` travels, each ended by a newline."""
    seal = canonical({"key": signed.key, "sig": signed.sig, "sha256": signed.sha256})
    return signed.payload + b"\n" + seal + b"\n"


def from_lines(two: bytes) -> Signed:
    """The envelope in exactly two lines; nothing is believed yet, see ``verify``.

    Raises:
        BadEnvelope: ``envelope.lines``, ``envelope.json`` or ``envelope.field``.
    """
    lines = two.split(b"\n")
    if len(lines) != 3 or lines[2]:
        raise BadEnvelope("envelope.lines")
    return _envelope(lines[0], lines[1])


def verify(signed: Signed, keys: Collection[str]) -> bytes:
    """The payload of ``signed``, believed because one of the public ``keys`` signed exactly these bytes.

    Raises:
        UnknownKey: The envelope names a key that is not among ``keys``.
        BadDigest: The envelope's hash is not the payload's.
        BadSignature: The signature does not fit.
    """
    if signed.key not in keys:
        raise UnknownKey("signature.unknown_key")
    if hashlib.sha256(signed.payload).hexdigest() != signed.sha256:
        raise BadDigest("signature.digest")
    try:
        load_public(signed.key).verify(unb64(signed.sig), signed.payload)
    except (InvalidSignature, BadKey) as problem:
        raise BadSignature("signature.bad") from problem
    return signed.payload


def iter_lines(stream: bytes | BinaryIO) -> Iterator[Signed]:
    """The envelopes of ``stream`` one after another, held one at a time; BadEnvelope at the first bad one."""
    lines = _read_lines(BytesIO(stream) if isinstance(stream, bytes) else stream)
    for payload in lines:
        seal = next(lines, b"")
        if not (payload.endswith(b"\n") and seal.endswith(b"\n")):
            raise BadEnvelope("envelope.lines")
        yield _envelope(payload[:-1], seal[:-1])


def _read_lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise BadEnvelope("envelope.lines")
        yield line


def _envelope(payload: bytes, seal: bytes) -> Signed:
    fields = Fields.parse(seal, BadEnvelope, "envelope")
    if not payload:
        raise BadEnvelope("envelope.lines")
    return Signed(payload, fields.text("key"), fields.text("sig"), fields.text("sha256", pattern=SHA256))
