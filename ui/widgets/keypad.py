"""Digits for fingers, docked at the right while a number is filled in by touch."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import CENTRE, box, words
from ui.widgets.pressable import Pressable

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace-outline", "0", "check-bold")
_NAMES = {"backspace-outline": "Hapus satu angka", "check-bold": "Isian berikutnya"}


class _Key(Pressable):
    """One key, 84 x 58; it never takes the focus from the field."""

    ring_radius = 10

    def __init__(self, face: str) -> None:
        super().__init__(_NAMES.get(face, face))
        self._face = face
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(84, 58)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        deed = self._face in _NAMES
        ground = {"down": "brand_100", "hover": "brand_50"}.get(self.phase(), "sunken" if deed else "surface")
        whole = QRectF(self.rect())
        box(painter, whole, 10, fill=colour(ground), line=colour("ctl"), width=tokens().edge)
        if deed:
            icons.paint(painter, self._face, QRectF(30, 17, 24, 24), colour("ink"))
        else:
            words(painter, whole, self._face, px=24, weight=600, align=CENTRE)


class Keypad(QWidget):
    """3 x 4 keys that type into whatever has the focus. Signals: next_asked() by the tick."""

    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._keys: dict[str, _Key] = {}
        for place, face in enumerate(_KEYS):
            key = _Key(face)
            key.clicked.connect(lambda _down=False, face=face: self._press(face))
            grid.addWidget(key, place // 3, place % 3)
            self._keys[face] = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def key(self, face: str) -> Pressable:
        """The key of a digit, "backspace-outline" or "check-bold"."""
        return self._keys[face]

    def _press(self, face: str) -> None:
        if face == "check-bold":
            self.next_asked.emit()
            return
        target = QApplication.focusWidget()
        if target is None:
            return
        back = face == "backspace-outline"
        code = Qt.Key.Key_Backspace if back else Qt.Key(Qt.Key.Key_0 + int(face))
        text = "" if back else face
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(target, event)
