"""What is found about the answers of the open case, and what may be proposed for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain import answers as rules
from kiosk.domain.answers import Confirmation, confirmation_values, visible_pages
from kiosk.domain.dates import format_long, zone_label, zone_of
from kiosk.domain.definition import ASKED_AT, Field, Page
from kiosk.domain.errors import Problem
from kiosk.domain.nik import BirthClaim, InvalidNik, Nik, birth_date_and_sex
from kiosk.work.case import check_context
from ui.models.case import CaseModel

SEXES = {1: "Laki-laki", 2: "Perempuan"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about an answer; ``confirmed`` is the person's word that it stands, None while nobody gave it."""

    problem: Problem
    confirmed: Confirmation | None

    @property
    def blocks(self) -> bool:
        """Whether it must be mended at the field."""
        return self.problem.severity == "error" and not self.problem.overridable

    @property
    def asks(self) -> bool:
        """Whether it waits for a person's word."""
        return not self.blocks and self.confirmed is None


def findings(model: CaseModel, page: Page) -> list[Finding]:
    """What is found about the fields of ``page``, in their order."""
    return model.once(f"findings:{page.id}", lambda: _findings(model, page))


def _findings(model: CaseModel, page: Page) -> list[Finding]:
    facts = model.facts
    found = rules.check_page(model.service, page, facts, check_context(model.counter.desk))
    return [Finding(problem, _word(model, problem)) for problem in found]


def first_findings(model: CaseModel) -> list[Finding]:
    """What is found about the questions before the checklist."""
    context = check_context(model.counter.desk)
    return [
        Finding(problem, _word(model, problem))
        for field in rules.visible_first_questions(model.service, model.facts)
        for problem in rules.check_field(field, model.facts, context)
    ]


def confirmed_findings(model: CaseModel, page: Page) -> list[Finding]:
    """The findings of ``page`` that a person let stand; they stay visible until the case is decided."""
    return [one for one in findings(model, page) if one.confirmed is not None]


def page_state(model: CaseModel, page: Page) -> str:
    """``later`` while nothing is answered on the page, ``warn`` with an open warning, ``done``, else ``begun``."""
    found = findings(model, page)
    if any(one.asks for one in found):
        return "warn"
    if not any(one.blocks for one in found):
        return "done"
    given = model.case.answers
    return "begun" if any(field.path in given for field in page.fields) else "later"


def pages(model: CaseModel) -> tuple[Page, ...]:
    """The pages of this case that are screens, in order."""
    return tuple(page for page in visible_pages(model.service, model.facts) if page.asked_at == ASKED_AT[0])


def proposals(model: CaseModel) -> dict[str, str]:
    """What may be put into unanswered fields: the same datum given elsewhere, or the office's own place and zone."""
    office = model.counter.desk.device.office
    zone = zone_label(zone_of(office))
    return rules.proposals(model.service, model.facts, office=office, zone=zone)


def copied(model: CaseModel, page: Page) -> dict[str, str]:
    """Of `proposals` those that repeat the same person's data on ``page``."""
    offered = proposals(model)
    return {field.path: offered[field.path] for field in page.fields if field.copy_from and field.path in offered}


def copied_from(model: CaseModel, page: Page) -> str:
    """The group that `copied` takes from ("ayah"); "" when nothing is offered."""
    offered = copied(model, page)
    for field in page.fields:
        for copy in field.copy_from:
            if offered.get(field.path) and offered[field.path] == model.facts.answers.get(copy.path):
                return copy.path.split(".")[0]
    return ""


def claim(model: CaseModel, field: Field) -> BirthClaim | None:
    """What the NIK at ``field`` says of its holder; None when it is no NIK or says nothing."""
    try:
        nik = Nik.parse(model.value(field.path), allow_contoh=True, allow_unknown_province=True)
    except InvalidNik:
        return None
    return birth_date_and_sex(nik, today=model.today, born=model.facts.date_of(field.born))


def claim_words(found: BirthClaim) -> str:
    """``Perempuan, lahir 15 Agustus 1995``."""
    return f"{SEXES[found.sex]}, lahir {format_long(found.born)}"


def settle_confirmed(found: Iterable[Finding]) -> bool:
    """Whether nothing among ``found`` stands in the way."""
    return not any(one.blocks or one.asks for one in found)


def _word(model: CaseModel, problem: Problem) -> Confirmation | None:
    values = confirmation_values(problem, model.facts.answers)
    return next(
        (
            given
            for given in model.case.confirmations
            if (given.path, given.code, given.values) == (problem.path, problem.code, values)
            and (problem.severity == "warning" or given.reason.strip())
        ),
        None,
    )
