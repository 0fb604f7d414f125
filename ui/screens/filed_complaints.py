"""The complaints with a name that this office knows of: number and status, never what they are about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.store.complaints import FiledComplaint
from ui.models.counter import Counter
from ui.models.voices import FiledModel
from ui.routes import Complain
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.words.voices import COMPLAINT_STATUS


class FiledComplaintsScreen(ListPage):
    """All rows look alike: one that only the inspectorate reads does not stand out."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Pengaduan yang tercatat", back="Pengaduan", parent=parent)
        self.back_clicked.connect(lambda: counter.go.to(Complain()))
        self.model = FiledModel(counter, self)
        self.model.changed.connect(self._show)
        self.model.load()

    def _show(self) -> None:
        for complaint in self.model.complaints:
            self.content.addWidget(_row(complaint))
        if not self.model.complaints:
            told = "Pengaduan tanpa nama tidak pernah tampil di sini."
            self.content.addWidget(EmptyState("message-alert-outline", "Belum ada pengaduan dengan nama.", told))


def _row(complaint: FiledComplaint) -> Card:
    card = Card("plain", 20)
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addWidget(Label(complaint.number or "Latihan, tanpa nomor", "h3"))
    row.addWidget(Chip(COMPLAINT_STATUS[complaint.status]), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Label(complaint.note, "hint", wrap=True), 1)
    card.column.addLayout(row)
    return card
