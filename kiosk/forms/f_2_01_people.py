"""The people of F-2.01: who reports, whom the act is about, witnesses, parents."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.forms.elements import Coded, Element, Line
from kiosk.forms.printed import code_of
from kiosk.forms.rows import block, citizenship_row, date_row, number_row, options, text_row
from kiosk.forms.template import FilledForm


def person(form: FilledForm, title: str, role: str, more: Sequence[Element] = ()) -> Element:
    """The five rows that the form has for everybody it is about."""
    citizenship = citizenship_row(form, "5. Kewarganegaraan", f"{role}.kewarganegaraan")
    return block(
        title,
        text_row(form, "1. Nama", f"{role}.nama"),
        number_row(form, "2. NIK", f"{role}.nik"),
        text_row(form, "3. Nomor dokumen perjalanan", f"{role}.dokumen_perjalanan"),
        number_row(form, "4. Nomor Kartu Keluarga", f"{role}.no_kk"),
        _of_child(form) if role == "anak" else citizenship,
        *more,
    )


def subject(form: FilledForm, title: str, role: str) -> Element:
    """The block of one whom the act is about."""
    return person(form, title, role)


def relation_rows(form: FilledForm, label: str) -> Sequence[Element]:
    """Relation and telephone of the reporter, which the official sheet does not ask but the registry needs."""
    phone = form.value("pelapor.telepon") or form.value("pelapor.telepon_alasan")
    return (Line(f"6. {label}", form.value("pelapor.hubungan")), Line("7. Nomor HP", phone))


def witness(form: FilledForm, title: str, role: str) -> Element:
    """A witness."""
    return block(
        f"DATA {title}",
        text_row(form, "1. Nama", f"{role}.nama"),
        number_row(form, "2. NIK", f"{role}.nik"),
        number_row(form, "3. Nomor Kartu Keluarga", f"{role}.no_kk"),
        citizenship_row(form, "4. Kewarganegaraan", f"{role}.kewarganegaraan"),
    )


def parents(form: FilledForm) -> Element:
    """Father and mother of the one whom the act is about."""
    rows: list[Element] = []
    for number, role in enumerate(("ayah", "ibu")):
        start = number * 5
        name = form.value(f"{role}.nama") or form.value(f"{role}.nama_alasan")
        rows += [
            Line(f"{start + 1}. Nama {role}", name),
            number_row(form, f"{start + 2}. NIK {role}", f"{role}.nik"),
            text_row(form, f"{start + 3}. Tempat lahir {role}", f"{role}.tempat_lahir"),
            date_row(form, f"{start + 4}. Tanggal lahir {role}", f"{role}.tanggal_lahir"),
            citizenship_row(form, f"{start + 5}. Kewarganegaraan {role}", f"{role}.kewarganegaraan"),
        ]
    return block("DATA ORANG TUA", *rows)


def _of_child(form: FilledForm) -> Element:
    """WNI when every parent named is one (UU 12/2006 art. 4); in any other case the officer decides."""
    known = {code_of(form.value(f"{parent}.kewarganegaraan")) for parent in ("ayah", "ibu")} - {""}
    return Coded("5. Kewarganegaraan", "1" if known == {"1"} else "", options("kewarganegaraan"))
