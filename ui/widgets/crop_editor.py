"""The four corners of a page, set by hand with a magnifier."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour
from ui.widgets.crop_frame import CropFrame, Point
from ui.widgets.paint import box
from ui.widgets.viewport import Viewport

_HANDLE, _LENS, _REACH, _EDGE = 28, 160, 54, 28
_CORNERS = ("kiri atas", "kanan atas", "kanan bawah", "kiri bawah")


class CropEditor(QWidget):
    """Drag a handle, or Tab to a corner and move it by arrows (1 pixel, Shift 10).

    Signals: quad_changed(object) with four (x, y) in picture pixels, clockwise from the top left.
    """

    quad_changed = Signal(object)
    ring_radius = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._frame = CropFrame(2, 2)
        self._view = Viewport()
        self._dragged = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def set_image(self, image: QImage, quad: Sequence[Point] = ()) -> None:
        """Show ``image`` with ``quad`` on it; without one the whole picture is taken."""
        self._image = image
        self._frame = CropFrame(image.width(), image.height(), [(float(x), float(y)) for x, y in quad])
        self._place()
        self.update()

    def quad(self) -> list[Point]:
        """The corners in picture pixels."""
        return list(self._frame.corners)

    def reset(self) -> None:
        """Take the whole picture."""
        self._frame.whole()
        self._changed()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab visits the corners first and leaves after the last one."""
        current = self._frame.current
        if self.hasFocus() and ((forward and current < 3) or (not forward and current > 0)):
            self._frame.next(1 if forward else -1)
            self._describe()
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        size = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {
            Qt.Key.Key_Left: (-size, 0),
            Qt.Key.Key_Right: (size, 0),
            Qt.Key.Key_Up: (0, -size),
            Qt.Key.Key_Down: (0, size),
        }
        step = moves.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif self._frame.nudge(*step):
            self._changed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, gap = self._frame.nearest(*self._view.to_turned(self._point(event)))
        if gap * self._view.scale <= _REACH:
            self._dragged = self._frame.current = index
            self._describe()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged >= 0:
            x, y = self._view.to_turned(self._point(event))
            if self._frame.put(self._dragged, x, y):
                self._changed()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = -1
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box(painter, QRectF(self.rect()), 12, fill=colour("viewer"))
        if self._image.isNull():
            return
        shown = QRectF(self._spot((0, 0)), self._spot((self._image.width(), self._image.height())))
        painter.drawImage(shown, self._image)
        self._outline(painter, shown)
        if self._dragged >= 0 or self.hasFocus():
            self._lens(painter)

    def _outline(self, painter: QPainter, shown: QRectF) -> None:
        """Darken what falls away; then the edge and its handles."""
        spots = [self._spot(corner) for corner in self._frame.corners]
        away = QPainterPath()
        away.addRect(shown)
        away.addPolygon(QPolygonF([*spots, spots[0]]))
        painter.fillPath(away, QColor(0, 0, 0, 120))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, width in (("brand_900", 6.0), ("kunyit", 3.0)):
            painter.setPen(QPen(colour(role), width))
            painter.drawPolygon(QPolygonF(spots))
        for index, spot in enumerate(spots):
            now = index == self._frame.current and (self.hasFocus() or self._dragged >= 0)
            painter.setPen(QPen(colour("brand_900"), 3))
            painter.setBrush(colour("white" if now else "kunyit"))
            painter.drawEllipse(spot, _HANDLE / 2, _HANDLE / 2)

    def _lens(self, painter: QPainter) -> None:
        """The picture around the current corner, three times as large, in the middle where no corner is."""
        corner = self._frame.corners[self._frame.current]
        where = QRectF((self.width() - _LENS) / 2, (self.height() - _LENS) / 2, _LENS, _LENS)
        round_ = QPainterPath()
        round_.addEllipse(where)
        painter.save()
        painter.setClipPath(round_)
        painter.fillRect(where, colour("viewer"))
        part = _LENS / max(2.0, self._view.scale * 3)
        painter.drawImage(where, self._image, QRectF(corner[0] - part / 2, corner[1] - part / 2, part, part))
        painter.setPen(QPen(colour("err"), 2))
        middle = where.center()
        painter.drawLine(QPointF(middle.x() - 14, middle.y()), QPointF(middle.x() + 14, middle.y()))
        painter.drawLine(QPointF(middle.x(), middle.y() - 14), QPointF(middle.x(), middle.y() + 14))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("kunyit"), 3))
        painter.drawEllipse(where)

    def _place(self) -> None:
        room = (max(1.0, self.width() - 2.0 * _EDGE), max(1.0, self.height() - 2.0 * _EDGE))
        size = (max(1.0, float(self._image.width())), max(1.0, float(self._image.height())))
        self._view = Viewport(size, room)
        self._view.fit()

    def _spot(self, point: Point) -> QPointF:
        x, y = self._view.to_room(point)
        return QPointF(x + _EDGE, y + _EDGE)

    def _point(self, event: QMouseEvent) -> Point:
        return event.position().x() - _EDGE, event.position().y() - _EDGE

    def _changed(self) -> None:
        self.update()
        self.quad_changed.emit(self.quad())

    def _describe(self) -> None:
        self.setAccessibleName(f"Sudut {_CORNERS[self._frame.current]} halaman")
        self.setAccessibleDescription("Geser dengan tombol panah. Tab ke sudut berikutnya.")
