"""Weights, lengths and counts with their unit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.field import Field
from ui.widgets.labels import Label


def canonical(text: str, decimals: int) -> str:
    """``text`` as plain digits with a point: "3.100" is 3100, "49,5" is 49.5 when decimals are allowed."""
    kept = "".join(char for char in text if char.isdigit() or char in ",.")
    if decimals == 0:
        return "".join(char for char in kept if char.isdigit())
    if "," in kept:
        return kept.replace(".", "").replace(",", ".", 1).replace(",", "")
    return kept


def local(text: str) -> str:
    """Canonical ``text`` as people here write it: decimal comma."""
    return text.replace(".", ",")


class NumberField(Field):
    """A number and its ``unit``. `value()` is digits, with a point before decimals."""

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        decimals: int = 0,
        hint: str = "",
        optional: bool = False,
        width: int = 140,
        longest: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._decimals = decimals
        self.edit = QLineEdit()
        self.edit.setFixedWidth(width)
        self.edit.setMaxLength(longest)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.edit.textEdited.connect(self._typed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.edit)
        row.addWidget(Label(unit, "hint"))
        row.addStretch(1)
        self.body.addLayout(row)
        self._describe()

    def value(self) -> str:
        return canonical(self.edit.text(), self._decimals)

    def set_value(self, text: str) -> None:
        self.edit.setText(local(text))

    def boxes(self) -> list[QWidget]:
        return [self.edit]

    def _typed(self, text: str) -> None:
        kept = "".join(char for char in text if char.isdigit() or char in ",.")
        if kept != text:
            self.edit.setText(kept)
        self.edited.emit(self.value())
