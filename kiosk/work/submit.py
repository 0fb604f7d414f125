"""Submitting: revision, record and receipt number in one transaction; then it is safe to say "Tersimpan"."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.application import STAGE_MOVES, Stage, check_move
from kiosk.store import applications, blobs, papers
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work.body import Declaration, blob_refs, submitted_body
from kiosk.work.case import open_row
from kiosk.work.deed import about, deed, defined_by, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.printed import sheet_states
from kiosk.work.receipt import give_number
from kiosk.work.review import Review, review
from sync.protocol.records import RecordType

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
    and ``signatures`` of what is missing, ``case.notice_missing`` when the privacy notice was not shown.
    """
    store = desk.store
    with deed(desk):
        row = open_row(desk, case_id)
        found = review(desk, cases.case_of(desk, row))
        _require_complete(found)
        check_move(STAGE_MOVES, row.stage, Stage.SUBMITTED)
        number, call_name = give_number(desk, row)
        removed = papers.purge_removed(store, case_id)
        case = cases.load_case(desk, case_id)
        states = sheet_states(case.sheets, case.papers, found.printable)
        record = tell(
            desk, operator, RecordType.SUBMITTED, submitted_body(desk, case, found.answers, declaration, states),
            subject=about(row, base=row.base), definition=defined_by(row), blobs=blob_refs(case),
        )  # fmt: skip
        at = desk.stamp()
        store.run(
            "INSERT INTO revisions (application, revision, record, at, operator) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (application, revision) DO UPDATE SET record = excluded.record, at = excluded.at,"
            " operator = excluded.operator, outcome = '', code = ''",
            (case_id, row.revision, record.id, at, operator.id),
        )
        applications.change(
            store, case_id,
            {"stage": Stage.SUBMITTED, "sent_revision": row.revision, "updated_at": at, "updated_by": operator.id,
             "step": ""},
        )  # fmt: skip
        applications.note(store, case_id, at, "submitted", operator.id, str(row.revision))
        blobs.discard_unused(store, removed)
    return Submitted(number, call_name, record.id, row.revision)


def _require_complete(found: Review) -> None:
    if found.complete and not found.notice_shown:
        raise DeedRefused("case.notice_missing")
    if not found.ready:
        counts = {
            "problems": len(found.problems), "papers": len(found.missing), "signatures": len(found.unsigned),
        }  # fmt: skip
        raise DeedRefused("case.incomplete", counts)
