"""The scanner: which device, glass or feeder, one big button, and a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.scan import ScanModel
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option

if TYPE_CHECKING:
    from kiosk.capture.scanner import ScannerInfo

_SOURCES = (Option("flatbed", "Kaca"), Option("feeder", "Pengumpan"))


class ScannerPart(QWidget):
    """Looks for scanners when shown; the last one stays chosen while the program runs."""

    def __init__(self, counter: Counter, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._model = model
        self.device = OptionList("Pemindai")
        self.device.setObjectName("scanner")
        self.source = OptionList("Sumber", _SOURCES)
        self.source.set_value("flatbed")
        self.told = MessageCard("info")
        self.scan = Button("Pindai", "primary", "scanner", size="capture")
        self.scan.setObjectName("scan")
        self.stop = Button("Batal", "quiet")
        self.stop.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.told, self.device, self.source, self.scan, self.stop):
            column.addWidget(part)
        self.scan.setSizePolicy(self.scan.sizePolicy().Policy.Expanding, self.scan.sizePolicy().Policy.Fixed)
        self.scan.clicked.connect(self._scan)
        self.stop.clicked.connect(self._stop)
        self._model.working.connect(self._busy)

    def look(self) -> None:
        """Ask for the scanners of this computer."""
        self.told.set_message("info", "Mencari pemindai ...")
        self.told.show()
        self.device.hide()
        self.scan.setEnabled(False)
        self._counter.work.aside(_scanners, self._found, self._failed)

    def _found(self, found: list[ScannerInfo]) -> None:
        self.device.set_options([Option(one.device, one.name) for one in found])
        self.device.setVisible(len(found) > 1)
        self.scan.setEnabled(bool(found))
        if found:
            self.device.set_value(found[0].device)
            self.told.set_message("info", found[0].name, title="Pemindai siap")
            self.scan.setFocus()
        else:
            self.told.set_message("warn", sentence("scanner.none"))

    def _failed(self, error: Exception) -> None:
        self.told.set_message("warn", of_error(error))

    def _scan(self) -> None:
        self._model.scan(self.device.value(), self.source.value() or "flatbed")

    def _stop(self) -> None:
        self._model.cancel.set()

    def _busy(self, busy: bool) -> None:
        self.scan.set_busy("Memindai ..." if busy else "")
        self.stop.setVisible(busy)


def _scanners() -> list[ScannerInfo]:
    from kiosk.capture.scanner import list_scanners

    return list_scanners()
