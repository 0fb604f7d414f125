"""Answering a receipt number for somebody at a counter: only with its four digits, only the public state, no names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from central.audit.models import AuditEntry
from central.audit.note import note_device
from central.definitions.catalogue import service_of
from central.devices.models import Device
from central.register.models import Application, Product, Revision
from kiosk.domain.answers import from_tree
from kiosk.domain.applicants import applicant_group
from kiosk.domain.application import Delivery, ProductStatus, Stage, Status, public_label
from kiosk.domain.instants import to_text
from kiosk.domain.tracking_digits import matches, tracking_digits
from sync.protocol.tracking import Question, Standing

MOST_WRONG: Final = 30
WINDOW: Final = timedelta(hours=1)
_WRONG: Final = "tracking.failed"


def may_ask(device: Device, now: datetime) -> bool:
    """Whether ``device`` may ask on: a few wrong tries are a resident's, many are somebody who guesses."""
    recent = AuditEntry.objects.filter(district=device.district, at__gt=now - WINDOW, device=device.id, deed=_WRONG)
    return recent.count() < MOST_WRONG


def track(device: Device, question: Question, now: datetime) -> Standing:
    """How the case of this number stands, if the digits are its own; each other question is noted in the audit."""
    cases = Application.objects.filter(district=device.district, number=question.number).order_by("-arrival")
    for case in cases:
        answers = _answers(case)
        if matches(tracking_digits(answers, _applicant(case, answers), case.id), question.digits):
            return _standing(case, now)
    note_device(device.district, device.id, "", "tracking.failed", now)
    return Standing(found=False, time=to_text(now))


def _answers(case: Application) -> Mapping[str, str]:
    revision = Revision.objects.filter(district=case.district, case_id=case.id, effect="applied").latest("number")
    given = revision.body.get("answers")
    return from_tree(given) if isinstance(given, dict) else {}


def _applicant(case: Application, answers: Mapping[str, str]) -> str:
    """The group of the person at the counter, as on the receipt: by the case's definition wherever that is here."""
    service = service_of(case.district, case.service, case.definition_sha256)
    return applicant_group(answers) if service is None else service.applicant


def _standing(case: Application, now: datetime) -> Standing:
    codes = Product.objects.filter(district=case.district, case_id=case.id).order_by("position")
    label = public_label(
        Stage.SUBMITTED,
        Delivery.WHOLE,
        Status(case.status),
        revision=case.revision,
        status_revision=case.revision,
        products=[ProductStatus(status) for status in codes.values_list("status", flat=True)],
    )
    return Standing(True, label.value, to_text(case.since), _reasons(case), to_text(now))


def _reasons(case: Application) -> tuple[str, ...]:
    """The codes of a return or a rejection, each once; officers' notes may name people and stay here."""
    if case.status == Status.RETURNED:
        return tuple(dict.fromkeys(f"return.{reason['code']}" for reason in case.return_reasons))
    return (f"reject.{case.reject_code}",) if case.status == Status.REJECTED else ()
