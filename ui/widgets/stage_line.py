"""The way of one application as a vertical line of stages with their dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.paint import height_of, tick, words

_LEFT = 44


@dataclass(frozen=True, slots=True)
class Stage:
    """``state``: done, now, later, or stop (returned, rejected). ``note`` is a date or a sentence."""

    title: str
    note: str = ""
    state: str = "later"


class StageLine(QWidget):
    """Done: tick; now: brand dot; later: hollow dot; stop: alert."""

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show another way."""
        self._stages = list(stages)
        told = {"done": "selesai", "now": "sekarang", "later": "belum", "stop": "perlu dilihat"}
        self.setAccessibleName("; ".join(f"{one.title}, {told[one.state]}, {one.note}" for one in stages))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return sum(self._tall(stage, width) for stage in self._stages)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(280, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0.0
        for index, stage in enumerate(self._stages):
            tall = self._tall(stage, self.width())
            if index + 1 < len(self._stages):
                reached = self._stages[index + 1].state in ("done", "now", "stop")
                painter.setPen(QPen(colour("ok" if reached else "ctl"), 2))
                painter.drawLine(QPointF(14, y + 28), QPointF(14, y + tall))
            self._dot(painter, QPointF(14, y + 14), stage.state)
            self._text(painter, stage, y)
            y += tall

    def _tall(self, stage: Stage, width: int) -> int:
        room = width - _LEFT
        tall = height_of(stage.title, room, 18, 600) + (height_of(stage.note, room) if stage.note else 0)
        return tall + 18

    def _dot(self, painter: QPainter, centre: QPointF, state: str) -> None:
        if state == "done":
            tick(painter, centre, 24)
            return
        if state == "stop":
            icons.paint(painter, "alert-circle", QRectF(centre.x() - 13, centre.y() - 13, 26, 26), colour("err"))
            return
        now = state == "now"
        painter.setPen(QPen(colour("brand_700" if now else "ctl"), 2))
        painter.setBrush(colour("brand_700") if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 8, 8)

    def _text(self, painter: QPainter, stage: Stage, y: float) -> None:
        room = self.width() - _LEFT
        weight = 600 if stage.state in ("now", "stop") else 400
        ink = {"later": "muted", "now": "brand_800", "stop": "err"}.get(stage.state, "ink")
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        tall = height_of(stage.title, room, 18, 600)
        where = QRectF(_LEFT, y + 1, room, tall)
        words(painter, where, stage.title, weight=weight, ink=colour(ink), align=top, wrap=True)
        if stage.note:
            below = QRectF(_LEFT, y + 1 + tall, room, height_of(stage.note, room))
            words(painter, below, stage.note, ink=colour("muted"), align=top, wrap=True)
