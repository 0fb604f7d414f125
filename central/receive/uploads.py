"""Taking in a blob, resumable at any byte (tus 1.0): what came before a cut is kept, and the newest request wins.

No lock is held while a network is waited for. Each part has a seat; a new request takes the seat, and an older one that
is still waiting for its dead connection finds that it has lost it before it writes another byte.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from django.conf import settings
from django.db import connection

from central.devices.ledger import writing
from central.problems import Refused
from central.receive.files import hash_of, keep, open_part, part_path, part_size, sync_folder
from central.receive.models import Blob, Upload
from central.receive.whole import mark_whole
from central.statements import change, insert_once, select
from kiosk.domain.ids import new_id
from sync.protocol.addresses import TUS_CHECKSUM_MISMATCH

READ: Final = 8 * 1024
"""Bytes asked for at once: what a silent cut may cost, because the server below hands over full blocks only."""


class Stream(Protocol):
    """A request's body; an empty answer means that it ended, perhaps too early."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes, waiting for them."""


class Superseded(Exception):
    """A newer request has taken over this upload."""


@dataclass(slots=True)
class _Seat:
    lock: threading.Lock = field(default_factory=threading.Lock)
    holder: object = None
    users: int = 0


_SEATS: Final[dict[Path, _Seat]] = {}
_SEATS_LOCK: Final = threading.Lock()


def find(token: str, now: datetime) -> Upload:
    """The upload with this address.

    Raises:
        Refused: 404 ``upload.unknown`` or 410 ``upload.expired``.
    """
    found = select(Upload, "district = %s AND token = %s", settings.LOKET_DISTRICT, token)
    if not found:
        raise Refused(404, "upload.unknown")
    (upload,) = found
    if upload.expires_at <= now and upload.delivered_at is None:
        raise Refused(410, "upload.expired")
    return upload


def offset_of(upload: Upload, now: datetime) -> int:
    """The bytes that are durably here. A part that is complete, but was not yet looked at, is finished first.

    Raises:
        Refused: 460 ``blob.hash`` when the complete part is not the blob; it then starts at 0 again.
    """
    if upload.delivered_at is not None:
        return upload.size
    path = _path(upload)
    size = part_size(path)
    if not size:
        return 0
    if size >= upload.size:
        _append(upload, path, size, _Nothing(), now)
        return upload.size
    try:
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())
            sync_folder(path.parent)
            return os.fstat(stream.fileno()).st_size
    except FileNotFoundError:
        return upload.size if _delivered(upload) else 0


def receive(upload: Upload, offset: int, stream: Stream, now: datetime) -> int:
    """Append what ``stream`` brings from ``offset`` on and return the new durable offset.

    A body that ends early is a cut: what came is kept.

    Raises:
        WrongOffset: ``offset`` is not where the part ends.
        Superseded: A newer request has taken over.
        Refused: 460 ``blob.hash``; the part starts at 0 again.
    """
    if upload.delivered_at is not None:
        if offset != upload.size:
            raise WrongOffset(upload.size)
        return upload.size
    return _append(upload, _path(upload), offset, stream, now)


class WrongOffset(Exception):
    """The sender's offset is not ours; ``offset`` is where it has to go on."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _Nothing:
    def read(self, size: int, /) -> bytes:
        return b""


def _append(upload: Upload, path: Path, offset: int, stream: Stream, now: datetime) -> int:
    me = object()
    with _seat(path) as seat:
        with seat.lock:
            seat.holder = me
            if offset and not path.exists() and _delivered(upload):
                return upload.size
            part = open_part(path)
        with part:
            size = os.fstat(part.fileno()).st_size
            if offset != size:
                os.fsync(part.fileno())
                sync_folder(path.parent)
                raise WrongOffset(size)
            digest = hash_of(part)
            _let_connection_go()
            while size < upload.size and (block := stream.read(min(READ, upload.size - size))):
                with seat.lock:
                    if seat.holder is not me:
                        raise Superseded
                    part.write(block)
                digest.update(block)
                size += len(block)
            with seat.lock:
                if seat.holder is not me:
                    raise Superseded
                os.fsync(part.fileno())
                if size < upload.size:
                    sync_folder(path.parent)
                    return size
                if digest.hexdigest() != upload.sha256:
                    _start_again(part)
                    raise Refused(TUS_CHECKSUM_MISMATCH, "blob.hash")
                _finish(upload, path, now)
    return upload.size


def _let_connection_go() -> None:
    """A slow sender may take minutes; unless database connections are kept anyway, his is needed only at the end."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _start_again(part: BinaryIO) -> None:
    part.truncate(0)
    os.fsync(part.fileno())


def _finish(upload: Upload, path: Path, now: datetime) -> None:
    """The file first, then the tables: a power cut between the two costs one more delivery, never a blob."""
    if path.is_file():
        keep(path, upload.district, upload.sha256)
    with writing(upload.district, now) as ledger:
        row = Blob(
            district=upload.district,
            id=new_id(now),
            sha256=upload.sha256,
            size=upload.size,
            mime=upload.mime,
            stored_at=now,
        )
        insert_once(row, "sha256")
        change(
            "UPDATE receive_upload SET delivered_at = %s WHERE district = %s AND id = %s",
            now, upload.district, upload.id,
        )  # fmt: skip
        mark_whole(ledger, upload)


def _delivered(upload: Upload) -> bool:
    """Whether another request has finished this upload since it was looked up."""
    scope = Upload.objects.filter(district=upload.district, id=upload.id)
    return scope.exclude(delivered_at=None).exists()


def _path(upload: Upload) -> Path:
    return part_path(upload.district, upload.device_id, upload.sha256)


@contextmanager
def _seat(path: Path) -> Iterator[_Seat]:
    with _SEATS_LOCK:
        seat = _SEATS.setdefault(path, _Seat())
        seat.users += 1
    try:
        yield seat
    finally:
        with _SEATS_LOCK:
            seat.users -= 1
            if not seat.users:
                del _SEATS[path]
