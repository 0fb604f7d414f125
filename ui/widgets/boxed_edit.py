"""One line edit painted as groups of cells, for numbers and codes that people compare group by group."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import colour, tokens
from ui.widgets.paint import CENTRE, box, words

CELL, HEIGHT, GAP = 36, 54, 12


def digits_only(text: str) -> str:
    """``text`` without spaces, dots, dashes and anything else that is not 0-9."""
    return "".join(char for char in text if char in "0123456789")


class BoxedEdit(QLineEdit):
    """A line edit drawn as cells of 36 x 54 in ``groups``.

    What is pasted goes through ``clean``; characters beyond the last cell are kept and shown in a
    further group with a red border, because cutting them would hide a mistake.

    Signals: typed(str) after each change by the user, with the cleaned text.
    """

    typed = Signal(str)

    def __init__(
        self,
        groups: tuple[int, ...] = (6, 6, 4),
        clean: Callable[[str], str] = digits_only,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.groups = groups
        self._clean = clean
        self._marked: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("min-height: 54px; max-height: 54px; padding: 0px; border: none;")
        self.textEdited.connect(self._typed)
        self.textChanged.connect(lambda _text: self.updateGeometry())
        self.cursorPositionChanged.connect(lambda _old, _new: self.update())

    def set_text(self, text: str) -> None:
        """Show ``text``, cleaned, without emitting `typed`."""
        self.setText(self._clean(text))

    def set_marked(self, places: frozenset[int]) -> None:
        """Underline the characters at ``places`` (0-based): those that differ from another reading."""
        self._marked = places
        self.update()

    def cells(self) -> int:
        """How many characters belong in the boxes."""
        return sum(self.groups)

    def sizeHint(self) -> QSize:
        return QSize(round(self._rects()[-1].right()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret where the finger is; dragging selects nothing."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCursorPosition(self._index_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        start = 0
        for rect in self._rects():
            count = round((rect.width() - 2) / CELL)
            self._group(painter, rect, start, count)
            start += count

    def _group(self, painter: QPainter, rect: QRectF, start: int, count: int) -> None:
        """One group of cells: ground, dividers, characters, underlines, caret."""
        over = start >= self.cells()
        marked = any(start <= place < start + count for place in self._marked)
        ground = colour("warn_50") if marked else colour("sunken" if not self.isEnabled() else "surface")
        box(painter, rect, 8, fill=ground, line=self._border(over), width=2)
        divider = QPen(colour("line" if tokens().kawung else "ctl"), 1)
        for index in range(count):
            cell = QRectF(rect.x() + 1 + index * CELL, rect.y(), CELL, rect.height())
            if index:
                painter.setPen(divider)
                painter.drawLine(QPointF(cell.x() + 0.5, 8), QPointF(cell.x() + 0.5, HEIGHT - 8))
            self._cell(painter, cell, start + index, over)

    def _cell(self, painter: QPainter, cell: QRectF, place: int, over: bool) -> None:
        text = self.text()
        if self.hasSelectedText() and self.selectionStart() <= place < self.selectionEnd():
            painter.fillRect(cell.adjusted(3, 9, -3, -9), colour("brand_100"))
        if place < len(text):
            ink = colour("err") if over else colour("ink" if self.isEnabled() else "muted")
            words(painter, cell, text[place], px=24, weight=600, ink=ink, align=CENTRE)
        if place in self._marked:
            painter.fillRect(QRectF(cell.x() + 5, HEIGHT - 10, CELL - 10, 4), colour("warn_line"))
        if self.hasFocus() and place == self._caret_cell():
            # The caret stands in the empty cell, or left of the digit it would push on.
            x = cell.center().x() - 1 if place >= len(text) else cell.x() + 3
            painter.fillRect(QRectF(x, 14, 2, HEIGHT - 28), colour("brand_700"))

    def _caret_cell(self) -> int:
        return self.cursorPosition() if self.cursorPosition() < max(self.cells(), len(self.text())) else -1

    def _border(self, over: bool) -> QColor:
        state = str(self.property("state") or "")
        if over or state == "error":
            return colour("err")
        if state == "warn" or self._marked:
            return colour("warn_line")
        if state == "locked" or not self.isEnabled():
            return colour("line")
        return colour("brand_700" if self.hasFocus() else "ctl")

    def _rects(self) -> list[QRectF]:
        """The box of each group, with one more for characters that are too many."""
        extra = max(0, len(self.text()) - self.cells())
        counts = [*self.groups, extra] if extra else list(self.groups)
        rects, x = [], 0
        for count in counts:
            rects.append(QRectF(x, 0, count * CELL + 2, HEIGHT))
            x += count * CELL + 2 + GAP
        return rects

    def _index_at(self, point: QPointF) -> int:
        place = 0
        for rect in self._rects():
            count = round((rect.width() - 2) / CELL)
            if point.x() < rect.right() + GAP / 2:
                return min(len(self.text()), place + max(0, int((point.x() - rect.x()) // CELL)))
            place += count
        return len(self.text())

    def _typed(self, text: str) -> None:
        cleaned = self._clean(text)
        if cleaned != text:
            place = len(self._clean(text[: self.cursorPosition()]))
            self.setText(cleaned)
            self.setCursorPosition(place)
        self.typed.emit(cleaned)
