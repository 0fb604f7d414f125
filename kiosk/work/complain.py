"""Filing a complaint with a name: sealed before it touches the store, so that the desk itself cannot read it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.complaints import MOST_ATTACHMENTS, Complaint, complaint_number
from kiosk.domain.ids import new_id
from kiosk.store import blobs, complaints, settings
from kiosk.store.complaints import FiledComplaint
from kiosk.store.people import Operator
from kiosk.work import epochs
from kiosk.work.deed import deed, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.complaints import (
    ATTACHMENT_MIME,
    ATTACHMENT_PATH,
    Attachment,
    Filed,
    filed_body,
    recipients_of,
    seal_complaint,
)
from sync.protocol.records import BlobRef, RecordType, Subject
from sync.protocol.seal import seal

_SERIAL = "complaint.serial"


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture to send along; it exists in the open only until it is filed."""

    data: bytes
    mime: str


def file_complaint(
    desk: Desk, operator: Operator, complaint: Complaint, pictures: Sequence[Picture] = ()
) -> FiledComplaint:
    """Seal and keep ``complaint``: when this returns it is on the disk and will reach the centre once.

    The number is empty in training. Raises `DeedRefused` ``complaint.anonymous`` (those go another way) or
    ``complaint.pictures`` {most}.
    """
    if complaint.anonymous:
        raise DeedRefused("complaint.anonymous")
    if len(pictures) > MOST_ATTACHMENTS:
        raise DeedRefused("complaint.pictures", {"most": MOST_ATTACHMENTS})
    reader, known = complaint.reader, desk.device.recipients
    sealed = [seal(picture.data, recipients_of(reader, known)) for picture in pictures]
    attachments = [Attachment(blobs.digest(data), picture.mime) for data, picture in zip(sealed, pictures, strict=True)]
    body = seal_complaint(complaint, known, attachments)
    with deed(desk):
        filed = FiledComplaint(new_id(desk.now()), _number(desk), reader, desk.today().isoformat())
        refs = [_kept(desk, data, page) for page, data in enumerate(sealed, 1)]
        told = filed_body(Filed(filed.number, reader, filed.filed_on, body))
        tell(desk, operator, RecordType.COMPLAINT, told, subject=Subject("complaint", filed.id, 1), blobs=refs)
        complaints.insert(desk.store, filed)
    return filed


def filed_here(desk: Desk) -> list[FiledComplaint]:
    """What the desk knows of the complaints with a name, newest first."""
    return complaints.all_of_them(desk.store)


def _number(desk: Desk) -> str:
    """The next number of the series, for ever unique at this kiosk: another epoch has another letter."""
    if desk.device.training:
        return ""
    serial = int(settings.get(desk.store, _SERIAL, "0")) + 1
    settings.put(desk.store, _SERIAL, str(serial))
    kiosk = desk.device.kiosk_code[:2] + epochs.current(desk.store)[0]
    return complaint_number(kiosk, desk.today(), serial)


def _kept(desk: Desk, sealed: bytes, page: int) -> BlobRef:
    sha256 = blobs.keep(desk.store, sealed, ATTACHMENT_MIME, desk.stamp())
    return BlobRef(sha256, len(sealed), ATTACHMENT_MIME, f"{ATTACHMENT_PATH}/{page}")
