"""Sinkronisasi: what waits, what was sent, what needs a person; days offline look calm."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.counter import Counter
from ui.models.sync_status import Item, OnItsWay, SyncModel
from ui.routes import Detail, Home
from ui.screens.clock_part import ClockPart
from ui.widgets.button import Button
from ui.widgets.card import Card, FactCard
from ui.widgets.labels import IconLabel, Label, Rule
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard


class SyncScreen(ListPage):
    """Read again after every round of the road."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Sinkronisasi", parent=parent)
        self._counter = counter
        self.model = SyncModel(counter, self)
        again = Button("Coba sekarang", "secondary", "cloud-sync-outline")
        again.setObjectName("try-now")
        again.clicked.connect(self.model.try_now)
        self.tools.addWidget(again)
        self.state = MessageCard("info")
        self.content.addWidget(self.state)
        self.clock = ClockPart(counter)
        self.clock.hide()
        self.content.addWidget(self.clock)
        self.way = Card("plain", 0)
        self._way = QVBoxLayout()
        self._way.setSpacing(0)
        self.way.column.addLayout(self._way)
        self.content.addWidget(self.way)
        self._tray = QVBoxLayout()
        self._tray.setSpacing(12)
        self.content.addLayout(self._tray)
        self._facts = [FactCard(name, "") for name, _ in self.model.facts()]
        row = QHBoxLayout()
        row.setSpacing(14)
        for fact in self._facts:
            row.addWidget(fact, 1)
        self.content.addLayout(row)
        self.back_clicked.connect(lambda: counter.go.to(Home()))
        self.model.changed.connect(self._show)
        self.model.refresh()
        again.setFocus()

    def _show(self) -> None:
        model = self.model
        icon = "cloud-check-outline" if model.connected else "cloud-off-outline"
        self.state.set_message("info" if model.connected else "sunken", model.lead, title=model.title, icon=icon)
        self.clock.setVisible(self._counter.road.state.clock_doubtful or self._counter.desk.clock.doubtful)
        rows = model.on_the_way()
        _clear(self._way)
        for index, row in enumerate(rows):
            if index:
                _show_in(self._way, Rule())
            _show_in(self._way, _row(row))
        self.way.setVisible(bool(rows))
        _clear(self._tray)
        for item in model.tray():
            _show_in(self._tray, self._card(item))
        for service, why in model.unread():
            _show_in(self._tray, MessageCard("warn", why, title=f"{service}: aturan baru belum dapat dipakai"))
        for fact, (_, value) in zip(self._facts, model.facts(), strict=True):
            fact.set_value(value)

    def _card(self, item: Item) -> MessageCard:
        card = MessageCard(
            "err", item.why, title=f"{item.title}: perlu dilihat", action="Lihat" if item.case else "Sudah dilihat"
        )

        def act() -> None:
            if item.record:
                self.model.seen(item.record)
            if item.case:
                self._counter.go.to(Detail(item.case))

        card.acted.connect(act)
        return card


def _row(row: OnItsWay) -> QWidget:
    part = QWidget()
    line = QHBoxLayout(part)
    line.setContentsMargins(22, 14, 22, 14)
    line.setSpacing(14)
    left = QVBoxLayout()
    left.addWidget(Label(row.name, "h3", wrap=True))
    left.addWidget(Label(row.number, "hint"))
    line.addWidget(_column(left), 2)
    line.addWidget(IconLabel("cloud-upload-outline", "brand_700"))
    right = QVBoxLayout()
    right.addWidget(Label(row.state, "h3", wrap=True))
    right.addWidget(Label(row.detail, "hint", wrap=True))
    line.addWidget(_column(right), 3)
    return part


def _column(layout: QVBoxLayout) -> QWidget:
    """A column that keeps its share of the row whatever its words are."""
    part = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    part.setLayout(layout)
    part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return part


def _show_in(layout: QLayout, part: QWidget) -> None:
    """Add ``part`` and show it at once: on a page that stands already the layout would do so a moment later."""
    layout.addWidget(part)
    part.show()


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()  # a queued show would make an orphan a window of its own
            widget.deleteLater()
