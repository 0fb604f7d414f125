"""Rows of an address: street, RT and RW, the four places with their codes, post code."""

from __future__ import annotations

from kiosk.forms.elements import Cells, Element
from kiosk.forms.printed import place_parts
from kiosk.forms.rows import text_row
from kiosk.forms.template import FilledForm

_LEVELS = (
    ("Desa/kelurahan", 4, 4),
    ("Kecamatan", 3, 2),
    ("Kabupaten/kota", 2, 2),
    ("Provinsi", 1, 2),
)
ADDRESS = ("alamat", "rt_rw", "wilayah", "kode_pos")


def address_rows(form: FilledForm, number: str, label: str, group: str) -> tuple[Element, ...]:
    """The address at ``group``; the code of each place stands in boxes, its name beside them."""
    code, names = place_parts(form.value(f"{group}.wilayah"))
    digits = code.split(".") if code else []
    both = form.value(f"{group}.rt_rw").partition("/")
    places = [
        Cells(
            f"    {word}",
            digits[level - 1] if len(digits) >= level else "",
            (size,),
            note=names[level - 1] if len(names) >= level else "",
        )
        for word, level, size in _LEVELS
    ]
    return (
        text_row(form, f"{number}. {label}", f"{group}.alamat"),
        Cells("    RT / RW", f"{both[0]}{both[2]}", (3, 3)),
        *places,
        Cells("    Kode pos", form.value(f"{group}.kode_pos"), (5,)),
    )
