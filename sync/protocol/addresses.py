"""The addresses under which the centre speaks to kiosks, written once for both ends."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

CA: Final = "/v1/ca"
HELLO: Final = "/v1/hello"
ENROL: Final = "/v1/enrol"
CONFIRM: Final = "/v1/enrol/confirm"
BATCHES: Final = "/v1/batches/"
CHANGES: Final = "/v1/changes"
TRACK: Final = "/v1/track"
UPLOADS: Final = "/v1/uploads/"
BLOBS: Final = "/v1/blobs/"
ANONYMOUS: Final = "/v1/anonymous/"

TUS_VERSION: Final = "1.0.0"
TUS_CONTENT_TYPE: Final = "application/offset+octet-stream"
TUS_CHECKSUM_MISMATCH: Final = 460
"""Status of a finished upload whose bytes are not the ones that its hash names (tus 1.0, checksum extension)."""


def batch(batch_id: str) -> str:
    """Path of ``PUT`` for a batch."""
    return BATCHES + batch_id


def changes(cursor: str) -> str:
    """Path and query of ``GET`` for the changes after ``cursor``."""
    return f"{CHANGES}?{urlencode({'cursor': cursor})}"


def hello(nonce: str) -> str:
    """Path and query of ``GET`` for the signed time over ``nonce``."""
    return f"{HELLO}?{urlencode({'nonce': nonce})}"


def upload(token: str) -> str:
    """Path of an upload with this token."""
    return UPLOADS + quote(token, safe="")


def blob(sha256: str) -> str:
    """Path of ``GET`` for a blob that this device was granted."""
    return BLOBS + sha256


def anonymous(bundle_id: str) -> str:
    """Path of ``PUT`` for a bundle of anonymous messages."""
    return ANONYMOUS + bundle_id
