"""One family to tell: who and which number, what to bring, and the deeds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.labels import Label

_WHO, _DEEDS = 330, 282


@dataclass(frozen=True, slots=True)
class CallData:
    """The words of a row; ``told`` "" until the family was told, ``message`` whether a text may be copied."""

    key: str
    name: str
    phone: str
    about: str
    status: str
    bring: str
    left: str
    told: str
    message: bool


class CallRow(QWidget):
    """A row of the call list. Signals: tell(str) and copy(str) with the key of the row."""

    tell = Signal(str)
    copy = Signal(str)

    def __init__(self, data: CallData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(20)
        row.addWidget(self._who(data))
        row.addLayout(_what(data), 1)
        row.addWidget(self._deeds(data))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), colour("line"))

    def _who(self, data: CallData) -> QWidget:
        box = QWidget()
        box.setFixedWidth(_WHO)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(data.name, "h3", wrap=True))
        column.addWidget(Label(data.phone))
        if data.told:
            column.addWidget(Label(f"Sudah diberi tahu: {data.told}", "hint", wrap=True))
        column.addStretch(1)
        return box

    def _deeds(self, data: CallData) -> QWidget:
        box = QWidget()
        box.setFixedWidth(_DEEDS)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        tell = Button(
            "Kabari lagi" if data.told else "Sudah diberi tahu",
            "quiet" if data.told else "secondary",
            "phone-check-outline",
        )
        tell.setObjectName(f"tell:{data.key}")
        tell.setAccessibleDescription(data.name)
        tell.clicked.connect(lambda: self.tell.emit(data.key))
        column.addWidget(tell, 0, Qt.AlignmentFlag.AlignRight)
        if data.message:
            copy = Button("Salin pesan", "quiet", "message-text-outline")
            copy.setObjectName(f"copy:{data.key}")
            copy.setAccessibleDescription(data.name)
            copy.clicked.connect(lambda: self.copy.emit(data.key))
            column.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return box


class CallCard(Card):
    """The rows of one RT under its name. Signals: tell(str) and copy(str) with the key of a row."""

    tell = Signal(str)
    copy = Signal(str)

    def __init__(self, title: str, calls: list[CallData], parent: QWidget | None = None) -> None:
        super().__init__("plain", 0, parent)
        heading = Label(title, "h3")
        heading.setContentsMargins(20, 12, 20, 10)
        self.column.addWidget(heading)
        self.column.setSpacing(0)
        for data in calls:
            row = CallRow(data)
            row.tell.connect(self.tell)
            row.copy.connect(self.copy)
            self.column.addWidget(row)


def _what(data: CallData) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    top = QHBoxLayout()
    top.setSpacing(12)
    top.addWidget(Chip(data.status))
    if data.left:
        top.addWidget(Label(data.left))
    top.addStretch(1)
    column.addLayout(top)
    column.addWidget(Label(data.bring, wrap=True))
    column.addWidget(Label(data.about, "hint", wrap=True))
    column.addStretch(1)
    return column
