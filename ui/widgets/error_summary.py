"""What must be mended on this page, in the order of the fields, each a link to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import IconLabel, Label

_TALL = 50


class ErrorSummary(Card):
    """A red card, hidden while there is nothing to mend. With one error the whole card, 54 px high, is its link.

    Signals: link_clicked(str) with the path of a field; escaped() on Esc (the focus goes back).
    """

    link_clicked = Signal(str)
    escaped = Signal()

    ring_radius = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("err", 20, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.column.setContentsMargins(18, 0, 12, 0)
        sign = IconLabel("alert-circle", "err")
        sign.setFixedHeight(_TALL)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._title = Label("", "h3")
        self._links = QWidget()
        self._flow = FlowLayout(0, self._links)
        row.addWidget(self._links, 1)
        self._flow.addWidget(self._title)
        self.column.addLayout(row)
        self._buttons: list[Button] = []
        self._paths: list[str] = []
        self.hide()

    def set_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Show (path, label) pairs in page order; an empty list hides the card."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()  # a queued show would make an orphan a window of its own
            button.setParent(None)
            button.deleteLater()
        self._paths = [path for path, _label in errors]
        told = f"Ada {len(errors)} isian yang perlu diperbaiki:"
        self._title.setText(told)
        self._title.setFixedHeight(_TALL)
        self._buttons = [self._link(path, label) for path, label in errors]
        self.setAccessibleName(" ".join([told, ", ".join(label for _path, label in errors)]))
        self.setVisible(bool(errors))

    def paths(self) -> list[str]:
        """The fields named now."""
        return list(self._paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and self._paths:
            self.link_clicked.emit(self._paths[0])
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if len(self._paths) == 1:
            self.link_clicked.emit(self._paths[0])
            return
        super().mousePressEvent(event)

    def _link(self, path: str, label: str) -> Button:
        button = Button(label, "link")
        button.clicked.connect(lambda _down=False, path=path: self.link_clicked.emit(path))
        button.setFixedHeight(_TALL)
        self._flow.addWidget(button)
        button.show()
        return button
