"""The sheet for the notice board of an RT: every service in one line, free, whom to ask. Big type, A4 or F4."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.definition import Service
from kiosk.domain.public_sheet import one_line
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, PageSize
from kiosk.forms.pen import Pen, wrapped
from kiosk.forms.render import WATERMARK

_LEFT = 16.0
_NAME = 16.0
_TEXT = 13.0
_TOP = 56.0
_FOOT = 44.0
# A name, a line under it, and the least air below.
_HEIGHTS = (6.8, 5.6, 4.0)
_MOST_AIR = 6.0


def board_sheet(
    services: Sequence[Service], *, office: Office, contact: str = "", hours: str = "", size: PageSize = A4
) -> bytes:
    """The sheet as a PDF; a second page when the services need one. ``contact`` is a telephone number."""
    pen = Pen(size.width, size.height, title="Layanan kependudukan")
    pages = _pages(services, size)
    for number, page in enumerate(pages, 1):
        _head(pen, office, size)
        left = size.height - _TOP - _FOOT - sum(_height(lines) for _, lines in page)
        air = max(0.0, min(_MOST_AIR, left / len(page))) if page else 0.0
        y = _TOP
        for name, lines in page:
            y = _service(pen, y, name, lines) + air
        _foot(pen, office, size, (contact, hours, f"Lembar {number} dari {len(pages)}" if len(pages) > 1 else ""))
        pen.next_page()
    return pen.finish()


_Entry = tuple[str, list[str]]


def _pages(services: Sequence[Service], size: PageSize) -> list[list[_Entry]]:
    """The services on as few pages as will hold them, about as many on each."""
    room = size.height - _TOP - _FOOT
    entries = [(one.name, wrapped(one_line(one), _TEXT, size.width - 2 * _LEFT)) for one in services]
    total = sum(_height(lines) for _, lines in entries)
    share = total / max(1, -(-total // room)) + _height(["", ""])
    pages: list[list[_Entry]] = [[]]
    held = 0.0
    for entry in entries:
        tall = _height(entry[1])
        if pages[-1] and held + tall > min(room, share):
            pages.append([])
            held = 0.0
        pages[-1].append(entry)
        held += tall
    return pages


def _height(lines: Sequence[str]) -> float:
    name, line, gap = _HEIGHTS
    return name + len(lines) * line + gap


def _head(pen: Pen, office: Office, size: PageSize) -> None:
    if office.training:
        pen.watermark(WATERMARK)
    inner = size.width - 2 * _LEFT
    pen.text((_LEFT, 24), "Urus dokumen di desa, GRATIS", 25, bold=True, width=inner)
    pen.text((_LEFT, 33), f"Di {office.name}, {office.district_word} {office.district}", 14, width=inner)
    pen.text((_LEFT, 41), "Bawa dokumen asli. Dokumen dipindai, lalu dibawa pulang kembali.", 12, width=inner)
    pen.rule((_LEFT, 46), (size.width - _LEFT, 46), grey=0, thick=0.8)


def _service(pen: Pen, y: float, name: str, lines: Sequence[str]) -> float:
    tall, line, _ = _HEIGHTS
    pen.text((_LEFT, y), name, _NAME, bold=True)
    pen.lines((_LEFT, y + tall - 0.4), lines, _TEXT, leading=line)
    return y + _height(lines)


def _foot(pen: Pen, office: Office, size: PageSize, words: tuple[str, str, str]) -> None:
    contact, hours, count = words
    inner, y = size.width - 2 * _LEFT, size.height - 38
    pen.rect((_LEFT, y), inner, 13, grey=0, thick=0.8)
    pen.text((size.width / 2, y + 8.6), "GRATIS. Jangan memberikan uang kepada siapa pun.", 15, bold=True,
             align="centre", width=inner - 8)  # fmt: skip
    asked = ", ".join(part for part in (f"Tanya: {contact}" if contact else "", hours) if part)
    told = f"Diminta membayar? Laporkan ke {office.complaint}" if office.complaint else ""
    pen.text((_LEFT, y + 20), asked or f"Tanya petugas di {office.name}.", 12, bold=True, width=inner)
    pen.text((_LEFT, y + 26.5), told or "Diminta membayar? Laporkan lewat SP4N-LAPOR! (SMS 1708).", 12, width=inner)
    pen.text((size.width - _LEFT, y + 32), count, 8, align="right")
