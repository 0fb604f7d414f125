"""One small box of several that make a value together: day, month, year, hour, minute."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.widgets.labels import Label


def part_box(whole: str, name: str, width: int, longest: int) -> QLineEdit:
    """An empty box of ``width`` px for at most ``longest`` letters; a reader hears "``whole``, ``name``"."""
    edit = QLineEdit()
    edit.setFixedWidth(width)
    edit.setMaxLength(longest)
    edit.setProperty("box", "part")
    edit.setProperty("own_name", True)
    edit.setAccessibleName(f"{whole}, {name}")
    edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return edit


def under_its_name(name: str, edit: QLineEdit) -> QVBoxLayout:
    """The box with its small name above."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Label(name, "hint"))
    column.addWidget(edit)
    return column
