"""What a submission is about and will yield, by the service definition that it was made under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from central.definitions.catalogue import service_of
from central.register.body import Submission
from kiosk.domain.answers import from_tree, subject_name
from kiosk.domain.conditions import Facts
from kiosk.domain.groups import expanded
from kiosk.domain.visibility import products_of


@dataclass(frozen=True, slots=True)
class PlannedProduct:
    """A product that a case will yield: ``kind`` is ``pdf`` or ``card``."""

    code: str
    name: str
    kind: str


def planned_products(district: str, submission: Submission, today: date) -> tuple[PlannedProduct, ...]:
    """The products of ``submission``, one named after the service itself when its definition is not known here."""
    service = service_of(district, submission.service, submission.definition_sha256)
    if service is None:
        return (PlannedProduct(submission.service, submission.service, "pdf"),)
    answers = from_tree(submission.answers)
    service, facts = expanded(service, answers), Facts(answers, submission.variant, today)
    return tuple(PlannedProduct(rule.code, rule.name, rule.kind) for rule in products_of(service, facts))


def name_of_subject(district: str, submission: Submission) -> str:
    """Whose case it is: the name for lists, the applicant's when the definition is not known here."""
    service = service_of(district, submission.service, submission.definition_sha256)
    name = subject_name(service, from_tree(submission.answers), submission.variant) if service else ""
    return (name or submission.applicant_name)[:120]
