"""The services behind one tile of the start page, each with what it is for."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.domain.definition import Service
from ui.models.counter import Counter
from ui.models.home import services_of
from ui.routes import Home, NewCase
from ui.widgets.list_page import ListPage
from ui.widgets.service_row import ServiceRow
from ui.words.menus import MENU_WORDS

_COLUMNS = 2


class MenuScreen(ListPage):
    """Two columns of rows; pressing one begins the service."""

    def __init__(self, counter: Counter, menu: str, family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(MENU_WORDS[menu][0], parent=parent)
        self._counter, self._family = counter, family
        self.back_clicked.connect(lambda: counter.go.to(Home()))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.rows = [self._row(service) for service in services_of(counter.desk.services, menu)]
        deep = -(-len(self.rows) // _COLUMNS)
        for place, row in enumerate(self.rows):
            grid.addWidget(row, place % deep, place // deep)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.content.addLayout(grid)

    def showEvent(self, event: QShowEvent) -> None:
        """The first service has the focus: Enter begins."""
        super().showEvent(event)
        if self.rows:
            self.rows[0].setFocus()

    def _row(self, service: Service) -> ServiceRow:
        row = ServiceRow(service.name, service.summary)
        row.setObjectName(f"service:{service.code}")
        row.clicked.connect(lambda: self._counter.go.to(NewCase(service.code, family=self._family)))
        return row
