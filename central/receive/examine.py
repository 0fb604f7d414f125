"""Letting a stored record take effect, now or when what it waits for has come."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import InterfaceError, OperationalError

from central.devices.ledger import Ledger, writing
from central.devices.models import Device
from central.receive.chain import notice_gaps
from central.receive.intake import not_understood
from central.receive.models import RecordBlob, StoredRecord, Upload
from central.receive.whole import tells
from central.register.apply import Arrived, apply
from central.statements import change, rows
from sync.protocol.changes import ChangeType
from sync.protocol.effects import Effect, Outcome
from sync.protocol.records import Record, RecordType, decode
from sync.protocol.replies import Answer

_LOG: Final = logging.getLogger("central.receive")


def take_effect(
    ledger: Ledger, device: Device, stored: StoredRecord, record: Record, uploads: Mapping[str, Upload]
) -> None:
    """Apply ``record``, write its outcome and tell the kiosk; then look at the records that waited for its case.

    A record that trips over a fault of ours is kept and deferred, so that it cannot stop those behind it.
    """
    notice_gaps(ledger, stored)
    try:
        with ledger.attempt():
            effect = apply(ledger, Arrived(device, stored, record, uploads))
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # noqa: BLE001 (the edge where one record's trouble must not become every record's)
        _LOG.exception("record %s did not take effect", stored.id)
        stored.reply, stored.code = Answer.DEFERRED.value, "record.trouble"
        _save(stored)
        return
    _settle(ledger, stored, effect)
    if record.type == RecordType.SUBMITTED and effect.outcome is Outcome.APPLIED:
        _examine_held(ledger, stored.district, stored.subject)


def examine_deferred(ledger: Ledger, device: Device) -> int:
    """Look again at what was kept without effect of ``device``, oldest first; how many records took effect."""
    scope = StoredRecord.objects.filter(district=device.district, reply=Answer.DEFERRED, device_id=device.id)
    done = 0
    for stored in scope.order_by("received_at", "epoch", "seq", "id"):
        record = decode(bytes(stored.payload))
        code = not_understood(record)
        if code:
            stored.code = code
            _save(stored)
            continue
        stored.reply, stored.code = Answer.ACCEPTED.value, ""
        _save(stored)
        take_effect(ledger, device, stored, record, _uploads(stored))
        done += 1
    return done


def examine_all(district: str, now: datetime) -> int:
    """Look again at every kiosk's deferred records, as a newer version may understand them; how many took effect."""
    done = 0
    for device in Device.objects.filter(district=district, state=Device.State.ACTIVE).order_by("id"):
        with writing(district, now) as ledger:
            done += examine_deferred(ledger, device)
    return done


def _examine_held(ledger: Ledger, district: str, case: str) -> None:
    if not rows(
        "SELECT 1 FROM receive_storedrecord WHERE district = %s AND subject = %s AND outcome = %s LIMIT 1",
        district, case, Outcome.HELD.value,
    ):  # fmt: skip
        return
    held = StoredRecord.objects.filter(district=district, subject=case, outcome=Outcome.HELD)
    for stored in held.order_by("received_at", "epoch", "seq", "id"):
        device = Device.objects.get(district=district, id=stored.device_id)
        take_effect(ledger, device, stored, decode(bytes(stored.payload)), _uploads(stored))


def _settle(ledger: Ledger, stored: StoredRecord, effect: Effect) -> None:
    stored.outcome, stored.outcome_code = effect.outcome.value, effect.code
    _save(stored)
    if effect.outcome is not Outcome.HELD and tells(stored.type):
        body = {"record": stored.id, "outcome": effect.outcome.value, "code": effect.code}
        ledger.to_device(stored.device_id, ChangeType.OUTCOME, body)


def _save(stored: StoredRecord) -> None:
    change(
        "UPDATE receive_storedrecord SET reply = %s, code = %s, outcome = %s, outcome_code = %s "
        "WHERE district = %s AND id = %s",
        str(stored.reply), stored.code, stored.outcome, stored.outcome_code, stored.district, stored.id,
    )  # fmt: skip


def _uploads(stored: StoredRecord) -> dict[str, Upload]:
    names = RecordBlob.objects.filter(district=stored.district, record_id=stored.id).values_list("upload_id", flat=True)
    uploads = Upload.objects.filter(district=stored.district, id__in=list(names))
    return {upload.sha256: upload for upload in uploads}
