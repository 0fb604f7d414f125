"""Shutting a kiosk out: from this moment on what it sends waits in quarantine."""

from __future__ import annotations

from datetime import datetime

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.devices.ledger import writing
from central.devices.models import BlobGrant, Device
from central.problems import Refused
from central.receive.models import Upload


def revoke(device: Device, officer: Officer, why: str, now: datetime) -> None:
    """Revoke ``device`` by order of ``officer``; its rights to blobs and its addresses end too. Again is no change.

    Raises:
        Refused: 403 ``request.forbidden`` when the officer may not.
    """
    if not officer.may(Right.DEVICES):
        raise Refused(403, "request.forbidden")
    with writing(device.district, now):
        scope = Device.objects.filter(district=device.district, id=device.id).exclude(state=Device.State.REVOKED)
        if scope.update(state=Device.State.REVOKED, revoked_at=now, revoked_why=why):
            BlobGrant.objects.filter(district=device.district, device_id=device.id).delete()
            Upload.objects.filter(district=device.district, device_id=device.id, delivered_at=None).update(
                expires_at=now
            )
            note_officer(officer, "device.revoked", device.id, now, {"why": why})
