"""The cards under a group of fields that wait for a person: mend it, or say that it is right as it is."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.dates import format_long
from kiosk.domain.errors import Problem
from ui.messages import of_problem
from ui.models.case_answers import Finding
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.warning_card import WarningCard
from ui.words.findings import DONE, MEND, MEND_OTHERWISE, OVERRIDE, OVERRIDE_QUESTION, OVERRIDE_REASONS


class AskCard(QWidget):
    """One finding that asks. An error that a person may override asks for the reason too.

    Signals:
        mend: "Perbaiki ..." was pressed; carries the Problem.
        confirmed: It stands; carries the Problem and the reason ("" for a warning).
        taken_back: "Batalkan" was pressed; carries the Problem.
    """

    mend = Signal(object)
    confirmed = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        problem = finding.problem
        self.problem = problem
        self.setObjectName(f"warning:{problem.path}:{problem.code}")
        self.card = WarningCard(rich(problem), mend=mend_words(problem), done=done_words(problem))
        self.card.set_confirmed(finding.confirmed is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._why = OptionList(OVERRIDE_QUESTION, [Option(reason, reason) for reason in OVERRIDE_REASONS])
        self._why.hide()
        self._why.edited.connect(lambda reason: self.confirmed.emit(problem, reason))
        column.addWidget(self._why)
        self.card.mend.connect(lambda: self.mend.emit(problem))
        self.card.confirmed.connect(self._stands)
        self.card.revoked.connect(lambda: self.taken_back.emit(problem))

    def focus_first(self) -> None:
        """The card, so that its sentence is read before its buttons."""
        self.card.focus_first()

    def _stands(self) -> None:
        if self.problem.severity == "warning":
            self.confirmed.emit(self.problem, "")
            return
        self._why.show()
        self._why.focus_first()


def rich(problem: Problem) -> str:
    """The sentence with the values that it compares in bold; safe for what people typed."""
    if problem.severity == "error":
        return OVERRIDE
    words = escape(of_problem(problem), quote=False)
    values = {escape(_readable(str(value)), quote=False) for value in problem.details.values()}
    told = "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True) if value)
    return re.sub(rf"(?<!\w)({told})(?!\w)", r"<b>\1</b>", words) if told else words


def mend_words(problem: Problem) -> str:
    """What the first button says."""
    return MEND.get(problem.code) or MEND_OTHERWISE.get(problem.code.partition(".")[0], "Perbaiki")


def done_words(problem: Problem) -> str:
    """The line that stays once it was confirmed."""
    return f"Sudah dikonfirmasi: {DONE.get(problem.code, 'isian ini sudah diperiksa')}."


def _readable(value: str) -> str:
    try:
        return format_long(date.fromisoformat(value))
    except ValueError:
        return value
