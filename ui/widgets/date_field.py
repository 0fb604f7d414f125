"""Date of birth and other dates in three boxes, without a calendar to leaf through."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.date_entry import joined, month_of, opened, read, split, spoken
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.part_box import part_box, under_its_name

_BOXES = (("Tanggal", 64, 2), ("Bulan", 64, 9), ("Tahun", 96, 4))


class DateField(Field):
    """Three boxes. `value()` is ISO text; an unfinished or impossible date stays as typed ("31/2/1995").

    ``today`` gives the age in the live line and the quick buttons (``quick``: "Hari ini", "Kemarin").
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        optional: bool = False,
        today: Callable[[], date] | None = None,
        quick: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._today = today
        self._edits: list[QLineEdit] = []
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(10)
        for index, (name, width, longest) in enumerate(_BOXES):
            row.addLayout(self._box(index, name, width, longest))
        if quick and today is not None:
            for words, back in (("Hari ini", 0), ("Kemarin", 1)):
                button = Button(words, "quiet")
                button.clicked.connect(lambda _down=False, back=back: self._take(back))
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.body.addLayout(row)
        self._live = Label("", "hint")
        self._live.hide()
        self.body.addWidget(self._live)
        self._describe()

    def value(self) -> str:
        return joined(self._parts())

    def set_value(self, text: str) -> None:
        for edit, part in zip(self._edits, opened(text), strict=True):
            edit.setText(part)
        self._say()

    def set_warned(self, warned: bool) -> None:
        """The warning card says the date itself, so the live line makes room for it."""
        super().set_warned(warned)
        self._say()

    def boxes(self) -> list[QWidget]:
        return list(self._edits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste into any box fills all; backspace in an empty box goes back; separators go on."""
        if event.type() == QEvent.Type.FocusOut and watched is self._edits[1]:
            self._settle_month()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self._edits.index(watched) if isinstance(watched, QLineEdit) else -1
            if index >= 0 and self._key(index, event):
                return True
        return super().eventFilter(watched, event)

    def _box(self, index: int, name: str, width: int, longest: int) -> QVBoxLayout:
        edit = part_box(self.label(), name, width, longest)
        edit.installEventFilter(self)
        edit.textEdited.connect(lambda text, index=index: self._typed(index, text))
        self._edits.append(edit)
        return under_its_name(name, edit)

    def _key(self, index: int, event: QKeyEvent) -> bool:
        edit = self._edits[index]
        if event.matches(QKeySequence.StandardKey.Paste):
            found = split(QApplication.clipboard().text())
            if found:
                self._fill(joined(found))
                return True
        if event.key() == Qt.Key.Key_Backspace and not edit.text() and index > 0:
            self._edits[index - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
            self._edits[index - 1].end(False)
            return True
        if event.text() in {"/", "-", ".", " "} and edit.text() and index < 2:
            self._go(index + 1)
            return True
        return False

    def _typed(self, index: int, text: str) -> None:
        if index != 1:
            digits = "".join(char for char in text if char.isdigit())
            if digits != text:
                self._edits[index].setText(digits)
                text = digits
        full = len(text) == 2 and text.isdigit()
        letters = index == 1 and len(text) >= 3 and not text.isdigit() and month_of(text)
        if letters:
            self._settle_month()
        if index < 2 and (full or letters):
            self._go(index + 1)
        self._say()
        self.edited.emit(self.value())

    def _settle_month(self) -> None:
        """Letters become the number as soon as they name one month."""
        number = month_of(self._edits[1].text())
        if number and number != self._edits[1].text():
            self._edits[1].setText(number)

    def _go(self, index: int) -> None:
        self._edits[index].setFocus(Qt.FocusReason.TabFocusReason)
        self._edits[index].selectAll()

    def _take(self, back: int) -> None:
        if self._today is not None:
            self._fill((self._today() - timedelta(days=back)).isoformat())

    def _fill(self, text: str) -> None:
        self.set_value(text)
        self._edits[2].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.value())

    def _parts(self) -> tuple[str, str, str]:
        day, month, year = (edit.text().strip() for edit in self._edits)
        return day, month, year

    def _say(self) -> None:
        found = read(self._parts())
        today = self._today() if self._today is not None else None
        self._live.setText(spoken(found, today) if found else "")
        self._live.setVisible(found is not None and not self._warned)
