"""Submitting: revision, record and receipt number in one transaction; then it is safe to say "Tersimpan"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.application import STAGE_MOVES, Stage, check_move
from kiosk.store import applications, blobs, papers
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work.body import Declaration, blob_refs, submitted_body
from kiosk.work.case import open_row, require_sendable
from kiosk.work.deed import about, deed, defined_by, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.printed import sheet_states
from kiosk.work.receipt import give_number
from kiosk.work.review import Review, review
from sync.protocol.records import Record, RecordType

__all__ = ["Declaration", "Submitted", "submit"]


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the receipt says; ``number`` and ``call_name`` are empty in training."""

    number: str
    call_name: str
    record_id: str
    revision: int


def submit(desk: Desk, operator: Operator, case_id: str, declaration: Declaration) -> Submitted:
    """Send the case off: when this returns it is on the disk, whole, and will reach the centre once.

    Raises `DeedRefused` ``case.closed`` (sent already) or ``case.incomplete`` with the counts ``problems``, ``papers``
    and ``signatures`` of what is missing, ``case.notice_missing`` when the privacy notice was not shown,
    ``service.information`` when the service is only read and printed here.
    """
    with deed(desk):
        row = open_row(desk, case_id)
        case = cases.case_of(desk, row)
        require_sendable(desk.service(case.service))
        found = review(desk, case)
        _require_complete(found)
        check_move(STAGE_MOVES, row.stage, Stage.SUBMITTED)
        number, call_name = give_number(desk, row)
        removed = papers.purge_removed(desk.store, case_id)
        case = replace(case, number=number, call_name=call_name)
        states = sheet_states(case.sheets, case.papers, found.printable)
        record = tell(
            desk, operator, RecordType.SUBMITTED, submitted_body(desk, case, found.answers, declaration, states),
            subject=about(row, base=row.base), blobs=blob_refs(case),
            definition=defined_by(desk.service_of(row.service, row.definition_sha256)),
        )  # fmt: skip
        _close(desk, operator, row, record)
        blobs.discard_unused(desk.store, removed)
    return Submitted(number, call_name, record.id, row.revision)


def _close(desk: Desk, operator: Operator, row: Application, record: Record) -> None:
    """The revision is sent: the case can be read, and edited no more."""
    at, service = desk.stamp(), desk.service_of(row.service, row.definition_sha256)
    desk.store.run(
        "INSERT INTO revisions (application, revision, record, at, operator) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (application, revision) DO UPDATE SET record = excluded.record, at = excluded.at,"
        " operator = excluded.operator, outcome = '', code = ''",
        (row.id, row.revision, record.id, at, operator.id),
    )
    columns = {
        "stage": Stage.SUBMITTED, "sent_revision": row.revision, "step": "", "updated_at": at,
        "updated_by": operator.id, "definition_version": service.version, "definition_sha256": service.sha256,
    }  # fmt: skip
    applications.change(desk.store, row.id, columns)
    applications.note(desk.store, row.id, at, "submitted", operator.id, str(row.revision))


def _require_complete(found: Review) -> None:
    if found.complete and not found.notice_shown:
        raise DeedRefused("case.notice_missing")
    if not found.ready:
        counts = {
            "problems": len(found.problems), "papers": len(found.missing), "signatures": len(found.unsigned),
        }  # fmt: skip
        raise DeedRefused("case.incomplete", counts)
