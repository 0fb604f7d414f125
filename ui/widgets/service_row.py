"""A service in a list of several: its name, what it is for, and the mark of a way that leads on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import box, height_of, words
from ui.widgets.worded_row import WordedRow

_EDGES = 16 + 56  # left gutter, and the mark at the right
_USUAL = 480


class ServiceRow(WordedRow):
    """At least 72 px tall; pressed like a button."""

    def __init__(self, text: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint = hint
        self.setAccessibleDescription(hint)

    def heightForWidth(self, width: int) -> int:
        room = (width if width > 200 else _USUAL) - _EDGES
        return max(72, 18 + height_of(self.text(), room, 18, 600) + height_of(self._hint, room))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        near = self.phase() in ("hover", "down")
        ground, line = ("brand_50", "brand_700") if near else ("surface", "line")
        box(painter, QRectF(self.rect()), 10, fill=colour(ground), line=colour(line), width=tokens().edge)
        room = self.width() - _EDGES
        name = height_of(self.text(), room, 18, 600)
        top = (self.height() - name - height_of(self._hint, room)) / 2
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        words(painter, QRectF(16, top, room, name), self.text(), weight=600, align=left, wrap=True)
        below = QRectF(16, top + name, room, self.height() - top - name)
        words(painter, below, self._hint, ink=colour("muted"), align=left, wrap=True)
        glyph = QRectF(self.width() - 40, self.height() / 2 - 12, 24, 24)
        icons.paint(painter, "chevron-right", glyph, colour("brand_700"))
