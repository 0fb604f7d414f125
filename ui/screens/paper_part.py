"""The card of the settings about paper: the size of forms, and on what receipts are printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.work.paper_choice import PaperChoice
from ui.screens.option_grid import OptionGrid
from ui.widgets.card import Card
from ui.widgets.option_row import Option

_ROLL, _SLIP = "roll", "a5"


class PaperPart(Card):
    """Two questions with two answers each.

    Signals:
        chosen: Another paper was chosen; carries the `PaperChoice`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent)
        self.add_heading("printer-outline", "Kertas")
        self.size_of_forms = OptionGrid(
            "Formulir dan daftar berkas",
            [Option("A4", "A4", "210 x 297 mm, menurut peraturan"), Option("F4", "F4 atau folio", "215 x 330 mm")],
        )
        self.size_of_forms.setObjectName("paper-size")
        self.receipt = OptionGrid(
            "Tanda terima",
            [Option(_SLIP, "Kertas A5", "Setengah lembar A4"), Option(_ROLL, "Struk 80 mm", "Pencetak termal")],
        )
        self.receipt.setObjectName("receipt-paper")
        for question in (self.size_of_forms, self.receipt):
            question.edited.connect(self._tell)
            self.column.addWidget(question)

    def show_choice(self, choice: PaperChoice) -> None:
        """Tick what is set."""
        self.size_of_forms.set_value(choice.size)
        self.receipt.set_value(_ROLL if choice.roll else _SLIP)

    def _tell(self, _value: str) -> None:
        self.chosen.emit(PaperChoice(self.size_of_forms.value() or "A4", self.receipt.value() == _ROLL))
