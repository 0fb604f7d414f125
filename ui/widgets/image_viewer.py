"""A scan or a PDF page, looked at closely: zoom, move, turn, fit."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.button import icon_button
from ui.widgets.paint import box
from ui.widgets.viewport import STEP, Viewport

_PAN = 60


class _Canvas(QWidget):
    """The picture on the viewer ground. Signals: turned(int) degrees clockwise."""

    turned = Signal(int)
    ring_radius = 12

    def __init__(self) -> None:
        super().__init__()
        self.view = Viewport()
        self._levels: list[QImage] = []
        self._mark: QRectF | None = None
        self._grip: QPointF | None = None
        self._fitted = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_image(self, image: QImage) -> None:
        self._levels = [] if image.isNull() else [image]
        self._mark = None
        self.view = Viewport((max(1, image.width()), max(1, image.height())), self._room())
        self.view.fit()
        self._fitted = True
        self.update()

    def show_part(self, part: QRectF, *, marked: bool) -> None:
        margin = part.width() * 0.15
        shown = part.adjusted(-margin, -part.height() * 0.8, margin, part.height() * 0.8)
        shown = shown.intersected(QRectF(0, 0, 1, 1))
        self.view.show_part(shown.x(), shown.y(), shown.width(), shown.height())
        self._mark = part if marked else None
        self._fitted = False
        self.update()

    def fit(self) -> None:
        self.view.fit()
        self._fitted = True
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        self.view.zoom(factor, (at.x(), at.y()) if at is not None else None)
        self._fitted = False
        self.update()

    def rotate(self, quarter: int) -> None:
        self.view.rotate(quarter)
        self._mark = None
        self.turned.emit(self.view.turn)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view.room = self._room()
        if self._fitted:
            self.view.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            self.view.pan(moved.x(), moved.y())
            self._fitted = False
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (_PAN, 0),
            Qt.Key.Key_Right: (-_PAN, 0),
            Qt.Key.Key_Up: (0, _PAN),
            Qt.Key.Key_Down: (0, -_PAN),
        }
        step = moves.get(Qt.Key(event.key())) if not event.modifiers() else None
        if step is not None:
            self.view.pan(*step)
            self._fitted = False
            self.update()
        elif event.text() in {"+", "="}:
            self.zoom(STEP)
        elif event.text() == "-":
            self.zoom(1 / STEP)
        elif event.text() == "0":
            self.fit()
        elif event.text() in {"r", "R"}:
            self.rotate(-1 if event.text() == "R" else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 12, fill=colour("viewer"))
        if not self._levels:
            return
        painter.setClipRect(self.rect().adjusted(4, 4, -4, -4))
        self._picture(painter)
        if self._mark is not None:
            self._frame(painter, self._mark)

    def _picture(self, painter: QPainter) -> None:
        image, shrunk = self._level()
        wide, tall = self.view.turned_size()
        middle = self.view.to_room((wide / 2, tall / 2))
        scale = self.view.scale * shrunk
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 3)
        place = QTransform().translate(*middle).rotate(self.view.turn).scale(scale, scale)
        painter.setTransform(place, combine=True)
        painter.drawImage(QPointF(-image.width() / 2, -image.height() / 2), image)
        painter.restore()

    def _level(self) -> tuple[QImage, float]:
        """A copy of the picture that is not much larger than shown: drawing 12 megapixels small is slow."""
        shown = self.view.scale * self.devicePixelRatioF()
        level = 0
        while shown <= 0.5 and self._levels[level].width() > 400:
            if level + 1 == len(self._levels):
                last = self._levels[level]
                half = QSize(last.width() // 2, last.height() // 2)
                smooth = Qt.TransformationMode.SmoothTransformation
                self._levels.append(last.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            level += 1
            shown *= 2
        return self._levels[level], self._levels[0].width() / self._levels[level].width()

    def _frame(self, painter: QPainter, part: QRectF) -> None:
        wide, tall = self.view.turned_size()
        x, y = self.view.to_room((part.x() * wide, part.y() * tall))
        scale = self.view.scale
        where = QRectF(x, y, part.width() * wide * scale, part.height() * tall * scale)
        box(painter, where.adjusted(-6, -6, 6, 6), 8, line=colour("kunyit"), width=3)

    def _room(self) -> tuple[float, float]:
        return max(1.0, float(self.width())), max(1.0, float(self.height()))


class ImageViewer(QWidget):
    """The canvas with its buttons below. Keys on it: + - 0 zoom, arrows move, R turns, Shift+R back.

    Signals: turned(int) with the degrees (0, 90, 180, 270) after each turn.
    """

    turned = Signal(int)

    def __init__(self, name: str = "Gambar dokumen", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas()
        self._canvas.setAccessibleName(name)
        self._canvas.setMinimumSize(200, 160)
        self._canvas.turned.connect(self.turned)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        deeds = (
            ("magnify-minus-outline", "Perkecil (-)", lambda: self._canvas.zoom(1 / STEP)),
            ("magnify-plus-outline", "Perbesar (+)", lambda: self._canvas.zoom(STEP)),
            ("fullscreen", "Tampilkan seluruhnya (0)", self._canvas.fit),
            ("rotate-right", "Putar (R)", lambda: self._canvas.rotate(1)),
        )
        for icon, words, deed in deeds:
            button = icon_button(icon, words)
            button.clicked.connect(lambda _down=False, deed=deed: deed())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._canvas, 1)
        column.addLayout(row)

    def set_image(self, image: QImage) -> None:
        """Show ``image`` whole; a null image leaves the ground empty."""
        self._canvas.set_image(image)

    def show_part(self, part: QRectF, *, marked: bool = True) -> None:
        """Zoom to ``part`` (fractions 0-1 of the picture) and frame it in kunyit if ``marked``."""
        self._canvas.show_part(part, marked=marked)

    def fit(self) -> None:
        """Show the whole picture."""
        self._canvas.fit()

    def turn(self) -> int:
        """Degrees clockwise that the picture is turned."""
        return self._canvas.view.turn

    def scale(self) -> float:
        """Logical pixels for one pixel of the picture."""
        return self._canvas.view.scale

    def canvas(self) -> QWidget:
        """The part that takes the focus and the keys."""
        return self._canvas
