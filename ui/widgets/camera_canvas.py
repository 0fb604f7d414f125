"""The live picture of the camera with the page that was found and one sentence what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.paint import CENTRE, box, width_of, words

FLASH_MS = 150
Point = tuple[float, float]


class CameraCanvas(QWidget):
    """Frames are shown whole on the viewer ground; corners come in pixels of the frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QImage()
        self._quad: list[Point] = []
        self._text, self._icon = "", ""
        self._steady = 0.0
        self._lit = QTimer(self)
        self._lit.setSingleShot(True)
        self._lit.setInterval(FLASH_MS)
        self._lit.timeout.connect(self.update)
        self.setMinimumSize(QSize(640, 300))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self.setAccessibleName("Gambar kamera")

    def set_frame(self, frame: QImage) -> None:
        """Show ``frame``; a null image leaves the ground."""
        self._frame = frame
        self.update()

    def set_quad(self, quad: Sequence[Point] | None) -> None:
        """The corners of the page in frame pixels, or None."""
        self._quad = [(float(x), float(y)) for x, y in quad] if quad is not None else []
        self.update()

    def set_sentence(self, text: str, icon: str = "information-outline") -> None:
        """The one sentence in the pill; "" takes it away."""
        self._text, self._icon = text, icon
        self.setAccessibleDescription(text)
        self.update()

    def set_steady(self, share: float) -> None:
        """How much of the holding time has passed, 0-1; above 0 the edge is green and the pill fills."""
        self._steady = max(0.0, min(1.0, share))
        self.update()

    def flash(self) -> None:
        """Light up once: the picture is taken."""
        self._lit.start()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 496)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 12, 12)
        painter.setClipPath(shape)
        painter.fillRect(whole, colour("viewer"))
        if not self._frame.isNull():
            shown = self._shown()
            painter.drawImage(shown, self._frame)
            if len(self._quad) == 4:
                self._page(painter, shown)
        if self._text:
            self._pill(painter)
        if self._lit.isActive():
            painter.fillRect(whole, QColor(255, 255, 255, 200))

    def _shown(self) -> QRectF:
        """Where the frame lies: whole, centred."""
        size = self._frame.deviceIndependentSize()
        scale = min(self.width() / size.width(), self.height() / size.height())
        wide, tall = size.width() * scale, size.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)

    def _page(self, painter: QPainter, shown: QRectF) -> None:
        """Darken what is not the page; then its edge and corners."""
        scale = shown.width() / self._frame.width()
        spots = [QPointF(shown.x() + x * scale, shown.y() + y * scale) for x, y in self._quad]
        around = QPainterPath()
        around.addRect(shown)
        around.addPolygon(QPolygonF([*spots, spots[0]]))
        painter.fillPath(around, QColor(0, 0, 0, 70))
        line = colour("ok") if self._steady > 0 else colour("kunyit")
        outer = colour("white") if self._steady > 0 else colour("brand_900")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tint, width in ((outer, 9.0), (line, 5.0)):
            pen = QPen(tint, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(QPolygonF(spots))
        painter.setPen(QPen(outer, 2.5))
        painter.setBrush(line)
        for spot in spots:
            painter.drawEllipse(spot, 9.5, 9.5)

    def _pill(self, painter: QPainter) -> None:
        """The sentence at the bottom, with the ring of the holding time around it."""
        wide = min(width_of(self._text, 20, 600) + 68, self.width() - 32)
        where = QRectF((self.width() - wide) / 2, self.height() - 68, wide, 54)
        box(painter, where, 27, fill=colour("kunyit"))
        if self._steady > 0:
            self._ring(painter, where.adjusted(3, 3, -3, -3))
        icons.paint(painter, self._icon, QRectF(where.x() + 18, where.y() + 15, 24, 24), colour("brand_900"))
        rest = where.adjusted(48, 0, -12, 0)
        words(painter, rest, self._text, px=20, weight=600, ink=colour("brand_900"), align=CENTRE)

    def _ring(self, painter: QPainter, where: QRectF) -> None:
        """A green line that closes round the pill as the time passes."""
        path = QPainterPath()
        path.addRoundedRect(where, where.height() / 2, where.height() / 2)
        drawn = QPainterPath()
        steps = max(2, round(80 * self._steady))
        drawn.moveTo(path.pointAtPercent(0))
        for step in range(1, steps + 1):
            drawn.lineTo(path.pointAtPercent(min(1.0, self._steady * step / steps)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("ok"), 5))
        painter.drawPath(drawn)
