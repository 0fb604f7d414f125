"""Lacak tanpa masuk: a receipt number and four digits give stage, day and reason, never a name."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.ask_tracking import Answer, AskTrackingModel
from ui.models.counter import Counter
from ui.models.waiting_note import office_name, waiting_note
from ui.routes import Home, Login, Requirements
from ui.screens.code_modal import CodeModal
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.panel_page import PanelPage
from ui.widgets.text_field import TextField

_LONGEST = 60


class AskTrackingScreen(PanelPage):
    """Readable by whoever holds the receipt; before the first login after power-up it says what it can do instead."""

    bare = True

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Lacak permohonan", "Isi nomor pada tanda terima dan 4 angka yang disebut di sana.", parent)
        self._counter = counter
        self.model = AskTrackingModel(counter, self)
        self.number = TextField("Nomor permohonan", placeholder="9901012001-261121-...", upper=True, longest=_LONGEST)
        self.number.setObjectName("number")
        self.digits = DigitBoxes("4 angka", hint="misalnya 4 angka terakhir NIK pelapor", groups=(4,))
        self.digits.setObjectName("digits")
        self.ask = Button("Lihat", "primary", "magnify", size="big")
        self.ask.setObjectName("ask")
        self.scan = Button("Pindai tanda terima", "secondary", "qrcode-scan")
        self.scan.setObjectName("scan-receipt")
        self.told = MessageCard("info")
        self.told.hide()
        self.result = Card("plain")
        self.result.setObjectName("result")
        self.result.hide()
        self._modal: CodeModal | None = None
        self._lay_out()
        self._connect()

    def leave(self) -> None:
        """The camera goes with the page."""
        if self._modal is not None:
            self._modal.close_modal()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.addWidget(self.ask)
        deeds.addWidget(self.scan)
        deeds.addStretch(1)
        self.content.addWidget(self.number)
        self.content.addWidget(self.digits)
        self.content.addLayout(deeds)
        self.content.addWidget(self.told)
        self.content.addWidget(self.result)
        back = Button("Kembali", "quiet", "arrow-left")
        back.setObjectName("back")
        back.clicked.connect(self._back)
        look = Button("Info persyaratan", "quiet", "clipboard-list-outline")
        look.clicked.connect(lambda: self._counter.go.to(Requirements()))
        line = QHBoxLayout()
        line.addWidget(back)
        line.addWidget(look)
        line.addStretch(1)
        self.content.addLayout(line)
        self.set_office(office_name(self._counter.folder))
        self.set_note(*waiting_note(self._counter.folder))
        if not self.model.possible:
            for part in (self.number, self.digits, self.ask, self.scan):
                part.hide()
            self.set_title("Lacak permohonan")
            self._tell("info", sentence("tracking.closed"))

    def _connect(self) -> None:
        self.ask.clicked.connect(self._ask)
        self.number.edit.returnPressed.connect(self.digits.focus_first)
        self.digits.edit.returnPressed.connect(self._ask)
        self.number.edited.connect(self._read)
        self.scan.clicked.connect(self._scan)
        self.model.answered.connect(self._answered)
        self.model.failed.connect(lambda error: self._tell("warn", of_error(error)))

    def _ask(self) -> None:
        self.number.set_error("" if self.number.value().strip() else sentence("field.required"))
        self.digits.set_error("" if len(self.digits.value()) == 4 else sentence("tracking.digits"))
        if not self.number.error() and not self.digits.error():
            self.result.hide()
            self.told.hide()
            self.model.look(self.number.value(), self.digits.value())

    def _read(self, text: str) -> None:
        """A hand-held reader types a whole number: the digits are next."""
        if self.model.number_in(text) == text.strip():
            self.digits.focus_first()

    def _scan(self) -> None:
        modal = CodeModal(
            self.window(), self._counter, "Pindai tanda terima", "Perlihatkan kode QR pada tanda terima ke kamera."
        )
        modal.code_read.connect(self._scanned)
        self._modal = modal
        modal.open()

    def _scanned(self, codes: list[str]) -> None:
        number = next(filter(None, map(self.model.number_in, codes)), "")
        if self._modal is None:
            return
        if not number:
            self._modal.say("Ini bukan kode tanda terima.", "alert")
            return
        self._modal.close_modal()
        self.number.set_value(number)
        self.digits.focus_first()

    def _answered(self, answer: Answer) -> None:
        self.told.hide()
        if not answer.status:
            self._tell(answer.tone, " ".join([*answer.lines, answer.as_of and f"({answer.as_of})"]).strip())
            self.result.hide()
            return
        column = self.result.column
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        column.addWidget(Label(answer.number, "h3"))
        column.addWidget(Chip(answer.status))
        for words in (*answer.lines, answer.as_of):
            column.addWidget(Label(words, wrap=True))
        self.result.setAccessibleName(f"{answer.number}: {answer.status}")
        self.result.show()

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()

    def _back(self) -> None:
        self._counter.go.to(Home() if self._counter.session.logged_in else Login())
