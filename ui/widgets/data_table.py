"""A small table that is only read: headings, texts at the left, numbers at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.labels import Label, Rule

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DataTable(QWidget):
    """Rows of words; the first column takes the room that the numbers leave."""

    def __init__(
        self, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"Tabel: {title}")
        self.setAccessibleDescription("; ".join(", ".join(row) for row in rows))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate(headings):
            grid.addWidget(_cell(heading, "h3", column), 0, column)
        for number, row in enumerate(rows):
            line = 1 + 2 * number
            grid.addWidget(Rule(), line, 0, 1, len(headings))
            for column, text in enumerate(row):
                grid.addWidget(_cell(text, "body", column), line + 1, column)


def _cell(text: str, role: str, column: int) -> Label:
    label = Label(text, role, wrap=column == 0)
    label.setAlignment(_RIGHT if column else _LEFT)
    return label
