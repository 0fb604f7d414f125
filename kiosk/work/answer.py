"""Keeping answers as they are typed, choices between papers, and what an operator confirms."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kiosk.domain.answers import Confirmation, canonical, confirmation_values, subject_name
from kiosk.domain.application import Stage
from kiosk.domain.definition import REASON_SUFFIX, Field, Service
from kiosk.domain.errors import Problem
from kiosk.domain.paths import AnswerPath, BadPath
from kiosk.store import applications, confirmations
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work import case_index, guard
from kiosk.work.case import Case, load_case, open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def answer(desk: Desk, operator: Operator, case_id: str, given: Mapping[str, str], *, step: str = "") -> Case:
    """Keep answers durably; an empty text takes one back, ``step`` is where the operator is.

    What can be read as the field's type is kept in its canonical form, anything else as it was typed: a draft may be
    wrong, and `kiosk.work.review` says so. Raises `DeedRefused` ``answer.path`` or ``case.closed``.
    """
    store = desk.store
    with store.atomic():
        row = open_row(desk, case_id)
        service = desk.service_of(row.service, row.definition_sha256)
        applications.put_answers(
            store, case_id, {path: _kept(desk, service, path, text) for path, text in given.items()}
        )
        touch(desk, operator, row, service, step=step)
    return load_case(desk, case_id)


def confirm(desk: Desk, operator: Operator, case_id: str, problem: Problem, *, reason: str = "") -> Case:
    """Record that the operator looked at a finding and it stands; an override of an error needs a ``reason``.

    When one of the values that were confirmed changes later, the question is open again.
    """
    with desk.store.atomic():
        row = open_row(desk, case_id)
        answers = cases.facts(desk, cases.case_of(desk, row)).answers
        confirmed = Confirmation(
            problem.path, problem.code, confirmation_values(problem, answers), operator.id, desk.stamp(), reason.strip()
        )
        confirmations.put(desk.store, case_id, confirmed)
    return load_case(desk, case_id)


def choose_paper(desk: Desk, operator: Operator, case_id: str, rule_id: str, kind: str) -> Case:
    """Decide which of the papers that fulfil a rule the resident brings; "" takes the choice back.

    Raises `DeedRefused` ``paper.kind`` when the rule knows no such kind.
    """
    with desk.store.atomic():
        row = open_row(desk, case_id)
        service = desk.service_of(row.service, row.definition_sha256)
        rules = {rule.id: [option.kind for option in rule.any_of] for rule in service.papers}
        if kind and kind not in rules.get(rule_id, ()):
            raise DeedRefused("paper.kind", {"kind": kind})
        choices = {**json.loads(row.choices), rule_id: kind}
        kept = {rule: chosen for rule, chosen in choices.items() if chosen}
        applications.change(desk.store, case_id, {"choices": json.dumps(kept)})
        touch(desk, operator, row, service)
    return load_case(desk, case_id)


def write_note(desk: Desk, operator: Operator, case_id: str, text: str) -> None:
    """Keep the operator's note to the officer."""
    with desk.store.atomic():
        row = open_row(desk, case_id)
        applications.change(desk.store, row.id, {"note": text.strip()})
        touch(desk, operator, row, desk.service_of(row.service, row.definition_sha256))


def touch(desk: Desk, operator: Operator, row: Application, service: Service, *, step: str = "") -> None:
    """Note who edited last and what lists show; a case that was ready is a draft again until it is looked at."""
    guard.require_acting(desk, operator)
    answers = applications.answers(desk.store, row.id)
    columns: dict[str, object] = {
        "updated_at": desk.stamp(), "updated_by": operator.id,
        "subject_name": subject_name(service, answers, row.variant),
        "applicant": answers.get(f"{service.applicant}.nama", ""), "phone": phone_of(service, answers),
        "stage": Stage.DRAFT if row.stage is Stage.READY else row.stage,
    }  # fmt: skip
    if step:
        columns["step"] = step
    applications.change(desk.store, row.id, columns)
    case_index.index(desk.store, row, service, answers)


def phone_of(service: Service, answers: Mapping[str, str]) -> str:
    """The first telephone number among the answers."""
    return next(
        (answers[field.path] for field in service.fields() if field.type == "phone" and field.path in answers), ""
    )


def _kept(desk: Desk, service: Service, path: str, text: str) -> str:
    try:
        field = _field(service, AnswerPath.parse(path).field)
    except BadPath:
        field = None
    if field is None:
        raise DeedRefused("answer.path", {"path": path[:80]})
    if path.endswith(REASON_SUFFIX) and field.path != AnswerPath.parse(path).field:
        return text.strip()
    return canonical(field, text, today=desk.today())


def _field(service: Service, path: str) -> Field | None:
    fields = service.fields_by_path()
    found = fields.get(path)
    if found is None and path.endswith(REASON_SUFFIX):
        owner = fields.get(path.removesuffix(REASON_SUFFIX))
        return owner if owner is not None and owner.optional_reason else None
    return found
