"""What the centre still wants from a kiosk, and the addresses where it may be laid down."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from central.devices.ledger import Ledger
from central.devices.models import Device
from central.receive.files import part_path, part_size
from central.receive.models import RecordBlob, StoredRecord, Upload
from central.statements import insert, select, update
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from sync.protocol import addresses
from sync.protocol.records import BlobRef
from sync.protocol.replies import Want

_LIFE: Final = timedelta(days=7)
_RENEW_BEFORE: Final = timedelta(days=1)
_TOKEN_BYTES: Final = 16
MOST_BYTES_OF_BLOB: Final = 64 * 1024 * 1024


def known_uploads(device: Device, blobs: Sequence[BlobRef]) -> dict[str, Upload]:
    """What this device was or is wanted to deliver of ``blobs``, by SHA-256."""
    if not blobs:
        return {}
    named = {blob.sha256 for blob in blobs}
    places = ", ".join("%s" for _ in named)
    known = select(
        Upload, f"district = %s AND device_id = %s AND sha256 IN ({places})", device.district, device.id, *named
    )
    return {upload.sha256: upload for upload in known}


def sizes_agree(blobs: Sequence[BlobRef], known: Mapping[str, Upload]) -> bool:
    """Whether each blob is named with one size, here and before: of two one could not be true."""
    sizes = {blob.sha256: blob.size for blob in blobs} | {sha256: upload.size for sha256, upload in known.items()}
    return all(sizes[blob.sha256] == blob.size for blob in blobs)


def link(
    ledger: Ledger, record: StoredRecord, blobs: Sequence[BlobRef], known: Mapping[str, Upload]
) -> dict[str, Upload]:
    """Write down which blobs ``record`` names, and want those that are not ``known``; all of them by SHA-256."""
    if not blobs:
        return {}
    new: dict[str, Upload] = {}
    # Small pages first: they are the ones that make a case readable soonest.
    for blob in sorted(blobs, key=lambda item: item.size):
        if blob.sha256 not in known and blob.sha256 not in new:
            new[blob.sha256] = _wanted(ledger, record, blob)
    insert(new.values())
    uploads = {**known, **new}
    insert(
        RecordBlob(
            district=record.district,
            id=new_id(ledger.now),
            record_id=record.id,
            upload_id=uploads[blob.sha256].id,
            path=blob.path[:120],
            rendition=blob.rendition[:12],
        )
        for blob in blobs
    )
    return uploads


def wanted(device: Device, now: datetime) -> tuple[Want, ...]:
    """Every blob of this kiosk's records that it has not delivered, oldest first, at addresses that still live."""
    waiting = 'district = %s AND device_id = %s AND delivered_at IS NULL ORDER BY "order"'
    found = []
    for upload in select(Upload, waiting, device.district, device.id):
        if upload.expires_at - now < _RENEW_BEFORE:
            upload.token, upload.expires_at = _token(), now + _LIFE
            update(upload, "token", "expires_at")
        offset = min(part_size(part_path(upload.district, upload.device_id, upload.sha256)), upload.size)
        address = addresses.upload(upload.token)
        found.append(Want(upload.sha256, upload.size, address, offset, to_text(upload.expires_at)))
    return tuple(found)


def _wanted(ledger: Ledger, record: StoredRecord, blob: BlobRef) -> Upload:
    return Upload(
        district=record.district,
        id=new_id(ledger.now),
        device_id=record.device_id,
        sha256=blob.sha256,
        size=blob.size,
        mime=blob.mime[:80],
        token=_token(),
        expires_at=ledger.now + _LIFE,
        order=ledger.order(),
    )


def _token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)
