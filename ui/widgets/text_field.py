"""One line, or several, of free text."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.field import Field


class TextField(Field):
    """A line of text. ``upper`` writes capitals as documents do; ``longest`` is a hard limit in characters."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        optional: bool = False,
        placeholder: str = "",
        upper: bool = False,
        longest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._upper = upper
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        if longest:
            self.edit.setMaxLength(longest)
        self.edit.textEdited.connect(self._typed)
        self.body.addWidget(self.edit)
        self._describe()

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, text: str) -> None:
        self.edit.setText(text)

    def boxes(self) -> list[QWidget]:
        return [self.edit]

    def _typed(self, text: str) -> None:
        if self._upper and text != text.upper():
            place = self.edit.cursorPosition()
            self.edit.setText(text.upper())
            self.edit.setCursorPosition(place)
        self.edited.emit(self.value())


MOST_PASTED = 10_000


class _Lines(QPlainTextEdit):
    """Takes no paste that would make the window stand still; says how long it was instead."""

    refused = Signal(int)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) > MOST_PASTED:
            self.refused.emit(len(source.text()))
            return
        super().insertFromMimeData(source)


class NoteField(Field):
    """Several lines of text, for a note or a reason; Tab leaves it.

    Signals: too_long(int) when somebody pasted more than `MOST_PASTED` characters; nothing of it is taken.
    """

    too_long = Signal(int)

    def __init__(
        self, label: str, *, hint: str = "", optional: bool = False, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self.edit = _Lines()
        self.edit.refused.connect(self.too_long)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(26 * lines + 28)
        self.edit.textChanged.connect(lambda: self.edited.emit(self.value()))
        self.body.addWidget(self.edit)
        self._describe()

    def value(self) -> str:
        return self.edit.toPlainText()

    def set_value(self, text: str) -> None:
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(blocked)

    def boxes(self) -> list[QWidget]:
        return [self.edit]
