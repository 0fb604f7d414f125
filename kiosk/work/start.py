"""Beginning a case."""

from __future__ import annotations

import json

from kiosk.domain.application import Stage, Status
from kiosk.domain.ids import new_id
from kiosk.store import applications
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work import guard
from kiosk.work.case import Case, load_case, open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def start(desk: Desk, operator: Operator, service: str, variant: str) -> Case:
    """A new, empty draft of ``service`` in a variant that is offered.

    Raises `DeedRefused` ``service.unknown`` or ``variant.unknown``.
    """
    guard.require_acting(desk, operator)
    definition = desk.service(service)
    if not definition.offered:
        raise DeedRefused("service.unknown", {"service": service})
    found = definition.variant(variant)
    if found is None or not found.offered:
        raise DeedRefused("variant.unknown", {"variant": variant})
    at, case_id = desk.stamp(), new_id(desk.now())
    row = Application(
        id=case_id, number="", call_name="", service=service, definition_version=definition.version,
        definition_sha256=definition.sha256, variant=variant, stage=Stage.DRAFT, revision=1, sent_revision=0, base="",
        home_office=desk.device.office, created_here=True, training=desk.device.training, created_at=at,
        created_by=operator.id, updated_at=at, updated_by=operator.id, subject_name="", applicant="", phone="",
        note="", notice="", step="", choices="{}", version=0, change_id="", status=Status.NONE, status_revision=0,
        since="", returned="", rejected="", package="",
    )  # fmt: skip
    with desk.store.atomic():
        applications.insert(desk.store, row)
        applications.note(desk.store, case_id, at, "started", operator.id)
    return load_case(desk, case_id)


def show_notice(desk: Desk, operator: Operator, case_id: str, version: str) -> None:
    """Record that the privacy notice ``version`` was shown or read aloud."""
    with desk.store.atomic():
        row = open_row(desk, case_id)
        notice = json.dumps({"version": version, "at": desk.stamp()})
        applications.change(desk.store, row.id, {"notice": notice, "updated_by": operator.id})


def remember_step(desk: Desk, case_id: str, step: str) -> None:
    """Where the operator is in the case, to open it there again."""
    desk.store.run("UPDATE applications SET step = ? WHERE id = ?", (step, case_id))
