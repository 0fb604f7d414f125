"""Rows of an address: street, RT and RW, the four places with their codes, post code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.forms.elements import LABEL, LABEL_WIDTH, ROW, VALUE, Element
from kiosk.forms.pen import Pen
from kiosk.forms.printed import place_parts
from kiosk.forms.rows import text_row
from kiosk.forms.template import FilledForm

ADDRESS = ("alamat", "rt_rw", "wilayah", "kode_pos")

_GAP = 3.0
_SHORT_LABEL = 24.0
# Words, level in the code, how many digits it has there.
_PLACES = (
    (("Desa/kelurahan", 4, 4), ("Kecamatan", 3, 2)),
    (("Kabupaten/kota", 2, 2), ("Provinsi", 1, 2)),
)


@dataclass(frozen=True, slots=True)
class _Boxed:
    """A short label, boxes for a code, and with ``named`` a box beside them for a name."""

    label: str
    code: str
    groups: Sequence[int]
    name: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Row(Element):
    """Two of them beside each other."""

    left: _Boxed
    right: _Boxed

    def height(self, width: float) -> float:
        return ROW

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        half = (width - LABEL_WIDTH) / 2 + LABEL_WIDTH - 12
        _draw(pen, at, half - _GAP, (self.left, LABEL_WIDTH))
        _draw(pen, (at[0] + half, at[1]), width - half, (self.right, _SHORT_LABEL))


def _draw(pen: Pen, at: tuple[float, float], width: float, boxed: tuple[_Boxed, float]) -> None:
    part, label = boxed
    pen.text((at[0], at[1] + 4.2), part.label, LABEL, width=label - 3)
    pen.text((at[0] + label - 2.4, at[1] + 4.2), ":", LABEL)
    left = at[0] + label
    drawn = pen.cells((left, at[1] + 0.4), part.code, part.groups)
    if part.named:
        room = width - label - drawn - 1.5
        pen.rect((left + drawn + 1.5, at[1] + 0.5), room, ROW - 1.1)
        pen.text((left + drawn + 2.7, at[1] + 4.3), part.name, VALUE, width=room - 2.4)


def address_rows(form: FilledForm, number: str, label: str, group: str) -> tuple[Element, ...]:
    """The address at ``group``; the code of each place stands in boxes, its name beside them."""
    code, names = place_parts(form.value(f"{group}.wilayah"))
    digits = code.split(".") if code else []
    both = form.value(f"{group}.rt_rw").partition("/")

    def place(word: str, level: int, size: int) -> _Boxed:
        known = len(digits) >= level
        name = names[level - 1] if len(names) >= level else ""
        return _Boxed(word, digits[level - 1] if known else "", (size,), name, named=True)

    rows = [_Row(place(f"    {first[0]}", *first[1:]), place(*second)) for first, second in _PLACES]
    return (
        text_row(form, f"{number}. {label}", f"{group}.alamat"),
        _Row(
            _Boxed("    RT / RW", f"{both[0]}{both[2]}", (3, 3)),
            _Boxed("Kode pos", form.value(f"{group}.kode_pos"), (5,)),
        ),
        *rows,
    )
