"""Daftar panggil: the right column of home grown to a page, by RT, the oldest first."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.call_list import CallLine, CallListModel
from ui.models.counter import Counter
from ui.routes import Home
from ui.widgets.button import Button
from ui.widgets.call_row import CallCard, CallData
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.words.desk import CONTACT_WAY

_WAY_ICONS = {
    "call": "phone-outline", "message": "message-text-outline", "slip": "email-outline", "visit": "account-outline",
}  # fmt: skip


class CallListScreen(ListPage):
    """Who is to be told, what he brings, and that he was told."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Daftar panggil", parent=parent)
        self._counter = counter
        self.model = CallListModel(counter, self)
        self.slips = Button("Cetak surat panggilan", "secondary", "printer-outline")
        self.slips.setObjectName("print-slips")
        self.sheets = Button("Cetak daftar RT", "secondary", "printer-outline")
        self.sheets.setObjectName("print-sheets")
        self.old = Button("", "plain", "archive-outline")
        self.old.setObjectName("bundle")
        for button in (self.old, self.sheets, self.slips):
            button.hide()
            self.tools.addWidget(button)
        self._modal: Modal | None = None
        self.told = MessageCard("info")
        self.told.hide()
        self.content.addWidget(self.told)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.content.addLayout(self._cards)
        self.empty = EmptyState(
            "phone-check-outline", "Tidak ada yang perlu dipanggil.",
            "Permohonan yang dikembalikan dan dokumen yang siap diambil muncul di sini.", "Beranda",
        )  # fmt: skip
        self.empty.hide()
        self.content.addWidget(self.empty)
        self._connect()
        self.model.refresh()

    def leave(self) -> None:
        """A question that is open goes with the page."""
        if self._modal is not None:
            self._modal.close_modal()

    def _connect(self) -> None:
        go, model = self._counter.go, self.model
        self.back_clicked.connect(lambda: go.to(Home()))
        self.empty.acted.connect(lambda: go.to(Home()))
        self.slips.clicked.connect(model.print_slips)
        self.sheets.clicked.connect(model.print_sheets)
        self.old.clicked.connect(model.bundle)
        model.changed.connect(self._show)
        model.said.connect(lambda words: self._tell("ok", words))
        model.failed.connect(lambda error: self._tell("warn", of_error(error)))

    def _show(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # a queued show would make an orphan a window of its own
                widget.setParent(None)  # at once: nobody shall find the old rows beside the new ones
                widget.deleteLater()
        for section in self.model.sections:
            card = CallCard(f"{section.title} ({len(section.lines)})", [_data(line) for line in section.lines])
            card.tell.connect(self._ask_way)
            card.copy.connect(self._copy)
            self._cards.addWidget(card)
        some = bool(self.model.sections)
        self.empty.setVisible(not some)
        self.slips.setVisible(some)
        self.sheets.setVisible(some)
        self.old.set_text(f"Dokumen lama ({self.model.old_documents})")
        self.old.setVisible(self.model.old_documents > 0)
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            (self.sheets if some else self.empty).setFocus()

    def _line(self, case_id: str) -> CallLine:
        return next(line for section in self.model.sections for line in section.lines if line.case == case_id)

    def _copy(self, case_id: str) -> None:
        line = self._line(case_id)
        QGuiApplication.clipboard().setText(line.message)
        self._tell("info", f"{line.message}", title=f"Pesan untuk {line.phone} sudah disalin")

    def _ask_way(self, case_id: str) -> None:
        line = self._line(case_id)
        modal = Modal(self.window(), f"{line.name} sudah diberi tahu", "Simpan")
        ways = OptionList("Bagaimana disampaikan?")
        ways.setObjectName("ways")
        # Who did not agree to be written to was not written to.
        allowed = [way for way in CONTACT_WAY if way != "message" or line.message]
        ways.set_options([Option(way, CONTACT_WAY[way], icon=_WAY_ICONS[way]) for way in allowed])
        ways.set_value("call" if line.phone[:1].isdigit() else "visit")
        modal.content.addWidget(ways)

        def accept() -> None:
            modal.close_modal()
            self.model.tell(case_id, ways.value())

        modal.accepted.connect(accept)
        modal.cancelled.connect(modal.close_modal)
        self._modal = modal
        modal.open()

    def _tell(self, tone: str, words: str, *, title: str = "") -> None:
        self.told.set_message(tone, words, title=title)
        self.told.show()


def _data(line: CallLine) -> CallData:
    return CallData(
        line.case, line.name, line.phone, line.about, line.status, line.bring, line.left, line.told, bool(line.message)
    )
