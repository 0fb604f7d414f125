"""Scans to the centre: each goes on at the byte that the centre reports, whatever cut it before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.store.errors import BlobTrouble
from kiosk.work import outgoing
from kiosk.work.desk import Desk
from kiosk.work.outgoing import UploadJob
from sync.http import Link
from sync.line import BLOCK, LinkTrouble

BUDGET: Final = 256 * 1024
"""Bytes of one request: what a new record may have to wait for at most on its way past the scans."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What one call did for one scan: bytes sent, whether it is whole at the centre, and the code if it failed."""

    sha256: str
    sent: int
    whole: bool
    code: str = ""


def upload_next(
    desk: Desk, link: Link, budget: int = BUDGET, *, stopped: Callable[[], bool] = lambda: False
) -> Uploaded | None:
    """Carry the next waiting scan on by at most ``budget`` bytes; None when no scan waits for this road.

    The bytes come from the encrypted store and are hashed before any is sent, so a damaged disk is found here and not
    at the centre. ``stopped`` is asked between blocks; then the centre keeps what it has. Raises LinkTrouble.
    """
    job = outgoing.next_upload(desk)
    if job is None:
        return None
    data = _whole(desk, job)
    if data is None:
        return _failed(desk, job, "blob.damaged")
    state = link.head(job.address)
    begin = state.offset
    if not state.code and begin < job.size:
        end = min(begin + budget, job.size)
        state = link.patch(job.address, begin, _blocks(data, begin, end, stopped), end - begin)
    if state.code:
        return _failed(desk, job, state.code)
    if state.offset > job.size:
        # That address holds something else: let the centre give another.
        return _failed(desk, job, "upload.gone")
    outgoing.upload_offset(desk, job.sha256, state.offset)
    whole = state.offset == job.size
    if whole:
        outgoing.upload_done(desk, job.sha256)
    return Uploaded(job.sha256, max(0, state.offset - begin), whole)


def _whole(desk: Desk, job: UploadJob) -> bytes | None:
    try:
        data = outgoing.blob_bytes(desk, job.sha256)
    except BlobTrouble:
        return None
    return data if len(data) == job.size and hashlib.sha256(data).hexdigest() == job.sha256 else None


def _failed(desk: Desk, job: UploadJob, code: str) -> Uploaded:
    outgoing.upload_failed(desk, job.sha256, code)
    return Uploaded(job.sha256, 0, whole=False, code=code)


def _blocks(data: bytes, begin: int, end: int, stopped: Callable[[], bool]) -> Iterator[bytes]:
    for start in range(begin, end, BLOCK):
        if stopped():
            raise LinkTrouble("link.offline", "stopped")
        yield data[start : min(start + BLOCK, end)]
