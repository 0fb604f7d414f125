"""The way back: what a kiosk has not read yet, oldest first, one page at a time."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from central.devices.models import Centre, Device, DeviceChange, DistrictChange
from central.problems import Refused
from kiosk.domain.instants import to_text
from sync.protocol.changes import MOST_CHANGES, Cursor, Page, encode_page
from sync.protocol.errors import BadChange

_MOST_BYTES = 2 * 1024 * 1024


def page_after(device: Device, text: str, now: datetime) -> bytes:
    """The page of changes after the cursor ``text``; asking says that everything up to it is held.

    A cursor beyond the end of a log is one from before a restore: the log is then read from its start.

    Raises:
        Refused: 400 ``change.cursor``.
    """
    try:
        cursor = Cursor.parse(text)
    except BadChange as error:
        raise Refused(400, error.code) from error
    centre = Centre.objects.get(district=device.district)
    at = Cursor(
        cursor.district if cursor.district <= centre.changes else 0,
        cursor.device if cursor.device <= device.changes else 0,
    )
    _remember(device, at)
    scope = {"district": device.district}
    ours = DistrictChange.objects.filter(**scope, number__gt=at.district, number__lte=centre.changes)
    own = DeviceChange.objects.filter(**scope, device_id=device.id, number__gt=at.device, number__lte=device.changes)
    lines: list[bytes] = []
    end, size = at, 0
    for kind, entries in (("district", ours), ("device", own)):
        for number, content in entries.order_by("number").values_list("number", "lines")[: MOST_CHANGES - len(lines)]:
            if lines and size + len(content) > _MOST_BYTES:
                break
            lines.append(bytes(content))
            size += len(content)
            end = Cursor(number, end.device) if kind == "district" else Cursor(end.district, number)
    page = Page(
        remaining=centre.changes - end.district + device.changes - end.device,
        cursor=end.text,
        poll_s=settings.LOKET_POLL_SECONDS,
        time=to_text(now),
        incarnation=centre.incarnation,
    )
    return encode_page(page, ()) + b"".join(lines)


def _remember(device: Device, at: Cursor) -> None:
    if (device.read_district, device.read_device) != (at.district, at.device):
        Device.objects.filter(district=device.district, id=device.id).update(
            read_district=at.district, read_device=at.device
        )
