"""Print and sign: the filled forms of this case, what is printed, what came back signed, what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.definition import FormRule
from kiosk.domain.letters import LETTERS
from kiosk.work import print_and_sign
from kiosk.work.case import Case, facts, load_case, service_of
from kiosk.work.letters import letter_of
from kiosk.work.paper_choice import paper_choice
from kiosk.work.print_and_sign import FormPrint
from kiosk.work.printed import SheetState, must_sign_again
from ui.models.case import CaseModel
from ui.models.changed_words import changed_words
from ui.models.papers_to_print import office_of
from ui.models.receipts import told
from ui.printing import Printed
from ui.words.labels import ROLE


@dataclass(frozen=True, slots=True)
class FormCard:
    """One form. ``state``: todo, printed, signed; ``changed`` names answers that differ from the printed sheet.

    ``again``: the district asks for a new signature because of them.
    """

    code: str
    name: str
    paper: str
    signers: str
    state: str
    changed: Sequence[str]
    again: bool


class SignModel(QObject):
    """Prints off the UI thread; signed sheets come back through scanning.

    Signals:
        changed: Read `cards` again.
        printed: The forms came out; carries the sentence.
        working: True while the forms are made.
        failed: Nothing came out; carries the exception with its code.
    """

    changed = Signal()
    printed = Signal(str)
    working = Signal(bool)
    failed = Signal(object)

    def __init__(self, case: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.cards: Sequence[FormCard] = ()
        case.changed.connect(self.refresh)

    @property
    def all_signed(self) -> bool:
        """Whether every form came back signed."""
        return all(card.state == "signed" for card in self.cards)

    @property
    def all_printed(self) -> bool:
        """Whether every form was printed, or filled in by hand."""
        return all(card.state != "todo" for card in self.cards)

    def refresh(self) -> None:
        """Ask for the state of the sheets."""
        desk, case_id = self._case.counter.desk, self._case.id
        self._case.counter.work.in_turn(lambda: print_and_sign.states(desk, case_id), self._take, self.failed.emit)

    def print_forms(self, codes: Sequence[str] = ()) -> None:
        """Print the forms ``codes``, all that are needed when none is named; `printed` or `failed` follows."""
        self._case.flush()
        counter, case_id = self._case.counter, self._case.id
        desk, operator, regions = counter.desk, counter.session.operator, counter.regions
        self.working.emit(True)

        def job() -> tuple[Printed, Case]:
            from kiosk.forms.filled import fill
            from kiosk.forms.paper_size import page_size
            from kiosk.forms.render import page_count, render

            case = load_case(desk, case_id)
            service, known = service_of(desk, case), facts(desk, case)
            office, now = office_of(desk.device, regions), desk.now().astimezone(desk.device.zone)
            rules = [form for form in self._case.papers.forms() if self._wanted(form, codes)]
            filled = {
                form.code: fill(
                    service, form.code, known, office=office, number=case.number, application=case_id, printed_at=now,
                    officer=operator.name, letter=letter_of(desk, operator, case_id, form.code),
                )
                for form in rules
            }  # fmt: skip
            size = page_size(paper_choice(desk).size)
            prints = {
                code: FormPrint(form.version, page_count(form, size=size), form.values) for code, form in filled.items()
            }
            sheets = [one for one in print_and_sign.prepare_sheets(desk, case_id, prints) if one.form.code in filled]
            printed = counter.printer.print_pdf(
                render([filled[one.form.code] for one in sheets], size=size), "formulir", now
            )
            print_and_sign.mark_printed(desk, operator, case_id, [one.sheet.id for one in sheets])
            return printed, load_case(desk, case_id)

        counter.work.in_turn(job, self._came_out, self._failed)

    def print_blank(self, code: str) -> None:
        """Print an empty form for filling in by hand."""
        counter = self._case.counter
        desk, regions = counter.desk, counter.regions
        products = [product.code for product in self._case.review().products]

        def job() -> Printed:
            from kiosk.forms.paper_size import page_size
            from kiosk.forms.render import render_blank

            size = page_size(paper_choice(desk).size)
            data = render_blank(code, office=office_of(desk.device, regions), products=products, size=size)
            return counter.printer.print_pdf(data, f"kosong {code}", desk.now())

        self.working.emit(True)
        counter.work.aside(job, self._blank_out, self._failed)

    def _wanted(self, form: FormRule, codes: Sequence[str]) -> bool:
        """A letter that the resident brought along is not made again: it would take a number for nothing."""
        return form.code in codes if codes else not (form.code in LETTERS and self._case.papers.of(form.paper))

    def _take(self, states: tuple[SheetState, ...]) -> None:
        by_form = {state.sheet.form: state for state in states}
        cards = []
        for form in self._case.papers.forms():
            state = by_form.get(form.code)
            pages = self._case.papers.of(form.paper)
            again = state is not None and must_sign_again(self._case.counter.desk, state)
            signed = not again and (bool(pages) or (state is not None and state.signed))
            printed = state is not None and (state.current if again else bool(state.sheet.printed_at))
            changed = changed_words(self._case.service, state.changed) if state else []
            stands = "signed" if signed else "printed" if printed else "todo"
            cards.append(self._card(form, stands, changed, again=again))
        self.cards = cards
        self.changed.emit()

    def _card(self, form: FormRule, state: str, changed: Sequence[str], *, again: bool) -> FormCard:
        signers = [ROLE.get(role, role) for role in form.signers]
        who = signers[0] if len(signers) == 1 else f"{', '.join(signers[:-1])} dan {signers[-1]}"
        return FormCard(form.code, self._case.papers.label(form.paper), form.paper, who, state, changed, again)

    def _came_out(self, outcome: tuple[Printed, Case]) -> None:
        self.working.emit(False)
        self._case.adopt(outcome[1])
        self.printed.emit(told(outcome[0], "Formulir"))
        self.refresh()

    def _blank_out(self, printed: Printed) -> None:
        self.working.emit(False)
        self.printed.emit(told(printed, "Formulir kosong"))

    def _failed(self, error: Exception) -> None:
        self.working.emit(False)
        self.failed.emit(error)
