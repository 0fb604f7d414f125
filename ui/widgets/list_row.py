"""Rows of applications: the whole row is the target of its one deed."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.chip import HEIGHT, chip_width, paint_chip, status_look
from ui.widgets.paint import CENTRE, box, width_of, words
from ui.widgets.pressable import Pressable

_TALL = 88


@dataclass(frozen=True, slots=True)
class RowData:
    """One application in a list. ``strong`` rows wait for a person and show a filled button."""

    key: str
    name: str
    service: str
    number: str
    date: str
    status: str
    sentence: str
    action: str = "Lihat"
    strong: bool = False


class ListRow(Pressable):
    """A row of 88 px. Signals: activated(str) with the row's key."""

    activated = Signal(str)

    def __init__(self, data: RowData, parent: QWidget | None = None) -> None:
        super().__init__(data.action, parent)
        self._data, self._last = data, False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{data.name}, {data.service}, {data.status}. {data.action}")
        self.setAccessibleDescription(f"{data.number}, {data.date}. {data.sentence}")
        self.clicked.connect(lambda: self.activated.emit(self._data.key))

    def set_last(self, last: bool) -> None:
        """The last row draws no line below."""
        self._last = last
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, _TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(600, _TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        data, wide = self._data, self.width()
        if self.phase() in ("hover", "down"):
            box(painter, QRectF(self.rect()).adjusted(2, 1, -2, -1), 10, fill=colour("brand_50"))
        if not self._last:
            painter.fillRect(QRectF(0, _TALL - 1, wide, 1), colour("line"))
        second = max(260, round(wide * 0.275))
        third = second + max(290, round(wide * 0.245))
        deed = self._deed(painter)
        self._pair(painter, 20, second - 32, data.name, data.service, weight=600)
        self._pair(painter, second, third - second - 16, data.number, data.date)
        icon, tone = status_look(data.status)
        room = deed - third - 12
        chip = QRectF(third, 11, min(chip_width(data.status), room), HEIGHT)
        paint_chip(painter, chip, data.status, icon, tone)
        words(painter, QRectF(third, 47, room, 30), data.sentence, ink=colour("muted"))

    def _pair(self, painter: QPainter, x: int, wide: int, top: str, below: str, weight: int = 400) -> None:
        words(painter, QRectF(x, 12, wide, 30), top, weight=weight)
        words(painter, QRectF(x, 46, wide, 30), below, ink=colour("muted"))

    def _deed(self, painter: QPainter) -> float:
        """The button at the right; returns where it begins."""
        data = self._data
        wide = max(138, width_of(data.action, 18, 600) + (48 if data.strong else 72))
        where = QRectF(self.width() - wide - 20, (_TALL - 54) / 2, wide, 54)
        if data.strong:
            ground = {"hover": "brand_800", "down": "brand_900"}.get(self.phase(), "brand_700")
            box(painter, where, 8, fill=colour(ground))
            words(painter, where, data.action, weight=600, ink=colour("white"), align=CENTRE)
            return where.x()
        words(painter, where.adjusted(0, 0, -34, 0), data.action, weight=600, ink=colour("brand_700"), align=CENTRE)
        glyph = QRectF(where.right() - 52, where.center().y() - 11, 22, 22)
        icons.paint(painter, "chevron-right", glyph, colour("brand_700"))
        return where.x()


class ListCard(QFrame):
    """A white card that holds rows. Signals: activated(str) with the key of the row pressed."""

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[ListRow] = []

    def set_rows(self, rows: list[RowData]) -> None:
        """Replace all rows; the row that had the focus keeps it when it is still there."""
        held = next((row._data.key for row in self._rows if row.hasFocus()), "")  # noqa: SLF001
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()  # a queued show would make an orphan a window of its own
            row.setParent(None)
            row.deleteLater()
        self._rows = [ListRow(data) for data in rows]
        for row, data in zip(self._rows, rows, strict=True):
            row.activated.connect(self.activated)
            row.set_last(row is self._rows[-1])
            self._column.addWidget(row)
            if data.key == held:
                row.show()
                row.setFocus()

    def rows(self) -> list[ListRow]:
        """The rows in order."""
        return list(self._rows)
