"""Cases of this office that may be the same one: shown side by side, set aside by a person, never a block.

The centre looks again among all offices when the case arrives; what was said here travels with it as a confirmation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.answers import Confirmation
from kiosk.domain.application import PublicLabel
from kiosk.domain.duplicates import CODE, Rule, Traits, compare, probes
from kiosk.store import applications, case_keys, confirmations, people
from kiosk.store.people import Operator
from kiosk.work import case_index, guard, track
from kiosk.work.answer import touch
from kiosk.work.case import Case, load_case, open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


@dataclass(frozen=True, slots=True)
class Side:
    """One of two cases: what a person compares. ``born`` is an ISO date or "", ``label`` how it stands.

    Of another person's case a volunteer learns that there is one and its number, no more.
    """

    case: str
    number: str
    name: str
    nik: str
    born: str
    mother: str
    begun_at: str
    begun_by: str
    label: PublicLabel


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two cases that may be one, and by which rule; ``set_aside`` is the reason why they are two, "" while unsaid."""

    rule: Rule
    mine: Side
    other: Side
    set_aside: str


def find(desk: Desk, case_id: str) -> tuple[Likeness, ...]:
    """The cases of this kiosk that may be the same as this one, the oldest first."""
    row = applications.get(desk.store, case_id)
    service = desk.services.get(row.service)
    if service is None:
        return ()
    answers = applications.answers(desk.store, case_id)
    own = case_index.traits(desk.store, row, service, answers)
    said = _said(desk, case_id, service.subject)
    found = []
    for other_id in case_keys.sharing(desk.store, probes(own)):
        if other_id == case_id:
            continue
        other = case_index.traits(
            desk.store, applications.get(desk.store, other_id), service, applications.answers(desk.store, other_id)
        )
        rule = compare(own, other)
        if rule is not None:
            reason = said.get((rule, other_id), "")
            found.append(Likeness(rule, _side(desk, own), _side(desk, other), reason))
    return tuple(found)


def set_aside(desk: Desk, operator: Operator, case_id: str, other_id: str, reason: str) -> Case:
    """Record that a person looked at both cases and they are two, for ``reason``; the officer reads it.

    Raises `DeedRefused` ``duplicate.reason`` without a reason, ``duplicate.unknown`` when the two are not alike.
    """
    if not reason.strip():
        raise DeedRefused("duplicate.reason")
    with desk.store.atomic():
        row = open_row(desk, case_id)
        service = desk.service(row.service)
        alike = {one.other.case: one for one in find(desk, case_id)}
        if other_id not in alike:
            raise DeedRefused("duplicate.unknown")
        code = f"{CODE}.{alike[other_id].rule.value}"
        known = {
            given.code: given for given in confirmations.of(desk.store, case_id) if given.path == service.subject
        }.get(code)
        others = {*(known.values if known else ()), other_id}
        confirmed = Confirmation(
            service.subject, code, tuple(sorted(others)), operator.id, desk.stamp(), reason.strip()
        )
        confirmations.put(desk.store, case_id, confirmed)
        touch(desk, operator, row, service)
    return load_case(desk, case_id)


def _said(desk: Desk, case_id: str, subject: str) -> Mapping[tuple[Rule, str], str]:
    found: dict[tuple[Rule, str], str] = {}
    for given in confirmations.of(desk.store, case_id):
        head, _, rule = given.code.partition(".")
        if head == CODE and given.path == subject:
            found |= {(Rule(rule), other): given.reason for other in given.values}
    return found


def _side(desk: Desk, traits: Traits) -> Side:
    row = applications.get(desk.store, traits.case)
    if not guard.is_own(desk, row) or (guard.limited(desk) and traits.standing != "open"):
        return Side(row.id, row.number, "", "", "", "", row.created_at, "", PublicLabel.SENT)
    return Side(
        case=row.id, number=row.number, name=traits.name, nik=traits.nik,
        born=traits.born.isoformat() if traits.born else "", mother=traits.mother, begun_at=row.created_at,
        begun_by=people.name_of(desk.store, row.created_by), label=track.case(desk, row.id).row.label,
    )  # fmt: skip
