"""A search field whose answer is one of the finds, never free text."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.field import Field
from ui.widgets.suggestions import Suggestion, SuggestionList


class _GlyphEdit(QLineEdit):
    """A line edit that paints its own glyph, so the colour follows the contrast."""

    def __init__(self, glyph: str, side: str) -> None:
        super().__init__()
        self._glyph, self._side = glyph, side
        self.setProperty(side, "icon")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = 12 if self._side == "lead" else self.width() - 34
        icons.paint(QPainter(self), self._glyph, QRectF(x, self.height() / 2 - 11, 22, 22), colour("brand_700"))


class TypeAhead(Field):
    """Base of region and choice fields: field, list under it, keys, and what counts as chosen.

    Subclasses answer `look(text)` with (finds, heading, note when there are none).
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        optional: bool = False,
        placeholder: str = "",
        glyph: tuple[str, str] = ("magnify", "lead"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._chosen: Suggestion | None = None
        self._list: SuggestionList | None = None
        self.edit = _GlyphEdit(*glyph)
        self.edit.setPlaceholderText(placeholder)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.body.addWidget(self.edit)
        self.left.connect(self.close_list)
        self._describe()

    def look(self, text: str) -> tuple[list[Suggestion], str, str]:
        """Finds for ``text``, their heading, and the sentence when there are none."""
        raise NotImplementedError

    def value(self) -> str:
        return self._chosen.key if self._chosen else ""

    def chosen(self) -> Suggestion | None:
        """The whole find that is chosen."""
        return self._chosen

    def take(self, find: Suggestion | None) -> None:
        """Show ``find`` as the answer without emitting `edited`."""
        self._chosen = find
        self.edit.setText(find.title if find else "")
        self.edit.setCursorPosition(0)
        self.close_list()

    def boxes(self) -> list[QWidget]:
        return [self.edit]

    def suggestions(self) -> SuggestionList | None:
        """The open list, or None."""
        alive = self._list is not None and shiboken6.isValid(self._list)
        return self._list if alive and self._list is not None and self._list.isVisible() else None

    def close_list(self) -> None:
        """Take the list away; what was typed stays until the field is left."""
        shown = self.suggestions()
        if shown is not None:
            shown.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Hide, QEvent.Type.FocusOut):
            self.close_list()
        if kind == QEvent.Type.MouseButtonPress and watched is self.edit and not self.is_locked():
            self._open()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        shown = self.suggestions()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if shown is None:
                self._open()
            else:
                shown.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if shown is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and shown.current():
            self._accept(shown.current())
            return event.key() != Qt.Key.Key_Tab
        return False

    def _typed(self, text: str) -> None:
        if self._chosen is not None and text != self._chosen.title:
            self._chosen = None
            self.edited.emit("")
        self._open()

    def _open(self) -> None:
        text = self.edit.text().strip()
        searching = "" if self._chosen is not None and text == self._chosen.title else text
        finds, heading, note = self.look(searching)
        if not finds and not note:
            self.close_list()
            return
        if self._list is None or not shiboken6.isValid(self._list) or self._list.parent() is not self.window():
            self._list = SuggestionList(self.window())
            self._list.chosen.connect(self._accept)
        self._list.fill(finds, typed=searching, heading=heading, note=note)
        self._list.open_at(self.edit)

    def _accept(self, find: Suggestion | None) -> None:
        if find is not None:
            self.take(find)
            self.edited.emit(self.value())

    def unsettled(self) -> str:
        """What was typed without choosing a find, so that the screen can say what is missing."""
        return "" if self._chosen else self.edit.text().strip()
