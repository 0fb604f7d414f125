"""Everything that stands between a case and sending it, on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.answers import (
    check_all,
    forms_needed,
    missing_papers,
    open_problems,
    products_of,
    relevant,
    unsigned_forms,
)
from kiosk.domain.application import Stage
from kiosk.domain.conditions import Facts
from kiosk.domain.definition import FormRule, PaperRule, ProductRule
from kiosk.domain.errors import Problem
from kiosk.store import applications
from kiosk.work import case as cases
from kiosk.work.case import Case, load_case
from kiosk.work.desk import Desk
from kiosk.work.printed import must_sign_again, sheet_states

# Where F-1.02 prints what is asked for (`kiosk.forms.f_1_02`, which is too heavy to load for a name).
_PRODUCTS = "permohonan.produk"


@dataclass(frozen=True, slots=True)
class Review:
    """What is there and what is missing.

    ``problems`` are findings that nobody settled, ``missing`` rules without a paper, ``unsigned`` forms without their
    signed sheet, or whose sheet must be signed again; ``answers`` are those that count.
    """

    facts: Facts
    problems: tuple[Problem, ...]
    missing: tuple[PaperRule, ...]
    forms: tuple[FormRule, ...]
    unsigned: tuple[FormRule, ...]
    products: tuple[ProductRule, ...]
    answers: dict[str, str]
    notice_shown: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is missing in the case itself."""
        return not (self.problems or self.missing or self.unsigned)

    @property
    def printable(self) -> dict[str, str]:
        """Everything that a form may print, by path: the answers, the papers shown, the documents asked for."""
        papers = {f"papers.{rule}": kind for rule, kind in self.facts.papers.items()}
        return {**self.answers, **papers, _PRODUCTS: " ".join(product.code for product in self.products)}

    @property
    def ready(self) -> bool:
        """Whether the case can be sent: it is complete, and the privacy notice was shown."""
        return self.complete and self.notice_shown


def review(desk: Desk, case: Case) -> Review:
    """The review of ``case`` as it stands."""
    service = cases.service_of(desk, case)
    facts = cases.facts(desk, case)
    found = check_all(service, facts, cases.check_context(desk))
    standing = Review(
        facts=facts,
        problems=tuple(open_problems(found, case.confirmations, facts.answers)),
        missing=missing_papers(service, facts, case.kinds),
        forms=forms_needed(service, facts),
        unsigned=unsigned_forms(service, facts, case.kinds),
        products=products_of(service, facts),
        answers=relevant(service, facts),
        notice_shown=case.notice is not None,
    )
    return replace(standing, unsigned=(*standing.unsigned, *_to_sign_again(desk, case, standing)))


def _to_sign_again(desk: Desk, case: Case, found: Review) -> tuple[FormRule, ...]:
    states = sheet_states(case.sheets, case.papers, found.printable)
    again = {state.sheet.form for state in states if must_sign_again(desk, state)}
    return tuple(form for form in found.forms if form.code in again and form not in found.unsigned)


def settle_stage(desk: Desk, case_id: str) -> Stage:
    """The stage that an open case is in by what is there now, kept and given.

    A deposited case waits for papers until none is missing; one with printed sheets waits for signatures until each is
    scanned; what is complete is ready. Anything else is a draft.
    """
    case = load_case(desk, case_id)
    if not case.open:
        return case.stage
    stage = stage_of(case, review(desk, case))
    if stage is not case.stage:
        applications.change(desk.store, case_id, {"stage": stage})
    return stage


def stage_of(case: Case, found: Review) -> Stage:
    """The stage of an open case whose review is ``found``."""
    if found.ready:
        return Stage.READY
    if case.number and case.revision == 1 and found.missing:
        return Stage.WAITING_PAPERS
    printed = {sheet.form for sheet in case.sheets if sheet.printed_at}
    if any(form.code in printed for form in found.unsigned):
        return Stage.WAITING_SIGNATURES
    return Stage.DRAFT
