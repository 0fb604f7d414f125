"""One figure of a report: its name, the number large, and one line that says of what it is."""

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.labels import Label


class FigureCard(Card):
    """As wide as its column; read aloud as one sentence."""

    def __init__(self, label: str, value: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__("plain", 14, parent)
        self.column.setSpacing(0)
        self.column.addWidget(Label(label, "hint", wrap=True))
        self.column.addWidget(Label(value, "h1" if len(value) <= _LARGE else "h2", wrap=True))
        self.column.addWidget(Label(note, "hint", wrap=True))
        self.column.addStretch(1)
        self.setAccessibleName(f"{label}: {value}, {note}")


_LARGE = 10
