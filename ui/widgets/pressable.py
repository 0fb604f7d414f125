"""Ground of everything that is pressed: keyboard, hover and look of a custom painted button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget


class Pressable(QAbstractButton):
    """A focusable button without a look of its own; subclasses paint and give a size.

    Signals (from Qt): clicked(bool) by mouse, touch, Space and Enter.
    """

    ring_radius = 8

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too: Qt leaves that to dialogs, and here there are none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def phase(self) -> str:
        """How it stands: "off", "down", "hover" or "rest"."""
        if not self.isEnabled():
            return "off"
        if self.isDown():
            return "down"
        return "hover" if self.underMouse() else "rest"
