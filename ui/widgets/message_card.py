"""A message of at most two sentences, with its tone in icon, words and then colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label

_TONES = {
    "info": ("information-outline", "brand_700"),
    "ok": ("check-circle", "ok"),
    "warn": ("alert", "warn_line"),
    "err": ("alert-circle", "err"),
    "sunken": ("history", "muted"),
}


class MessageCard(Card):
    """``tone``: info, ok, warn, err, sunken. Title optional; one button optional.

    Signals: acted() when the button is pressed.
    """

    acted = Signal()

    def __init__(
        self,
        tone: str,
        text: str = "",
        *,
        title: str = "",
        icon: str = "",
        action: str = "",
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone, 18, parent)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._icon = IconLabel(*_TONES[tone])
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        self._title = Label(title, "h3", wrap=True)
        self._text = Label(text, wrap=True, rich=rich)
        lines.addWidget(self._title)
        lines.addWidget(self._text)
        row.addLayout(lines, 1)
        self._button = Button(action, "danger" if tone == "err" else "secondary")
        self._button.clicked.connect(self.acted)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.set_message(tone, text, title=title, icon=icon, action=action)

    def set_message(self, tone: str, text: str, *, title: str = "", icon: str = "", action: str = "") -> None:
        """Say something else."""
        self.set_look(tone)
        glyph, role = _TONES[tone]
        self._icon.set_icon(icon or glyph, role)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.set_text(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
