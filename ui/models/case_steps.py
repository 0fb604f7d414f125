"""The way through the open case: what the rail shows, and what comes after and before each place."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.answers import visible_fields
from kiosk.domain.definition import Field, Page
from kiosk.domain.services import page_of
from ui.models import case_answers
from ui.models.case import CaseModel
from ui.models.form_layout import ROOM, ROW_BUTTONS, parts
from ui.routes import Home, InCase, Returned, Route, Step

RAIL: tuple[tuple[Step, str], ...] = (
    (Step.PAPERS, "Siapkan berkas"),
    (Step.FORM, "Isi data"),
    (Step.SCAN, "Pindai dokumen"),
    (Step.REVIEW, "Periksa"),
    (Step.SIGN, "Cetak dan tanda tangan"),
    (Step.DECLARE, "Pernyataan"),
)
# What is only read and printed has nothing to scan and nobody to send it to.
_PRINTED_ONLY = frozenset({Step.SCAN, Step.DECLARE})


@dataclass(frozen=True, slots=True)
class RailStep:
    """One row of the rail. ``state``: done, now, later, for pages also warn; ``open`` means it can be pressed."""

    key: str
    title: str
    state: str
    open: bool
    pages: tuple[RailStep, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPart:
    """What one form screen asks: the fields of ``page`` that stand on it, and which part of how many it is."""

    page: Page
    fields: tuple[Field, ...]
    number: int
    count: int


def steps(model: CaseModel) -> tuple[tuple[Step, str], ...]:
    """The steps of this case with their titles."""
    if model.service.kind != "information":
        return RAIL
    return tuple((step, title) for step, title in RAIL if step not in _PRINTED_ONLY)


def rail(model: CaseModel, now: Step, place: str = "") -> tuple[RailStep, ...]:
    """The rows of the rail while the operator is at ``now`` (and on the form page that ``place`` belongs to)."""
    done = done_steps(model)
    rows = []
    for step, title in steps(model):
        state = "now" if step is now else ("done" if step in done else "later")
        inside = _page_rows(model, place) if step is Step.FORM else ()
        rows.append(RailStep(step.value, title, state, reachable(model, step, done), inside))
    return tuple(rows)


def done_steps(model: CaseModel) -> frozenset[Step]:
    """The steps at which nothing is missing."""
    found = model.review()
    here = model.case.step.partition(":")[0]
    behind = {Step.SIGN.value, Step.DECLARE.value}
    tests = {
        Step.PAPERS: all(slot.answered or slot.pages for slot in model.papers.slots()),
        Step.FORM: not found.problems,
        Step.SCAN: not found.missing,
        Step.REVIEW: not found.problems and (here in behind or any(sheet.printed_at for sheet in model.case.sheets)),
        Step.SIGN: not found.unsigned,
    }
    return frozenset(step for step, fulfilled in tests.items() if fulfilled)


def reachable(model: CaseModel, step: Step, done: frozenset[Step] | None = None) -> bool:
    """Whether the rail lets the operator go to ``step``: the first three always, later ones when the data are whole."""
    finished = done_steps(model) if done is None else done
    if step in {Step.PAPERS, Step.FORM, Step.SCAN}:
        return True
    if step in {Step.REVIEW, Step.SIGN}:
        return Step.FORM in finished
    return {Step.FORM, Step.SCAN, Step.SIGN} <= finished


def form_parts(model: CaseModel) -> list[FormPart]:
    """Every form screen of this case, in order."""
    return model.once("form_parts", lambda: _form_parts(model))


def _form_parts(model: CaseModel) -> list[FormPart]:
    found: list[FormPart] = []
    for page in case_answers.pages(model):
        room = ROOM - ROW_BUTTONS if page.group else ROOM
        divided = parts(visible_fields(page, model.facts), room)
        found.extend(FormPart(page, fields, number, len(divided)) for number, fields in enumerate(divided, 1))
    return found


def part_at(model: CaseModel, place: str) -> FormPart:
    """The form screen for ``place``: a page id or an answer path; the first one when nothing fits."""
    screens = form_parts(model)
    path = place.partition("/")[0]
    for part in screens:
        if part.page.id == place or any(path in {field.path, field.reason_path} for field in part.fields):
            return part
    owner = page_of(model.service, path)
    return next((part for part in screens if owner is not None and part.page.id == owner.id), screens[0])


def following(model: CaseModel, step: Step, place: str = "") -> InCase:
    """Where "Lanjut" leads from here."""
    if step is Step.FORM:
        screens = form_parts(model)
        here = screens.index(part_at(model, place))
        if here + 1 < len(screens):
            return InCase(model.id, Step.FORM, screens[here + 1].fields[0].path)
    if step in {Step.NOTICE, Step.VARIANT}:
        return InCase(model.id, Step.PAPERS)
    if step is Step.DECLARE:
        return InCase(model.id, Step.SAVED)
    order = [one for one, _ in steps(model)]
    return InCase(model.id, order[order.index(step) + 1])


def preceding(model: CaseModel, step: Step, place: str = "") -> InCase | Returned:
    """Where "Kembali" leads from here."""
    if step is Step.FORM:
        screens = form_parts(model)
        here = screens.index(part_at(model, place))
        if here > 0:
            return InCase(model.id, Step.FORM, screens[here - 1].fields[0].path)
    if step in {Step.PAPERS, Step.VARIANT, Step.NOTICE}:
        return InCase(model.id, Step.VARIANT)
    if step is Step.DECLARE and model.mending:
        return Returned(model.id)
    order = [one for one, _ in steps(model)]
    before = order[order.index(step) - 1]
    return InCase(model.id, before, form_parts(model)[-1].fields[0].path if before is Step.FORM else "")


def first_gap(model: CaseModel) -> InCase:
    """The form screen with the first thing to mend or confirm; the review when there is none."""
    problems = model.review().problems
    if not problems:
        return InCase(model.id, Step.REVIEW)
    questions = {field.path for field in model.service.first_questions}
    step = Step.VARIANT if problems[0].path in questions else Step.FORM
    return InCase(model.id, step, problems[0].path)


def way_back(model: CaseModel, back_to: Step | None) -> Route | None:
    """Where "Simpan dan kembali" leads; None when this is the ordinary way through the case.

    ``back_to`` is the route's: the review, or SAVED for a returned case that is mended thing by thing.
    """
    if back_to is None:
        return None
    return Returned(model.id) if back_to is Step.SAVED else InCase(model.id, back_to)


def later() -> Home:
    """Where "Lanjutkan nanti" leads."""
    return Home("Draf disimpan")


def keep_step(step: Step, place: str = "") -> str:
    """The text that remembers a place in the case."""
    return f"{step.value}:{place}" if place else step.value


def resume(case_id: str, kept: str) -> InCase:
    """The place that `keep_step` remembered; the checklist when there is none."""
    step, _, place = kept.partition(":")
    known = {one.value for one in Step} - {Step.SAVED.value, Step.NOTICE.value}
    return InCase(case_id, Step(step), place) if step in known else InCase(case_id, Step.PAPERS)


def _page_rows(model: CaseModel, place: str) -> tuple[RailStep, ...]:
    here = part_at(model, place).page.id if place else ""
    rows = []
    for page in case_answers.pages(model):
        state = case_answers.page_state(model, page)
        shown = "now" if page.id == here else ("later" if state == "begun" else state)
        rows.append(RailStep(page.id, page.short, shown, open=True))
    return tuple(rows)
