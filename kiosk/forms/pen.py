"""Drawing on a PDF page: the font, text that is made to fit, boxes for digits, QR codes. Millimetres, y from the top.

The font is Bitstream Vera, which comes with ReportLab: pages are the same on every machine and need no system font.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import reportlab
import segno
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PLAIN = "LoketVera"
BOLD = "LoketVera-Bold"
_FILES = {PLAIN: "Vera.ttf", BOLD: "VeraBd.ttf"}
_NARROWEST = 0.78
_SMALLEST = 4.0
_POINT = 1 / mm
# What the font lacks but documents may hold.
_STAND_INS = str.maketrans({"\u02bc": "'", "\u2011": "-", "\u2212": "-", "\u00a0": " "})

QR_ERROR_LEVEL = "q"
INK = 0.0
GREY = 0.45
LINE = 0.55
FAINT = 0.93


@cache
def _fonts() -> dict[str, TTFont]:
    folder = Path(reportlab.__file__).parent / "fonts"
    fonts = {name: TTFont(name, folder / file) for name, file in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


def printable(text: str) -> str:
    """``text`` in letters that the font has: one it lacks loses its marks, anything else becomes a question mark."""
    known = _fonts()[PLAIN].face.charToGlyph
    written = []
    for char in unicodedata.normalize("NFC", text.translate(_STAND_INS)):
        base = char if ord(char) in known else unicodedata.normalize("NFKD", char)[:1]
        written.append(base if base and ord(base) in known else "?")
    return "".join(written)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` in millimetres at ``size`` points."""
    _fonts()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else PLAIN, size)) * _POINT


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """``text`` in lines no wider than ``width`` millimetres; a longer word is cut."""
    lines: list[str] = []
    for paragraph in printable(text).split("\n") if "\n" in text else [printable(text)]:
        line = ""
        for word in _pieces(paragraph.split(), size, width, bold=bold):
            longer = f"{line} {word}".strip()
            if line and width_of(longer, size, bold=bold) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def balanced(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """``text`` in as few lines as `wrapped` needs, but of about the same length."""
    lines = wrapped(text, size, width, bold=bold)
    narrow = width
    while len(lines) > 1 and narrow > width / len(lines):
        tighter = wrapped(text, size, narrow - 4, bold=bold)
        if len(tighter) > len(lines):
            break
        lines, narrow = tighter, narrow - 4
    return lines


def fitted(text: str, size: float, width: float, rows: int) -> tuple[list[str], float]:
    """``text`` in at most ``rows`` lines for `Pen.text` with ``width``, and the size at which they fit."""
    # Lines may be set a little too wide: `Pen.text` narrows them.
    room = width / _NARROWEST
    while len(lines := wrapped(text, size, width)) > rows:
        if len(lines := wrapped(text, size, room)) <= rows or size <= _SMALLEST:
            break
        size -= 0.3
    return lines, size


def _pieces(words: Sequence[str], size: float, width: float, *, bold: bool) -> list[str]:
    pieces = []
    for word in words:
        rest = word
        while width_of(rest, size, bold=bold) > width and len(rest) > 1:
            cut = len(rest) - 1
            while cut > 1 and width_of(rest[:cut], size, bold=bold) > width:
                cut -= 1
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


class Pen:
    """A canvas whose coordinates are millimetres from the top left corner."""

    def __init__(self, width: float, height: float, *, title: str) -> None:
        _fonts()
        self.width = width
        self.height = height
        self._buffer = io.BytesIO()
        # Without a date and with a fixed id, the same data always give the same bytes.
        self._canvas = Canvas(
            self._buffer, pagesize=(width * mm, height * mm), invariant=1, pageCompression=1, lang="id"
        )
        self._canvas.setTitle(printable(title))
        self._canvas.setCreator("Loket")

    def finish(self) -> bytes:
        """The whole document."""
        self._canvas.save()
        return self._buffer.getvalue()

    def next_page(self) -> None:
        """End this page."""
        self._canvas.showPage()

    def page_size(self, width: float, height: float) -> None:
        """The size of the page that is begun; later pages keep it."""
        self.width, self.height = width, height
        self._canvas.setPageSize((width * mm, height * mm))

    def _up(self, y: float) -> float:
        return (self.height - y) * mm

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        *,
        bold: bool = False,
        grey: float = INK,
        align: str = "left",
        width: float | None = None,
    ) -> None:
        """One line with its baseline at ``at``; with ``width`` it is narrowed, then made smaller, until it fits."""
        shown = printable(text)
        scale = 1.0
        if width is not None and width_of(shown, size, bold=bold) > width:
            scale = max(_NARROWEST, width / width_of(shown, size, bold=bold))
            size *= min(1.0, width / (width_of(shown, size, bold=bold) * scale))
        wide = width_of(shown, size, bold=bold) * scale
        shift = {"left": 0.0, "centre": wide / 2, "right": wide}[align]
        line = self._canvas.beginText((at[0] - shift) * mm, self._up(at[1]))
        line.setFont(BOLD if bold else PLAIN, size)
        line.setFillGray(grey)
        line.setHorizScale(scale * 100)
        line.textOut(shown)
        line.setHorizScale(100)
        self._canvas.drawText(line)

    def lines(
        self,
        at: tuple[float, float],
        texts: Sequence[str],
        size: float,
        *,
        leading: float,
        bold: bool = False,
        grey: float = INK,
        align: str = "left",
        width: float | None = None,
    ) -> None:
        """Lines one under the other, ``leading`` millimetres apart."""
        for number, text in enumerate(texts):
            place = (at[0], at[1] + number * leading)
            self.text(place, text, size, bold=bold, grey=grey, align=align, width=width)

    def rect(
        self,
        at: tuple[float, float],
        width: float,
        height: float,
        *,
        grey: float = LINE,
        fill: float | None = None,
        thick: float = 0.2,
    ) -> None:
        """A rectangle with its top left corner at ``at``."""
        self._canvas.setLineWidth(thick * mm)
        self._canvas.setStrokeGray(grey)
        if fill is not None:
            self._canvas.setFillGray(fill)
        self._canvas.rect(
            at[0] * mm, self._up(at[1] + height), width * mm, height * mm, stroke=1, fill=int(fill is not None)
        )

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, grey: float = LINE, thick: float = 0.2,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A straight line."""
        self._canvas.setLineWidth(thick * mm)
        self._canvas.setStrokeGray(grey)
        self._canvas.setDash([1.2 * mm, 1.2 * mm] if dashed else [])
        self._canvas.line(start[0] * mm, self._up(start[1]), end[0] * mm, self._up(end[1]))
        self._canvas.setDash([])

    def cells(self, at: tuple[float, float], digits: str, groups: Sequence[int], *, cell: float = 4.5) -> float:
        """Boxes for single characters in ``groups``, ``digits`` written into them; returns the width drawn."""
        x, given = at[0], printable(digits)
        tall = cell * 1.16
        for size in groups:
            for _ in range(size):
                self.rect((x, at[1]), cell, tall)
                if given[:1].strip():
                    self.text((x + cell / 2, at[1] + tall * 0.72), given[0], cell * 2.1, align="centre")
                given = given[1:]
                x += cell
            x += cell * 0.4
        return x - cell * 0.4 - at[0]

    def tick(self, at: tuple[float, float], *, ticked: bool, size: float = 3.4) -> None:
        """A small box, with a cross when ``ticked``."""
        self.rect(at, size, size, grey=0.3)
        if ticked:
            inset, far = size * 0.18, size * 0.82
            self.rule((at[0] + inset, at[1] + inset), (at[0] + far, at[1] + far), grey=INK, thick=0.55)
            self.rule((at[0] + far, at[1] + inset), (at[0] + inset, at[1] + far), grey=INK, thick=0.55)

    def qr(self, at: tuple[float, float], text: str, size: float, *, error: str = QR_ERROR_LEVEL) -> None:
        """A QR code with its quiet zone inside the square of ``size`` millimetres."""
        matrix = segno.make(text, error=error, micro=False, boost_error=False).matrix
        module = size / (len(matrix) + 8)
        self._canvas.setFillGray(INK)
        for row, cells in enumerate(matrix):
            column = 0
            while column < len(cells):
                run = 0
                while column + run < len(cells) and cells[column + run]:
                    run += 1
                if run:
                    x, y = at[0] + (column + 4) * module, at[1] + (row + 4) * module
                    # One rectangle a run, a hair taller, so that no viewer shows a white seam.
                    self._canvas.rect(
                        x * mm, self._up(y + module), run * module * mm, module * 1.01 * mm, stroke=0, fill=1
                    )
                column += run or 1

    def watermark(self, text: str) -> None:
        """``text`` large and faint across the page; draw it first."""
        self._canvas.saveState()
        self._canvas.setFillGray(FAINT)
        side = min(self.width, self.height)
        self._canvas.setFont(BOLD, side * 0.55)
        self._canvas.translate(self.width / 2 * mm, self.height / 2 * mm)
        self._canvas.rotate(50)
        self._canvas.drawCentredString(0, -side * 0.18, text)
        self._canvas.restoreState()
