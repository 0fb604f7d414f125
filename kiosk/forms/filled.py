"""Filling an official form with the facts of a case: what is printed, and the hash by which a change is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.answers import forms_needed, products_of, relevant, rules_needed, ticks_of
from kiosk.domain.conditions import Facts
from kiosk.domain.groups import expanded
from kiosk.domain.letters import LETTER_ROLE, Letter
from kiosk.domain.names import official_name
from kiosk.domain.paths import paths_of_rows, rows_in
from kiosk.domain.services import Service
from kiosk.domain.sheets import THUMB, changed_paths, data_hash
from kiosk.forms.catalogue import FORMS, template_of
from kiosk.forms.office import Office
from kiosk.forms.printed import printed_reason, printed_value
from kiosk.forms.template import ALL_RULES, EVENT_PATH, PRODUCTS_PATH, FilledForm, FormTemplate, Signer, ticks_path

__all__ = ["FORMS", "FilledForm", "Signer", "blank", "changed_paths", "fill"]


def fill(
    service: Service,
    form_code: str,
    facts: Facts,
    *,
    office: Office,
    number: str,
    application: str,
    printed_at: datetime,
    version: int | None = None,
    officer: str = "",
    letter: Letter | None = None,
) -> FilledForm:
    """The form ``form_code`` for the case ``facts`` (of `kiosk.domain.answers.facts_for`).

    Only answers that count are printed. ``number`` may be empty, ``printed_at`` is aware, ``officer`` is the name
    under the officer's signature, ``letter`` number and signer of a letter of the village's own. Raises `DomainError`
    ``form.unknown`` or ``form.not_yet_valid``.
    """
    template = template_of(form_code, version, on=printed_at.date())
    service = expanded(service, facts.answers)
    needed = next((rule for rule in forms_needed(service, facts) if rule.code == form_code), None)
    roles = needed.signers if needed else template.signers
    values = _values(template, service, facts, office, roles)
    values |= {path: facts.answers[path] for path in _thumbs(roles) if path in facts.answers}
    values |= letter.values if letter else {}
    return FilledForm(
        code=template.code,
        version=template.version,
        title=template.title,
        values=values,
        data_hash=data_hash(template.code, template.version, values),
        signers=tuple(_signer(template, role, facts, officer, letter) for role in roles),
        office=office,
        number=number,
        application=application,
        printed_at=printed_at,
    )


def blank(
    form_code: str, *, office: Office | None = None, version: int | None = None, products: Sequence[str] = ()
) -> FilledForm:
    """The form without data, to be filled by hand; ``office`` only heads it, ``products`` choose the parts of it."""
    template = template_of(form_code, version)
    return FilledForm(
        code=template.code,
        version=template.version,
        title=template.title,
        values=_event(template, products),
        data_hash="",
        signers=tuple(Signer(role, template.caption(role), "") for role in template.signers),
        office=office,
        number="",
        application="",
        printed_at=None,
    )


def _thumbs(roles: Sequence[str]) -> list[str]:
    return [f"{role}.{THUMB}" for role in roles]


def _signer(template: FormTemplate, role: str, facts: Facts, officer: str, letter: Letter | None) -> Signer:
    if role == LETTER_ROLE:
        if letter is None:
            return Signer(role, template.caption(role), "")
        return Signer(role, letter.title, letter.signer, letter.note)
    if role == "petugas":
        return Signer(role, template.caption(role), official_name(officer))
    nik = facts.answers.get(f"{role}.nik", "")
    name = official_name(facts.answers.get(f"{role}.nama", ""))
    thumb = bool(facts.answers.get(f"{role}.{THUMB}"))
    note = f"NIK {nik}" if nik else ""
    return Signer(role, template.caption(role), name, note, thumb=thumb, reader=official_name(officer) if thumb else "")


def _values(
    template: FormTemplate, service: Service, facts: Facts, office: Office, roles: Sequence[str]
) -> dict[str, str]:
    answers = relevant(service, facts)
    fields = service.fields_by_path()
    rows = rows_in(answers)
    values = {}
    for pattern in template.paths_for(roles):
        for path in paths_of_rows(pattern, answers):
            field = fields.get(path)
            if field is None:
                continue
            if path in answers:
                values[path] = printed_value(field, answers[path], office)
            elif field.reason_path in answers:
                values[field.reason_path] = printed_reason(field, answers[field.reason_path])
    values.update({group: " ".join(rows[group]) for group in template.groups if group in rows})
    if template.rules:
        values.update(_papers(template, service, facts))
        values[PRODUCTS_PATH] = " ".join(product.code for product in products_of(service, facts))
    if template.ticks:
        ticked = ticks_of(service, facts).get(template.code, "")
        values.update({ticks_path(template.code): ticked} if ticked else {})
    return values | _event(template, [product.code for product in products_of(service, facts)])


def _papers(template: FormTemplate, service: Service, facts: Facts) -> dict[str, str]:
    chosen = {}
    for rule in rules_needed(service, facts):
        if rule.id in template.rules or ALL_RULES in template.rules:
            only = rule.any_of[0].kind if len(rule.any_of) == 1 else ""
            kind = facts.papers.get(rule.id, only)
            chosen.update({f"papers.{rule.id}": kind} if kind else {})
    return chosen


def _event(template: FormTemplate, products: Sequence[str]) -> dict[str, str]:
    """What a form for several events is printed about: the document that certifies it."""
    asked = next((code for code in products if code in template.events), "")
    return {EVENT_PATH: asked} if asked else {}
