"""Refusing a case for good; the reason is mandatory, and the counter shows how to object."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.register.guard import DeedRefused, actor, deed, need_claim, set_status
from central.register.history import Move, write_history
from central.register.models import Application
from central.register.publish import publish
from kiosk.domain.application import Status

REASONS: Final = ("not_entitled", "false_data", "already_issued", "wrong_district", "other")


def reject(case: Application, officer: Officer, code: str, note: str, now: datetime) -> Application:
    """Refuse ``case`` with one of ``REASONS`` and a note for the applicant.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_claimed``, ``case.claimed_by_other``, ``reasons.code`` or
            ``note.missing``.
        MoveNotAllowed: The case is not under review.
    """
    if code not in REASONS:
        raise DeedRefused("reasons.code", {"code": code})
    if not note.strip():
        raise DeedRefused("note.missing")
    with deed(case, officer, Right.REJECT, now) as (ledger, fresh):
        need_claim(fresh, officer)
        old = set_status(ledger, fresh, Status.REJECTED)
        fresh.reject_code, fresh.reject_note = code, note
        fresh.claimed_by, fresh.claimed_name, fresh.claimed_at = "", "", None
        write_history(fresh, actor(officer), Move("rejected", old, fresh.status, note=note, detail={"code": code}), now)
        note_officer(officer, "case.rejected", fresh.id, now, {"code": code})
        publish(ledger, fresh)
        return fresh
