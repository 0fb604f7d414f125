"""One choice as a wide row: mark, glyph, words, hint and a tag."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import CENTRE, box, height_of, radio, square, width_of, words
from ui.widgets.worded_row import WordedRow

# Qt asks for the height at width 0 too, where every word would stand on its own line.
_NARROWEST, _USUAL = 200, 320


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its ``key``, words, and if wanted a hint line, a glyph and a tag ("Paling sering")."""

    key: str
    text: str
    hint: str = ""
    icon: str = ""
    tag: str = ""


class OptionRow(WordedRow):
    """A row of 54 px, 62 with a hint, 72 when ``tall``; words that do not fit make it taller.

    Checkable; with ``multi`` it shows a square mark and can be switched off again.
    """

    def __init__(
        self, option: Option, *, multi: bool = False, tall: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(option.text, parent)
        self.option = option
        self._multi, self._tall = multi, tall
        self.setCheckable(True)
        self.setAccessibleDescription(" ".join(part for part in (option.hint, option.tag) if part))

    def nextCheckState(self) -> None:
        """A radio row never switches itself off."""
        self.setChecked(not self.isChecked() if self._multi else True)

    def heightForWidth(self, width: int) -> int:
        least = 72 if self._tall else (62 if self.option.hint else 54)
        return max(least, self._lines(width if width >= _NARROWEST else _USUAL) + (22 if self._tall else 10))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 160 else 480
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        hovered = self.phase() in ("hover", "down")
        fill = colour("brand_50") if chosen or hovered else colour("surface")
        edge = tokens().selected_edge if chosen else 2
        line = colour("brand_700") if chosen else colour("line" if tokens().edge == 1 else "ctl")
        box(painter, QRectF(self.rect()), 8, fill=fill, line=line, width=edge)
        middle = QPointF(30, self.height() / 2)
        if self._multi:
            square(painter, middle, checked=chosen)
        else:
            radio(painter, middle, checked=chosen)
        if self.option.icon:
            glyph = QRectF(56, self.height() / 2 - 14, 28, 28)
            icons.paint(painter, self.option.icon, glyph.adjusted(1, 1, -1, -1), colour("brand_700"))
        self._text(painter)

    def _left(self) -> int:
        return 96 if self.option.icon else 58

    def _lines(self, width: int) -> int:
        room = width - self._left() - 16
        tall = max(24, height_of(self.option.text, room - self._tag_width(), 18, 600))
        return tall + (height_of(self.option.hint, room) if self.option.hint else 0)

    def _tag_width(self) -> int:
        return width_of(self.option.tag, 18, 600) + 38 if self.option.tag else 0

    def _text(self, painter: QPainter) -> None:
        weight = 600 if self.isChecked() else 400
        room = self.width() - self._left() - 16
        block = self._lines(self.width())
        top = (self.height() - block) / 2
        tall = max(24, height_of(self.option.text, room - self._tag_width(), 18, 600))
        where = QRectF(self._left(), top, room - self._tag_width(), tall)
        words(painter, where, self.option.text, weight=weight, wrap=True)
        if self.option.tag:
            end = min(width_of(self.option.text, 18, weight), int(where.width()))
            tag = QRectF(self._left() + end + 12, top - 1, self._tag_width() - 14, 27)
            box(painter, tag, 13, fill=colour("brand_100"))
            words(painter, tag, self.option.tag, weight=600, ink=colour("brand_900"), align=CENTRE)
        if self.option.hint:
            below = QRectF(self._left(), top + tall, room, block - tall + 2)
            words(painter, below, self.option.hint, ink=colour("muted"), wrap=True)
