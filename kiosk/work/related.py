"""A new case of the same family: for a twin, or for another service. Scans are named again, never kept twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from kiosk.domain.duplicates import event_of
from kiosk.domain.family import for_family, for_twin, shared_kinds
from kiosk.domain.ids import new_id
from kiosk.domain.visibility import relevant
from kiosk.store import applications, case_keys, papers
from kiosk.store.case_keys import FAMILY, TWIN, Link
from kiosk.store.people import Operator
from kiosk.work import case as cases
from kiosk.work.answer import answer, choose_paper
from kiosk.work.case import Case, load_case
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.start import start


@dataclass(frozen=True, slots=True)
class _Taken:
    """What goes into the new case."""

    answers: Mapping[str, str]
    kinds: Collection[str]
    link: Link


def may_have_twin(case: Case) -> bool:
    """Whether "Salin untuk kembar" makes sense: a birth."""
    return event_of(case.service) == "birth"


def copy_for_twin(desk: Desk, operator: Operator, case_id: str) -> Case:
    """The draft of the next child of the same birth, an application of its own that names this one.

    Parents, reporter, witnesses, the day and place of birth and the family's papers are there; the notice counts as
    shown, because the same applicant stands at the counter for the same purpose. Raises `DeedRefused` ``twin.service``.
    """
    source = load_case(desk, case_id)
    if not may_have_twin(source):
        raise DeedRefused("twin.service")
    service = desk.service(source.service)
    taken = _Taken(
        for_twin(service, _counting(desk, source)),
        shared_kinds(source.kinds, service),
        Link(TWIN, _first_of(desk, case_id)),
    )
    with desk.store.atomic():
        made = start(desk, operator, source.service, source.variant)
        row = applications.get(desk.store, case_id)
        applications.change(desk.store, made.id, {"notice": row.notice})
        _fill(desk, operator, made, source, taken)
        for rule, kind in source.choices.items():
            choose_paper(desk, operator, made.id, rule, kind)
    return load_case(desk, made.id)


def begin_for_family(
    desk: Desk, operator: Operator, case_id: str, service: str, variant: str, given: Mapping[str, str]
) -> Case:
    """The draft of another service for the same family; ``given`` are the answers to its first questions.

    Raises `DeedRefused` ``service.unknown`` or ``variant.unknown``.
    """
    source = load_case(desk, case_id)
    target = desk.service(service)
    taken = for_family(desk.service(source.service), _counting(desk, source), target)
    with desk.store.atomic():
        made = start(desk, operator, service, variant)
        kinds = shared_kinds(source.kinds, target)
        _fill(desk, operator, made, source, _Taken({**taken, **given}, kinds, Link(FAMILY, case_id)))
    return load_case(desk, made.id)


def _counting(desk: Desk, source: Case) -> Mapping[str, str]:
    """The answers that count: what was typed on a page that is hidden now is not carried on."""
    return relevant(desk.service(source.service), cases.facts(desk, source))


def _first_of(desk: Desk, case_id: str) -> str:
    """A third child names the first one too, so that all of one birth name the same case."""
    return case_keys.twin_of(desk.store, case_id) or case_id


def _fill(desk: Desk, operator: Operator, made: Case, source: Case, taken: _Taken) -> None:
    case_keys.link(desk.store, made.id, taken.link)
    for paper in source.papers:
        if paper.kind in taken.kinds and paper.sheet is None:
            shared = replace(
                paper, id=new_id(desk.now()), application=made.id, added_at=desk.stamp(), added_by=operator.id
            )
            papers.insert(desk.store, shared)
    answer(desk, operator, made.id, taken.answers, step="papers")
