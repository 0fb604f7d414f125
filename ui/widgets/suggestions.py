"""The list that opens under a search field: two-line rows, the typed letters bold."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colour
from ui.widgets.paint import LEFT, RIGHT, box, width_of, words

MOST_ROWS = 6
_PAD = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One find: ``key`` becomes the field's value; ``tag`` stands at the right (a region's code)."""

    key: str
    title: str
    detail: str = ""
    tag: str = ""


class SuggestionList(QWidget):
    """A list over the page, inside the same window so that the focus stays in the field.

    Signals: chosen(object) with the `Suggestion` that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._finds: list[Suggestion] = []
        self._typed, self._note, self._heading = "", "", ""
        self._current = self._first = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    def fill(self, finds: Sequence[Suggestion], *, typed: str = "", note: str = "", heading: str = "") -> None:
        """Show ``finds``; with none of them the ``note``. ``heading`` names them ("Terakhir dipakai")."""
        self._finds, self._typed = list(finds), typed
        self._note, self._heading = note, heading
        self._current = self._first = 0
        self.update()

    def finds(self) -> list[Suggestion]:
        """What is shown."""
        return list(self._finds)

    def current(self) -> Suggestion | None:
        """The row that Enter would take."""
        return self._finds[self._current] if self._finds else None

    def step(self, by: int) -> None:
        """Move the current row and scroll it into view."""
        if self._finds:
            self._current = max(0, min(len(self._finds) - 1, self._current + by))
            lowest = self._current - MOST_ROWS + 1
            self._first = max(lowest, min(self._first, self._current))
            self.update()

    def open_at(self, anchor: QWidget) -> None:
        """Lie under ``anchor``, or above it when there is no room below."""
        top = anchor.mapTo(self._window, QPoint(0, 0))
        tall = self.sizeHint().height()
        below = top.y() + anchor.height() + 9
        fits = below + tall <= self._window.height()
        y = below if fits or top.y() < tall else top.y() - tall - 9
        self.setGeometry(top.x(), y, anchor.width(), tall)
        self.raise_()
        self.show()

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, len(self._finds))
        body = rows * self._row_height() if rows else 60
        return QSize(300, body + self._offset() + _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        box(painter, whole, 8, fill=colour("surface"), line=colour("ctl"), width=1)
        if self._heading:
            words(painter, QRectF(18, _PAD, whole.width() - 36, 34), self._heading, ink=colour("muted"))
        if not self._finds:
            room = whole.adjusted(18, self._offset() - 4, -18, 0)
            words(painter, room, self._note, ink=colour("muted"), wrap=True)
            return
        shown = self._finds[self._first : self._first + MOST_ROWS]
        for index, find in enumerate(shown):
            tall = self._row_height()
            row = QRectF(1, self._offset() + index * tall, whole.width() - 2, tall)
            self._row(painter, row, find, current=self._first + index == self._current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place is not None and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place is not None:
            self._current = place
            self.chosen.emit(self._finds[place])

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.step(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def _row_height(self) -> int:
        return 66 if any(find.detail for find in self._finds) else 54

    def _offset(self) -> int:
        return _PAD + (34 if self._heading else 0)

    def _at(self, point: QPointF) -> int | None:
        place = self._first + int((point.y() - self._offset()) // self._row_height())
        return place if self._first <= place < min(len(self._finds), self._first + MOST_ROWS) else None

    def _row(self, painter: QPainter, row: QRectF, find: Suggestion, *, current: bool) -> None:
        if current:
            painter.fillRect(row, colour("brand_50"))
            painter.fillRect(QRectF(row.x(), row.y(), 4, row.height()), colour("brand_700"))
        tag = width_of(find.tag) if find.tag else 0
        tall = row.height() / 2 - 4 if find.detail else row.height()
        title = QRectF(row.x() + 17, row.y() + (4 if find.detail else 0), row.width() - 40 - tag, tall)
        self._title(painter, title, find.title)
        if tag:
            place = QRectF(row.right() - tag - 15, title.y(), tag, tall)
            words(painter, place, find.tag, ink=colour("muted"), align=RIGHT)
        if find.detail:
            below = QRectF(title.x(), title.bottom(), row.width() - 32, tall)
            words(painter, below, find.detail, ink=colour("muted"))

    def _title(self, painter: QPainter, where: QRectF, title: str) -> None:
        """The title with the part that was typed in bold, wherever it stands."""
        start = title.lower().find(self._typed.lower()) if self._typed else -1
        if start < 0:
            words(painter, where, title, align=LEFT)
            return
        end = start + len(self._typed)
        x = where.x()
        for part, weight in ((title[:start], 400), (title[start:end], 600), (title[end:], 400)):
            if part:
                rest = QRectF(x, where.y(), where.right() - x, where.height())
                words(painter, rest, part, weight=weight)
                x += width_of(part, 18, weight) - 1
