"""Text and glyphs that are only read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import icons
from ui.theme import colour


class Label(QLabel):
    """Text of one role: display, h1, h2, h3, lead, body, hint, error, number, dark, dark-h1, dark-lead.

    With ``wrap`` it keeps the height that its lines need: Qt's own hint is too small in tight layouts.
    Text is plain, because people's answers are shown; only ``rich`` reads marks such as <b>.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        tall = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the role; the style sheet is asked again."""
        self.setProperty("role", role)
        restyle(self)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        if self.wordWrap() and self.width() > 40:
            # A label never asks for less than its minimum, so the old one must go before the question.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class IconLabel(QWidget):
    """One glyph in the colour of ``role`` (a token name); never without words beside it."""

    def __init__(self, name: str, role: str = "brand_700", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(QSize(size, max(size, 25)))

    def set_icon(self, name: str, role: str = "") -> None:
        """Change the glyph and, if given, its colour role."""
        self._name, self._role = name, role or self._role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            where = QRectF(0, (self.height() - self._size) / 2, self._size, self._size)
            icons.paint(QPainter(self), self._name, where, colour(self._role))


class Rule(QFrame):
    """A one-pixel line between parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "line")


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at ``widget`` again after one of its properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
