"""When a record is whole: it and every blob that it names are verified and durable, delivered by its own device."""

from __future__ import annotations

from collections.abc import Iterable

from central.devices.ledger import Ledger
from central.receive.models import RecordBlob, StoredRecord, Upload
from sync.protocol.changes import ChangeType
from sync.protocol.records import RecordType

_SILENT = frozenset({RecordType.AUDIT.value, RecordType.REPORTED.value, RecordType.VOIDED.value})
"""Types without an effect that anybody waits for: their kiosk is told by the reply alone."""


def tells(record_type: str) -> bool:
    """Whether a kiosk is told the outcome and the wholeness of records of this type."""
    return record_type not in _SILENT


def mark_whole(ledger: Ledger, upload: Upload) -> None:
    """Mark and tell every record that waited for nothing but this blob."""
    names = RecordBlob.objects.filter(district=upload.district, upload_id=upload.id).values_list("record_id", flat=True)
    records = StoredRecord.objects.filter(district=upload.district, id__in=list(names), whole_at=None).defer("payload")
    for record in records:
        wanted = RecordBlob.objects.filter(district=upload.district, record_id=record.id).values_list(
            "upload_id", flat=True
        )
        missing = Upload.objects.filter(district=upload.district, id__in=list(wanted), delivered_at=None)
        if not missing.exists():
            tell_whole(ledger, [record])


def tell_whole(ledger: Ledger, records: Iterable[StoredRecord]) -> None:
    """Mark ``records`` and tell their kiosks."""
    for record in records:
        StoredRecord.objects.filter(district=record.district, id=record.id).update(whole_at=ledger.now)
        if tells(record.type):
            ledger.to_device(record.device_id, ChangeType.WHOLE, {"record": record.id})
