"""When a record is whole: it and every blob that it names are verified and durable, delivered by its own device."""

from __future__ import annotations

from collections.abc import Iterable

from central.devices.ledger import Ledger
from central.receive.models import StoredRecord, Upload
from central.statements import change, rows
from sync.protocol.changes import ChangeType
from sync.protocol.records import RecordType

_SILENT = frozenset({RecordType.AUDIT.value, RecordType.REPORTED.value, RecordType.VOIDED.value})
"""Types without an effect that anybody waits for: their kiosk is told by the reply alone."""


_WHOLE_NOW = """
    SELECT DISTINCT r.id, r.device_id, r.type
    FROM receive_recordblob AS b
    JOIN receive_storedrecord AS r ON r.district = b.district AND r.id = b.record_id
    WHERE b.district = %s AND b.upload_id = %s AND r.whole_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM receive_recordblob AS o
        JOIN receive_upload AS u ON u.district = o.district AND u.id = o.upload_id
        WHERE o.district = r.district AND o.record_id = r.id AND u.delivered_at IS NULL
    )
"""
"""One question instead of three for each scan that arrives; the names are those of the models."""


def tells(record_type: str) -> bool:
    """Whether a kiosk is told the outcome and the wholeness of records of this type."""
    return record_type not in _SILENT


def mark_whole(ledger: Ledger, upload: Upload) -> None:
    """Mark and tell every record that waited for nothing but this blob."""
    found = [
        StoredRecord(district=upload.district, id=str(name), device_id=str(device), type=str(kind))
        for name, device, kind in rows(_WHOLE_NOW, upload.district, upload.id)
    ]
    tell_whole(ledger, found)


def tell_whole(ledger: Ledger, records: Iterable[StoredRecord]) -> None:
    """Mark ``records`` and tell their kiosks."""
    for record in records:
        change(
            "UPDATE receive_storedrecord SET whole_at = %s WHERE district = %s AND id = %s",
            ledger.now, record.district, record.id,
        )  # fmt: skip
        if tells(record.type):
            ledger.to_device(record.device_id, ChangeType.WHOLE, {"record": record.id})
