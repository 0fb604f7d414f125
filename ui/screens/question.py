"""One question of a form: its input, the tick that takes the place of an answer, and what is proposed for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.definition import Choice, Field
from ui.screens.form_fields import Setting, hint_of, input_for, options, shown
from ui.widgets.button import Button
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.field import Field as Input
from ui.widgets.labels import Label
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.suggestions import Suggestion
from ui.widgets.text_field import TextField
from ui.widgets.type_ahead import TypeAhead


class Question(QWidget):
    """Shows and asks one field of a definition.

    Signals:
        edited: Something was typed or chosen; carries the path (of the answer or of its reason) and the text.
        left: The focus left the question.
        proposed: The proposal was taken; carries the path.
    """

    edited = Signal(str, str)
    left = Signal(str)
    proposed = Signal(str)

    def __init__(self, field: Field, made: Input, *, hint_below: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.input = field, made
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(made)
        if hint_below:
            # As close as the words over the boxes of a date, so that both fields stand level.
            made.body.setContentsMargins(0, 0, 0, 0)
            made.body.setSpacing(1)
            made.body.insertWidget(0, Label(hint_of(field) or " ", "hint"))
        self._proposal = Button("", "quiet", "arrow-down-left")
        self._proposal.hide()
        self._proposal.clicked.connect(lambda: self.proposed.emit(field.path))
        if isinstance(made, DigitBoxes):
            made.proposal_taken.connect(lambda: self.proposed.emit(field.path))
        else:
            self._column.addWidget(self._proposal)
        self._tick: TickRow | None = None
        self._undecided = False  # ticked, and the reason is still to be chosen
        self._reasons: OptionList | None = None
        self._add_tick()
        self._column.addStretch(1)
        made.edited.connect(self._typed)
        made.left.connect(self._leave)

    def show_answer(self, text: str, reason: str) -> None:
        """Show what is stored, without telling it as an edit; what is being typed is left alone."""
        typed = self.input.value()
        if not self._busy() and text != typed and shown(self.field, text) != typed:
            self._put(text)
        self._undecided = self._undecided and not text and not reason
        ticked = bool(reason) or self._undecided
        if self._tick is not None and self._tick.is_ticked() != ticked:
            self._tick.set_value("ya" if ticked else "")
        if self._reasons is not None:
            self._reasons.set_value(reason)
        self._lock(ticked)

    def show_proposal(self, words: str, deed: str = "") -> None:
        """Offer something beside the field: ``words`` told, ``deed`` on the button; "" takes it away."""
        if isinstance(self.input, DigitBoxes):
            self.input.set_proposal(words or hint_of(self.field), deed)
            return
        self._proposal.set_text(deed)
        self._proposal.setVisible(bool(deed))

    def unsettled(self) -> str:
        """What was typed into a search field without choosing a find."""
        return self.input.unsettled() if isinstance(self.input, TypeAhead) else ""

    def reason_input(self) -> OptionList | None:
        """The reasons, while the tick is set: an error belongs there then."""
        ticked = self._tick is not None and self._tick.is_ticked()
        return self._reasons if ticked else None

    def reason_path(self) -> str:
        """The path at which an error is listed."""
        return self.field.path if self.reason_input() is None else self.field.reason_path

    def settle(self) -> None:
        """Take what was typed into a search field as the answer, where free text is one."""
        typed = self.unsettled()
        if typed and self.field.free_text and isinstance(self.input, TypeAhead):
            self.input.take(Suggestion(typed, typed))
            self.edited.emit(self.field.path, typed)

    def _add_tick(self) -> None:
        reason = self.field.optional_reason
        if reason is None:
            return
        self._tick = TickRow(reason.label)
        self._tick.setObjectName(f"tick:{self.field.path}")
        self._tick.edited.connect(self._ticked)
        self._column.addWidget(self._tick)
        if len(reason.choices) > 1:
            self._reasons = OptionList("Alasannya", options(reason.choices))
            self._reasons.path = self.field.reason_path
            self._reasons.setObjectName(f"field:{self.field.reason_path}")
            self._reasons.edited.connect(lambda code: self.edited.emit(self.field.reason_path, code))
            self._reasons.hide()
            self._column.addWidget(self._reasons)

    def _ticked(self, value: str) -> None:
        reason = self.field.optional_reason
        if reason is None:
            return
        single = bool(value) and len(reason.choices) == 1
        self._undecided = bool(value) and not single
        if value:
            self._put("")
            self.edited.emit(self.field.path, "")
        self.edited.emit(self.field.reason_path, reason.choices[0].code if single else "")
        self._lock(bool(value))
        if value and self._reasons is not None:
            self._reasons.focus_first()

    def _lock(self, ticked: bool) -> None:
        if not self.field.computed and self.input.is_locked() != ticked:
            words = self.field.optional_reason.label if self.field.optional_reason else ""
            self.input.set_locked(ticked, words)
        if self._reasons is not None:
            self._reasons.setVisible(ticked)

    def _typed(self, text: str) -> None:
        self.edited.emit(self.field.path, text)

    def _leave(self) -> None:
        self.settle()
        self.left.emit(self.field.path)

    def _busy(self) -> bool:
        return any(box.hasFocus() for box in self.input.boxes())

    def _put(self, text: str) -> None:
        self.input.set_value(shown(self.field, text))
        if isinstance(self.input, TextField):
            self.input.edit.setCursorPosition(0)  # of a long name the beginning is read


def question_for(field: Field, choices: Sequence[Choice], setting: Setting, *, optional: bool, below: bool) -> Question:
    """The question for ``field``; ``below`` puts the hint on a line of its own, to stand level beside a date."""
    made = input_for(field, choices, setting, optional=optional, hint="" if below else hint_of(field))
    return Question(field, made, hint_below=below)
