"""The bar at the bottom: the way back at the left, what was saved, and the one primary button at the right."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.button import Button
from ui.widgets.paint import width_of, words

HEIGHT = 80
_ICON = 32


class _Note(QWidget):
    """A line that gives way to the buttons: first its short form, then an ellipsis."""

    def __init__(self) -> None:
        super().__init__()
        self._text = self._short = self._icon = ""
        self._role = "brand_700"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, short: str, icon: str, role: str) -> None:
        self._text, self._short, self._icon, self._role = text, short or text, icon, role
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """The form for which there is room."""
        return self._text if width_of(self._text) + _ICON <= self.width() else self._short

    def sizeHint(self) -> QSize:
        return QSize(width_of(self._text) + _ICON, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(90, width_of(self._short) + _ICON), 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = min(width_of(self.shown()), self.width() - _ICON)
        x = self.width() - wide - _ICON
        icons.paint(painter, self._icon, QRectF(x, 4, 22, 22), colour(self._role))
        words(painter, QRectF(x + _ICON, 0, wide, self.height()), self.shown(), ink=colour("muted"))


class ActionBar(QWidget):
    """Signals: back_clicked(), primary_clicked(), secondary_clicked(str) with the key of the button."""

    back_clicked = Signal()
    primary_clicked = Signal()
    secondary_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 2, 33, 0)
        self._row.setSpacing(14)
        self.back = Button("Kembali", "quiet", "arrow-left", size="big")
        self.back.clicked.connect(self.back_clicked)
        self._row.addWidget(self.back)
        self._left = QHBoxLayout()
        self._row.addLayout(self._left, 10)
        self._row.addStretch(1)
        self._note = _Note()
        self._row.addWidget(self._note)
        self._row.addSpacing(14)
        self._secondary: dict[str, Button] = {}
        self.primary = Button("", "primary", size="big")
        self.primary.setMinimumWidth(218)
        self.primary.clicked.connect(self.primary_clicked)
        self._row.addWidget(self.primary)
        self.set_note("")
        self.set_primary("")

    def set_back(self, text: str = "Kembali") -> None:
        """The words of the way back; "" hides it."""
        self.back.set_text(text)
        self.back.setVisible(bool(text))

    def set_primary(self, text: str, icon: str = "arrow-right", kind: str = "primary") -> None:
        """The one deed of this page; "" hides it."""
        self.primary.set_icon(icon, after=True)
        self.primary.set_kind(kind)
        self.primary.set_text(text)
        self.primary.setVisible(bool(text))

    def set_secondary(self, *buttons: tuple[str, str, str]) -> None:
        """Buttons left of the primary one as (key, words, icon); none takes them away."""
        for button in self._secondary.values():
            self._row.removeWidget(button)
            button.hide()  # a queued show would make an orphan a window of its own
            button.setParent(None)
            button.deleteLater()
        self._secondary = {}
        for key, text, icon in buttons:
            button = Button(text, "secondary", icon, size="big")
            button.clicked.connect(lambda _down=False, key=key: self.secondary_clicked.emit(key))
            self._row.insertWidget(self._row.indexOf(self.primary), button)
            self._secondary[key] = button
        self.setTabOrder(self.back, self.primary)

    def secondary(self, key: str) -> Button:
        """The button added under ``key``."""
        return self._secondary[key]

    def set_note(
        self, text: str, icon: str = "information-outline", role: str = "brand_700", *, short: str = ""
    ) -> None:
        """A line left of the buttons, ``short`` where there is little room; "" hides it."""
        self._note.set_text(text, short, icon, role)
        self._note.setVisible(bool(text))

    def set_saved(self, clock: str) -> None:
        """Say when the draft was last saved, e.g. "14.32"."""
        self.set_note(
            f"Draf tersimpan otomatis pukul {clock}", "content-save-check-outline", "ok", short=f"Tersimpan {clock}"
        )

    def note(self) -> str:
        """The line as it is shown now."""
        return self._note.shown()

    def set_left(self, widget: QWidget) -> None:
        """Put ``widget`` (a page strip) between the way back and the note; the bar grows with it."""
        self._left.addWidget(widget)
        self.setFixedHeight(max(HEIGHT, widget.sizeHint().height() + 2, widget.height() + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("line"))
