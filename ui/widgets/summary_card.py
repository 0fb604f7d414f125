"""One block of the review: what was filled in, read aloud line by line, and the way back to change it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label, Rule

_LABEL_WIDTH = 134


class SummaryCard(Card):
    """Title, rows of label and value, notes. Signals: edit_clicked()."""

    edit_clicked = Signal()

    def __init__(
        self, title: str, *, action: str = "Ubah", icon: str = "pencil-outline", parent: QWidget | None = None
    ) -> None:
        super().__init__("plain", 20, parent)
        self.column.setContentsMargins(20, 6, 12, 14)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(title, "h2"), 1)
        self.button = Button(action, "quiet", icon)
        self.button.setAccessibleName(f"{action} {title}")
        if not action:
            self.button.hide()
        self.button.clicked.connect(self.edit_clicked)
        head.addWidget(self.button)
        self.column.addLayout(head)
        self.column.addWidget(Rule())
        self.column.addSpacing(8)
        self._shown: list[Label] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def set_rows(self, rows: Sequence[tuple[str, str]], strong: Sequence[str] = ("Nama",)) -> None:
        """Show (label, value) pairs; values whose label is in ``strong`` are bold."""
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()  # a queued show would make an orphan a window of its own
            old.setParent(None)
            old.deleteLater()
        self._shown = []
        for line, (name, value) in enumerate(rows):
            label = Label(name, "hint", wrap=True)
            label.setMaximumWidth(_LABEL_WIDTH + 20)
            shown = Label(value, "h3" if name in strong else "body", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, line, 1)
            self._shown += [label, shown]

    def add_note(self, text: str) -> None:
        """A confirmed warning, kept in its block so that it is read aloud too."""
        note = Card("warn", 14)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("alert", "warn_line"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, wrap=True), 1)
        note.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addWidget(note)

    def add_body(self, widget: QWidget) -> None:
        """Something else than rows, such as the tiles of the documents."""
        self.column.addWidget(widget)
