"""Printing a receipt again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.models.counter import Counter
from ui.models.papers_to_print import receipt_pdf
from ui.printing import Printed


class ReceiptPrinter(QObject):
    """Prints off the UI thread.

    Signals:
        done: Printed or saved; carries the sentence.
        failed: Nothing came out; carries the exception with its code.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter

    def print_receipt(self, case_id: str) -> None:
        """Print the receipt of a case; `done` or `failed` follows."""
        desk, regions, printer = self._counter.desk, self._counter.regions, self._counter.printer

        def job() -> Printed:
            return printer.print_pdf(receipt_pdf(desk, regions, case_id), "tanda terima", desk.now())

        self._counter.work.in_turn(job, self._printed, self.failed.emit)

    def _printed(self, printed: Printed) -> None:
        self.done.emit(told(printed, "Tanda terima"))


def told(printed: Printed, what: str) -> str:
    """The sentence about a print."""
    if printed.file:
        return f"Pencetak tidak ditemukan. {what} disimpan sebagai PDF: {printed.file}"
    return f"{what} dicetak pada {printed.printer}."
