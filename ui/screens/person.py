"""Riwayat: all applications and issued documents of one person on this kiosk; each look is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.person import PersonModel
from ui.models.tracking import route_of
from ui.routes import Home
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.list_row import ListCard, RowData
from ui.widgets.message_card import MessageCard
from ui.widgets.search_box import SearchBox


class PersonScreen(ListPage):
    """Asked for by Enter, never while typing: each look is a line in the audit trail."""

    def __init__(self, counter: Counter, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Riwayat warga", parent=parent)
        self._counter = counter
        self.model = PersonModel(counter, self)
        self.search = SearchBox("NIK atau nama", "Lihat")
        self.search.setObjectName("person")
        self.search.set_text(text)
        self.tools.addWidget(self.search)
        self.told = MessageCard("info", "Setiap pembukaan riwayat dicatat dengan nama Anda dan waktunya.")
        self.lead = Label("", "lead")
        self.list = ListCard()
        self.list.setObjectName("cases")
        self.none = EmptyState(
            "magnify", "Belum ada permohonan atas nama atau NIK ini.", "Periksa ejaan atau NIK.", "Hapus pencarian"
        )
        self.content.addWidget(self.told)
        for part in (self.lead, self.list, self.none):
            part.hide()
            self.content.addWidget(part)
        self.back_clicked.connect(lambda: counter.go.to(Home()))
        self.search.asked.connect(self.model.look)
        self.none.acted.connect(lambda: self.search.set_text(""))
        self.list.activated.connect(lambda key: counter.go.to(route_of(self.model.rows[key])))
        self.model.changed.connect(self._show)
        self.model.failed.connect(self._failed)
        if text:
            self.model.look(text)
        self.search.setFocus()

    def _show(self) -> None:
        lines = self.model.lines
        self.list.set_rows([
            RowData(line.key, line.name, line.service, line.number, line.date, line.status, line.sentence, line.action)
            for line in lines
        ])  # fmt: skip
        self.lead.setText(self.model.lead)
        self.told.hide()
        self.lead.setVisible(bool(lines))
        self.list.setVisible(bool(lines))
        self.none.setVisible(not lines)

    def _failed(self, error: Exception) -> None:
        self.told.set_message("warn", of_error(error))
        self.told.show()
