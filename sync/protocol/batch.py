"""Batches: how records travel together. A batch is transport only and means nothing once its records are stored."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sync.protocol.errors import BadBatch, BadRecord
from sync.protocol.fields import SHA256, Fields, canonical
from sync.protocol.signed import Signed, iter_lines, to_lines

FORMAT: Final = "loket-batch/1"
CONTENT_TYPE: Final = "application/vnd.loket.batch"
MOST_RECORDS: Final = 200
MOST_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the manifest: a record's id and the SHA-256 of its payload."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first line of a batch. ``incarnation`` is the centre's, as the kiosk last heard it, empty before."""

    device: str
    district: str
    made_at: str
    incarnation: str
    records: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch ready to send: ``id`` is the SHA-256 of the manifest line, ``body`` the whole NDJSON."""

    id: str
    body: bytes


def build(device: str, district: str, made_at: str, incarnation: str, envelopes: Sequence[Signed]) -> Batch:
    """The batch of ``envelopes`` in their order; the same arguments always give the same id.

    Raises:
        BadBatch: ``batch.records`` or ``batch.bytes``, more than one batch may carry.
        BadRecord: An envelope's payload has no id.
    """
    manifest = canonical({
        "format": FORMAT, "device": device, "district": district, "made_at": made_at, "incarnation": incarnation,
        "records": [{"id": _id_of(signed), "sha256": signed.sha256} for signed in envelopes],
    })  # fmt: skip
    body = manifest + b"\n" + b"".join(to_lines(signed) for signed in envelopes)
    _within_limits(len(envelopes), len(body))
    return Batch(hashlib.sha256(manifest).hexdigest(), body)


def fitting(envelopes: Iterable[Signed]) -> list[Signed]:
    """The longest beginning of ``envelopes`` that one batch carries, at least one when there is any."""
    chosen: list[Signed] = []
    # The manifest's fixed part and one entry for each record; both are rounded up generously.
    size = 1024
    for signed in envelopes:
        size += len(signed.payload) + 512
        if chosen and (len(chosen) == MOST_RECORDS or size > MOST_BYTES):
            break
        chosen.append(signed)
    return chosen


def read(body: bytes, *, expected_id: str) -> tuple[Manifest, list[Signed]]:
    """The manifest and the envelopes of ``body``, whose bytes are the ones that ``expected_id`` names.

    Signatures are not looked at, and a payload need not be a record: one bad record must not stop the others, so the
    receiver judges each by itself.

    Raises:
        BadBatch: The manifest, its id, the number of records, a hash or a limit is wrong.
        BadEnvelope: A pair of lines is no envelope.
    """
    line, newline, rest = body.partition(b"\n")
    if not newline or hashlib.sha256(line).hexdigest() != expected_id:
        raise BadBatch("batch.id")
    manifest = _manifest(line)
    _within_limits(len(manifest.records), len(body))
    envelopes = list(iter_lines(rest))
    if len(envelopes) != len(manifest.records):
        raise BadBatch("batch.count")
    for entry, signed in zip(manifest.records, envelopes, strict=True):
        if hashlib.sha256(signed.payload).hexdigest() != entry.sha256 or signed.sha256 != entry.sha256:
            raise BadBatch("batch.digest")
    return manifest, envelopes


def pack(body: bytes) -> bytes:
    """``body`` as gzip, the same bytes for the same body, so that a repeated batch is the same request."""
    return gzip.compress(body, mtime=0)


def unpack(body: bytes) -> bytes:
    """The body that ``pack`` packed, never more than a batch may have.

    Raises:
        BadBatch: ``batch.gzip`` when it is broken or cut, ``batch.bytes`` when it would grow beyond the limit.
    """
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = reader.decompress(body, MOST_BYTES + 1)
    except zlib.error as problem:
        raise BadBatch("batch.gzip") from problem
    if len(plain) > MOST_BYTES:
        raise BadBatch("batch.bytes")
    if not reader.eof or reader.unused_data:
        raise BadBatch("batch.gzip")
    return plain


def _manifest(line: bytes) -> Manifest:
    fields = Fields.parse(line, BadBatch, "batch.manifest")
    if fields.text("format") != FORMAT:
        raise fields.wrong("format")
    entries = tuple(Entry(item.text("id"), item.text("sha256", pattern=SHA256)) for item in fields.objects("records"))
    return Manifest(
        fields.text("device"),
        fields.text("district"),
        fields.instant("made_at"),
        fields.text("incarnation"),
        entries,
    )


def _id_of(signed: Signed) -> str:
    return Fields.parse(signed.payload, BadRecord, "record").text("id")


def _within_limits(records: int, size: int) -> None:
    if not 1 <= records <= MOST_RECORDS:
        raise BadBatch("batch.records")
    if size > MOST_BYTES:
        raise BadBatch("batch.bytes")
