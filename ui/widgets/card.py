"""The framed ground on which content stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import IconLabel, Label, restyle


class Card(QFrame):
    """A frame of one ``look``: plain, active, sunken, info, ok, err, warn; content goes into `column`."""

    ring_radius = 12

    def __init__(self, look: str = "plain", margin: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", look)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self.column.setSpacing(8)

    def look(self) -> str:
        """The look it has now."""
        return str(self.property("card"))

    def set_look(self, look: str) -> None:
        """Change the look."""
        if look != self.look():
            self.setProperty("card", look)
            restyle(self)

    def add_heading(self, icon: str, text: str, role: str = "h3") -> Label:
        """A first line with a glyph; returns the words."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(icon))
        label = Label(text, role, wrap=True)
        row.addWidget(label, 1)
        self.column.addLayout(row)
        return label

    def add_item(self, icon: str, title: str, text: str) -> None:
        """A glyph with a bold line and its text under it, as in "Biaya" / "Gratis, Rp0"."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        if title:
            lines.addWidget(Label(title, "h3", wrap=True))
        lines.addWidget(Label(text, wrap=True))
        row.addLayout(lines, 1)
        self.column.addLayout(row)


class FactCard(Card):
    """A muted line and a bold one under it ("Terakhir tersambung" / "Baru saja, 14.33 WIB")."""

    def __init__(self, label: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__("plain", 16, parent)
        self.column.setSpacing(2)
        self._value = Label(value, "h3", wrap=True)
        self.column.addWidget(Label(label, "hint"))
        self.column.addWidget(self._value)

    def set_value(self, text: str) -> None:
        """Change the bold line."""
        self._value.setText(text)
