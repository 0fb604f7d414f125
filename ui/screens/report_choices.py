"""What the report counts: which days, which service, which channel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.forms.report_numbers import period_words
from kiosk.forms.report_words import CHANNEL
from ui.models.report import FREE, LAST, THIS, ReportModel
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label

_CHIPS = {THIS: "Bulan ini", LAST: "Bulan lalu", FREE: "Pilih tanggal"}


class ReportChoices(QWidget):
    """Chips for the days, two fields to narrow, and two dates that appear when days are chosen freely."""

    def __init__(self, model: ReportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips: dict[str, FilterChip] = {}
        for key, words in _CHIPS.items():
            chip = FilterChip(words)
            chip.setObjectName(f"period:{key}")
            chip.clicked.connect(lambda _on=False, key=key: self._choose(key))
            self.chips[key] = chip
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(16)
        self.service = ChoiceField("Layanan", model.services(), hint="", placeholder="Semua layanan")
        self.service.setObjectName("service")
        self.channel = ChoiceField(
            "Saluran", [("", "Semua saluran"), *CHANNEL.items()], hint="", placeholder="Semua saluran"
        )
        self.channel.setObjectName("channel")
        row.addWidget(self.service, 3)
        row.addWidget(self.channel, 2)
        column.addLayout(row)
        column.addWidget(self._days())
        self.said = Label("", "lead")
        column.addWidget(self.said)
        self.service.edited.connect(model.choose_service)
        self.channel.edited.connect(model.choose_channel)
        self.show_choice()

    def show_choice(self) -> None:
        """Mark what is counted now."""
        for key, chip in self.chips.items():
            chip.setChecked(key == self._model.choice)
        self.said.setText(period_words(self._model.period))

    def _days(self) -> QWidget:
        self.days = QWidget()
        row = QHBoxLayout(self.days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self.first = DateField("Dari tanggal", today=None)
        self.last = DateField("Sampai tanggal", today=None)
        show = Button("Tampilkan", "primary")
        show.setObjectName("show-days")
        show.clicked.connect(lambda: self._model.choose_days(self.first.value(), self.last.value()))
        for field in (self.first, self.last):
            row.addWidget(field)
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.days.hide()
        return self.days

    def _choose(self, key: str) -> None:
        self.days.setVisible(key == FREE)
        self._model.choose(key)
        for known, chip in self.chips.items():
            chip.setChecked(known == key)
        if key == FREE:
            self.first.focus_first()
