"""A case as the counter works on it: answers, confirmations, pages and printed sheets of the revision in hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.answers import CheckContext, Confirmation, derived_variant, facts_for
from kiosk.domain.application import Stage
from kiosk.domain.conditions import Facts
from kiosk.domain.definition import Service
from kiosk.domain.groups import expanded
from kiosk.store import applications, confirmations, papers, sheets
from kiosk.store.applications import Application
from kiosk.store.papers import Paper
from kiosk.store.sheets import Sheet
from kiosk.work import guard
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused

OPEN = frozenset({Stage.DRAFT, Stage.WAITING_PAPERS, Stage.WAITING_SIGNATURES, Stage.READY})


@dataclass(frozen=True, slots=True)
class Notice:
    """Which privacy notice was shown, and when."""

    version: str
    at: str


@dataclass(frozen=True, slots=True)
class Case:
    """The working copy of a case.

    ``variant`` is what was chosen, ``derived`` what it became (late, adult). ``choices`` maps a paper rule to the kind
    that was chosen for it. ``step`` is where the operator was when he left.
    """

    id: str
    number: str
    call_name: str
    service: str
    definition_version: int
    definition_sha256: str
    variant: str
    derived: str
    stage: Stage
    revision: int
    base: str
    home_office: str
    training: bool
    created_at: str
    created_by: str
    updated_at: str
    updated_by: str
    note: str
    step: str
    notice: Notice | None
    answers: Mapping[str, str]
    confirmations: tuple[Confirmation, ...]
    papers: tuple[Paper, ...]
    sheets: tuple[Sheet, ...]
    choices: Mapping[str, str]

    @property
    def open(self) -> bool:
        """Whether it can be edited."""
        return self.stage in OPEN

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of paper of which a page is there."""
        return frozenset(paper.kind for paper in self.papers)


def load_case(desk: Desk, case_id: str) -> Case:
    """The case with this id; raises `DomainError` ``case.unknown``."""
    row = applications.get(desk.store, case_id)
    guard.require_whole(desk, row)
    return case_of(desk, row)


def case_of(desk: Desk, row: Application) -> Case:
    """The case that ``row`` is the row of."""
    store = desk.store
    answers = applications.answers(store, row.id)
    notice = json.loads(row.notice) if row.notice else None
    service = desk.services.version(row.service, row.definition_sha256) or desk.services.get(row.service)
    return Case(
        id=row.id, number=row.number, call_name=row.call_name, service=row.service,
        definition_version=row.definition_version, definition_sha256=row.definition_sha256, variant=row.variant,
        derived=derived_variant(service, row.variant, answers, desk.today()) if service else row.variant,
        stage=row.stage, revision=row.revision, base=row.base, home_office=row.home_office, training=row.training,
        created_at=row.created_at, created_by=row.created_by, updated_at=row.updated_at, updated_by=row.updated_by,
        note=row.note, step=row.step, notice=Notice(**notice) if notice else None, answers=answers,
        confirmations=tuple(confirmations.of(store, row.id)), papers=tuple(papers.of(store, row.id)),
        sheets=tuple(sheets.of(store, row.id)), choices=json.loads(row.choices),
    )  # fmt: skip


def service_of(desk: Desk, case: Case) -> Service:
    """The definition that ``case`` follows: the version it was begun under, a page for each row of its groups."""
    return expanded(desk.service_of(case.service, case.definition_sha256), case.answers)


def open_row(desk: Desk, case_id: str) -> Application:
    """The row of a case that can be edited; raises `DeedRefused` ``case.closed``."""
    row = applications.get(desk.store, case_id)
    guard.require_own(desk, row)
    if row.stage not in OPEN:
        raise DeedRefused("case.closed")
    guard.require_whole(desk, row)
    return row


def require_sendable(service: Service) -> None:
    """Raises `DeedRefused` ``service.information`` for a service that is read and printed here, never sent."""
    if service.kind == "information":
        raise DeedRefused("service.information", {"service": service.name})


def facts(desk: Desk, case: Case) -> Facts:
    """What conditions look at. A paper rule counts as the kind chosen for it, else as the first kind that is there."""
    service = service_of(desk, case)
    return facts_for(
        service, variant=case.variant, answers=case.answers, papers=chosen_papers(service, case), today=desk.today()
    )


def chosen_papers(service: Service, case: Case) -> dict[str, str]:
    """The kind that stands for each paper rule: the one chosen, unless only another one is there."""
    chosen = dict(case.choices)
    for rule in service.papers:
        there = [option.kind for option in rule.any_of if option.kind in case.kinds]
        if there and rule.id not in chosen:
            chosen[rule.id] = there[0]
    return chosen


def check_context(desk: Desk) -> CheckContext:
    """What answers are checked against at this desk."""
    return CheckContext(
        today=desk.today(), allow_contoh=desk.device.allow_contoh, regions=desk.regions, office=desk.device.office,
        settings=desk.device.settings,
    )  # fmt: skip
