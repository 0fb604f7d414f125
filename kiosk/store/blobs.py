"""The bytes of scans and documents, kept once under their SHA-256 inside the encrypted file."""

from __future__ import annotations

import hashlib

from kiosk.store.errors import BlobTrouble
from kiosk.store.store import Store


def digest(data: bytes) -> str:
    """The name of ``data``: its SHA-256 as 64 lower hex digits."""
    return hashlib.sha256(data).hexdigest()


def keep(store: Store, data: bytes, mime: str, at: str) -> str:
    """Keep ``data`` durably and give its name; the same bytes are kept once however often they come."""
    name = digest(data)
    store.run(
        "INSERT INTO blobs VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING", (name, len(data), mime, at, data)
    )
    return name


def keep_as(store: Store, name: str, data: bytes, mime: str, at: str) -> None:
    """Keep what was fetched as ``name``; raises `BlobTrouble` ``blob.hash`` when the bytes are other ones."""
    if digest(data) != name:
        raise BlobTrouble("blob.hash", name)
    keep(store, data, mime, at)


def held(store: Store, name: str) -> bool:
    """Whether the bytes called ``name`` are in this store."""
    return store.row("SELECT 1 FROM blobs WHERE sha256 = ?", (name,)) is not None


def read(store: Store, name: str) -> bytes:
    """The bytes called ``name``, checked against it; raises `BlobTrouble` ``blob.missing`` or ``blob.damaged``."""
    found = store.row("SELECT data FROM blobs WHERE sha256 = ?", (name,))
    if found is None:
        raise BlobTrouble("blob.missing", name)
    data = found["data"]
    if not isinstance(data, bytes) or digest(data) != name:
        raise BlobTrouble("blob.damaged", name)
    return data


def discard_unused(store: Store, names: tuple[str, ...]) -> int:
    """Drop those of ``names`` that no page, record, product or package refers to; how many were dropped.

    Only for pages that a person removed from a draft: what was ever named in a record stays.
    """
    dropped = 0
    for name in names:
        dropped += store.run(
            "DELETE FROM blobs WHERE sha256 = :n AND NOT EXISTS (SELECT 1 FROM papers WHERE sha256 = :n)"
            " AND NOT EXISTS (SELECT 1 FROM blob_uses WHERE sha256 = :n)"
            " AND NOT EXISTS (SELECT 1 FROM products WHERE sha256 = :n)"
            " AND NOT EXISTS (SELECT 1 FROM applications WHERE instr(package, :n) > 0)",
            {"n": name},
        )
    return dropped
