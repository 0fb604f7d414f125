"""Time of day in two boxes with the zone as words."""

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.part_box import part_box, under_its_name


def clock_text(hour: str, minute: str) -> str:
    """Give "HH:MM" when both are a time, "" when both are empty, else what stands there ("25:7")."""
    if not hour and not minute:
        return ""
    if hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
        return f"{int(hour):02d}:{int(minute):02d}"
    return f"{hour}:{minute}"


class TimeField(Field):
    """Two boxes and the zone ("WIB"). `value()` is "HH:MM"."""

    def __init__(
        self, label: str, *, hint: str = "", optional: bool = False, zone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._edits: list[QLineEdit] = []
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(10)
        for index, name in enumerate(("Jam", "Menit")):
            row.addLayout(self._box(index, name))
        self._zone = Label(zone, "hint")
        self._zone.setFixedHeight(54)
        row.addWidget(self._zone, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.body.addLayout(row)
        self._describe()

    def set_zone(self, zone: str) -> None:
        """The zone's short name, known from the region."""
        self._zone.setText(zone)

    def value(self) -> str:
        return clock_text(self._edits[0].text(), self._edits[1].text())

    def set_value(self, text: str) -> None:
        pieces = ([*re.split(r"[:.]", text), "", ""])[:2] if text else ["", ""]
        for edit, part in zip(self._edits, pieces, strict=True):
            edit.setText(part)

    def boxes(self) -> list[QWidget]:
        return list(self._edits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._edits[1] and event.key() == Qt.Key.Key_Backspace and not self._edits[1].text():
                self._edits[0].setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
            if watched is self._edits[0] and event.text() in {":", "."} and self._edits[0].text():
                self._to_minutes()
                return True
        return super().eventFilter(watched, event)

    def _box(self, index: int, name: str) -> QVBoxLayout:
        edit = part_box(self.label(), name, 64, 2)
        edit.installEventFilter(self)
        edit.textEdited.connect(lambda text, index=index: self._typed(index, text))
        self._edits.append(edit)
        return under_its_name(name, edit)

    def _typed(self, index: int, text: str) -> None:
        digits = "".join(char for char in text if char.isdigit())
        if digits != text:
            self._edits[index].setText(digits)
        if index == 0 and len(digits) == 2:
            self._to_minutes()
        self.edited.emit(self.value())

    def _to_minutes(self) -> None:
        self._edits[1].setFocus(Qt.FocusReason.TabFocusReason)
        self._edits[1].selectAll()
