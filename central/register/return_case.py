"""Sending a case back to its counter with reasons that open exactly the field or scan to mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from kiosk.domain.ids import new_id

REASONS: Final = (
    "papers_missing",
    "scan_unreadable",
    "not_original",
    "data_differs",
    "nik_not_found",
    "marriage_not_in_kk",
    "signature_missing",
    "wrong_service",
    "already_issued",
    "other",
)
"""Codes of domain.md 5.2, in its order; the sentences are in the templates and in the kiosk's messages."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to mend: ``path`` is an answer path or a paper path (``KK/1``), empty when the whole case is meant."""

    path: str
    code: str
    note: str = ""


def return_case(
    case: Application, officer: Officer, reasons: Sequence[Reason], note: str, now: datetime
) -> Application:
    """Return ``case`` for ``reasons``; the id of the change that tells it is what a mending will name.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_claimed``, ``case.claimed_by_other``, ``reasons.missing``,
            ``reasons.code``, or ``note.missing`` when the reason ``other`` explains nothing.
        MoveNotAllowed: The case is not under review.
    """
    _check(reasons, note)
    with deed(case, officer, Right.RETURN, now) as (ledger, fresh):
        need_claim(fresh, officer)
        old = set_status(ledger, fresh, Status.RETURNED)
        fresh.return_change = new_id(now)
        fresh.return_reasons = [{"path": item.path, "code": item.code, "note": item.note} for item in reasons]
        fresh.return_note = note
        fresh.claimed_by, fresh.claimed_name, fresh.claimed_at = "", "", None
        move = Move("returned", old, fresh.status, note=note, detail={"reasons": fresh.return_reasons})
        write_history(fresh, actor(officer), move, now)
        note_officer(officer, "case.returned", fresh.id, now, {"codes": [item.code for item in reasons]})
        publish(ledger, fresh, fresh.return_change)
        return fresh


def _check(reasons: Sequence[Reason], note: str) -> None:
    if not reasons:
        raise DeedRefused("reasons.missing")
    for reason in reasons:
        if reason.code not in REASONS:
            raise DeedRefused("reasons.code", {"code": reason.code})
        if reason.code == "other" and not (reason.note.strip() or note.strip()):
            raise DeedRefused("note.missing")
