"""The six steps of an application at the left, with the pages of the step that is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.labels import Label
from ui.widgets.paint import CENTRE, LEFT, box, height_of, tick, words
from ui.widgets.pressable import Pressable

WIDTH = 268


@dataclass(frozen=True, slots=True)
class Step:
    """``state``: done, now, later; pages also warn (an open warning). ``open`` means it can be pressed."""

    key: str
    title: str
    state: str = "later"
    open: bool = False
    pages: tuple["Step", ...] = ()


class _StepRow(Pressable):
    """A step with its number or tick."""

    def __init__(self, step: Step, number: int, parent: QWidget | None = None) -> None:
        super().__init__(step.title, parent)
        self._step, self._number = step, number
        self.setEnabled(step.open or step.state in ("done", "now"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        told = {"done": "selesai", "now": "langkah sekarang", "later": "belum"}[step.state]
        self.setAccessibleName(f"Langkah {number}, {step.title}, {told}")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 26, max(54, height_of(self._step.title, 168, 18, 600) + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = self._step.state == "now"
        middle = self.height() / 2
        ground = QRectF(0, 3, self.width(), self.height() - 6)
        if now or self.phase() in ("hover", "down"):
            box(painter, ground, 8, fill=colour("brand_50"))
        if now:
            box(painter, QRectF(0, middle - 16, 4, 32), 2, fill=colour("brand_700"))
        self._badge(painter, QPointF(29, middle))
        role = "brand_800" if now else ("ink" if self._step.state == "done" else "muted")
        where = QRectF(56, 0, self.width() - 64, self.height())
        weight = 600 if now else 400
        words(painter, where, self._step.title, weight=weight, ink=colour(role), wrap=True)

    def _badge(self, painter: QPainter, centre: QPointF) -> None:
        state = self._step.state
        if state == "done":
            tick(painter, centre, 30)
            return
        circle = QRectF(centre.x() - 15, centre.y() - 15, 30, 30)
        fill = colour("brand_700") if state == "now" else colour("surface")
        line = None if state == "now" else colour("ctl")
        box(painter, circle, 15, fill=fill, line=line, width=2)
        ink = colour("white" if state == "now" else "muted")
        words(painter, circle, str(self._number), weight=600, ink=ink, align=CENTRE)


class _PageRow(Pressable):
    """A page of the open step, with the thread that ties it to the step."""

    def __init__(self, page: Step, parent: QWidget | None = None) -> None:
        super().__init__(page.title, parent)
        self._page = page
        self.setEnabled(page.open or page.state in ("done", "now", "warn"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        told = {"done": "selesai", "now": "sekarang", "later": "belum", "warn": "ada peringatan"}
        self.setAccessibleName(f"{page.title}, {told[page.state]}")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 26, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.fillRect(QRectF(28, 0, 2, self.height()), colour("line" if tokens().edge == 1 else "ctl"))
        if self.phase() in ("hover", "down"):
            box(painter, QRectF(48, 1, self.width() - 48, self.height() - 2), 8, fill=colour("brand_50"))
        self._sign(painter, QPointF(66, middle))
        now = self._page.state == "now"
        role = {"now": "brand_800", "later": "muted", "warn": "warn"}.get(self._page.state, "ink")
        where = QRectF(86, 0, self.width() - 92, self.height())
        words(painter, where, self._page.title, weight=600 if now else 400, ink=colour(role), align=LEFT)

    def _sign(self, painter: QPainter, centre: QPointF) -> None:
        around = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
        if self._page.state == "done":
            icons.paint(painter, "check-bold", around, colour("ok"))
        elif self._page.state == "warn":
            icons.paint(painter, "alert", around.adjusted(-1, -1, 1, 1), colour("warn_line"))
        else:
            now = self._page.state == "now"
            painter.setBrush(colour("brand_700") if now else Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen if now else QPen(colour("ctl"), 2))
            painter.drawEllipse(centre, 6 if now else 5, 6 if now else 5)


class StepRail(QScrollArea):
    """Service on top, steps below; scrolls when the window is low.

    Signals: step_clicked(str), page_clicked(str) with the key of what was pressed.
    """

    step_clicked = Signal(str)
    page_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("ground", "surface")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(12, 20, 12, 2)
        column.setSpacing(0)
        self._title = Label("", "h2-rail", wrap=True)
        self._title.setContentsMargins(12, 0, 0, 0)
        self._detail = Label("", "hint", wrap=True)
        self._detail.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(14)
        self._rows: list[Pressable] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        column.addLayout(self._steps)
        column.addStretch(1)
        self.setWidget(ground)
        self._edge = QFrame(self)
        self._edge.setProperty("rule", "edge")

    def set_service(self, title: str, detail: str = "") -> None:
        """Name of the service and its variant."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps; the pages of the step that is now are listed under it."""
        for old in self._rows:
            self._steps.removeWidget(old)
            old.hide()  # a queued show would make an orphan a window of its own
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for number, step in enumerate(steps, 1):
            row = _StepRow(step, number)
            row.clicked.connect(lambda _down=False, key=step.key: self.step_clicked.emit(key))
            self._add(row)
            for page in step.pages if step.state == "now" else ():
                line = _PageRow(page)
                line.clicked.connect(lambda _down=False, key=page.key: self.page_clicked.emit(key))
                self._add(line)

    def rows(self) -> list[Pressable]:
        """The rows shown, steps and pages in order."""
        return list(self._rows)

    def _add(self, row: Pressable) -> None:
        self._steps.addWidget(row)
        self._rows.append(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(self.width() - 1, 0, 1, self.height())
        self._edge.raise_()
