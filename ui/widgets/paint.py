"""Small strokes that several painters share: boxes, text, marks and the kawung ground."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ui import icons
from ui.theme import colour, font, tokens

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_NONE = QColor(0, 0, 0, 0)


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose whole border lies inside ``rect``, so neighbours never overlap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else _NONE)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(line, width))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    px: int = 18,
    weight: int = 400,
    ink: QColor | None = None,
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = False,
) -> None:
    """``text`` in the interface font; one line is shortened with an ellipsis when it does not fit."""
    chosen = font(px, weight)
    painter.setFont(chosen)
    painter.setPen(ink if ink is not None else colour("ink"))
    if wrap:
        painter.drawText(rect, int(align | Qt.TextFlag.TextWordWrap), text)
        return
    shown = QFontMetricsF(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), shown)


def width_of(text: str, px: int = 18, weight: int = 400) -> int:
    """Logical pixels that ``text`` needs on one line, rounded up."""
    return int(QFontMetricsF(font(px, weight)).horizontalAdvance(text)) + 1


def height_of(text: str, width: int, px: int = 18, weight: int = 400) -> int:
    """Logical pixels that ``text`` needs when wrapped into ``width``."""
    metrics = QFontMetricsF(font(px, weight))
    flags = int(Qt.TextFlag.TextWordWrap)
    return int(metrics.boundingRect(QRectF(0, 0, width, 10_000), flags, text).height()) + 1


def tick(painter: QPainter, centre: QPointF, diameter: float, role: str = "ok", *, halo: bool = False) -> None:
    """A filled circle with a white tick; ``halo`` puts a white edge around it for use on pictures."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("white"), 2) if halo else Qt.PenStyle.NoPen)
    painter.setBrush(colour(role))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    side = diameter * 0.62
    where = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    icons.paint(painter, "check-bold", where, colour("white"))


def radio(painter: QPainter, centre: QPointF, *, checked: bool, diameter: float = 26) -> None:
    """A radio mark: the shape, not only the colour, tells what is chosen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = max(2, tokens().edge)
    painter.setBrush(colour("surface"))
    painter.setPen(QPen(colour("brand_700" if checked else "ctl"), edge))
    painter.drawEllipse(centre, (diameter - edge) / 2, (diameter - edge) / 2)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("brand_700"))
        painter.drawEllipse(centre, diameter / 4, diameter / 4)


def square(painter: QPainter, centre: QPointF, *, checked: bool, side: float = 26) -> None:
    """A check mark in a square, for choices that may be several."""
    rect = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    ground = colour("brand_700") if checked else colour("surface")
    box(painter, rect, 5, fill=ground, line=colour("brand_700" if checked else "ctl"), width=2)
    if checked:
        icons.paint(painter, "check-bold", rect.adjusted(4, 4, -4, -4), colour("white"))


def mark(painter: QPainter, rect: QRectF) -> None:
    """The product's mark: a person at a counter window, in a white rounded square."""
    side = rect.width()
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(side / 72, side / 72)
    box(painter, QRectF(0, 0, 72, 72), 15, fill=colour("white"))
    arch = QPainterPath()
    arch.moveTo(16, 46)
    arch.lineTo(16, 33)
    arch.arcTo(QRectF(16, 13, 40, 40), 180, -180)
    arch.lineTo(56, 46)
    arch.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0B5566"))
    painter.drawPath(arch)
    painter.setBrush(colour("white"))
    painter.drawEllipse(QPointF(36, 29), 6.6, 6.6)
    shoulders = QPainterPath()
    shoulders.moveTo(24, 46)
    shoulders.arcTo(QRectF(24, 37, 24, 20), 180, -180)
    shoulders.closeSubpath()
    painter.drawPath(shoulders)
    box(painter, QRectF(11, 49.5, 50, 9.6), 2.5, fill=colour("kunyit"))
    painter.restore()


@lru_cache(maxsize=8)
def _tile(side: int, ratio: float) -> QPixmap:
    """One repeat of the kawung batik: four petals that meet in a dot, white at 8 %."""
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    veil = QColor(255, 255, 255, 22)
    eighth, length, breadth = side / 8, side * 0.16, side * 0.075
    petals = [(1, 1), (3, 3), (5, 5), (7, 7), (7, 1), (5, 3), (3, 5), (1, 7)]
    for place, (x, y) in enumerate(petals):
        turn = 45 if place < 4 else -45
        painter.save()
        painter.translate(x * eighth, y * eighth)
        painter.rotate(turn)
        painter.setPen(QPen(veil, 1))
        painter.drawEllipse(QPointF(0, 0), length, breadth)
        painter.drawLine(QPointF(-length * 0.4, 0), QPointF(length * 0.4, 0))
        painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    for column, line in ((0, 0), (4, 0), (0, 4), (4, 4), (2, 2)):
        painter.drawEllipse(QPointF(column * 2 * eighth, line * 2 * eighth), 1.2, 1.2)
    painter.end()
    return made


def batik(painter: QPainter, rect: QRectF, side: int = 44) -> None:
    """The dark ground of header and panel, with the kawung on it unless contrast is high."""
    painter.fillRect(rect, colour("brand_900"))
    if tokens().kawung:
        ratio = painter.device().devicePixelRatio()
        painter.drawTiledPixmap(rect.toRect(), _tile(side, ratio))
