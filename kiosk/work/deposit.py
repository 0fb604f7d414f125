"""A case with papers missing gets its number and a slip, and waits ("Berkas dititip")."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.application import Stage
from kiosk.domain.definition import PaperRule
from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work import guard
from kiosk.work.case import open_row, require_sendable
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.receipt import give_number
from kiosk.work.review import review


@dataclass(frozen=True, slots=True)
class Deposited:
    """What the slip says: the number, the short name in the village, and what is still to be brought."""

    number: str
    call_name: str
    missing: tuple[PaperRule, ...]


def deposit(desk: Desk, operator: Operator, case_id: str) -> Deposited:
    """Give the case its number and let it wait for papers; any operator of this kiosk may continue it.

    Asking again gives the same number. Raises `DeedRefused` ``case.closed`` or ``service.information``.
    """
    with deed(desk):
        guard.require_acting(desk, operator)
        row = open_row(desk, case_id)
        require_sendable(desk.service(row.service))
        number, call_name = give_number(desk, row)
        at = desk.stamp()
        stage = {"stage": Stage.WAITING_PAPERS, "updated_at": at, "updated_by": operator.id}
        applications.change(desk.store, case_id, stage)
        if not row.number:
            applications.note(desk.store, case_id, at, "deposited", operator.id, number)
            # The number is out of the house now: the chain says so even if this kiosk never comes back.
            audit(desk, operator, "number.given", case_id, number)
        missing = review(desk, cases.load_case(desk, case_id)).missing
    return Deposited(number, call_name, missing)
