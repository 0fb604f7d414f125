"""Blobs on disk: parts while they arrive, whole files once they are verified, every step durable before it is told.

``uploads/<district>/<device>/<sha256>.part`` and ``blobs/<district>/<first two>/<sha256>`` below the data folder.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

BLOCK: Final = 64 * 1024


def part_path(district: str, device: str, sha256: str) -> Path:
    """Where the bytes of a blob are laid down while this device delivers it."""
    return Path(settings.LOKET_DATA, "uploads", district, device, f"{sha256}.part")


def blob_path(district: str, sha256: str) -> Path:
    """Where a verified blob stands."""
    return Path(settings.LOKET_DATA, "blobs", district, sha256[:2], sha256)


def part_size(path: Path) -> int:
    """Bytes of a part that are there, 0 before the first."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def open_part(path: Path) -> BinaryIO:
    """The part opened for reading and writing, made when absent; whoever tells its size syncs its folder first."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        _make_folder(path.parent)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    return os.fdopen(handle, "r+b", buffering=0)


def keep(part: Path, district: str, sha256: str) -> None:
    """Move a verified and synced part to its place among the blobs; a blob that stands there already is the same."""
    target = blob_path(district, sha256)
    _make_folder(target.parent)
    part.replace(target)
    sync_folder(target.parent)


def put(district: str, content: bytes) -> str:
    """Store ``content`` durably as a blob and return its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = blob_path(district, sha256)
    if target.is_file() and target.stat().st_size == len(content):
        return sha256
    _make_folder(target.parent)
    part = target.with_name(f"{sha256}.{secrets.token_hex(8)}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(target)
    sync_folder(target.parent)
    return sha256


def hash_of(stream: BinaryIO) -> hashlib._Hash:
    """A SHA-256 fed with everything in ``stream`` from its start, block by block."""
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(BLOCK):
        digest.update(block)
    return digest


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable; Windows has no such call and orders them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
