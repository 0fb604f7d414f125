"""The privacy notice before the first data of a case: six lines to read aloud, the whole text on request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter import Counter
from ui.routes import Home, NewCase
from ui.widgets.card import Card
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import IconLabel, Label
from ui.widgets.modal import Modal
from ui.words.consent import COMPLAINT, NOTICE, NOTICE_FULL, NOTICE_ROWS

_FULL = "full"


class NoticeScreen(FlowPage):
    """Nothing is stored here: the notice is recorded with the case, as soon as there is one."""

    def __init__(self, counter: Counter, service: str, variant: str = "", parent: QWidget | None = None) -> None:
        super().__init__(rail=False, help_column=False, parent=parent)
        self._counter, self._service = counter, service
        self._full: Modal | None = None
        self.set_title(counter.desk.service(service).greeting or "Sebelum mulai", NOTICE)
        self.content.addWidget(self._rows())
        self.set_secondary((_FULL, "Baca lengkap", "text-box-outline"))
        self.bar.set_primary("Pemohon mengerti, lanjut")
        self.bar.primary.setObjectName("notice-understood")
        self.bar.primary_clicked.connect(lambda: counter.go.to(NewCase(service, noticed=True, variant=variant)))
        self.bar.back_clicked.connect(lambda: counter.go.to(Home()))
        self.bar.secondary_clicked.connect(self._read_all)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter goes on: there is nothing to fill in."""
        super().showEvent(event)
        self.bar.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self) -> Card:
        complaint = self._counter.desk.device.settings.get("complaint") or COMPLAINT
        card = Card("plain", 24)
        card.column.setSpacing(14)
        for icon, about, words in NOTICE_ROWS:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(IconLabel(icon, "brand_700", 26), 0, Qt.AlignmentFlag.AlignTop)
            lines = QVBoxLayout()
            lines.setSpacing(0)
            lines.addWidget(Label(about, "h3"))
            lines.addWidget(Label(words.format(complaint=complaint), wrap=True))
            row.addLayout(lines, 1)
            card.column.addLayout(row)
        return card

    def _read_all(self, key: str) -> None:
        if key != _FULL:
            return
        if self._full is None:
            self._full = Modal(self.window(), "Pemberitahuan privasi", "Tutup", cancel="", width=720)
            device = self._counter.desk.device
            for paragraph in NOTICE_FULL:
                words = paragraph.format(district=device.district_name)
                self._full.content.addWidget(Label(words, wrap=True))
            self._full.accepted.connect(self._full.close_modal)
        self._full.open()
