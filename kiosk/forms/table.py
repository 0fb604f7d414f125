"""A table of a form: columns with a heading and a number, one line of boxes for each person. Millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.forms.elements import SMALL, Element
from kiosk.forms.pen import GREY, Pen, fitted

ROW = 6.4

_HEAD_LINE = 2.7
_NUMBER = 3.4
_HEAD_SIZE = 6.2
_VALUE_SIZE = 7.4
_LEADING = 2.7


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its words, its share of the width, the number under it on the official sheet, and what spans it.

    Columns beside each other with the same ``over`` stand under one common heading.
    """

    title: str
    share: float
    number: str = ""
    over: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table(Element):
    """``rows`` of texts under ``columns``; each text takes at most two lines of its box."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    head_lines: int = 2

    def height(self, width: float) -> float:
        return self._head + len(self.rows) * ROW + 1.2

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        widths = self._widths(width)
        self._draw_head(pen, (at[0], at[1] + 0.6), widths)
        y = at[1] + 0.6 + self._head
        for row in self.rows:
            x = at[0]
            for column, text, wide in zip(self.columns, row, widths, strict=True):
                pen.rect((x, y), wide, ROW)
                _write(pen, (x, y), text, wide, centred=column.centred)
                x += wide
            y += ROW

    @property
    def _spanned(self) -> bool:
        return any(column.over for column in self.columns)

    @property
    def _head(self) -> float:
        numbers = _NUMBER if any(column.number for column in self.columns) else 0
        return self._words + (_HEAD_LINE + 1.4 if self._spanned else 0) + numbers

    @property
    def _words(self) -> float:
        return self.head_lines * _HEAD_LINE + 1.6

    def _widths(self, width: float) -> list[float]:
        whole = sum(column.share for column in self.columns)
        return [width * column.share / whole for column in self.columns]

    def _draw_head(self, pen: Pen, at: tuple[float, float], widths: Sequence[float]) -> None:
        span = _HEAD_LINE + 1.4 if self._spanned else 0
        x = at[0]
        for place, (column, wide) in enumerate(zip(self.columns, widths, strict=True)):
            top = at[1] + (span if column.over else 0)
            tall = self._words + (0 if column.over else span)
            pen.rect((x, top), wide, tall, fill=0.92)
            _head_words(pen, (x, top), column.title, (wide, tall), self.head_lines)
            if column.over and (place == 0 or self.columns[place - 1].over != column.over):
                self._draw_span(pen, (x, at[1]), place, widths)
            if column.number:
                below = at[1] + span + self._words
                pen.rect((x, below), wide, _NUMBER)
                pen.text((x + wide / 2, below + 2.5), column.number, 5.4, align="centre", grey=GREY)
            x += wide

    def _draw_span(self, pen: Pen, at: tuple[float, float], place: int, widths: Sequence[float]) -> None:
        over = self.columns[place].over
        wide = 0.0
        for column, share in zip(self.columns[place:], widths[place:], strict=True):
            if column.over != over:
                break
            wide += share
        tall = _HEAD_LINE + 1.4
        pen.rect(at, wide, tall, fill=0.88)
        pen.text((at[0] + wide / 2, at[1] + 2.9), over, _HEAD_SIZE, bold=True, align="centre", width=wide - 2)


def _head_words(pen: Pen, at: tuple[float, float], title: str, size: tuple[float, float], most: int) -> None:
    wide, tall = size
    lines, points = fitted(title, _HEAD_SIZE, wide - 1.2, most)
    first = at[1] + tall / 2 - (len(lines) - 1) * _HEAD_LINE / 2 + 0.8
    place = (at[0] + wide / 2, first)
    pen.lines(place, lines, points, leading=_HEAD_LINE, bold=True, align="centre", width=wide - 1.2)


def _write(pen: Pen, at: tuple[float, float], text: str, wide: float, *, centred: bool) -> None:
    if not text:
        return
    room = wide - 1.6
    lines, points = fitted(text, _VALUE_SIZE, room, 1)
    if points < SMALL:
        lines, points = fitted(text, SMALL, room, 2)
    first = at[1] + ROW / 2 + 1 - (len(lines) - 1) * _LEADING / 2
    place = (at[0] + wide / 2 if centred else at[0] + 0.8, first)
    pen.lines(place, lines, points, leading=_LEADING, align="centre" if centred else "left", width=room)
