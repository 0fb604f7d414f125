"""Terbit: the document on the left, what there is to print and to whom it is given on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.work.hand_over import Receiver
from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.issued import Document, IssuedModel
from ui.routes import Tracking
from ui.screens.code_modal import CodeModal
from ui.screens.file_dialog import save_dialog
from ui.screens.receiver_part import ReceiverPart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.page_scroll import PageScroll
from ui.words.desk import OLD_DOCUMENT

_RIGHT = 520


class IssuedScreen(QWidget):
    """Nothing leaves the counter without a receiver's name."""

    def __init__(self, counter: Counter, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._shown = ""
        self._modal: CodeModal | None = None
        self.model = IssuedModel(counter, case_id, self)
        self.viewer = ImageViewer("Dokumen terbit")
        self.lead = Label("", "lead", wrap=True)
        self.told = MessageCard("info")
        self.told.hide()
        self._documents = QVBoxLayout()
        self._documents.setSpacing(10)
        self.receiver = ReceiverPart()
        self._lay_out()
        model = self.model
        model.changed.connect(self._show)
        model.shown.connect(self._picture)
        model.codes_known.connect(self._check)
        model.printed.connect(lambda words: self._tell("ok", words))
        model.handed_over.connect(lambda words: self._tell("ok", words))
        model.failed.connect(lambda error: self._tell("warn", of_error(error)))
        self.receiver.asked.connect(self._hand_over)
        model.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.viewer, 1)
        right = PageScroll((24, 14, 24, 16))
        right.setFixedWidth(_RIGHT)
        column = right.column
        column.setSpacing(12)
        back = Button("Lacak", "quiet", "arrow-left")
        back.clicked.connect(lambda: self._counter.go.to(Tracking()))
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(back)
        top.addWidget(Label("Dokumen terbit", "h1"), 1)
        column.addLayout(top)
        column.addWidget(self.lead)
        column.addWidget(self.told)
        column.addLayout(self._documents)
        column.addWidget(self.receiver)
        column.addStretch(1)
        row.addWidget(right)

    def _show(self) -> None:
        model = self.model
        self.lead.setText(model.lead)
        while (item := self._documents.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for document in model.documents:
            self._documents.addWidget(self._card(document))
        ready = [document for document in model.documents if document.ready]
        self.receiver.setVisible(bool(ready))
        self.receiver.set_originals(model.originals())
        self.receiver.set_people(model.people())
        names = OLD_DOCUMENT
        self.receiver.set_replaced({old.kind: names.get(old.kind, old.kind) for old in model.old_documents()})
        first = next((document for document in model.documents if document.here), None)
        if first is not None and not self._shown:
            model.show(first.code)

    def _card(self, document: Document) -> Card:
        card = Card("ok" if document.handed else "plain", 16)
        head = QHBoxLayout()
        head.addWidget(Label(document.name, "h3", wrap=True), 1)
        head.addWidget(Chip(document.state))
        card.column.addLayout(head)
        if document.number:
            card.column.addWidget(Label(f"Nomor {document.number}", "hint"))
        if document.handed:
            card.column.addWidget(Label(document.handed, wrap=True))
        if document.fetching:
            card.column.addWidget(Label(sentence("product.not_here"), "hint", wrap=True))
        if document.here:
            deeds = QHBoxLayout()
            printing = Button("Cetak", "secondary", "printer-outline")
            printing.setObjectName(f"print:{document.code}")
            printing.clicked.connect(lambda: self.model.print(document.code))
            look = Button("Lihat", "quiet", "eye-outline")
            look.clicked.connect(lambda: self.model.show(document.code))
            deeds.addWidget(printing)
            deeds.addWidget(look)
            deeds.addStretch(1)
            card.column.addLayout(deeds)
            card.column.addLayout(self._more_deeds(document))
        return card

    def _more_deeds(self, document: Document) -> QHBoxLayout:
        row = QHBoxLayout()
        check = Button("Periksa QR", "quiet", "qrcode-scan")
        check.setObjectName(f"check:{document.code}")
        check.clicked.connect(lambda: self.model.read_codes(document.code))
        copy = Button("Salin ke flashdisk", "quiet", "usb-flash-drive-outline")
        copy.setObjectName(f"copy:{document.code}")
        copy.clicked.connect(lambda: self._copy(document))
        row.addWidget(check)
        row.addWidget(copy)
        row.addStretch(1)
        return row

    def _copy(self, document: Document) -> None:
        dialog = save_dialog(self, "Salin ke flashdisk", f"{document.code}.pdf", "Dokumen PDF (*.pdf)")
        dialog.fileSelected.connect(lambda name: self.model.copy_to(document.code, Path(name)))
        dialog.open()

    def _check(self, _code: str, texts: tuple[str, ...]) -> None:
        """Hold the print to the camera; the card closes when the codes are the same."""
        if not texts:
            self._tell("info", sentence("print.code_missing"))
            return
        lead = "Perlihatkan lembar yang baru dicetak. Kode QR-nya dicocokkan dengan dokumen ini."
        modal = CodeModal(self.window(), self._counter, "Periksa QR", lead)
        modal.code_read.connect(lambda seen: self._compare(modal, texts, seen))
        self._modal = modal
        modal.open()

    def _compare(self, modal: CodeModal, texts: tuple[str, ...], seen: list[str]) -> None:
        if set(seen) & set(texts):
            modal.close_modal()
            self._tell("ok", sentence("print.code_same"))
        else:
            modal.say("Kode berbeda dari dokumen ini.", "alert")
            self._tell("err", sentence("print.code_differs"))

    def leave(self) -> None:
        """The camera goes with the page."""
        if self._modal is not None:
            self._modal.close_modal()

    def _picture(self, code: str, image: QImage) -> None:
        self._shown = code
        self.viewer.set_image(image)

    def _hand_over(self, receiver: Receiver) -> None:
        codes = [document.code for document in self.model.documents if document.ready]
        self.model.hand_over(codes, receiver, self.receiver.collected())

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()
