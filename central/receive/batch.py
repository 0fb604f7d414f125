"""Receiving a batch: each record is stored once, takes effect once, and is answered the same however often it comes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.conf import settings
from django.db.models import F

from central.devices.keyring import keyring
from central.devices.ledger import Ledger, waiting_for, writing
from central.devices.models import Device
from central.problems import Refused
from central.receive.examine import take_effect
from central.receive.intake import NotARecord, first_reply, judge
from central.receive.models import Batch, Quarantine, StoredRecord
from central.receive.wants import known_uploads, link, sizes_agree, wanted
from central.receive.whole import tell_whole
from central.statements import insert_once, select, update
from kiosk.domain.ids import new_id
from kiosk.domain.instants import from_text, to_text
from sync.protocol import batch as format_
from sync.protocol.batch import Entry, Manifest
from sync.protocol.errors import BadBatch, BadEnvelope
from sync.protocol.records import Record
from sync.protocol.replies import Answer, Reply, Row, encode_reply
from sync.protocol.signed import Signed, sign, to_lines


def receive_batch(device: Device, batch_id: str, body: bytes, now: datetime) -> bytes:
    """The signed reply (two lines) to the batch ``body``, unpacked, that ``device`` sent.

    Raises:
        Refused: 400 with a code of `BadBatch` or `BadEnvelope`, 403 ``batch.foreign`` or ``device.revoked``.
    """
    try:
        manifest, envelopes = format_.read(body, expected_id=batch_id)
    except (BadBatch, BadEnvelope) as error:
        raise Refused(400, error.code) from error
    if (manifest.device, manifest.district) != (device.id, device.district):
        raise Refused(403, "batch.foreign")
    with writing(device.district, now) as ledger:
        # Read again under the lock: it may have been revoked or proven while this request waited for it.
        (device,) = select(Device, "district = %s AND id = %s", device.district, device.id)
        ledger.knows(device.id, device.changes)
        revoked = device.state == Device.State.REVOKED
        if revoked:
            for entry, signed in zip(manifest.records, envelopes, strict=True):
                _quarantine(device, entry, signed, "device.revoked", now)
        else:
            rows = _receive(ledger, device, batch_id, manifest, envelopes, len(body))
            want = wanted(device, now) if device.state == Device.State.ACTIVE else ()
    if revoked:
        raise Refused(403, "device.revoked")
    reply = Reply(
        batch=batch_id,
        rows=tuple(rows),
        want=want,
        changes=waiting_for(device, ledger),
        poll_s=settings.LOKET_POLL_SECONDS,
        time=to_text(now),
        incarnation=ledger.centre.incarnation,
    )
    return to_lines(sign(encode_reply(reply), keyring(settings.LOKET_DATA).current))


def _receive(
    ledger: Ledger, device: Device, batch_id: str, manifest: Manifest, envelopes: list[Signed], size: int
) -> list[Row]:
    batch = Batch(
        district=device.district,
        id=new_id(ledger.now),
        device_id=device.id,
        batch=batch_id,
        made_at=from_text(manifest.made_at),
        received_at=ledger.now,
        size=size,
    )
    fresh = insert_once(batch, "device_id", "batch")
    if not fresh:
        scope = Batch.objects.filter(district=device.district, device_id=device.id, batch=batch_id)
        scope.update(times=F("times") + 1)
        batch = scope.get()
    pairs = zip(manifest.records, envelopes, strict=True)
    rows = [_one(ledger, device, batch, entry, signed) for entry, signed in pairs]
    if fresh:
        batch.rows = [{"id": row.id, "reply": row.reply, "code": row.code} for row in rows]
        update(batch, "rows")
    return rows


def _one(ledger: Ledger, device: Device, batch: Batch, entry: Entry, signed: Signed) -> Row:
    try:
        record = judge(device, entry, signed)
        known = known_uploads(device, record.blobs)
        if not sizes_agree(record.blobs, known):
            raise NotARecord("record.blobs")
    except NotARecord as error:
        _quarantine(device, entry, signed, error.code, ledger.now)
        return Row(entry.id, signed.sha256, Answer.REJECTED, error.code)
    reply, code = first_reply(device, record)
    row = _row(device, batch, record, signed, ledger.now)
    row.reply, row.code = reply, code
    if not insert_once(row, "id"):
        return _again(device, entry, signed, ledger.now)
    uploads = link(ledger, row, record.blobs, known)
    if reply == Answer.ACCEPTED:
        take_effect(ledger, device, row, record, uploads)
    if not any(upload.delivered_at is None for upload in uploads.values()):
        tell_whole(ledger, [row])
    return Row(entry.id, signed.sha256, row.reply, row.code)


def _again(device: Device, entry: Entry, signed: Signed, now: datetime) -> Row:
    """The answer to a record whose id is stored already."""
    stored = StoredRecord.objects.only("sha256", "reply", "code").get(district=device.district, id=entry.id)
    if stored.sha256 != signed.sha256:
        _quarantine(device, entry, signed, "record.conflict", now)
        return Row(entry.id, signed.sha256, Answer.CONFLICT, "record.conflict")
    if stored.reply == Answer.DEFERRED:
        return Row(entry.id, signed.sha256, Answer.DEFERRED, stored.code)
    return Row(entry.id, signed.sha256, Answer.DUPLICATE, stored.code)


def _row(device: Device, batch: Batch, record: Record, signed: Signed, now: datetime) -> StoredRecord:
    return StoredRecord(
        district=device.district,
        id=record.id,
        device_id=device.id,
        batch_id=batch.id,
        type=record.type,
        epoch=record.epoch,
        seq=record.seq,
        prev=record.prev,
        subject=record.subject.id if record.subject else "",
        sha256=signed.sha256,
        payload=signed.payload,
        key=signed.key,
        signature=signed.sig,
        made_at=from_text(record.made_at),
        received_at=now,
    )


def _quarantine(device: Device, entry: Entry, signed: Signed, code: str, now: datetime) -> None:
    name = entry.id[:36].replace("\0", "")
    row = Quarantine(
        district=device.district,
        id=new_id(now),
        device_id=device.id,
        record=name,
        sha256=signed.sha256,
        code=code,
        payload=signed.payload,
        key=signed.key[:64],
        signature=signed.sig[:128],
        received_at=now,
    )
    if not insert_once(row, "device_id", "record", "sha256", "code"):
        Quarantine.objects.filter(
            district=device.district, device_id=device.id, record=name, sha256=signed.sha256, code=code
        ).update(times=F("times") + 1)


def counts(batch: Batch) -> Counter[str]:
    """How many records of ``batch`` were answered how, for the page of deliveries."""
    return Counter(str(row["reply"]) for row in batch.rows)
