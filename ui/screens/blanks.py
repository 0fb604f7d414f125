"""Unduh formulir: the official forms by code and title, to print or to take home on a stick; no login needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kiosk.forms.template import FormTemplate
from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.public_papers import PublicPapers
from ui.routes import Home, Login
from ui.screens.file_dialog import save_dialog
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard

_COLUMNS = 2
_LEAD = (
    "Formulir kosong, diisi tangan dengan huruf kapital dan tinta hitam. Di kantor ini petugas juga dapat mengisinya "
    "dengan komputer."
)
_PDF = "Berkas PDF (*.pdf)"


class BlanksScreen(ListPage):
    """A card a form, two beside each other."""

    bare = False

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        inside = counter.session.logged_in
        super().__init__("Unduh formulir", back="Beranda" if inside else "Masuk", parent=parent)
        self.model = PublicPapers(counter, self)
        self.back_clicked.connect(lambda: counter.go.to(Home() if inside else Login()))
        self.told = MessageCard("info")
        self.told.hide()
        self.content.addWidget(Label(_LEAD, wrap=True))
        self.content.addWidget(self.told)
        grid = QGridLayout()
        grid.setSpacing(14)
        forms = self.model.forms()
        for place, template in enumerate(forms):
            grid.addWidget(self._card(template), place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.content.addLayout(grid)
        self.model.done.connect(lambda words: self._tell("ok", words))
        self.model.failed.connect(lambda error: self._tell("warn", of_error(error)))

    def _card(self, template: FormTemplate) -> Card:
        card = Card("plain", 18)
        card.column.addWidget(Label(template.official_code, "h2"))
        card.column.addWidget(Label(_readable(template.title), wrap=True))
        card.column.addStretch(1)
        row = QHBoxLayout()
        printing = Button("Cetak", "secondary", "printer-outline")
        printing.setObjectName(f"print:{template.code}")
        printing.setAccessibleName(f"Cetak formulir {template.official_code}")
        printing.clicked.connect(lambda: self.model.print_blank(template))
        saving = Button("Simpan PDF ke flashdisk", "quiet", "usb-flash-drive-outline")
        saving.setObjectName(f"save:{template.code}")
        saving.setAccessibleName(f"Simpan PDF formulir {template.official_code} ke flashdisk")
        saving.clicked.connect(lambda: self._save(template))
        row.addWidget(printing)
        row.addWidget(saving)
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _save(self, template: FormTemplate) -> None:
        dialog = save_dialog(self, "Simpan formulir", f"Formulir {template.official_code}.pdf", _PDF)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.model.save_blank(template, Path(name)))
        dialog.open()

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()


def _readable(title: str) -> str:
    """``FORMULIR BIODATA KELUARGA`` as a sentence begins; abbreviations of officials keep their capitals."""
    words = title.capitalize()
    for short in ("SPTJM", "NKRI", "KTP", "KK"):
        words = words.replace(f" {short.lower()} ", f" {short} ").replace(f"({short.lower()})", f"({short})")
        if words.endswith(f" {short.lower()}"):
            words = f"{words.removesuffix(short.lower())}{short}"
    return words
