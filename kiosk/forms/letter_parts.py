"""What the village's own letters consist of: letterhead, number, plain rows, the place for signature and stamp."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.dates import format_long
from kiosk.domain.letters import LETTER_ROLE
from kiosk.forms.elements import Element
from kiosk.forms.pen import GREY, Pen, balanced, fitted
from kiosk.forms.template import FilledForm

_LEFT = 15.0
_WIDTH = 180.0
_MIDDLE = 105.0
_LABEL = 58.0
_TEXT = 10.0
_SIGN = 78.0
_SIGN_TALL = 46.0


@dataclass(frozen=True, slots=True)
class Row(Element):
    """``label : value`` as a letter writes it; a dotted line where there is nothing to print."""

    label: str
    value: str
    rows: int = 1

    def height(self, width: float) -> float:
        return 6.0 + (self.rows - 1) * 4.8

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        left, room = at[0] + 8 + _LABEL, width - 8 - _LABEL - 3
        pen.text((at[0] + 8, at[1] + 4.4), self.label, _TEXT, width=_LABEL - 3)
        pen.text((left - 2.5, at[1] + 4.4), ":", _TEXT)
        if not self.value:
            pen.rule((left, at[1] + 4.9), (left + room, at[1] + 4.9), dashed=True)
            return
        lines, size = fitted(self.value, _TEXT, room, self.rows)
        pen.lines((left, at[1] + 4.4), lines, size, leading=4.8, width=room)


@dataclass(frozen=True, slots=True)
class LetterSignature(Element):
    """Place and date, the office, room for signature and stamp, name and number: at the right, as letters have it."""

    place: str
    when: str
    office: str
    name: str
    note: str

    def height(self, width: float) -> float:
        return _SIGN_TALL

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        x, y = at[0] + width - _SIGN, at[1] + 6
        middle = x + _SIGN / 2
        pen.text((middle, y), f"{self.place or '.' * 20}, {self.when or '.' * 26}", _TEXT, align="centre", width=_SIGN)
        lines, size = fitted(self.office or "Kepala desa/lurah", _TEXT, _SIGN, 2)
        pen.lines((middle, y + 5.2), [*lines[:-1], f"{lines[-1]},"], size, leading=4.6, align="centre")
        pen.text((middle, y + 21), "tanda tangan dan stempel", 7, align="centre", grey=GREY)
        if self.name:
            pen.text((middle, y + 32), self.name, _TEXT, bold=True, align="centre", width=_SIGN)
        pen.rule((x + 8, y + 33.2), (x + _SIGN - 8, y + 33.2), dashed=not self.name)
        pen.text((middle, y + 37.4), self.note, 8.4, align="centre", width=_SIGN)


def letter_signature(form: FilledForm) -> LetterSignature:
    """The place for the village's signer; the day is that of the letter."""
    signer = form.signers[0]
    village = form.office.village if form.office else ""
    when = format_long(form.printed_at.date()) if form.printed_at else ""
    return LetterSignature(village.title(), when, signer.caption, signer.name, signer.note)


def letter_header(pen: Pen, form: FilledForm, title: str) -> None:
    """The letterhead over a double rule, the title and the number; a resident's own statement has its title alone."""
    if form.signers[0].role != LETTER_ROLE:
        lines = balanced(title, 13, _WIDTH - 50, bold=True)
        for row, line in enumerate(lines):
            pen.text((_MIDDLE - 14, 24 + row * 6), line, 13, bold=True, align="centre")
        return
    office = form.office
    names = (
        f"PEMERINTAH {office.regency_word} {office.regency}" if office else "PEMERINTAH KABUPATEN/KOTA " + "." * 30,
        f"{office.district_word} {office.district}" if office else "KECAMATAN " + "." * 30,
        f"{office.village_word} {office.village}" if office else "DESA/KELURAHAN " + "." * 30,
    )
    for row, (name, size) in enumerate(zip(names, (11, 11, 13), strict=True)):
        pen.text((_MIDDLE - 14, 15 + row * 5.6), name.upper(), size, bold=True, align="centre", width=_WIDTH - 62)
    pen.rule((_LEFT, 33), (_LEFT + _WIDTH, 33), grey=0, thick=0.9)
    pen.rule((_LEFT, 34.2), (_LEFT + _WIDTH, 34.2), grey=0, thick=0.3)
    pen.text((_MIDDLE, 41.5), title, 12, bold=True, align="centre", width=_WIDTH)
    number = form.value("surat.nomor")
    pen.text((_MIDDLE, 47), f"Nomor: {number or '.' * 40}", _TEXT, align="centre")
