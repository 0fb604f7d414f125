"""Taking a case on, and laying it back into the queue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from central.accounts.models import Officer
from central.accounts.roles import Right, Role
from central.audit.note import note_officer
from central.register.guard import DeedRefused, actor, deed, set_status
from central.register.history import Move, write_history
from central.register.models import Application
from central.register.publish import publish
from kiosk.domain.application import Status

CLAIM_LASTS: Final = timedelta(minutes=30)


def claim(case: Application, officer: Officer, now: datetime) -> Application:
    """Let ``officer`` take ``case`` on; taking on what one has already begins the time anew.

    A claim lapses after ``CLAIM_LASTS``, so that no case stays with somebody who went home; a supervisor need not wait.

    Raises:
        DeedRefused: ``deed.forbidden`` or ``case.claimed_by_other``.
        MoveNotAllowed: The case is closed.
    """
    with deed(case, officer, Right.CLAIM, now) as (ledger, fresh):
        if fresh.claimed_by == officer.id:
            fresh.claimed_at = now
            fresh.save(update_fields=["claimed_at"])
            return fresh
        if fresh.claimed_by and not _may_take_over(fresh, officer, now):
            raise DeedRefused("case.claimed_by_other", {"name": fresh.claimed_name})
        detail = {"from": fresh.claimed_name} if fresh.claimed_by else {}
        begins = fresh.status == Status.RECEIVED
        # A case that is being processed changes hands without a move.
        in_process = fresh.status in {Status.IN_REVIEW, Status.COMPLETE, Status.ISSUED, Status.SUSPENDED}
        old = fresh.status if in_process else set_status(ledger, fresh, Status.IN_REVIEW)
        fresh.claimed_by, fresh.claimed_name, fresh.claimed_at = officer.id, officer.name, now
        write_history(fresh, actor(officer), Move("claimed", old, fresh.status, detail=detail), now)
        note_officer(officer, "case.claimed", fresh.id, now)
        if begins:
            publish(ledger, fresh)
        else:
            fresh.save()
        return fresh


def release(case: Application, officer: Officer, now: datetime) -> Application:
    """Lay ``case`` back; a case under review returns to its place in the queue.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_claimed`` or ``case.claimed_by_other``.
    """
    with deed(case, officer, Right.CLAIM, now) as (ledger, fresh):
        if not fresh.claimed_by:
            raise DeedRefused("case.not_claimed")
        if fresh.claimed_by != officer.id and not officer.role == Role.SUPERVISOR:
            raise DeedRefused("case.claimed_by_other", {"name": fresh.claimed_name})
        back = fresh.status == Status.IN_REVIEW
        old = set_status(ledger, fresh, Status.RECEIVED) if back else fresh.status
        fresh.claimed_by, fresh.claimed_name, fresh.claimed_at = "", "", None
        write_history(fresh, actor(officer), Move("released", old, fresh.status), now)
        note_officer(officer, "case.released", fresh.id, now)
        if back:
            publish(ledger, fresh)
        else:
            fresh.save()
        return fresh


def _may_take_over(case: Application, officer: Officer, now: datetime) -> bool:
    lapsed = case.claimed_at is None or now - case.claimed_at >= CLAIM_LASTS
    return lapsed or officer.role == Role.SUPERVISOR
