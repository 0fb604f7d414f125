"""Pengaduan: what it is about, what happened and whether with a name, and the thanks; no login needed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.messages import of_error, of_problem, sentence
from ui.models.counter import Counter
from ui.models.voices import ComplaintModel, words_by_path
from ui.routes import FiledComplaints
from ui.screens.complaint_parts import fill_help, leave
from ui.screens.complaint_words import WordsPage
from ui.screens.thanks import ThanksPage
from ui.widgets.flow_page import FlowPage
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.words.voices import CATEGORIES

_LIST = "list"
_ICONS = {
    "keterlambatan": "clock-alert-outline", "syarat_tidak_jelas": "clipboard-list-outline",
    "pungutan": "cash-remove", "petugas": "account-alert-outline", "data_salah": "text-box-remove-outline",
    "aplikasi": "monitor", "lainnya": "dots-horizontal-circle-outline",
}  # fmt: skip


class ComplainScreen(QWidget):
    """Three pages over one model; what was typed stays while one goes back and forth, and goes with the screen."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.model = ComplaintModel(counter, self)
        self.about = _about(counter)
        self.category = self.about.findChildren(OptionList)[0]
        self.words = WordsPage(counter, self.model)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.about)
        self.pages.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """The first category can be chosen at once."""
        super().showEvent(event)
        self.category.focus_first()

    def _connect(self) -> None:
        self.about.bar.back_clicked.connect(lambda: leave(self._counter))
        self.about.bar.primary_clicked.connect(self._on)
        self.about.bar.secondary_clicked.connect(
            lambda key: self._counter.go.to(FiledComplaints()) if key == _LIST else None
        )
        self.words.bar.back_clicked.connect(self._back)
        self.model.filed.connect(self._filed)
        self.model.wrong.connect(self._wrong)
        self.model.failed.connect(self._failed)

    @Slot()
    def _on(self) -> None:
        if not self.category.value():
            self.about.show_errors({"category": sentence("complaint.category")})
            return
        self.about.show_errors({})
        self.model.category = self.category.value()
        self.pages.setCurrentWidget(self.words)
        self.words.focus_first()

    @Slot()
    def _back(self) -> None:
        self.pages.setCurrentWidget(self.about)
        self.category.focus_first()

    @Slot(list)
    def _wrong(self, problems: list) -> None:  # type: ignore[type-arg]  # the signal's own type
        self.words.bar.primary.set_busy("")
        self.words.show_errors(words_by_path(problems, of_problem))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.words.tell(of_error(error))

    @Slot(str)
    def _filed(self, number: str) -> None:
        page = ThanksPage(self._counter)
        if self.words.anonymous:
            page.show_nameless_complaint()
        else:
            page.show_number(number)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.bar.primary.setFocus()


def _about(counter: Counter) -> FlowPage:
    page = FlowPage(rail=False, widest=900)
    page.set_title("Pengaduan", "Apa yang ingin Anda adukan?")
    options = [Option(code, words, hint, _ICONS[code]) for code, words, hint in CATEGORIES]
    choice = OptionList("Jenis pengaduan", options)
    choice.path = "category"
    choice.setObjectName("category")
    page.content.addWidget(choice)
    fill_help(page.help, counter)
    if counter.session.logged_in:
        page.set_secondary((_LIST, "Pengaduan yang tercatat", "clipboard-list-outline"))
    page.bar.set_primary("Lanjut")
    page.bar.primary.setObjectName("complaint-on")
    return page
