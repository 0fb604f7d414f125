"""The applicant takes the application back."""

from __future__ import annotations

from kiosk.domain.application import STAGE_MOVES, Stage, Status, check_move
from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work import guard
from kiosk.work.deed import deed, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.records import RecordType, Subject

# Before the centre has declared it complete, a case may be taken back; afterwards the register is at work on it.
_WITHDRAWABLE = frozenset(
    {Status.NONE, Status.RECEIVED, Status.IN_REVIEW, Status.RETURNED, Status.SUSPENDED}
)  # fmt: skip


def withdraw(desk: Desk, operator: Operator, case_id: str, *, reason: str, name: str) -> str:
    """Take the case back for ``reason`` on the word of ``name``; the record's id, "" when nothing was ever sent.

    Whether the centre applies it is told later (`CaseView.not_applied`). Raises `DeedRefused`
    ``case.not_withdrawable``, also for a case that is withdrawn already.
    """
    with deed(desk):
        guard.require_acting(desk, operator)
        row = applications.get(desk.store, case_id)
        guard.require_own(desk, row)
        if row.status not in _WITHDRAWABLE or row.stage is Stage.WITHDRAWN:
            raise DeedRefused("case.not_withdrawable")
        check_move(STAGE_MOVES, row.stage, Stage.WITHDRAWN)
        at, record_id = desk.stamp(), ""
        sent = max(row.sent_revision, row.status_revision)
        if sent:
            subject = Subject("application", case_id, sent, row.change_id)
            body = {"reason": reason.strip(), "name": name.strip()}
            record_id = tell(desk, operator, RecordType.WITHDRAWN, body, subject=subject).id
        columns = {"stage": Stage.WITHDRAWN, "updated_at": at, "updated_by": operator.id}
        applications.change(desk.store, case_id, columns)
        applications.note(desk.store, case_id, at, "withdrawn", operator.id, reason.strip())
    return record_id
