"""What all small papers of the counter (A5) share: office, title, number and QR code on top, GRATIS at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.forms.office import Office
from kiosk.forms.pen import GREY, Pen, fitted, wrapped
from kiosk.forms.render import WATERMARK

WIDTH, HEIGHT = 148.0, 210.0
LEFT = 13.0
INNER = WIDTH - 2 * LEFT
QR = 34.0
SIZE = 9.6
LEADING = 5.0
FREE = "GRATIS. Laporkan jika diminta membayar."


def begin(office: Office, title: str, *, number: str, call_name: str) -> tuple[Pen, float]:
    """A page with its head drawn, and where its body starts."""
    pen = Pen(WIDTH, HEIGHT, title=f"{title} {number}".strip())
    if office.training:
        pen.watermark(WATERMARK)
    pen.text((LEFT, 17), title, 17, bold=True, width=INNER)
    below = f"{office.name}, {office.district_word} {office.district}, {office.regency_word} {office.regency}"
    pen.text((LEFT, 23), below, 8.4, grey=GREY, width=INNER)
    pen.rule((LEFT, 26.5), (WIDTH - LEFT, 26.5), grey=0, thick=0.5)
    pen.qr((WIDTH - LEFT - QR + 3, 28.5), number, QR)
    pen.text((LEFT, 35), "Nomor permohonan", 8.4, grey=GREY)
    pen.text((LEFT, 41.5), number, 14, bold=True, width=INNER - QR)
    pen.text((LEFT, 51), "Nomor panggil", 8.4, grey=GREY)
    pen.text((LEFT, 59.5), call_name, 22, bold=True, width=INNER - QR)
    pen.rule((LEFT, 65.5), (WIDTH - LEFT, 65.5), dashed=True)
    return pen, 72.5


def rows(pen: Pen, y: float, pairs: Sequence[tuple[str, str]]) -> float:
    """Labels and values under each other; pairs without a value are left out. Returns where the next thing starts."""
    for label, value in pairs:
        if value:
            lines, size = fitted(value, SIZE, INNER - 38, 2)
            pen.text((LEFT, y), label, 8.8, grey=GREY)
            pen.lines((LEFT + 38, y), lines, size, leading=4.4, bold=True, width=INNER - 38)
            y += LEADING + 0.8 + (len(lines) - 1) * 4.4
    return y


def heading(pen: Pen, y: float, text: str) -> float:
    """A small heading."""
    pen.text((LEFT, y + 1.5), text, SIZE, bold=True)
    return y + 7


def bullets(pen: Pen, y: float, items: Sequence[str], *, boxes: bool = False) -> float:
    """Items with a dash, or with a box to tick."""
    for item in items:
        lines = wrapped(item, SIZE, INNER - 6)
        if boxes:
            pen.tick((LEFT, y - 3.1), ticked=False)
        else:
            pen.text((LEFT + 0.8, y), "\u2013", SIZE)
        pen.lines((LEFT + 6, y), lines, SIZE, leading=4.5)
        y += len(lines) * 4.5 + 1.2
    return y


def paragraph(pen: Pen, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> float:
    """Running text."""
    lines = wrapped(text, size, INNER, bold=bold)
    pen.lines((LEFT, y), lines, size, leading=size * 0.48, bold=bold)
    return y + len(lines) * size * 0.48 + 2


def finish(pen: Pen, office: Office, note: str) -> bytes:
    """The foot and the whole document."""
    pen.rect((LEFT, HEIGHT - 27), INNER, 11, grey=0, thick=0.45)
    words = FREE if not office.complaint else f"{FREE} ({office.complaint})"
    pen.text((WIDTH / 2, HEIGHT - 20), words, 10.5, bold=True, align="centre", width=INNER - 6)
    pen.text((LEFT, HEIGHT - 10.5), note, 7.2, grey=GREY, width=INNER - 14)
    pen.text((WIDTH - LEFT, HEIGHT - 10.5), "Loket", 7.2, grey=GREY, align="right")
    pen.next_page()
    return pen.finish()
