"""A short notice above the action bar that goes by itself and can take a deed back."""

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.action_bar import HEIGHT as BAR
from ui.widgets.button import Button
from ui.widgets.labels import IconLabel, Label
from ui.widgets.paint import box

STAYS_MS = 8000


class Toast(QWidget):
    """One at a time, bottom left of its parent; stays while it has the focus or the pointer.

    Signals: undone() when "Urungkan" is pressed; gone() when it has left without that.
    """

    undone = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget, above: int = BAR) -> None:
        super().__init__(parent)
        self._page, self._above = parent, above
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 10, 4)
        row.setSpacing(14)
        self._icon = IconLabel("information-outline", "white", 22)
        self._text = Label("", "dark")
        self.undo = Button("Urungkan", "dark")
        self.undo.clicked.connect(self._undo)
        for part in (self._icon, self._text, self.undo):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, icon: str = "check-circle", *, undo: bool = False) -> None:
        """Show ``text``; a notice that is still there makes room and is `gone`."""
        if self.isVisible():
            self.gone.emit()
        self._text.setText(text)
        self._icon.set_icon(icon)
        self.undo.setVisible(undo)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        box(QPainter(self), QRectF(self.rect()), 10, fill=colour("ink"))

    def _place(self) -> None:
        self._row.activate()
        size = self.sizeHint()
        tall = max(62, size.height())
        wide = min(size.width() + 10, self._page.width() - 64)
        self.setGeometry(32, self._page.height() - self._above - tall - 16, wide, tall)

    def _undo(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()

    def _expire(self) -> None:
        """Go, unless somebody is just about to use it."""
        if self.undo.hasFocus() or self.underMouse():
            self._timer.start(STAYS_MS // 4)
            return
        self.hide()
        self.gone.emit()
