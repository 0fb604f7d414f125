"""A complaint with a name: taken from its record, moved on by officers, its status told to the office's kiosks."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.complaints.intake import category_of
from central.complaints.models import AnonymousComplaint, AnyComplaint, Complaint
from central.devices.ledger import Ledger, writing
from central.devices.models import Device
from central.receive.models import StoredRecord
from central.register.guard import DeedRefused
from kiosk.domain.application import MoveNotAllowed
from kiosk.domain.complaints import COMPLAINT_MOVES, ComplaintStatus, Reader
from kiosk.domain.instants import to_text
from sync.protocol.changes import ChangeType
from sync.protocol.complaints import read_filed
from sync.protocol.effects import APPLIED, Effect, Outcome
from sync.protocol.records import Record

MOST_NOTE = 500


def file_complaint(ledger: Ledger, device: Device, stored: StoredRecord, record: Record) -> Effect:
    """Open the complaint of ``record``; a second record about the same one is kept and has no effect."""
    filed, subject = read_filed(record), record.subject
    if subject is None or Complaint.objects.filter(district=device.district, id=subject.id).exists():
        return Effect(Outcome.NOT_APPLIED, "complaint.exists")
    complaint = Complaint(
        district=device.district,
        id=subject.id,
        reader=filed.reader.value,
        category=category_of(filed.reader, filed.sealed),
        sealed=filed.sealed,
        device_id=device.id,
        record_id=stored.id,
        number=filed.number,
        office=device.office,
        filed_on=date.fromisoformat(filed.day),
        received_at=ledger.now,
        since=ledger.now,
    )
    complaint.save(force_insert=True)
    _tell(ledger, complaint)
    return APPLIED


def find(district: str, name: str) -> AnyComplaint | None:
    """The complaint with this id, of either kind."""
    found: AnyComplaint | None = Complaint.objects.filter(district=district, id=name).first()
    return found or AnonymousComplaint.objects.filter(district=district, id=name).first()


def move(complaint: AnyComplaint, officer: Officer, status: str, note: str, now: datetime) -> AnyComplaint:
    """Move ``complaint`` on, with a note that an end must have.

    The note of a complaint with a name is read to the complainant at the counter, except where only the inspectorate
    may know what it is about.

    Raises:
        DeedRefused: ``deed.forbidden``, ``complaint.unknown``, ``note.missing`` or ``note.length`` {most}.
        MoveNotAllowed: The table does not hold the move.
    """
    if not officer.may(Right.COMPLAINTS) or officer.district != complaint.district:
        raise DeedRefused("deed.forbidden")
    said = note.replace("\0", "").strip()
    with writing(complaint.district, now) as ledger:
        fresh = find(complaint.district, complaint.id)
        if fresh is None:
            raise DeedRefused("complaint.unknown")
        new = _checked(fresh, status, said)
        advance(ledger, fresh, new, officer.name, said)
        note_officer(officer, "complaint.moved", fresh.id, now, {"status": new.value})
    return fresh


def advance(ledger: Ledger, complaint: AnyComplaint, status: ComplaintStatus, who: str, note: str) -> None:
    """Write the move and tell the kiosks; what is allowed was checked by the caller."""
    complaint.status = status.value
    entry: dict[str, object] = {"on": ledger.now.date().isoformat(), "status": status.value, "who": who, "note": note}
    complaint.moves = [*complaint.moves, entry]
    if isinstance(complaint, Complaint):
        complaint.since = ledger.now
        complaint.save()
        _tell(ledger, complaint)
    else:
        complaint.save()


def allowed(complaint: AnyComplaint) -> list[ComplaintStatus]:
    """Where the complaint may go from here."""
    following = COMPLAINT_MOVES[ComplaintStatus(complaint.status)]
    return [status for status in ComplaintStatus if status in following]


def waiting(district: str) -> int:
    """How many complaints nobody has begun with, for the rail."""
    scope = {"district": district, "status": ComplaintStatus.WAITING.value}
    return Complaint.objects.filter(**scope).count() + AnonymousComplaint.objects.filter(**scope).count()


def _checked(complaint: AnyComplaint, status: str, note: str) -> ComplaintStatus:
    wanted: ComplaintStatus | None = None
    with suppress(ValueError):
        wanted = ComplaintStatus(status)
    if wanted is None or wanted not in allowed(complaint):
        raise MoveNotAllowed("move.not_allowed", {"old": complaint.status, "new": status[:12]})
    if wanted is not ComplaintStatus.IN_PROCESS and not note:
        raise DeedRefused("note.missing")
    if len(note) > MOST_NOTE:
        raise DeedRefused("note.length", {"most": MOST_NOTE})
    return wanted


def _tell(ledger: Ledger, complaint: Complaint) -> None:
    said = [str(each["note"]) for each in complaint.moves if each.get("note")]
    open_to_desk = complaint.reader == Reader.DISTRICT.value
    body = {
        "complaint": complaint.id, "number": complaint.number, "reader": complaint.reader,
        "filed_on": complaint.filed_on.isoformat(), "status": complaint.status, "since": to_text(complaint.since),
        "note": said[-1] if said and open_to_desk else "",
    }  # fmt: skip
    scope = Device.objects.filter(district=complaint.district, state=Device.State.ACTIVE)
    for device in scope.order_by("id"):
        if device.office == complaint.office or device.id == complaint.device_id:
            ledger.to_device(device.id, ChangeType.COMPLAINT.value, body)
