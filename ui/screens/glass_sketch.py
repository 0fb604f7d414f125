"""How a paper is laid on the scanner's glass, drawn large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour
from ui.widgets.paint import CENTRE, box, words

_LINES = 7


class GlassSketch(QWidget):
    """A flatbed seen from above: the sheet lies face down, tight in the corner that has the arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(QSize(640, 300))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Gambar kaca pemindai: kertas menghadap ke bawah, rapat ke sudut kaca")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 12, fill=colour("viewer"))
        tall = min(self.height() - 60.0, (self.width() - 120.0) * 0.72)
        bed = QRectF(0, 0, tall / 0.72, tall)
        bed.moveCenter(QPointF(self.rect().center()))
        box(painter, bed, 16, fill=colour("muted"))
        glass = bed.adjusted(26, 26, -26, -26)
        box(painter, glass, 4, fill=colour("info_50"))
        sheet = QRectF(glass.left(), glass.top(), glass.height() * 0.92 * 1.3, glass.height() * 0.92)
        box(painter, sheet, 2, fill=colour("surface"), line=colour("ctl"), width=1.5)
        self._turned_lines(painter, sheet)
        self._arrow(painter, glass.topLeft())
        words(painter, sheet.adjusted(12, 0, -12, 0), "Tulisan di bawah", weight=600, align=CENTRE)

    def _turned_lines(self, painter: QPainter, sheet: QRectF) -> None:
        """Writing that shows through faintly, because it is on the other side."""
        for line in range(_LINES):
            top = sheet.top() + sheet.height() * (line + 1) / (_LINES + 1)
            if abs(top - sheet.center().y()) > 24:
                short = 0.2 if line % 3 == 0 else 0.1
                ends = sheet.width() * short
                painter.fillRect(QRectF(sheet.left() + ends, top, sheet.width() * 0.9 - ends, 4), colour("line"))

    def _arrow(self, painter: QPainter, corner: QPointF) -> None:
        painter.setPen(colour("kunyit"))
        painter.setBrush(colour("kunyit"))
        tip = corner + QPointF(-4, -4)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(30, 8), tip + QPointF(8, 30)]))
