"""A question with up to nine answers, one or several of which are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.option_row import Option, OptionRow

_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class OptionList(Field):
    """Rows of choices. `value()` is the chosen key, or with ``multi`` the keys joined by commas.

    Arrows move the focus (and with one answer also the choice), digits 1-9 choose, Space confirms.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        hint: str = "",
        optional: bool = False,
        multi: bool = False,
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._multi, self._tall = multi, tall
        self._rows: list[OptionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        if not label:
            self._label.hide()
            self.body.setContentsMargins(0, 0, 0, 0)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Put new choices in place of the old ones; nothing is chosen then."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()  # a queued show would make an orphan a window of its own
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        for option in options:
            row = OptionRow(option, multi=self._multi, tall=self._tall)
            row.setProperty("own_name", True)
            row.installEventFilter(self)
            row.clicked.connect(lambda _down=False, row=row: self._choose(row))
            self._column.addWidget(row)
            self._rows.append(row)
        self._order_focus()

    def rows(self) -> list[OptionRow]:
        """The rows in order."""
        return list(self._rows)

    def value(self) -> str:
        return ",".join(row.option.key for row in self._rows if row.isChecked())

    def set_value(self, text: str) -> None:
        wanted = set(text.split(",")) if text else set()
        for row in self._rows:
            row.setChecked(row.option.key in wanted)
        self._order_focus()

    def boxes(self) -> list[QWidget]:
        chosen = [row for row in self._rows if row.isChecked()]
        others = [row for row in self._rows if not row.isChecked()]
        return list(self._rows) if self._multi else [*chosen, *others]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = next((one for one in self._rows if one is watched), None)
            if row is not None and self._key(row, event):
                return True
        return super().eventFilter(watched, event)

    def _describe(self) -> None:
        """Rows keep their own words; the question is told with the first one."""
        for row in getattr(self, "_rows", []):
            parts = (self.label(), self.error(), row.option.hint, row.option.tag)
            row.setAccessibleDescription(". ".join(part for part in parts if part))

    def _key(self, row: OptionRow, event: QKeyEvent) -> bool:
        place = self._rows.index(row)
        if event.key() in (*_FORWARD, *_BACK):
            step = 1 if event.key() in _FORWARD else -1
            self._move((place + step) % len(self._rows))
            return True
        if event.text().isdigit() and event.text() != "0" and int(event.text()) <= len(self._rows):
            target = self._rows[int(event.text()) - 1]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.click()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._multi and not self.value():
                row.click()
            event.ignore()
            return False if event.modifiers() else self._pass_on(event)
        return False

    def _pass_on(self, event: QKeyEvent) -> bool:
        """Enter goes to the next field, which the page does; it must not press the row."""
        page = self.parentWidget()
        if page is not None:
            page.keyPressEvent(event)
        return True

    def _move(self, place: int) -> None:
        target = self._rows[place]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._multi:
            target.click()

    def _choose(self, row: OptionRow) -> None:
        if not self._multi:
            for other in self._rows:
                other.setChecked(other is row)
        self._order_focus()
        self.edited.emit(self.value())

    def _order_focus(self) -> None:
        """Tab enters a list of one answer once, at the chosen row; arrows move inside."""
        if self._multi or not self._rows:
            return
        entry = next((row for row in self._rows if row.isChecked()), self._rows[0])
        for row in self._rows:
            wanted = Qt.FocusPolicy.StrongFocus if row is entry else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(wanted)


class TickRow(OptionList):
    """One statement with a tick ("Tidak punya NIK"). `value()` is "ya" or ""."""

    def __init__(self, text: str, *, hint: str = "", tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", [Option("ya", text, hint)], multi=True, tall=tall, parent=parent)

    def is_ticked(self) -> bool:
        """Whether the tick is set."""
        return self.value() == "ya"
