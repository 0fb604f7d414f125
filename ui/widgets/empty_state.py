"""What a list says when there is nothing in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.labels import IconLabel, Label


class EmptyState(QWidget):
    """Icon, heading, one sentence and at most one button. Signals: acted()."""

    acted = Signal()

    def __init__(self, icon: str, title: str, text: str = "", action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centred = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "muted", 48), 0, centred)
        heading = Label(title, "h2", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(heading)
        if text:
            sentence = Label(text, "hint", wrap=True)
            sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(sentence)
        self.button = Button(action, "primary")
        if not action:
            self.button.hide()  # and never shown here: without a parent yet it would be a window of its own
        self.button.clicked.connect(self.acted)
        column.addWidget(self.button, 0, centred)
        column.addStretch(1)
