"""Taking back what was chosen before: another variant, a confirmation that is open again, another place of pickup."""

from __future__ import annotations

from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work.answer import touch
from kiosk.work.case import Case, load_case, open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def choose_variant(desk: Desk, operator: Operator, case_id: str, variant: str) -> Case:
    """Let an open case be of another variant that is offered; the answers stay, those that do not count are not sent.

    Raises `DeedRefused` ``variant.unknown`` or ``case.closed``.
    """
    with desk.store.atomic():
        row = open_row(desk, case_id)
        service = desk.service_of(row.service, row.definition_sha256)
        found = service.variant(variant)
        if found is None or not found.offered:
            raise DeedRefused("variant.unknown", {"variant": variant})
        if variant != row.variant:
            applications.change(desk.store, case_id, {"variant": variant})
            touch(desk, operator, row, service)
    return load_case(desk, case_id)


def take_back(desk: Desk, case_id: str, path: str, code: str) -> Case:
    """Open the question again that was confirmed at ``path``; raises `DeedRefused` ``case.closed``."""
    with desk.store.atomic():
        open_row(desk, case_id)
        desk.store.run(
            "DELETE FROM confirmations WHERE application = ? AND path = ? AND code = ?", (case_id, path, code)
        )
    return load_case(desk, case_id)


def choose_pickup(desk: Desk, operator: Operator, case_id: str, office: str) -> Case:
    """Let the documents be fetched at ``office`` (dotted region code), whose counter then follows the case.

    Raises `DeedRefused` ``case.closed`` or, outside the district, ``pickup.office``.
    """
    if not office.startswith(f"{desk.device.district}."):
        raise DeedRefused("pickup.office", {"office": office[:20]})
    with desk.store.atomic():
        row = open_row(desk, case_id)
        if office != row.home_office:
            applications.change(desk.store, case_id, {"home_office": office})
            touch(desk, operator, row, desk.service_of(row.service, row.definition_sha256))
    return load_case(desk, case_id)
