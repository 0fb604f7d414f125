"""A search line with its button, for the dark band of home and the head of a list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.button import Button

_WIDE = 420


class SearchBox(QWidget):
    """Signals: asked(str) by the button or Enter; typed(str) with each change."""

    asked = Signal(str)
    typed = Signal(str)

    def __init__(self, placeholder: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit = QLineEdit()
        self.edit.setProperty("search", True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        self.edit.setFixedWidth(_WIDE)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.edit)
        self.edit.textChanged.connect(self.typed)
        self.edit.returnPressed.connect(self._ask)
        if action:
            button = Button(action, "kunyit", "magnify")
            button.clicked.connect(self._ask)
            row.addWidget(button)
        else:
            glyph = QAction(icons.icon("magnify", colour("muted")), "", self.edit)
            self.edit.addAction(glyph, QLineEdit.ActionPosition.LeadingPosition)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` in."""
        self.edit.setText(text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ask(self) -> None:
        self.asked.emit(self.edit.text().strip())
