"""The questions of one form screen in their lines, with the warnings under the line they are about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.definition import Field
from kiosk.domain.errors import Problem
from ui.models import form_offers
from ui.models.case_answers import Finding
from ui.models.counter import Counter
from ui.models.form_layout import GAP, rows
from ui.models.form_part import FormPartModel
from ui.screens.form_fields import Setting, options
from ui.screens.form_warnings import AskCard
from ui.screens.question import Question, question_for
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.option_list import OptionList
from ui.widgets.time_field import TimeField

_LEVEL = frozenset({"date", "time"})
_DATE_WIDE = 306  # three boxes and the longest line under them, so that nothing moves when that line appears
_DATE_DIGITS = frozenset(range(6, 12))
_Told = tuple[str, str, bool, str]


class _Line(QWidget):
    """One or two questions, and below them the cards about them."""

    def __init__(self, questions: list[Question]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(24)
        for question in questions:
            beside = len(questions) > 1
            if beside and question.field.type == "date":
                question.setFixedWidth(_DATE_WIDE)
            stretch = 0 if beside and question.field.type in _LEVEL else 1
            row.addWidget(question, stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(10)
        column.addLayout(self.cards)
        self.paths = {question.field.path for question in questions}


class FormBody(QWidget):
    """Questions stay the same widgets while others appear or go, so the focus is never lost.

    Signals:
        mend: "Perbaiki ..." of a warning was pressed; carries its Problem.
    """

    mend = Signal(object)

    def __init__(self, model: FormPartModel, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        subject = model.case.service.subject.rpartition(".")[0]
        desk = counter.desk
        self._setting = Setting(desk.today, counter.regions, desk.device.office, f"{subject}.tanggal_lahir")
        self.questions: dict[str, Question] = {}
        self._made: dict[str, Question] = {}
        self._gone: set[str] = set()
        self._lines: list[_Line] = []
        self._cards: list[AskCard] = []
        self._asked: list[_Told] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)

    def refresh(self) -> None:
        """Show what is asked, answered, proposed and found now."""
        fields = [field for field in self._model.fields if field.type != "zone"]
        if [field.path for field in fields] != list(self.questions):
            self._lay_out(fields)
        case = self._model.case
        for question in self.questions.values():
            field = question.field
            self._offer_choices(question)
            told = case.value(field.path) or (
                case.facts.answers.get(field.path, "") if field.default or field.computed else ""
            )
            question.show_answer(told, case.value(field.reason_path))
            self._propose(question)
        self._show_cards(self._model.warnings())

    def say(self, question: Question, sentence: str) -> None:
        """Put an error at a question, or take it away; a warned field keeps its own colour."""
        target = question.reason_input() or question.input
        if target.error() != sentence:
            target.set_error(sentence)
        warned = question.field.path in self._warned()
        question.input.set_warned(warned)

    def focus_open_card(self) -> None:
        """The first warning that waits for a person."""
        for card in self._cards:
            if not card.card.is_confirmed():
                card.focus_first()
                return

    def mended_at(self, problem: Problem) -> str:
        """The path of the field that "Perbaiki ..." leads to."""
        field = self._model.case.service.fields_by_path()[problem.path]
        if problem.code == "nik.date_differs" and field.born:
            return field.born
        if problem.code == "nik.sex_differs" and "." in field.sex:
            return field.sex
        return problem.path

    def question_of(self, widget: QWidget | None) -> Question | None:
        """The question that ``widget`` is a part of."""
        while widget is not None and widget is not self:
            if isinstance(widget, Question):
                return widget
            widget = widget.parentWidget()
        return None

    def settle_proposals(self) -> None:
        """A time of day takes the zone that stands beside it."""
        case, page = self._model.case, self._model.page
        for question in self.questions.values():
            zone = form_offers.zone_beside(page, question.field) if question.field.type == "time" else None
            if zone is not None and case.value(question.field.path):
                case.edit(zone.path, form_offers.zone_for(case, page))

    def _lay_out(self, fields: list[Field]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            for path in line.paths:
                self._made[path].setParent(self)
            line.deleteLater()
        self._lines, self._cards, self._asked = [], [], []
        self.questions = {}
        for group in rows(fields):
            level = len(group) > 1 and any(field.type in _LEVEL for field in group)
            line = _Line([self._question(field, below=level and field.type not in _LEVEL) for field in group])
            self._column.addWidget(line)
            self._lines.append(line)
            for path in line.paths & self._gone:
                self._made[path].show()
        self._gone = self._made.keys() - self.questions.keys()
        for path in self._gone:
            self._made[path].hide()

    def _question(self, field: Field, *, below: bool) -> Question:
        made = self._made.get(field.path)
        if made is None:
            optional = not self._model.required(field)
            choices = self._model.choices(field)
            made = question_for(field, choices, self._setting, optional=optional, below=below)
            made.edited.connect(self._model.case.edit)
            made.left.connect(self._left)
            made.proposed.connect(self._take)
            self._made[field.path] = made
        self.questions[field.path] = made
        return made

    def _offer_choices(self, question: Question) -> None:
        made = question.input
        if not isinstance(made, OptionList):
            return
        offered = options(self._model.choices(question.field))
        if [row.option for row in made.rows()] != offered:
            made.set_options(offered)

    def _propose(self, question: Question) -> None:
        field, case = question.field, self._model.case
        if field.type == "nik":
            question.show_proposal(*form_offers.nik_offer(self._model, field))
        elif field.propose:
            question.show_proposal("", form_offers.office_offer(case, field)[1])
        elif isinstance(question.input, TimeField):
            zone = form_offers.zone_beside(self._model.page, field)
            question.input.set_zone(form_offers.zone_for(case, self._model.page) if zone else "")

    @Slot(str)
    def _take(self, path: str) -> None:
        field, case = self.questions[path].field, self._model.case
        if field.type == "nik":
            form_offers.take_nik(case, field)
        else:
            case.edit(path, form_offers.office_offer(case, field)[0])

    @Slot(str)
    def _left(self, path: str) -> None:
        self.settle_proposals()
        self._model.left(path)

    def _show_cards(self, warnings: list[Finding]) -> None:
        told = [_told(finding) for finding in warnings]
        if told == self._asked:
            return
        self._asked = told
        for card in self._cards:
            card.hide()  # a queued show would make an orphan a window of its own
            card.setParent(None)
            card.deleteLater()
        self._cards = []
        for finding in warnings:
            card = AskCard(finding)
            card.mend.connect(self.mend)
            card.confirmed.connect(self._model.case.confirm)
            card.taken_back.connect(lambda problem: self._model.case.take_back(problem.path, problem.code))
            self._home(finding.problem).cards.addWidget(card)
            card.show()  # at once, so that it can take the focus
            self._cards.append(card)
        self._mark()

    def _home(self, problem: Problem) -> _Line:
        """The last line among those the finding is about."""
        about = {problem.path, self.mended_at(problem)}
        return [line for line in self._lines if line.paths & about][-1]

    def _warned(self) -> set[str]:
        waiting = [card.problem for card in self._cards if not card.card.is_confirmed()]
        return {path for problem in waiting for path in (problem.path, self.mended_at(problem))}

    def _mark(self) -> None:
        """Underline the digits of a NIK that disagree with the date beside it."""
        codes = {(card.problem.path, card.problem.code) for card in self._cards}
        for path, question in self.questions.items():
            if isinstance(question.input, DigitBoxes):
                differs = (path, "nik.date_differs") in codes
                question.input.set_marked(_DATE_DIGITS if differs else frozenset())


def _told(finding: Finding) -> _Told:
    """What a card shows, to know when it must be made anew."""
    problem = finding.problem
    values = ",".join(f"{name}={problem.details[name]}" for name in sorted(problem.details))
    return problem.path, problem.code, finding.confirmed is not None, values
