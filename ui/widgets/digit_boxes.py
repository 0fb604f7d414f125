"""NIK and family card numbers: sixteen digits in boxes of 6, 6 and 4."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.boxed_edit import BoxedEdit
from ui.widgets.button import Button
from ui.widgets.field import Field


def counted(held: int, wanted: int) -> str:
    """What the hint says while digits are typed, "" when the number is whole or not begun."""
    if held in {0, wanted}:
        return ""
    if held > wanted:
        return f"Anda mengisi {held} angka"
    return f"{held} dari {wanted} angka"


class DigitBoxes(Field):
    """A number in boxes. `value()` is the digits as typed, also when they are too many.

    Signals: proposal_taken() when the button of `set_proposal` is pressed.
    """

    proposal_taken = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "16 angka",
        optional: bool = False,
        groups: tuple[int, ...] = (6, 6, 4),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self.edit = BoxedEdit(groups)
        self.edit.typed.connect(self._typed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.body.addLayout(row)
        self._proposal = Button("", "quiet")
        self._proposal.hide()
        self._proposal.clicked.connect(self.proposal_taken)
        self._head.insertWidget(self._head.count() - 1, self._proposal)
        self._plain_hint = hint
        self._describe()

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, text: str) -> None:
        self.edit.set_text(text)
        self._count()

    def boxes(self) -> list[QWidget]:
        return [self.edit]

    def set_hint(self, text: str) -> None:
        self._plain_hint = text
        self._count()

    def set_marked(self, places: frozenset[int]) -> None:
        """Underline the digits at ``places`` (0-based) that disagree with another value."""
        self.edit.set_marked(places)

    def set_proposal(self, told: str, deed: str = "") -> None:
        """What a complete number says ("Perempuan, lahir 15 Agustus 1995") and a quiet button to use it."""
        self.set_hint(told)
        self._proposal.set_text(deed)
        self._proposal.setVisible(bool(deed))

    def _typed(self, text: str) -> None:
        self._count()
        self.edited.emit(text)

    def _count(self) -> None:
        counting = counted(len(self.edit.text()), self.edit.cells())
        super().set_hint(counting or self._plain_hint)


def group_digits(digits: str, groups: tuple[int, ...] = (6, 6, 4)) -> str:
    """``digits`` in groups with thin gaps, as a NIK is always shown."""
    parts, start = [], 0
    for size in groups:
        parts.append(digits[start : start + size])
        start += size
    parts.append(digits[start:])
    return " ".join(part for part in parts if part)
