"""Info persyaratan: what to bring for every service, to read, print and send on; no login needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.definition import Service
from kiosk.domain.public_sheet import PublicSheet, Requirement, public_sheet
from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.public_papers import ROLL, SHEET, PublicPapers
from ui.routes import Home, Login, NewCase, Requirements
from ui.screens.file_dialog import save_dialog
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import FilterChip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import IconLabel, Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard
from ui.widgets.service_row import ServiceRow

_COLUMNS = 2
_FILES = "Berkas PDF (*.pdf);;Teks (*.txt)"
_FREE = "Jangan memberikan uang kepada siapa pun."


def requirements_screen(counter: Counter, service: str) -> QWidget:
    """All services to choose from, or what one of them needs."""
    known = PublicPapers(counter).service(service)
    return ServiceRequirements(counter, known) if known else RequirementsScreen(counter)


class RequirementsScreen(ListPage):
    """Every service under the words of its tile; pressing one tells what to bring."""

    bare = False

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        inside = counter.session.logged_in
        super().__init__("Info persyaratan", back="Beranda" if inside else "Masuk", parent=parent)
        self._counter = counter
        self.model = PublicPapers(counter, self)
        self.back_clicked.connect(lambda: counter.go.to(Home() if inside else Login()))
        board = Button("Cetak lembar papan RT", "secondary", "printer-outline")
        board.setObjectName("board")
        board.clicked.connect(self.model.print_board)
        self.tools.addWidget(board)
        self.told = told_card(self, self.model)
        self.rows: list[ServiceRow] = []
        alone: list[Service] = []
        for words, services in self.model.by_menu():
            if len(services) == 1:
                alone += services
                continue
            self._add(alone)
            alone = []
            self.content.addWidget(Label(words, "h2"))
            self._add(services)
        self._add(alone)

    def _add(self, services: Sequence[Service]) -> None:
        """A tile that is one service stands beside its neighbours; several have the tile's words over them."""
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, service in enumerate(services):
            row = ServiceRow(service.name, service.summary)
            row.setObjectName(f"service:{service.code}")
            row.clicked.connect(lambda _on=False, code=service.code: self._counter.go.to(Requirements(code)))
            grid.addWidget(row, place // _COLUMNS, place % _COLUMNS)
            self.rows.append(row)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.content.addLayout(grid)


class ServiceRequirements(ListPage):
    """The public parts of a service standard, from the definition alone, for one variant or all."""

    bare = False

    def __init__(self, counter: Counter, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(service.name, back="Semua layanan", parent=parent)
        self._counter, self._service, self._variant = counter, service, ""
        self.model = PublicPapers(counter, self)
        self.back_clicked.connect(lambda: counter.go.to(Requirements()))
        self._chips: dict[str, FilterChip] = {}
        self._lay_out_chips()
        self.told = told_card(self, self.model)
        self._lay_out_deeds()
        self._body = QWidget()
        self.content.addWidget(self._body)
        self._show("")

    def _lay_out_chips(self) -> None:
        offered = [variant for variant in self._service.variants if variant.offered]
        if len(offered) < 2:
            return
        holder = QWidget()
        flow = FlowLayout(8, holder)
        for code, words in [("", "Semua"), *((variant.code, variant.label) for variant in offered)]:
            chip = FilterChip(words)
            chip.setObjectName(f"variant:{code}")
            chip.clicked.connect(lambda _on=False, code=code: self._show(code))
            self._chips[code] = chip
            flow.addWidget(chip)
        self.content.addWidget(holder)

    def _lay_out_deeds(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        deeds = (
            ("print", "Cetak", "printer-outline", lambda: self._print(SHEET)),
            ("roll", "Cetak struk 80 mm", "receipt-text-outline", lambda: self._print(ROLL)),
            ("save", "Simpan PDF atau teks", "usb-flash-drive-outline", self._save),
            ("copy", "Salin teks", "content-copy", self._copy),
        )
        if self._service.kind == "information" and self._counter.session.logged_in:
            fill = Button("Isi dan cetak formulir", "primary", "pencil-outline")
            fill.setObjectName(f"fill:{self._service.code}")
            fill.clicked.connect(lambda: self._counter.go.to(NewCase(self._service.code)))
            row.addWidget(fill)
        for name, words, icon, deed in deeds:
            button = Button(words, "secondary" if name == "print" else "quiet", icon)
            button.setObjectName(f"requirements-{name}")
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addStretch(1)
        self.content.addLayout(row)

    def _show(self, variant: str) -> None:
        self._variant = variant
        for code, chip in self._chips.items():
            chip.setChecked(code == variant)
        body = _body(public_sheet(self._service, variant))
        self.content.replaceWidget(self._body, body)
        self._body.hide()  # a queued show would make an orphan a window of its own
        self._body.deleteLater()
        body.show()
        self._body = body

    def _print(self, kind: str) -> None:
        self.model.print_sheet(self._service, self._variant, kind)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.text(public_sheet(self._service, self._variant)))
        self.told.set_message("ok", "Teks disalin. Tempelkan ke pesan yang akan dikirim.")
        self.told.show()

    def _save(self) -> None:
        dialog = save_dialog(self, "Simpan daftar berkas", f"Persyaratan {self._service.name}.pdf", _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.model.save_sheet(self._service, self._variant, Path(name)))
        dialog.open()


def told_card(page: ListPage, model: PublicPapers) -> MessageCard:
    """Where a page says what came out; hidden until something did."""
    card = MessageCard("info")
    card.hide()
    page.content.addWidget(card)

    def tell(tone: str, words: str) -> None:
        card.set_message(tone, words)
        card.show()

    model.done.connect(lambda words: tell("ok", words))
    model.failed.connect(lambda error: tell("warn", of_error(error)))
    return card


def _body(sheet: PublicSheet) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    column.addWidget(Label(sheet.about, wrap=True))
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(_papers(sheet), 3)
    row.addWidget(_standard(sheet), 2)
    column.addLayout(row)
    column.addWidget(MessageCard("ok", _FREE, title="Layanan ini GRATIS", icon="shield-check-outline"))
    return body


def _papers(sheet: PublicSheet) -> Card:
    card = Card("plain")
    card.add_heading("clipboard-list-outline", "Yang dibawa")
    for number, requirement in enumerate(sheet.requirements, 1):
        card.column.addWidget(Label(f"{number}. {requirement.title}", "h3", wrap=True))
        if requirement.when:
            card.column.addWidget(Label(requirement.when, "hint", wrap=True))
        for words in _options(requirement):
            card.column.addWidget(Label(words, wrap=True))
    if sheet.not_needed:
        card.column.addSpacing(8)
        card.add_heading("information-outline", "Tidak perlu dibawa")
        for text in sheet.not_needed:
            line = QHBoxLayout()
            line.addWidget(IconLabel("check-bold", "ok", 20))
            line.addWidget(Label(text, wrap=True), 1)
            card.column.addLayout(line)
    card.column.addStretch(1)
    return card


def _options(requirement: Requirement) -> Sequence[str]:
    """The papers that will do in one sentence, and in another the statement for who has none of them."""
    if not requirement.papers:
        return [f"{', '.join(requirement.forms)}. Dicetak di kantor ini."]
    words = [replace(requirement, forms=()).sentence() if requirement.forms else requirement.line()]
    if requirement.forms:
        words.append(f"atau, bila tidak ada: {', '.join(requirement.forms)}, dicetak di kantor ini")
    return [line for line in words if line]


def _standard(sheet: PublicSheet) -> Card:
    card = Card("sunken")
    parts = (
        *((label, [value]) for label, value in sheet.facts() if label != "Hasil"),
        ("Alur", [f"{number}. {step}" for number, step in enumerate(sheet.procedure, 1)]),
        ("Hasil", list(sheet.products)),
        ("Pengaduan", [sheet.complaint]),
        ("Dasar hukum", list(sheet.legal_basis)),
    )
    for title, lines in parts:
        if any(lines):
            card.column.addWidget(Label(title, "h3"))
            for text in lines:
                card.column.addWidget(Label(text, wrap=True))
    card.column.addStretch(1)
    return card
