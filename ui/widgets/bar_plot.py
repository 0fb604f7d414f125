"""Horizontal bars for a few counts; the table beside it says the same in digits."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour
from ui.widgets.paint import RIGHT, box, width_of, words

_ROW, _BAR, _GAP = 40, 24, 10
_NAME_SHARE = 0.42


class BarPlot(QWidget):
    """One bar a row, as long as its value; name at the left, value in digits behind the bar.

    A screen reader is told every row, so nothing is said by length or colour alone.
    """

    def __init__(self, title: str, bars: Sequence[tuple[str, float, str]], parent: QWidget | None = None) -> None:
        """``bars`` are name, value (never negative) and the value as it is written."""
        super().__init__(parent)
        self._bars = tuple(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Grafik: {title}")
        self.setAccessibleDescription("; ".join(f"{name} {said}" for name, _, said in self._bars))

    def sizeHint(self) -> QSize:
        return QSize(360, _ROW * len(self._bars))

    def bar_widths(self) -> list[float]:
        """How long each bar is now, in logical pixels."""
        left = self.width() * _NAME_SHARE + _GAP
        said = max((width_of(said, 18, 600) for _, _, said in self._bars), default=0)
        room = max(1.0, self.width() - left - said - 2 * _GAP)
        most = max((value for _, value, _ in self._bars), default=0)
        return [room * value / most if most else 0.0 for _, value, _ in self._bars]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self.width() * _NAME_SHARE
        for place, ((name, _, said), wide) in enumerate(zip(self._bars, self.bar_widths(), strict=True)):
            top = place * _ROW
            words(painter, QRectF(0, top, left, _ROW), name, align=RIGHT)
            bar = QRectF(left + _GAP, top + (_ROW - _BAR) / 2, max(wide, 2), _BAR)
            box(painter, bar, 3, fill=colour("brand_700"))
            words(painter, QRectF(bar.right() + _GAP, top, self.width(), _ROW), said, weight=600)
