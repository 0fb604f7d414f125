"""The one-time code of the registry office, twelve letters and digits in boxes of four."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.boxed_edit import BoxedEdit
from ui.widgets.field import Field


def code_only(text: str) -> str:
    """``text`` in capitals without anything but letters and digits."""
    return "".join(char for char in text.upper() if char.isascii() and char.isalnum())


class EnrolmentCodeField(Field):
    """Boxes 4-4-4. `value()` is the plain characters without dashes."""

    def __init__(
        self,
        label: str = "Kode pendaftaran",
        *,
        hint: str = "Kode berlaku satu kali.",
        groups: tuple[int, ...] = (4, 4, 4),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.edit = BoxedEdit(groups, code_only)
        self.edit.typed.connect(self.edited)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.body.addLayout(row)
        self._describe()

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, text: str) -> None:
        self.edit.set_text(text)

    def boxes(self) -> list[QWidget]:
        return [self.edit]
