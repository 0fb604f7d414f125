"""Home of an RT/RW volunteer: what he may begin, and where the cases of his RT stand. No settings, no hand-over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.duplicates import event_of
from ui.models.counter import Counter
from ui.models.home import Choice, HomeModel
from ui.models.volunteer import VolunteerModel
from ui.routes import DeathReport, NewCase, Tracking
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.page_scroll import PageScroll
from ui.widgets.tile import AttentionRow, Tile

_COLUMNS = 3
_REPORT_WIDE = 400


class VolunteerHomeScreen(QWidget):
    """Few and big choices at the left, the report of the RT at the right."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._home = HomeModel(counter, self)
        self.model = VolunteerModel(counter, self)
        self.first: Tile | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._mend = MessageCard("err", action="Perbaiki")
        self._mend.setObjectName("to-mend")
        self._mend.acted.connect(lambda: counter.go.to(Tracking(chip="perbaikan")))
        self._mend.hide()
        self._lay_out()
        self.model.changed.connect(self._show)
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The first choice has the focus: Enter begins."""
        super().showEvent(event)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def band(self) -> QWidget:
        """Greeting and area, on the dark ground of the header."""
        band = QWidget()
        column = QVBoxLayout(band)
        column.setContentsMargins(8, 10, 10, 26)
        column.setSpacing(0)
        column.addWidget(Label(self._home.greeting, "dark-h1"))
        column.addWidget(Label(f"Relawan {self.model.area}".rstrip(), "dark-lead"))
        return band

    def _lay_out(self) -> None:
        scroll = PageScroll((32, 18, 32, 16), 1440)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(self._left(), 1)
        row.addLayout(self._right())
        scroll.column.addLayout(row)
        scroll.column.addStretch(1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._mend)
        left.addWidget(Label("Bantu warga", "h2"))
        tiles = [self._tile(choice) for choice in self._home.choices()]
        services = self._counter.desk.services
        if any(event_of(code) == "death" for code in services):
            death = Tile("flower-tulip-outline", "Laporan kematian singkat", "Nama, tanggal, RT. Kantor melengkapi.")
            death.setObjectName("death-report")
            death.clicked.connect(lambda: self._counter.go.to(DeathReport()))
            tiles.append(death)
        track = Tile("file-search-outline", "Lacak permohonan saya", "Yang Anda isi sendiri.")
        track.setObjectName("tracking")
        track.clicked.connect(lambda: self._counter.go.to(Tracking()))
        tiles.append(track)
        self.first = tiles[0]
        grid = QGridLayout()
        grid.setSpacing(15)
        for place, tile in enumerate(tiles):
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        left.addLayout(grid)
        left.addStretch(1)
        return left

    def _tile(self, choice: Choice) -> Tile:
        tile = Tile("file-document-edit-outline", choice.name, choice.hint)
        tile.setObjectName(f"service:{choice.service}:{choice.variant}")
        tile.clicked.connect(lambda: self._counter.go.to(NewCase(choice.service, variant=choice.variant)))
        return tile

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(Label("Laporan RT Anda", "h2"))
        card = Card("plain", 0)
        card.setFixedWidth(_REPORT_WIDE)
        card.column.addLayout(self._lines)
        right.addWidget(card)
        free = MessageCard(
            "ok", "Jangan menerima uang untuk membantu warga.", title="Layanan ini GRATIS", icon="shield-check-outline"
        )
        free.setFixedWidth(_REPORT_WIDE)
        right.addWidget(free)
        right.addStretch(1)
        return right

    def _show(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        model = self.model
        for line in model.counts:
            row = AttentionRow("file-document-outline", "brand", line.number, line.words, "")
            row.clicked.connect(lambda _on=False: self._counter.go.to(Tracking()))
            row.set_last(line is model.counts[-1])
            self._lines.addWidget(row)
        if not model.counts:
            none = Label("Belum ada permohonan dari Anda.", "hint", wrap=True)
            none.setContentsMargins(20, 20, 20, 20)
            self._lines.addWidget(none)
        self._mend.set_message(
            "err", "Buka, lalu perbaiki bagian yang ditunjuk saja.", action="Perbaiki",
            title=f"{model.to_mend} permohonan perlu diperbaiki",
        )  # fmt: skip
        self._mend.setVisible(model.to_mend > 0)
