"""Slips on thermal paper: 80 mm wide, 72 of them printable, as long as what stands on them. Millimetres."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.forms.office import Office
from kiosk.forms.pen import GREY, Pen, wrapped
from kiosk.forms.render import WATERMARK

WIDTH = 80.0
LEFT = 4.0
INNER = WIDTH - 2 * LEFT
_PLAIN = 9.0
_LEADING = 0.47
_END = 8.0

_Draw = Callable[[Pen, float], None]


class Roll:
    """What is put on it stands one under the other; `finish` cuts the paper where it ends."""

    def __init__(self, office: Office, *, title: str) -> None:
        self._office = office
        self._title = title
        self._drawn: list[tuple[float, _Draw]] = []
        self._y = 6.0

    def text(
        self, words: str, size: float = _PLAIN, *, bold: bool = False, grey: float = 0.0, indent: float = 0.0,
        mark: str = "", align: str = "left",
    ) -> None:  # fmt: skip
        """A paragraph; ``mark`` stands before its first line, in the ``indent``."""
        lines = wrapped(words, size, INNER - indent, bold=bold)
        leading = size * _LEADING
        at = LEFT + indent if align == "left" else WIDTH / 2

        def draw(pen: Pen, y: float) -> None:
            if mark:
                pen.text((LEFT, y + leading * 0.8), mark, size, bold=bold)
            pen.lines((at, y + leading * 0.8), lines, size, leading=leading, bold=bold, grey=grey, align=align)

        self._add(len(lines) * leading + 0.8, draw)

    def heading(self, words: str) -> None:
        """A small heading with air above it."""
        self.gap(1.6)
        self.text(words, _PLAIN + 1, bold=True)

    def items(self, words: Sequence[str], marks: Sequence[str] = ()) -> None:
        """Items with a dash, or with ``marks``."""
        for number, item in enumerate(words):
            self.text(item, indent=5, mark=marks[number] if marks else "\u2013")

    def pair(self, label: str, value: str) -> None:
        """A small label over its value; nothing where there is no value."""
        if value:
            self.text(label, 7.4, grey=GREY)
            self.text(value, _PLAIN + 0.6, bold=True)

    def rule(self) -> None:
        """A dashed line."""
        self._add(3.4, lambda pen, y: pen.rule((LEFT, y + 1.6), (WIDTH - LEFT, y + 1.6), dashed=True))

    def gap(self, tall: float) -> None:
        """Empty paper."""
        self._add(tall, lambda _pen, _y: None)

    def qr(self, text: str, size: float = 44.0, *, error: str = "m") -> None:
        """A QR code in the middle."""
        self._add(size, lambda pen, y: pen.qr(((WIDTH - size) / 2, y), text, size, error=error))

    def finish(self) -> bytes:
        """The PDF of one page."""
        pen = Pen(WIDTH, self._y + _END, title=self._title)
        if self._office.training:
            pen.watermark(WATERMARK)
        for y, draw in self._drawn:
            draw(pen, y)
        pen.next_page()
        return pen.finish()

    def _add(self, tall: float, draw: _Draw) -> None:
        self._drawn.append((self._y, draw))
        self._y += tall
