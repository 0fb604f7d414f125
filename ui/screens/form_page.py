"""A page of questions about one topic: errors stand at their field, warnings under their group, a paper beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.errors import Problem
from ui.messages import of_problem, sentence
from ui.models import case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.form_part import FormPartModel
from ui.models.group_part import GroupPart
from ui.routes import InCase, Step
from ui.screens.case_frame import LATER, dress
from ui.screens.form_body import FormBody
from ui.screens.form_help import FormHelp
from ui.screens.form_offers import TAKE_KEY, FormOffers
from ui.screens.group_rows import GroupRows
from ui.screens.question import Question
from ui.widgets.card import Card
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import Label


class FormScreen(FlowPage):
    """One part of one page of the definition. ``back_to`` makes "Simpan dan kembali" the single button."""

    def __init__(
        self,
        counter: Counter,
        model: CaseModel,
        place: str,
        back_to: Step | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._counter, self._case, self._place = counter, model, place
        self._back_to = back_to
        self._return = case_steps.way_back(model, back_to)
        self.model = FormPartModel(model, place, self)
        first = self.model.part.fields[0].path
        self.set_title(self.model.title)
        self.offers = FormOffers(self.model)
        self.body = FormBody(self.model, counter)
        self.content.addWidget(self.offers)
        self.content.addWidget(self.body)
        self.rows = GroupRows(GroupPart(model, self.model.part))
        self.content.addWidget(self.rows)
        self.helper = FormHelp(model)
        self.help.addWidget(self.helper)
        if self.model.page.lead:
            lead = Card("plain", 20)
            lead.column.addWidget(Label(self.model.page.lead, wrap=True))
            self.help.addWidget(lead)
        self.frame = dress(self, model, Step.FORM, first)
        self._buttons()
        self._wire()
        self._show()
        self.helper.show_field(self._start().field)

    def leave(self) -> None:
        """Keep what was typed."""
        self._settle_typed()
        self._case.flush()

    def focus_start(self) -> None:
        """The field that the place names, else the first one."""
        self._start().input.focus_first()

    def _start(self) -> Question:
        wanted = self.body.questions.get(self._place.removesuffix("_alasan"))
        return wanted or next(iter(self.body.questions.values()))

    def _buttons(self) -> None:
        if self._return is not None:
            self.bar.set_back("")
            self.bar.set_primary("Simpan dan kembali", "check")
        else:
            self.set_secondary(LATER)
            self.bar.set_primary("Lanjut")
        self.bar.primary.setObjectName("next")

    def _wire(self) -> None:
        self.bar.primary_clicked.connect(self._go_on)
        self.bar.back_clicked.connect(self._go_back)
        self.bar.secondary_clicked.connect(lambda key: self.frame.later() if key == LATER[0] else None)
        self.model.changed.connect(self._show)
        self.body.mend.connect(self._mend)
        self.rows.moved.connect(self._to_row)
        take = QShortcut(QKeySequence(TAKE_KEY), self)
        take.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take.activated.connect(self.offers.take_first)
        self.helper.widened.connect(self.widen_help)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot()
    def _show(self) -> None:
        """Bring everything on the page in line with the answers; a summary that stands shrinks as things are mended."""
        self.offers.refresh()
        self.body.refresh()
        self.rows.refresh()
        errors = self._sentences()
        for path, question in self.body.questions.items():
            self.body.say(question, errors.get(path, ""))
        if self.errors.paths():
            kept = [path for path in self.errors.paths() if self._at(path) in errors]
            self.errors.set_errors([(path, self._label(path)) for path in kept])

    @Slot()
    def _go_on(self) -> None:
        self._settle_typed()
        fine = self.model.check_all()
        errors = self._sentences()
        if errors:
            self.show_errors({self.body.questions[path].reason_path(): told for path, told in errors.items()})
            return
        if not fine:
            self.body.focus_open_card()
            return
        self.frame.go(self._return or case_steps.following(self._case, Step.FORM, self._last_path()))

    @Slot()
    def _go_back(self) -> None:
        self.frame.go(self._return or case_steps.preceding(self._case, Step.FORM, self.model.part.fields[0].path))

    @Slot(str)
    def _to_row(self, place: str) -> None:
        """A row came or went: its page, or the one before it, is shown anew."""
        self.frame.go(InCase(self._case.id, Step.FORM, place, back_to=self._back_to))

    @Slot(object)
    def _mend(self, problem: Problem) -> None:
        """Go to the field that the warning names, which may stand beside the one it was found at."""
        target = self.body.mended_at(problem)
        if target in self.body.questions:
            self.body.questions[target].input.focus_first()
        else:
            self.frame.go(InCase(self._case.id, Step.FORM, target))

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        question = self.body.question_of(now)
        if question is not None:
            self.model.focus(question.field.path)
            self.helper.show_field(question.field)

    def _sentences(self) -> dict[str, str]:
        """What stands at each question now; letters in a search field that name nothing are said too."""
        told = {path: of_problem(problem) for path, problem in self.model.errors().items()}
        for path, question in self.body.questions.items():
            if path in told and question.unsettled():
                told[path] = sentence("region.nothing" if question.field.type == "region" else "field.choice")
        return told

    def _settle_typed(self) -> None:
        for question in self.body.questions.values():
            question.settle()
        self.body.settle_proposals()

    def _last_path(self) -> str:
        return self.model.fields[-1].path

    def _at(self, path: str) -> str:
        return path if path in self.body.questions else path.removesuffix("_alasan")

    def _label(self, path: str) -> str:
        question = self.body.questions.get(self._at(path))
        return question.input.label() if question else path
