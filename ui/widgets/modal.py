"""A question that must be answered before anything else: the few that are not asked inline."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label

WIDEST = 720


class Modal(QWidget):
    """A card over a veil in the same window; Tab stays inside, Esc is "Batal".

    Content goes into `content` (QVBoxLayout). Signals: accepted(), cancelled(); both leave closing to
    `close_modal`, so that an answer can be refused.
    """

    accepted = Signal()
    cancelled = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        deed: str,
        *,
        cancel: str = "Batal",
        danger: bool = False,
        width: int = 640,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._card = Card("plain", 28)
        self._card.setFixedWidth(min(WIDEST, width))
        self._card.setAccessibleName(title)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.cancel = Button(cancel, "quiet")
        self.cancel.setVisible(bool(cancel))
        self.deed = Button(deed, "danger" if danger else "primary")
        self._card.column.addWidget(Label(title, "h2", wrap=True))
        self._card.column.addSpacing(4)
        self._card.column.addLayout(self.content)
        self._card.column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.deed)
        self._card.column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.cancel.clicked.connect(self.cancelled)
        self.deed.clicked.connect(self.accepted)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the window; the focus goes to the first thing inside."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        stops = self._stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_modal(self) -> None:
        """Uncover the window and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the card."""
        stops = self._stops()
        now = QApplication.focusWidget()
        if not stops:
            return True
        place = stops.index(now) if now in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.cancel.isHidden():
            self.cancelled.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The page behind gets nothing."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(colour("brand_900"))
        veil.setAlphaF(0.7)
        QPainter(self).fillRect(QRectF(self.rect()), veil)

    def _stops(self) -> list[QWidget]:
        """What can take the focus inside, from the top left to the bottom right."""
        stops: list[QWidget] = []
        one = self.nextInFocusChain()
        while one is not self and one is not None:
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(one) and takes and one.isVisible() and one.isEnabled():
                stops.append(one)
            one = one.nextInFocusChain()

        def place(one: QWidget) -> tuple[int, int]:
            corner = one.mapTo(self, one.rect().bottomLeft())
            return corner.y() // 8, corner.x()

        return sorted(stops, key=place)
