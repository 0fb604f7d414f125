"""A scanned page as a small picture with its verdict."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.paint import CENTRE, box, tick, width_of, words
from ui.widgets.pressable import Pressable

_SIZES = {"strip": QSize(116, 84), "large": QSize(132, 118)}
_TOLD = {
    "empty": "kosong",
    "working": "sedang diproses",
    "good": "gambar jelas",
    "look": "perlu dilihat",
    "flagged": "ditandai petugas",
}


@dataclass(frozen=True, slots=True)
class PageTile:
    """One page: ``state`` is empty, working, good, look or flagged; ``reason`` says why to look again."""

    key: str
    caption: str
    state: str = "good"
    image: QImage = field(default_factory=QImage)
    progress: float = 0.0
    reason: str = ""


class ScanTile(Pressable):
    """``size``: strip (116 x 84) or large (132 x 118), caption included. Checked means selected."""

    def __init__(self, page: PageTile, size: str = "strip", parent: QWidget | None = None) -> None:
        super().__init__(page.caption, parent)
        self._size = _SIZES[size]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.set_page(page)

    def nextCheckState(self) -> None:
        """Whoever holds the tiles decides which one is selected."""

    def set_page(self, page: PageTile) -> None:
        """Show another state of the page."""
        self.page = page
        self.setText(page.caption)
        said = [page.caption, _TOLD[page.state], page.reason]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(page.reason)
        self.update()

    def sizeHint(self) -> QSize:
        if self.page.state != "empty":
            return self._size
        return QSize(max(self._size.width(), width_of(self.page.caption) + 8), self._size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caption = 30
        plate = QRectF(4, 4, self.width() - 8, self.height() - caption - 8)
        if self.page.state == "empty":
            self._paint_empty(painter, plate)
        else:
            self._paint_picture(painter, plate)
        where = QRectF(0, self.height() - caption, self.width(), caption)
        weight = 600 if self.isChecked() else 400
        ink = colour("muted" if self.page.state == "empty" else "ink")
        words(painter, where, self.page.caption, weight=weight, ink=ink, align=CENTRE)

    def _paint_empty(self, painter: QPainter, plate: QRectF) -> None:
        painter.setBrush(colour("brand_50" if self.phase() in ("hover", "down") else "sunken"))
        pen = QPen(colour("ctl"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), 8, 8)
        side = 24.0
        middle = plate.center()
        glyph = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icons.paint(painter, "plus", glyph, colour("muted"))

    def _paint_picture(self, painter: QPainter, plate: QRectF) -> None:
        page = self.page
        edge = {"flagged": ("err", 3.0)}.get(page.state)
        if self.isChecked():
            edge = ("brand_700", 3.0)
        ground = colour("brand_50" if self.isChecked() else "sunken")
        box(painter, plate, 8, fill=ground, line=colour(edge[0]) if edge else None, width=edge[1] if edge else 0)
        if not page.image.isNull():
            self._draw_image(painter, plate.adjusted(4, 3, -4, -3))
        if page.state == "working":
            bar = QRectF(plate.x() + 10, plate.bottom() - 14, plate.width() - 20, 6)
            box(painter, bar, 3, fill=colour("line"))
            bar.setWidth(bar.width() * max(0.04, min(1.0, page.progress)))
            box(painter, bar, 3, fill=colour("brand_700"))
        self._badge(painter, QPointF(plate.right() - 10, plate.top() + 10))

    def _draw_image(self, painter: QPainter, room: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(room.width() * ratio), round(room.height() * ratio))
        small = self.page.image.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        size = small.deviceIndependentSize()
        middle = room.center()
        painter.drawImage(QPointF(middle.x() - size.width() / 2, middle.y() - size.height() / 2), small)

    def _badge(self, painter: QPainter, centre: QPointF) -> None:
        """Tick, alert or flag in the corner: a sign before a colour."""
        state = self.page.state
        if state == "good":
            tick(painter, centre, 22, halo=True)
        elif state in ("look", "flagged"):
            painter.setPen(QPen(colour("white"), 2))
            painter.setBrush(colour("kunyit" if state == "look" else "err"))
            painter.drawEllipse(centre, 12, 12)
            glyph = QRectF(centre.x() - 8, centre.y() - 8.5, 16, 16)
            ink = colour("brand_900" if state == "look" else "white")
            icons.paint(painter, "alert" if state == "look" else "flag", glyph, ink)
