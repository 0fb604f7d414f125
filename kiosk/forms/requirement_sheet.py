"""The requirements of a service on one sheet to take home, A4 or F4; what to bring also as text in a QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.public_sheet import PublicSheet, Requirement, short_text
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, PageSize
from kiosk.forms.pen import GREY, Pen, wrapped
from kiosk.forms.render import WATERMARK
from kiosk.forms.slip_page import FREE

_LEFT = 18.0
_QR = 42.0
_TEXT = 9.6
_LINE = 4.7
_STEP = 5.2
_MOST_IN_QR = 500
_FOOT = 24.0


@dataclass(frozen=True, slots=True)
class _Page:
    """What is drawn, on what."""

    pen: Pen
    sheet: PublicSheet
    office: Office
    size: PageSize

    @property
    def right(self) -> float:
        return self.size.width - _LEFT

    @property
    def inner(self) -> float:
        return self.size.width - 2 * _LEFT

    def room(self, y: float, tall: float) -> float:
        """``y``, or the top of a new page where ``tall`` more millimetres do not fit."""
        if y + tall <= self.size.height - _FOOT:
            return y
        self.end()
        if self.office.training:
            self.pen.watermark(WATERMARK)
        return 22.0

    def end(self) -> None:
        """The foot, and the page is done."""
        at = self.size.height - 20
        self.pen.rule((_LEFT, at), (self.right, at), grey=0, thick=0.5)
        words = FREE if not self.office.complaint else f"{FREE} ({self.office.complaint})"
        self.pen.text((_LEFT, at + 6.5), words, 11, bold=True)
        note = f"{self.sheet.code} versi {self.sheet.version}"
        self.pen.text((self.right, at + 6.5), note, 7, grey=GREY, align="right")
        self.pen.next_page()


def requirement_sheet(sheet: PublicSheet, *, office: Office, size: PageSize = A4) -> bytes:
    """The sheet as a PDF of as few pages as it needs."""
    pen = Pen(size.width, size.height, title=f"Daftar berkas {sheet.name}")
    page = _Page(pen, sheet, office, size)
    y = _head(page)
    for number, requirement in enumerate(sheet.requirements, 1):
        lines = _lines(requirement, page.inner - 8)
        y = page.room(y, 4 + len(lines) * _STEP)
        y = _draw(page, y, f"{number}. {requirement.title}", lines)
    for title, items in (
        ("Tidak perlu dibawa", ("; ".join(sheet.not_needed),)),
        ("Alurnya", sheet.procedure),
        ("Hasil", ("; ".join(sheet.products),)),
        ("Pengaduan", (sheet.complaint,)),
        ("Dasar hukum", ("; ".join(sheet.legal_basis),)),
    ):
        if any(items):
            tall = 8 + sum(len(wrapped(item, _TEXT, page.inner - 6)) * _LINE for item in items)
            y = _list(page, page.room(y, tall), title, items)
    page.end()
    return pen.finish()


def _head(page: _Page) -> float:
    pen, sheet, office = page.pen, page.sheet, page.office
    if office.training:
        pen.watermark(WATERMARK)
    room = page.inner - _QR - 4
    pen.text((_LEFT, 22), f"Berkas untuk {sheet.name}", 18, bold=True, width=room)
    y = 29.0
    for line in wrapped(sheet.about, 10, room)[:2]:
        pen.text((_LEFT, y), line, 10)
        y += 4.6
    pen.text((_LEFT, y + 1.2), f"{office.name}, {office.district_word} {office.district}", 9, grey=GREY, width=room)
    y += 9.0
    for label, value in sheet.facts():
        if label == "Hasil":
            continue
        lines = wrapped(value, 9, room - 28, bold=True)
        pen.text((_LEFT, y), label, 9, grey=GREY)
        pen.lines((_LEFT + 28, y), lines, 9, leading=4.4, bold=True)
        y += 0.8 + len(lines) * 4.4
    # Any telephone reads the list, without a network.
    pen.qr((page.right - _QR + 4, 12), short_text(sheet, _MOST_IN_QR), _QR, error="l")
    below = max(60.0, y + 1)
    pen.rule((_LEFT, below), (page.right, below), grey=0, thick=0.5)
    return below + 8


_Lines = Sequence[tuple[str, float, float]]


def _lines(requirement: Requirement, width: float) -> _Lines:
    """The lines under a title: words, size, grey."""
    found: list[tuple[str, float, float]] = []
    if requirement.when:
        found += [(line, 8.6, GREY) for line in wrapped(requirement.when, 8.6, width)]
    choices = requirement.choices()
    if len(choices) > 1:
        found.append(("Salah satu dari:", 8.6, GREY))
        found += [
            (line, _TEXT, 0.0)
            for choice in choices
            for line in _hanging(f"\u2022 {choice}", width)
        ]  # fmt: skip
    elif choices:
        named = requirement.papers and requirement.line() == requirement.hints[0]
        words = requirement.hints[0] if named else choices[0]
        found += [(line, _TEXT, 0.0) for line in wrapped(words, _TEXT, width)] if words else []
    return found


def _hanging(words: str, width: float) -> list[str]:
    first, *rest = wrapped(words, _TEXT, width - 3)
    return [first, *(f"   {line}" for line in rest)]


def _draw(page: _Page, y: float, title: str, lines: _Lines) -> float:
    pen = page.pen
    pen.tick((_LEFT, y - 4), ticked=False, size=5)
    pen.text((_LEFT + 8, y), title, 11, bold=True, width=page.inner - 10)
    for words, size, grey in lines:
        y += _STEP
        pen.text((_LEFT + 8, y), words, size, grey=grey, width=page.inner - 8)
    return y + 8.4


def _list(page: _Page, y: float, title: str, items: Sequence[str]) -> float:
    pen = page.pen
    pen.text((_LEFT, y), title, 10, bold=True)
    y += 5.4
    for item in items:
        lines = wrapped(item, _TEXT, page.inner - 6)
        pen.text((_LEFT + 1, y), "\u2013", _TEXT)
        pen.lines((_LEFT + 6, y), lines, _TEXT, leading=_LINE)
        y += len(lines) * _LINE
    return y + 3.4
