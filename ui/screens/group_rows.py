"""Below the last questions of a row: another row, this one out, and the one taken out before back again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.group_part import GroupPart
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard


class GroupRows(QWidget):
    """Hidden on pages that do not repeat.

    Signals:
        moved: The rows differ; carries the place to show next.
    """

    moved = Signal(str)

    def __init__(self, model: GroupPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.undo = MessageCard("sunken", icon="history")
        self.undo.setObjectName("restore-row")
        self.undo.acted.connect(lambda: model.restore(self.moved.emit))
        column.addWidget(self.undo)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.add = Button("", "secondary", "plus")
        self.add.setObjectName("add-row")
        self.add.clicked.connect(lambda: model.add(self.moved.emit))
        self.remove = Button("", "quiet", "trash-can-outline")
        self.remove.setObjectName("remove-row")
        self.remove.clicked.connect(lambda: model.remove(self.moved.emit))
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Offer what is possible now."""
        model = self._model
        self.setVisible(model.here)
        if not model.here:
            return
        self.add.set_text(model.add_words)
        self.add.setVisible(model.may_add)
        self.remove.set_text(model.remove_words)
        self.remove.setVisible(model.may_remove)
        gone = model.removed_words
        self.undo.set_message("sunken", gone, action="Urungkan" if gone else "")
        self.undo.setVisible(bool(gone))
