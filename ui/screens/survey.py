"""Survei kepuasan: nine questions with four answers each, then who answers, all of it free to leave out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.voices import SurveyModel
from ui.screens.complaint_parts import leave
from ui.screens.thanks import ThanksPage
from ui.widgets.flow_page import FlowPage
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.words.voices import ABOUT_YOU, QUESTIONS

_TOGETHER = (("sex", "education"), ("job",), ("service",))
_FACES = ("emoticon-sad-outline", "emoticon-neutral-outline", "emoticon-happy-outline", "emoticon-excited-outline")


class SurveyScreen(QWidget):
    """One question a page; digits 1 to 4 choose, Enter goes on."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.model = SurveyModel(counter, self)
        self.pages = QStackedWidget()
        for index, (element, question, answers) in enumerate(QUESTIONS):
            self.pages.addWidget(self._question(index, element, question, answers))
        for names in _TOGETHER:
            self.pages.addWidget(self._about(names))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.model.kept.connect(self._kept)
        self.model.failed.connect(self._failed)

    @property
    def page(self) -> FlowPage:
        """The page in front."""
        shown = self.pages.currentWidget()
        if not isinstance(shown, FlowPage):
            raise TypeError(type(shown))
        return shown

    def showEvent(self, event: QShowEvent) -> None:
        """The first answer can be chosen at once."""
        super().showEvent(event)
        self.page.focus_first()

    def _question(self, index: int, element: str, question: str, answers: tuple[str, ...]) -> FlowPage:
        page = self._page(question, f"Pertanyaan {index + 1} dari {len(QUESTIONS)}. Boleh dilewati.")
        rows = [Option(str(value), words, "", _FACES[value - 1]) for value, words in enumerate(answers, 1)]
        choice = OptionList("", rows, tall=True)
        choice.path = element
        choice.setObjectName(element)
        choice.edited.connect(partial(self.model.answer, element))
        page.content.addWidget(choice)
        if index == 0:
            told = "Survei ini tanpa nama. Jawaban Anda tidak dapat dikaitkan dengan permohonan Anda."
            page.content.addWidget(MessageCard("info", told, icon="incognito"))
        return page

    def _about(self, names: tuple[str, ...]) -> FlowPage:
        alone = len(names) == 1
        titles = {name: question for name, question, _ in ABOUT_YOU}
        title = titles[names[0]] if alone else "Tentang Anda"
        page = self._page(title, "Tidak wajib diisi. Tanpa nama dan tanpa NIK.")
        row = QHBoxLayout()
        row.setSpacing(32)
        for name, question, choices in ABOUT_YOU:
            if name in names:
                choice = OptionList("" if alone else question, [Option(code, words) for code, words in choices])
                choice.path = name
                choice.setObjectName(name)
                choice.edited.connect(partial(self.model.tell, name))
                column = QVBoxLayout()
                column.addWidget(choice)
                column.addStretch(1)
                row.addLayout(column, 1)
        page.content.addLayout(row)
        if _TOGETHER[-1] == names:
            page.bar.set_primary("Kirim penilaian", "send")
            page.bar.primary.setObjectName("survey-send")
        return page

    def _page(self, title: str, lead: str) -> FlowPage:
        page = FlowPage(rail=False, help_column=False, widest=900)
        page.set_title(title, lead)
        page.bar.set_primary("Lanjut")
        page.bar.primary_clicked.connect(self._on)
        page.bar.back_clicked.connect(self._back)
        return page

    @Slot()
    def _on(self) -> None:
        if self.pages.currentIndex() == self.pages.count() - 1:
            self.page.bar.primary.set_busy("Menyimpan ...")
            self.model.send()
            return
        self._to(self.pages.currentIndex() + 1)

    @Slot()
    def _back(self) -> None:
        if self.pages.currentIndex() == 0:
            leave(self._counter)
            return
        self._to(self.pages.currentIndex() - 1)

    def _to(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        self.page.focus_first()

    @Slot()
    def _kept(self) -> None:
        page = ThanksPage(self._counter)
        page.show_survey()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.bar.primary.setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.page.bar.primary.set_busy("")
        self.page.content.insertWidget(0, MessageCard("err", of_error(error)))
