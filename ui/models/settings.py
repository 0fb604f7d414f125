"""Settings of this computer: the display, codes for new operators, a new recovery sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.store import settings
from kiosk.store.people import Operator
from kiosk.work import keys
from kiosk.work.desk import Desk
from kiosk.work.paper_choice import PaperChoice, choose_paper, paper_choice
from ui.models.counter import Counter
from ui.models.papers_to_print import office_of, recovery_pdf
from ui.models.receipts import told
from ui.printing import Printed

CONTRAST = "ui.contrast"


class SettingsModel(QObject):
    """Reads once when the page opens.

    Signals:
        changed: `newcomers`, `contrast` and `paper` were read.
        welcomed: A new operator has a passphrase; carries the name.
        printed: A new recovery sheet came out; carries the sentence.
        failed: Something did not work; carries the exception with its code.
    """

    changed = Signal()
    welcomed = Signal(str)
    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.newcomers: Sequence[Operator] = ()
        self.contrast = False
        self.paper = PaperChoice("A4", roll=False)

    def load(self) -> None:
        """Read what is set."""
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: _read(desk), self._take, self.failed.emit)

    def set_contrast(self, contrast: bool) -> None:
        """Remember the display for the next start."""
        desk = self._counter.desk
        self.contrast = contrast
        self._counter.work.in_turn(
            lambda: settings.put(desk.store, CONTRAST, "yes" if contrast else ""), lambda _none: None, self.failed.emit
        )

    def set_paper(self, choice: PaperChoice) -> None:
        """Remember on which paper forms and receipts are printed."""
        desk = self._counter.desk
        self.paper = choice
        self._counter.work.in_turn(lambda: choose_paper(desk, choice), lambda _none: None, self.failed.emit)

    def welcome(self, operator: Operator, chosen: str) -> None:
        """Let a new operator, who stands here, begin with the passphrase ``chosen``; `welcomed` or `failed` follows."""
        desk = self._counter.desk

        def job() -> str:
            keys.set_passphrase(desk.store, operator, chosen)
            return operator.name

        self._counter.work.in_turn(job, self._welcome, self.failed.emit)

    def new_recovery_sheet(self) -> None:
        """Make a new recovery phrase and print it; the sheet before it opens nothing any more."""
        counter = self._counter
        desk, regions = counter.desk, counter.regions

        def job() -> Printed:
            phrase = keys.new_recovery_phrase(desk.store)
            pdf = recovery_pdf(
                phrase, office=office_of(desk.device, regions), device=desk.device.kiosk_code, made_at=desk.now()
            )
            return counter.printer.print_pdf(pdf, "lembar pemulihan", desk.now())

        counter.work.in_turn(job, self._printed, self.failed.emit)

    def _take(self, found: tuple[list[Operator], bool, PaperChoice]) -> None:
        self.newcomers, self.contrast, self.paper = found
        self.changed.emit()

    def _welcome(self, name: str) -> None:
        self.welcomed.emit(name)
        self.load()

    def _printed(self, printed: Printed) -> None:
        self.printed.emit(told(printed, "Lembar pemulihan"))


def contrast_wanted(desk: Desk) -> bool:
    """Whether the high contrast display was chosen."""
    return settings.get(desk.store, CONTRAST) == "yes"


def _read(desk: Desk) -> tuple[list[Operator], bool, PaperChoice]:
    return keys.newcomers(desk.store), contrast_wanted(desk), paper_choice(desk)
