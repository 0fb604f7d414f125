"""Lacak: every case of this kiosk, those that need somebody first."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.work.ask_tracking import receipt_number
from ui.models.counter import Counter
from ui.models.tracking import CHIPS, TrackingModel
from ui.routes import Home
from ui.screens.code_modal import CodeModal
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_page import ListPage
from ui.widgets.list_row import ListCard, RowData
from ui.widgets.search_box import SearchBox

_SEARCH_MS = 150


class TrackingScreen(ListPage):
    """Search at once while typing; chips with counts; one button a row."""

    def __init__(self, counter: Counter, chip: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Lacak permohonan", parent=parent)
        self._counter = counter
        self.model = TrackingModel(counter, chip, text, self)
        self.search = SearchBox("Nama, nomor, RT, atau bulan")
        self.search.setObjectName("search")
        self.search.set_text(text)
        self.scan = Button("Pindai tanda terima", "plain", "qrcode-scan")
        self.scan.setObjectName("scan-receipt")
        self.tools.addWidget(self.scan)
        self.tools.addWidget(self.search)
        self._modal: CodeModal | None = None
        self._chips: dict[str, FilterChip] = {}
        self._lay_out_chips()
        self.list = ListCard()
        self.list.setObjectName("cases")
        self.empty = EmptyState(
            "file-search-outline", "Belum ada permohonan.", "Pilih layanan untuk memulai.", "Ajukan layanan"
        )
        self.none = EmptyState(
            "magnify", "Tidak ada yang cocok.", "Periksa ejaan atau cari dengan nomor.", "Hapus pencarian"
        )
        for part in (self.list, self.empty, self.none):
            part.hide()
            self.content.addWidget(part)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SEARCH_MS)
        self._connect()
        self.model.refresh()
        self.search.setFocus()

    def _lay_out_chips(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, (name, _) in CHIPS.items():
            chip = FilterChip(name, 0)
            chip.setObjectName(f"chip:{key}")
            chip.clicked.connect(lambda _on=False, key=key: self.model.choose(key))
            self._chips[key] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.content.addLayout(row)

    def _connect(self) -> None:
        go = self._counter.go
        self.back_clicked.connect(lambda: go.to(Home()))
        self.scan.clicked.connect(self._scan)
        self.search.typed.connect(lambda _text: self._later.start())
        self._later.timeout.connect(lambda: self.model.search(self.search.text()))
        self.search.asked.connect(self.model.search)
        self.list.activated.connect(self.model.open)
        self.empty.acted.connect(lambda: go.to(Home()))
        self.none.acted.connect(lambda: self.search.set_text(""))
        self.model.changed.connect(self._show)

    def leave(self) -> None:
        """The camera goes with the page."""
        if self._modal is not None:
            self._modal.close_modal()

    def _scan(self) -> None:
        lead = "Perlihatkan kode QR pada tanda terima ke kamera."
        self._modal = CodeModal(self.window(), self._counter, "Pindai tanda terima", lead)
        self._modal.code_read.connect(self._scanned)
        self._modal.open()

    def _scanned(self, codes: list[str]) -> None:
        number = next(filter(None, map(receipt_number, codes)), "")
        if self._modal is None:
            return
        if not number:
            self._modal.say("Ini bukan kode tanda terima.", "alert")
            return
        self._modal.close_modal()
        self.search.set_text(number)
        self.model.search(number)

    def _show(self) -> None:
        model = self.model
        for key, chip in self._chips.items():
            chip.set_count(model.counts.get(key, 0))
            chip.setChecked(key == model.chip)
            chip.setVisible(key in {"", model.chip} or model.counts.get(key, 0) > 0)
        rows = [
            RowData(
                line.key, line.name, line.service, line.number, line.date, line.status, line.sentence, line.action,
                strong=line.strong,
            )
            for line in model.lines
        ]  # fmt: skip
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        nothing = not model.counts.get("") and not model.text
        self.empty.setVisible(not rows and nothing)
        self.none.setVisible(not rows and not nothing)
