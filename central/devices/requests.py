"""Who sent a request: the signature of a kiosk that is enrolled here, checked before anything else is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from central.devices.models import Device
from central.problems import Refused
from central.statements import select
from sync.protocol.errors import BadRequestSignature
from sync.protocol.request_signature import verify_request

_NOTICED_EVERY: Final = timedelta(minutes=1)


def sender(request: HttpRequest, body: bytes | None, now: datetime) -> Device:
    """The kiosk that signed ``request``, whatever its state; ``body`` as it came, None when there is none.

    Raises:
        Refused: 401 with a code of `BadRequestSignature`.
    """
    found: dict[str, Device] = {}

    def key_of(name: str) -> str | None:
        for device in select(Device, "district = %s AND id = %s", settings.LOKET_DISTRICT, name):
            found[name] = device
        return found[name].signing_key if name in found else None

    try:
        name = verify_request(
            request.method or "", request.get_full_path(), dict(request.headers), body, key_of=key_of, now=now
        )
    except BadRequestSignature as error:
        raise Refused(401, error.code) from error
    return found[name]


def active_sender(request: HttpRequest, now: datetime) -> Device:
    """The kiosk that signed a request without body, if it may read here.

    Raises:
        Refused: 401 for the signature, 403 ``device.revoked`` or ``device.unproven``.
    """
    device = sender(request, None, now)
    if device.state != Device.State.ACTIVE:
        raise Refused(403, f"device.{device.state}")
    return device


def notice(device: Device, now: datetime) -> None:
    """Remember that ``device`` was heard of, at most once a minute so that a poll is no write."""
    if device.seen_at is None or now - device.seen_at >= _NOTICED_EVERY:
        Device.objects.filter(district=device.district, id=device.id).update(seen_at=now)
