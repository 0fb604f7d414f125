"""The scrolling middle of a page: vertical only, by touch too, and always with the focus in sight."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QScroller, QScrollerProperties, QVBoxLayout, QWidget

_BAR = 14
_AROUND = 96


class PageScroll(QScrollArea):
    """Content goes into `column`. The scroll bar stands in the right gutter, so content keeps its width."""

    def __init__(
        self, gutters: tuple[int, int, int, int] = (32, 12, 26, 16), widest: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gutters = gutters
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("ground", "none")
        self._outer = QVBoxLayout(ground)
        self._outer.setContentsMargins(*gutters)
        self._inner = QWidget()
        if widest:
            self._inner.setMaximumWidth(widest)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self._outer.addWidget(self._inner)
        self.setWidget(ground)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        scroller = QScroller.scroller(self.viewport())
        manner = scroller.scrollerProperties()
        off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        manner.setScrollMetric(QScrollerProperties.ScrollMetric.VerticalOvershootPolicy, off)
        scroller.setScrollerProperties(manner)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring the focused widget into view together with the label and message above it."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND)

    @Slot(int, int)
    def _keep_width(self, _least: int, most: int) -> None:
        left, top, right, bottom = self._gutters
        taken = _BAR if most > 0 else 0
        self._outer.setContentsMargins(left, top, max(0, right - taken), bottom)
