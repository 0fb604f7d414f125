"""Rows that several forms share: a person's number, dates, official code lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.domain.dates import weekday_name
from kiosk.domain.reference import code_list
from kiosk.forms.elements import SMALL, Cells, Coded, Element, Heading, Line, Paragraph, Together
from kiosk.forms.printed import code_of, words_of
from kiosk.forms.template import FilledForm

DATE_GROUPS = (2, 2, 4)
TIME_GROUPS = (2, 2)
# Dwi kewarganegaraan concerns children alone; reporters and witnesses are one or the other.
_CITIZENSHIPS = ("1", "2")

FALSE_STATEMENT = (
    "Perhatian: memberi keterangan palsu untuk dokumen kependudukan dapat dipidana penjara paling lama 6 tahun "
    "dan/atau denda paling banyak Rp75.000.000 (UU 24/2013)."
)
FREE_OF_CHARGE = "Pengurusan dokumen ini GRATIS. Jangan memberikan uang kepada siapa pun."


def block(title: str, *rows: Element) -> Together:
    """Rows under a heading, kept on one page."""
    return Together((Heading(title), *rows))


def number_row(form: FilledForm, label: str, path: str) -> Cells:
    """A NIK or family card number; where there is none, the reason."""
    return Cells(label, form.value(path), instead=form.value(f"{path}_alasan"))


def date_row(form: FilledForm, label: str, path: str, *, weekday: bool = False) -> Cells:
    """A date in boxes, with the day of the week when the form asks for it."""
    printed = form.value(path)
    return Cells(label, printed.replace("-", ""), DATE_GROUPS, note=_weekday(printed) if weekday else "")


def text_row(form: FilledForm, label: str, path: str, *, rows: int = 1) -> Line:
    """A line of text."""
    return Line(label, form.value(path), rows)


def coded_row(form: FilledForm, label: str, path: str, list_id: str, only: tuple[str, ...] = ()) -> Coded:
    """A closed question with its official list."""
    return Coded(label, code_of(form.value(path)), options(list_id, only))


def worded_row(form: FilledForm, label: str, path: str, list_id: str) -> Sequence[Element]:
    """A closed question with long words: what was chosen beside its code, or all of them under an empty box."""
    value = form.value(path)
    if value or form.application:
        return (Cells(label, code_of(value), (1,), note=words_of(value)),)
    words = "    ".join(f"{code} {words}" for code, words in options(list_id))
    return (Cells(label, "", (1,)), Paragraph(words, size=SMALL, gap=0.6))


def options(list_id: str, only: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Code and words of an official list, in capitals."""
    entries = [(str(entry.code), entry.label.upper()) for entry in code_list(list_id)]
    return [entry for entry in entries if not only or entry[0] in only]


def citizenship_row(form: FilledForm, label: str, path: str) -> Coded:
    """WNI or foreigner."""
    return coded_row(form, label, path, "kewarganegaraan", _CITIZENSHIPS)


def birth_place_and_date(form: FilledForm, label: str, role: str) -> Line:
    """``KABUPATEN CONTOH, 15-08-1995`` on one line."""
    parts = (form.value(f"{role}.tempat_lahir"), form.value(f"{role}.tanggal_lahir"))
    return Line(label, ", ".join(part for part in parts if part))


def _weekday(printed: str) -> str:
    if not printed:
        return "Hari: ......................"
    day, month, year = printed.split("-")
    return f"HARI {weekday_name(date(int(year), int(month), int(day))).upper()}"
