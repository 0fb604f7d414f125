"""Home: what a resident may want, and what waits for the operator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter import Counter
from ui.models.home import CALL_LIST, Choice, HomeModel
from ui.models.report import may_read
from ui.routes import (
    Blanks,
    CallList,
    Complain,
    Menu,
    NewCase,
    Person,
    Report,
    Requirements,
    Route,
    Survey,
    Tracking,
)  # fmt: skip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.page_scroll import PageScroll
from ui.widgets.search_box import SearchBox
from ui.widgets.tile import AttentionRow, Tile

_COLUMNS = 4
_PEOPLE = {"PAKET_3IN1": "baby-face-outline", "UMUM": "human-child", "DEWASA": "account-outline"}
_ICONS = {
    "AKTA_LAHIR": "baby-face-outline", "KIA": "card-account-details-outline", "AKTA_MATI": "flower-tulip-outline",
    "KK": "account-group-outline", "KTP": "smart-card-outline", "PINDAH": "home-export-outline",
    "DATANG": "home-import-outline",
}  # fmt: skip


class HomeScreen(QWidget):
    """Tiles of services at the left, counts with one reason each at the right."""

    def __init__(self, counter: Counter, family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._family = counter, family
        self.model = HomeModel(counter, self)
        self.first: Tile | None = None
        self._attention = QVBoxLayout()
        self._attention.setSpacing(0)
        self._lay_out()
        self.model.changed.connect(self._show)
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The first choice has the focus: Enter begins."""
        super().showEvent(event)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def band(self) -> QWidget:
        """Greeting and search, on the dark ground of the header."""
        band = QWidget()
        row = QHBoxLayout(band)
        row.setContentsMargins(8, 10, 10, 26)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.model.greeting, "dark-h1"))
        lead = (
            "Pilih layanan lain untuk keluarga yang sama." if self._family else "Pilih layanan yang dibutuhkan warga."
        )
        words.addWidget(Label(lead, "dark-lead"))
        row.addLayout(words, 1)
        search = SearchBox("Nomor permohonan atau nama", "Lacak")
        search.setObjectName("search")
        search.asked.connect(lambda text: self._counter.go.to(Tracking(text=text)))
        row.addWidget(search)
        return band

    def _lay_out(self) -> None:
        scroll = PageScroll((32, 12, 32, 8), 1440)
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
        left.setSpacing(10)
        choices = self.model.choices()
        left.addWidget(Label(self._heading(choices), "h2"))
        grid = QGridLayout()
        grid.setSpacing(15)
        columns = min(_COLUMNS, max(3, len(choices)))
        for index, choice in enumerate(choices):
            tile = self._tile(choice)
            grid.addWidget(tile, index // columns, index % columns)
            if index == 0:
                self.first = tile
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        left.addLayout(grid)
        left.addWidget(Label("Lainnya", "h2"))
        left.addWidget(self._others())
        left.addStretch(1)
        return left

    def _others(self) -> QWidget:
        """What needs no application: to read, to print, to look up."""
        places: list[tuple[str, str, str, Route]] = [
            ("requirements", "Info persyaratan", "clipboard-list-outline", Requirements()),
            ("blanks", "Unduh formulir", "file-download-outline", Blanks()),
            ("tracking", "Lacak", "file-search-outline", Tracking()),
            ("person-history", "Riwayat", "history", Person()),
            ("complain", "Pengaduan", "message-alert-outline", Complain()),
            ("survey", "Survei", "star-outline", Survey()),
        ]
        if may_read(self._counter):
            places.append(("report", "Laporan", "chart-bar", Report()))
        holder = QWidget()
        flow = FlowLayout(10, holder)
        for name, words, icon, place in places:
            button = Button(words, "plain", icon)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, place=place: self._counter.go.to(place))
            flow.addWidget(button)
        return holder

    def _heading(self, choices: Sequence[Choice]) -> str:
        names = {self._counter.desk.service(choice.service).name for choice in choices if choice.variant}
        return f"Ajukan layanan: {names.pop()}" if len(names) == 1 else "Ajukan layanan"

    def _tile(self, choice: Choice) -> Tile:
        other = _ICONS.get(choice.menu or choice.service, "dots-horizontal-circle-outline")
        tile = Tile(_PEOPLE.get(choice.variant, other), choice.name, choice.hint)
        name = f"menu:{choice.menu}" if choice.menu else f"service:{choice.service}"
        tile.setObjectName(name if choice.usual else f"{name}:{choice.variant}")
        tile.clicked.connect(lambda: self._begin(choice))
        return tile

    def _begin(self, choice: Choice) -> None:
        begun = NewCase(choice.service, variant=choice.variant, family=self._family)
        self._counter.go.to(Menu(choice.menu, self._family) if choice.menu else begun)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(Label("Perlu perhatian Anda", "h2"))
        card = Card("plain", 0)
        card.setFixedWidth(372)
        card.column.addLayout(self._attention)
        right.addWidget(card)
        right.addStretch(1)
        free = MessageCard(
            "ok", "Jangan memberikan uang kepada siapa pun.", title="Layanan ini GRATIS", icon="shield-check-outline"
        )
        free.setFixedWidth(372)
        right.addWidget(free)
        return right

    def _open(self, key: str) -> None:
        self._counter.go.to(CallList() if key == CALL_LIST else Tracking(chip=key))

    def _show(self) -> None:
        while (item := self._attention.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        rows = list(self.model.attention)
        for found in rows:
            row = AttentionRow(found.icon, found.tone, found.count, found.text, found.hint)
            row.setObjectName(f"attention:{found.key}")
            row.clicked.connect(lambda _on=False, key=found.key: self._open(key))
            row.set_last(found is rows[-1])
            self._attention.addWidget(row)
        if not rows:
            none = Label("Tidak ada yang menunggu Anda.", "hint", wrap=True)
            none.setContentsMargins(20, 20, 20, 20)
            self._attention.addWidget(none)
