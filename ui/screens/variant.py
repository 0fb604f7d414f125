"""The first questions of a case, side by side on one page: for whom, and what decides which papers are needed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.definition import Service
from ui.messages import of_error, sentence
from ui.models import case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.first_questions import FirstQuestions
from ui.routes import Home, InCase, Step
from ui.screens.option_grid import OptionGrid
from ui.widgets.flow_page import FlowPage
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option

VARIANT = "variant"
# What fits a screen 768 px high: answers with hints under two questions, answers without under one.
_MOST_BELOW, _MOST_ROWS = 6, 7


class VariantScreen(FlowPage):
    """Choices only, so nothing is typed here; a case is begun when all of them are made."""

    def __init__(
        self,
        counter: Counter,
        service: Service,
        model: CaseModel | None = None,
        back_to: Step | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(rail=False, help_column=False, widest=1146, parent=parent)
        self._counter, self._case, self._back_to = counter, model, back_to
        self.model = FirstQuestions(counter, service, model, self)
        self.set_title(service.name)
        self._trouble = MessageCard("err")
        self._trouble.hide()
        self.content.addWidget(self._trouble)
        self._lists: dict[str, OptionList] = {}
        self._longest = max(service.first_questions, key=lambda field: len(field.choices), default=None)
        self._many = self._is_tall()
        self._variant = self._question(VARIANT, service.variant_question, "")
        self._lay_out()
        self.bar.set_primary("Simpan dan kembali" if back_to else "Lanjut")
        self.bar.primary.setObjectName("next")
        self.bar.primary_clicked.connect(self._go_on)
        self.bar.back_clicked.connect(self._back)
        self.model.changed.connect(self._show)
        self.model.failed.connect(self._failed)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the focus."""
        super().showEvent(event)
        first = next((made for made in self._lists.values() if made.isVisible()), self._variant)
        first.focus_first()

    def _is_tall(self) -> bool:
        """Whether variants and short questions below each other would not fit a low screen."""
        short = sum(len(field.choices) for field in self.model.service.first_questions if field is not self._longest)
        return bool(short) and len(self.model.variants()) + short > _MOST_BELOW

    def _in_columns(self, path: str) -> bool:
        """Whether the answers to a question stand beside each other."""
        longest = self._longest is not None and self._longest.path == path and len(self._longest.choices) > _MOST_ROWS
        return path != VARIANT and (self._many or longest)

    def _lay_out(self) -> None:
        """The variant and short questions at the left, the longest at the right; of many, short ones below both."""
        row = QHBoxLayout()
        row.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(4)
            row.addLayout(column, 1)
        left.addWidget(self._variant)
        self.content.addLayout(row)
        for field in self.model.service.first_questions:
            longest = field is self._longest
            made = self._question(field.path, field.label, field.hint if longest else "")
            alone = longest and len(self.model.service.first_questions) == 1 and len(self.model.variants()) == 1
            (right if longest and not alone else self.content if self._many else left).addWidget(made)
        left.addStretch(1)
        right.addStretch(1)

    def _question(self, path: str, label: str, hint: str) -> OptionList:
        in_columns = self._in_columns(path)
        made = OptionGrid(label, hint=hint, wide_last=True) if in_columns else OptionList(label, hint=hint)
        made.path = path
        made.setObjectName(f"field:{path}")
        made.edited.connect(lambda code, path=path: self._chosen(path, code))
        self._lists[path] = made
        return made

    def _chosen(self, path: str, code: str) -> None:
        self._lists[path].set_error("")
        if path == VARIANT:
            self.model.choose_variant(code)
        else:
            self.model.choose(path, code)

    @Slot()
    def _show(self) -> None:
        """Offer what the choices so far allow; a list is only made anew when its options differ."""
        first = self.model.variants()
        self.set_title(self.model.service.name, self.model.greeting)
        self._variant.setVisible(len(first) > 1)
        self._fill(
            self._variant,
            [
                Option(one.code, one.label, one.hint.removesuffix(" Paling sering dipilih."), tag=_tag(one.hint))
                for one in first
            ],
            self.model.variant,
        )
        self._variant.setVisible(len(first) > 1)
        asked = {field.path: field for field in self.model.fields()}
        for path, made in self._lists.items():
            if path == VARIANT:
                continue
            made.setVisible(path in asked)
            if path in asked:
                offered = [Option(one.code, one.label, one.hint) for one in self.model.choices(asked[path])]
                self._fill(made, offered, self.model.value(path))

    def _fill(self, made: OptionList, options: list[Option], chosen: str) -> None:
        if [row.option for row in made.rows()] != options:
            made.set_options(options)
        if made.value() != chosen:
            made.set_value(chosen)

    @Slot()
    def _go_on(self) -> None:
        missing = self.model.missing()
        self.show_errors({path or VARIANT: sentence("field.choice") for path in missing})
        if not missing:
            self.bar.primary.set_busy("Menyimpan ...")
            self.model.go_on(self._begun)

    def _begun(self, model: CaseModel) -> None:
        route = case_steps.way_back(model, self._back_to)
        self._counter.go.to(route or InCase(model.id, Step.PAPERS))

    @Slot()
    def _back(self) -> None:
        if self._case is None:
            self._counter.go.to(Home())
        else:
            self._counter.go.to(case_steps.way_back(self._case, self._back_to) or case_steps.later())

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.bar.primary.set_busy("")
        self._trouble.set_message("err", of_error(error))
        self._trouble.show()


def _tag(hint: str) -> str:
    return "Paling sering" if "Paling sering" in hint else ""
