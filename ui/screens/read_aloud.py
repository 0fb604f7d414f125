"""The script that a clerk reads aloud, over the page."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.models.case import CaseModel
from ui.models.read_aloud import script
from ui.widgets.labels import Label
from ui.widgets.modal import Modal

_TALL = 480


def read_aloud(window: QWidget, model: CaseModel) -> Modal:
    """Open the script of the case."""
    modal = Modal(window, "Bacakan kepada pelapor dan saksi", "Sudah dibacakan", cancel="", width=720)
    modal.setObjectName("read-aloud")
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(6)
    for title, words in script(model):
        if title:
            column.addWidget(Label(title, "h3"))
        column.addWidget(Label(words, wrap=True))
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setFixedHeight(_TALL)
    scroll.setWidget(inside)
    for part in (scroll.viewport(), inside):
        part.setAutoFillBackground(False)
    modal.content.addWidget(scroll)
    modal.accepted.connect(modal.close_modal)
    modal.open()
    return modal
