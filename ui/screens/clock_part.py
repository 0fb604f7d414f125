"""Asking for the date: shown when nobody vouches for the computer's clock; it blocks nothing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.work.session import confirm_time
from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.moments import local
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.time_field import TimeField


class ClockPart(Card):
    """Date and time as the kiosk believes them, to be confirmed or mended from a calendar and a watch."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("warn", 18, parent)
        self._counter = counter
        desk = counter.desk
        now = local(desk, desk.now())
        self.add_heading("clock-alert-outline", "Periksa tanggal komputer", "h2")
        words = "Lihat kalender dan jam. Tanggal yang keliru tidak menghalangi pekerjaan dan tidak menghapus apa pun."
        self.column.addWidget(Label(words, wrap=True))
        self.date = DateField("Tanggal hari ini", today=now.date)
        self.date.set_value(now.date().isoformat())
        self.time = TimeField("Jam sekarang")
        self.time.set_value(f"{now:%H:%M}")
        row = QHBoxLayout()
        row.addWidget(self.date)
        row.addWidget(self.time)
        row.addStretch(1)
        self.column.addLayout(row)
        self.right = Button("Tanggal dan jam ini benar", "primary", "check-bold")
        self.right.setObjectName("confirm-clock")
        self.right.clicked.connect(self._confirm)
        line = QHBoxLayout()
        line.addWidget(self.right)
        line.addStretch(1)
        self.column.addLayout(line)

    def _confirm(self) -> None:
        desk, operator = self._counter.desk, self._counter.session.operator
        try:
            moment = datetime.fromisoformat(f"{self.date.value()}T{self.time.value()}").replace(tzinfo=desk.device.zone)
        except ValueError:
            self.date.set_error(sentence("date.format"))
            return
        self.date.set_error("")
        self._counter.work.in_turn(lambda: confirm_time(desk, operator, moment), self._done, self._failed)

    def _done(self, _none: None) -> None:
        self._counter.road.refresh()
        self._counter.road.wake()
        self.hide()

    def _failed(self, error: Exception) -> None:
        self.date.set_error(of_error(error))
