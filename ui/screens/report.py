"""Laporan: the office's own figures, tables and plots, and saving them for a spreadsheet or on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.forms.report_model import NO_DATA, Table
from kiosk.forms.report_numbers import cell, number
from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.report import ReportModel
from ui.routes import Home
from ui.screens.file_dialog import save_dialog
from ui.screens.report_choices import ReportChoices
from ui.widgets.bar_plot import BarPlot
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.figure_card import FigureCard
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard

_ACROSS = 4
_KINDS = {
    "csv": ("Simpan CSV", "Berkas CSV (*.csv)"),
    "xlsx": ("Simpan Excel", "Buku kerja Excel (*.xlsx)"),
    "pdf": ("Simpan PDF", "Berkas PDF (*.pdf)"),
}


class ReportScreen(ListPage):
    """Choices on top, figures below them, then each table with its plot."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Laporan", parent=parent)
        self.model = ReportModel(counter, self)
        for kind, (words, _) in _KINDS.items():
            button = Button(words, "secondary", "file-download-outline")
            button.setObjectName(f"save:{kind}")
            button.clicked.connect(lambda _on=False, kind=kind: self._ask_where(kind))
            self.tools.addWidget(button)
        self.choices = ReportChoices(self.model)
        self.content.addWidget(self.choices)
        self.told = MessageCard("info")
        self.told.hide()
        self.content.addWidget(self.told)
        self.figures = QWidget()
        self._figures = QGridLayout(self.figures)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(12)
        self.content.addWidget(self.figures)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(14)
        self.content.addLayout(self._tables)
        self.back_clicked.connect(lambda: counter.go.to(Home()))
        self.model.changed.connect(self._show)
        self.model.saved.connect(lambda name: self._tell("ok", f"Laporan tersimpan: {name}"))
        self.model.failed.connect(lambda error: self._tell("warn", of_error(error)))
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The chosen days have the focus: arrows and Tab go on from there."""
        super().showEvent(event)
        self.choices.chips[self.model.choice].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self, kind: str) -> None:
        words, kinds = _KINDS[kind]
        dialog = save_dialog(self, words, self.model.proposed_name(kind), kinds)
        dialog.fileSelected.connect(lambda name: self.model.save(kind, Path(name)))
        dialog.open()

    def _show(self) -> None:
        made = self.model.report
        if made is None:
            return
        self.told.hide()
        self.choices.show_choice()
        _clear(self._figures)
        for place, figure in enumerate(made.figures):
            card = FigureCard(figure.label, figure.value, figure.note)
            card.setObjectName(f"figure:{figure.key}")
            self._figures.addWidget(card, place // _ACROSS, place % _ACROSS)
        for column in range(_ACROSS):
            self._figures.setColumnStretch(column, 1)
        _clear(self._tables)
        for table in made.tables:
            shown = _table_card(table)
            self._tables.addWidget(shown)
            shown.show()  # at once: the layout would do so a moment later
        self._tables.addWidget(Label(" ".join(made.notes), "hint", wrap=True))

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()
        self.middle.verticalScrollBar().setValue(0)


def _table_card(table: Table) -> Card:
    card = Card("plain")
    card.setObjectName(f"table:{table.key}")
    card.column.addWidget(Label(table.title, "h2"))
    if not table.rows:
        card.column.addWidget(Label(f"{NO_DATA[:1].upper()}{NO_DATA[1:]}.", "hint"))
        return card
    row = QHBoxLayout()
    row.setSpacing(40)
    words = DataTable(table.title, table.headings, [[cell(value) for value in line] for line in table.rows])
    row.addWidget(words, 1)
    if len(table.plotted) > 1:
        bars = [(name, value, number(round(value))) for name, value in table.plotted]
        row.addWidget(BarPlot(table.title, bars), 1)
    card.column.addLayout(row)
    if table.note:
        card.column.addWidget(Label(table.note, "hint", wrap=True))
    return card


def _clear(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            # Gone at once: what is looked for by its name must not be the card of the choice before.
            widget.setParent(None)
            widget.deleteLater()
