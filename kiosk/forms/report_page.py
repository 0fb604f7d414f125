"""Setting a report on A4 pages: headings, paragraphs, figures, tables and bar plots that flow from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from kiosk.forms.paper_size import A4
from kiosk.forms.pen import GREY, Pen, width_of, wrapped
from kiosk.forms.report_model import Cell, Figure, Table
from kiosk.forms.report_numbers import cell, number

LEFT = 18.0
INNER = A4.width - 2 * LEFT
_TOP, _END = 20.0, A4.height - 20.0
_BODY = 9.0
_LEADING = 4.4
_PAD = 1.6
_ROW = 3.9
_SPARE, _TIGHT = 2.2, 0.6
_BAR = 0.3
_BAND = 0.93

Mark = Callable[[Pen, tuple[float, float]], None]


class Flow:
    """Writes downwards and begins a new page when something does not fit; a row or a plot is never cut in two.

    ``pages`` is how many there are in all, for the foot of each; 0 while that is being found out. ``tight`` sets rows
    closer, for a report that may have only so many pages.
    """

    def __init__(
        self, title: str, foot: str, pages: int = 0, *, watermark: str = "", tight: bool = False
    ) -> None:  # fmt: skip
        self.pen = Pen(A4.width, A4.height, title=title)
        self.y = _TOP
        self.page = 0
        self._foot, self._pages, self._watermark = foot, pages, watermark
        self._spare = _TIGHT if tight else _SPARE
        self._begin()

    def finish(self) -> bytes:
        """The whole document."""
        self.pen.next_page()
        return self.pen.finish()

    def room(self, tall: float) -> None:
        """Go to the next page unless ``tall`` millimetres are left on this one."""
        if self.y + tall > _END:
            self.pen.next_page()
            self.y = _TOP
            self._begin()

    def gap(self, tall: float) -> None:
        """Leave some space."""
        self.y += tall

    def heading(self, text: str, *, follows: float = 24.0) -> None:
        """A heading that keeps at least ``follows`` millimetres of what it heads."""
        self.room(8 + follows)
        self.y += 8
        self.pen.text((LEFT, self.y), text, 11.5, bold=True, width=INNER)
        self.y += 2.5

    def paragraph(self, text: str, *, size: float = _BODY, grey: float = 0.0, indent: float = 0.0) -> None:
        """Running text."""
        for line in wrapped(text, size, INNER - indent):
            self.room(_LEADING)
            self.y += _LEADING * size / _BODY
            self.pen.text((LEFT + indent, self.y), line, size, grey=grey)

    def figures(self, figures: Sequence[Figure], *, across: int = 4) -> None:
        """Figures in boxes, ``across`` of them in a row."""
        wide = (INNER - (across - 1) * 3) / across
        for start in range(0, len(figures), across):
            self.room(24)
            for place, figure in enumerate(figures[start : start + across]):
                x = LEFT + place * (wide + 3)
                self.pen.rect((x, self.y + 2), wide, 20, grey=0.6)
                self.pen.text((x + 2.5, self.y + 6.6), figure.label, 7.4, grey=0.25, width=wide - 5)
                self.pen.text((x + 2.5, self.y + 14), figure.value, 13, bold=True, width=wide - 5)
                self.pen.text((x + 2.5, self.y + 19), figure.note, 6.8, grey=GREY, width=wide - 5)
            self.y += 23

    def table(
        self, table: Table, shares: Sequence[float], marks: dict[tuple[int, int], Mark] | None = None,
        *, wide: float = INNER,
    ) -> None:  # fmt: skip
        """The rows under their headings, which are repeated on a new page; ``shares`` are widths of columns in parts.

        ``marks`` are drawn into cells, named by row and column.
        """
        widths = [wide * share / sum(shares) for share in shares]
        right = _right(table)
        note = wrapped(table.note, 7.4, INNER) if table.note else []
        self._row(table.headings, widths, bold=True, right=right)
        for place, row in enumerate(table.rows):
            own = {column: mark for (line, column), mark in (marks or {}).items() if line == place}
            page = self.page
            # The note stays with the last row.
            self.room(
                _tall(row, widths) + self._spare + (len(note) * _LEADING + 1 if place == len(table.rows) - 1 else 0)
            )
            if self.page != page:
                self._row(table.headings, widths, bold=True, right=right)
            self._row(row, widths, right=right, marks=own)
        if note:
            self.y += 0.8
            self.paragraph(table.note, size=7.4, grey=GREY)

    def bars(self, table: Table) -> None:
        """Horizontal bars for the plotted column, each with its name and its value in digits."""
        found = table.plotted
        most = max((value for _, value in found), default=0)
        if not most:
            return
        self.room(4 + 6 * len(found))
        self.y += 2.5
        for (name, value), figure in zip(found, _figures(table), strict=True):
            self.pen.text((LEFT, self.y + 3.6), name, 8, width=58)
            long = (INNER - 80) * value / most
            self.pen.rect((LEFT + 60, self.y + 0.6), max(long, 0.4), 4, grey=_BAR, fill=_BAR)
            self.pen.text((LEFT + 62 + long, self.y + 3.8), figure, 8, bold=True)
            self.y += 6

    def _row(
        self, row: Sequence[Cell], widths: Sequence[float], *, bold: bool = False, right: frozenset[int],
        marks: dict[int, Mark] | None = None,
    ) -> None:  # fmt: skip
        lines = _lines(row, widths, bold=bold)
        tall = _tall(row, widths, bold=bold) + self._spare
        self.room(tall)
        if bold:
            self.pen.rect((LEFT, self.y + 0.4), sum(widths), tall, grey=_BAND, fill=_BAND)
        x = LEFT
        for place, (one, wide) in enumerate(zip(lines, widths, strict=True)):
            shift = 0.0
            if marks and place in marks:
                marks[place](self.pen, (x + _PAD, self.y + 0.3 + self._spare / 2))
                shift = 4.6
            at, align = (x + wide - _PAD, "right") if place in right else (x + _PAD + shift, "left")
            self.pen.lines(
                (at, self.y + 4.2), one, 8, leading=_ROW, bold=bold, align=align, width=wide - 2 * _PAD - shift
            )
            x += wide
        self.y += tall
        self.pen.rule((LEFT, self.y + 0.4), (LEFT + sum(widths), self.y + 0.4), grey=0.8)

    def _begin(self) -> None:
        self.page += 1
        if self._watermark:
            self.pen.watermark(self._watermark)
        self.pen.rule((LEFT, A4.height - 16), (LEFT + INNER, A4.height - 16), grey=0.6)
        self.pen.text((LEFT, A4.height - 12), self._foot, 7, grey=GREY, width=INNER - 34)
        self.pen.text(
            (LEFT + INNER, A4.height - 12), f"Halaman {self.page} dari {self._pages}", 7, bold=True, align="right"
        )


def set_twice(write: Callable[[int, bool], Flow], *, most: int = 0) -> bytes:
    """What ``write(pages, tight)`` makes: once to count the pages, once more with their number at each foot.

    With ``most`` it is set tight when it would have more pages than that.
    """
    pages = write(0, False).page
    tight = bool(most) and pages > most
    if tight:
        pages = write(0, True).page
    return write(pages, tight).finish()


def arrow(up: bool | None) -> Mark:  # noqa: FBT001 - one of three pictures
    """A small arrow up or down, or a dash for a figure that stays."""

    def draw(pen: Pen, at: tuple[float, float]) -> None:
        x, y = at[0], at[1]
        if up is None:
            pen.rule((x, y + 1.6), (x + 2.6, y + 1.6), grey=0, thick=0.5)
            return
        tip, tail = (y, y + 3.2) if up else (y + 3.2, y)
        wing = tip + (1.3 if up else -1.3)
        pen.rule((x + 1.3, tail), (x + 1.3, tip), grey=0, thick=0.5)
        pen.rule((x, wing), (x + 1.3, tip), grey=0, thick=0.5)
        pen.rule((x + 2.6, wing), (x + 1.3, tip), grey=0, thick=0.5)

    return draw


def widths_for(table: Table) -> list[float]:
    """Parts for columns by what stands in them: texts wide, numbers narrow."""
    shares = []
    for place, heading in enumerate(table.headings):
        longest = max([width_of(heading, 8, bold=True) * 0.55, *(width_of(cell(row[place]), 8) for row in table.rows)])
        shares.append(min(80.0, max(16.0, longest + 2 * _PAD)))
    return shares


def _lines(row: Sequence[Cell], widths: Sequence[float], *, bold: bool = False) -> list[list[str]]:
    return [wrapped(cell(value), 8, wide - 2 * _PAD, bold=bold) for value, wide in zip(row, widths, strict=True)]


def _tall(row: Sequence[Cell], widths: Sequence[float], *, bold: bool = False) -> float:
    return max(len(one) for one in _lines(row, widths, bold=bold)) * _ROW


def _right(table: Table) -> frozenset[int]:
    """Columns of numbers, which stand at the right."""
    return frozenset(
        place
        for place in range(len(table.headings))
        if any(isinstance(row[place], int | Decimal) for row in table.rows)
    )


def _figures(table: Table) -> list[str]:
    found = [row[table.bars] for row in table.rows]
    return [number(value) for value in found if isinstance(value, int | Decimal)]
