"""What a case makes necessary next ("KK perlu kepala keluarga yang baru"), begun with what is known already."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.conditions import holds
from kiosk.domain.definition import FollowUp, Service
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work.answer import answer
from kiosk.work.case import Case
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.start import show_notice, start


@dataclass(frozen=True, slots=True)
class Proposed:
    """A service that follows: its definition, the variant to begin with, and why."""

    service: Service
    variant: str
    why: str
    rule: FollowUp


def follow_ups(desk: Desk, case: Case) -> tuple[Proposed, ...]:
    """What follows from the case as it stands; a service that this kiosk does not have is not proposed."""
    facts = cases.facts(desk, case)
    found = []
    for rule in desk.service(case.service).follow_ups:
        service = desk.services.get(rule.service)
        if service is not None and holds(rule.when, facts):
            offered = [variant.code for variant in service.variants if variant.offered]
            variant = rule.variant if rule.variant in offered else offered[0]
            found.append(Proposed(service, variant, rule.why, rule))
    return tuple(found)


def begin_following(desk: Desk, operator: Operator, case_id: str, service: str) -> Case:
    """A draft of the service that follows, with every answer that both ask for.

    The same people are at the counter and heard the privacy notice, so its version is noted for the new case too.
    Raises `DeedRefused` ``service.unknown`` when that service does not follow from the case.
    """
    case = cases.load_case(desk, case_id)
    proposed = next((one for one in follow_ups(desk, case) if one.service.code == service), None)
    if proposed is None:
        raise DeedRefused("service.unknown", {"service": service})
    known = cases.facts(desk, case).answers
    asked = proposed.service.fields_by_path()
    given = {to: known[path] for path, to in proposed.rule.carries if path in known and to in asked}
    with desk.store.atomic():
        made = start(desk, operator, proposed.service.code, proposed.variant)
        if case.notice is not None:
            show_notice(desk, operator, made.id, case.notice.version)
        return answer(desk, operator, made.id, given)
