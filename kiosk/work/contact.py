"""Recording that a family was told, by whom and how; it travels to the centre like every deed."""

from __future__ import annotations

from enum import StrEnum

from kiosk.domain.application import PublicLabel
from kiosk.domain.call_list import Why
from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work import track
from kiosk.work.deed import deed, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.records import RecordType, Subject

CONTACTED = "contacted"
WHY = {
    PublicLabel.RETURNED: Why.RETURNED,
    PublicLabel.BEING_MENDED: Why.RETURNED,
    PublicLabel.ISSUED: Why.READY,
    PublicLabel.READY_FOR_PICKUP: Why.READY,
}


class Way(StrEnum):
    """How a family was told."""

    CALL = "call"
    MESSAGE = "message"
    SLIP = "slip"
    VISIT = "visit"


def record_contact(desk: Desk, operator: Operator, case_id: str, way: Way) -> str:
    """Put down that the family of a case was told; the record's id.

    Raises `DeedRefused` ``contact.nothing_to_tell`` when the case neither came back nor has a document ready, and
    `DomainError` ``case.unknown``.
    """
    with deed(desk):
        row = applications.get(desk.store, case_id)
        why = WHY.get(track.row(desk, case_id).label)
        if why is None:
            raise DeedRefused("contact.nothing_to_tell")
        at = desk.stamp()
        subject = Subject("application", case_id, max(row.status_revision, 1), row.change_id)
        record = tell(
            desk, operator, RecordType.CONTACT, {"about": why.value, "way": way.value, "at": at}, subject=subject
        )
        applications.note(desk.store, case_id, at, CONTACTED, operator.id, way.value)
    return record.id
