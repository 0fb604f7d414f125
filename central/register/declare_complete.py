"""Declaring the papers of a case complete: from here on the promised 24 hours run for each product."""

from __future__ import annotations

from datetime import datetime

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.register.guard import DeedRefused, actor, deed, need_claim, set_status
from central.register.history import Move, write_history
from central.register.models import Application, Paper, Product, Revision
from central.register.publish import publish
from kiosk.domain.application import Status


def missing_scans(case: Application) -> list[str]:
    """Paper paths of the present revision whose scans have not arrived yet."""
    revision = Revision.objects.filter(district=case.district, case_id=case.id, effect="applied").latest("number")
    papers = Paper.objects.filter(district=case.district, revision_id=revision.id).select_related("upload")
    return [paper.path for paper in papers.order_by("position") if paper.upload.delivered_at is None]


def declare_complete(case: Application, officer: Officer, now: datetime) -> Application:
    """Start the clock of every product of ``case``.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_claimed``, ``case.claimed_by_other``, or ``case.incomplete`` while
            a scan is still on its way.
        MoveNotAllowed: The case is not under review.
    """
    with deed(case, officer, Right.COMPLETE, now) as (ledger, fresh):
        need_claim(fresh, officer)
        old = set_status(ledger, fresh, Status.COMPLETE)
        missing = missing_scans(fresh)
        if missing:
            raise DeedRefused("case.incomplete", {"missing": ", ".join(missing)})
        scope = Product.objects.filter(district=fresh.district, case_id=fresh.id, complete_at=None)
        scope.update(complete_at=now)
        # The officer who produces takes it on next; the one who checked is done.
        fresh.claimed_by, fresh.claimed_name, fresh.claimed_at = "", "", None
        write_history(fresh, actor(officer), Move("completed", old, fresh.status), now)
        note_officer(officer, "case.completed", fresh.id, now)
        publish(ledger, fresh)
        return fresh
