"""F-1.06, statement of a change of data elements: the family, and what is to become what on which ground.

Table A takes education and occupation, table B religion and everything else. A change is one answer row that names the
member by NIK; here it stands under the number that this member has in the family table. The sentences are ours (see
f_1_04).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Paragraph, Signatures, Together
from kiosk.forms.printed import code_of, words_of
from kiosk.forms.rows import FALSE_STATEMENT, FREE_OF_CHARGE, block, number_row, text_row
from kiosk.forms.table import Column, Table
from kiosk.forms.template import FilledForm, FormTemplate

# Codes of the list "elemen_data" that have columns of their own.
EDUCATION, OCCUPATION, RELIGION = "1", "2", "3"
OTHER = ""

_EMPTY_FAMILY, _EMPTY_CHANGES = 6, 3
_CLAUSE = (
    "menyatakan bahwa elemen data kependudukan di bawah ini berubah, dengan salinan bukti terlampir. Pernyataan ini "
    "saya buat dengan sebenarnya. Bila ternyata tidak benar, saya bersedia dikenai sanksi sesuai peraturan "
    "perundang-undangan."
)
_TRIPLE = ("Semula", "Menjadi", "Dasar perubahan")


def _body(form: FilledForm) -> Sequence[Element]:
    role = form.role(0)
    family = form.rows("anggota")
    return (
        Paragraph("Saya yang bertanda tangan di bawah ini:", gap=1),
        block(
            "YANG MENYATAKAN",
            text_row(form, "1. Nama lengkap", f"{role}.nama"),
            number_row(form, "2. NIK", f"{role}.nik"),
            number_row(form, "3. Nomor Kartu Keluarga", f"{role}.no_kk"),
            text_row(form, "4. Alamat", f"{role}.alamat", rows=2),
        ),
        Together((Paragraph("dengan rincian KK sebagai berikut:", gap=1), _family(form, family))),
        Paragraph(_CLAUSE, gap=0.8),
        Together((
            Paragraph("A. PENDIDIKAN DAN PEKERJAAN", bold=True, gap=0.8),
            _changes(form, family, ("Pendidikan terakhir", "Pekerjaan"), (EDUCATION, OCCUPATION)),
        )),
        Together((
            Paragraph("B. AGAMA DAN LAINNYA", bold=True, gap=0.8),
            _changes(form, family, ("Agama", "Lainnya, yaitu"), (RELIGION, OTHER)),
        )),
        Together((
            Paragraph(f"{FALSE_STATEMENT} {FREE_OF_CHARGE}", bold=True, gap=0.8),
            Signatures(form.signature_boxes(), form.office.village if form.office else ""),
        )),
    )  # fmt: skip


def _family(form: FilledForm, family: Sequence[str]) -> Table:
    changed = {form.value(f"{row}.nik") for row in form.rows("perubahan")}
    lines = [
        [
            str(number), form.value(f"{row}.nama"), form.value(f"{row}.nik") or form.value(f"{row}.nik_alasan"),
            words_of(form.value(f"{row}.shdk")), "BERUBAH" if form.value(f"{row}.nik") in changed else "",
        ]
        for number, row in enumerate(family, 1)
    ] or [["", "", "", "", ""]] * _EMPTY_FAMILY  # fmt: skip
    return Table(
        (
            Column("No.", 8, centred=True), Column("Nama lengkap", 66), Column("NIK", 38, centred=True),
            Column("SHDK", 38), Column("Keterangan", 30),
        ),
        lines, head_lines=1,
    )  # fmt: skip


def _changes(form: FilledForm, family: Sequence[str], words: tuple[str, str], elements: tuple[str, str]) -> Table:
    """Two changes beside each other, a line for each member and as many more as one of them has changes."""
    numbers = {form.value(f"{row}.nik"): str(number) for number, row in enumerate(family, 1)}
    sides = [_by_member(form, element) for element in elements]
    lines = []
    for nik in sorted({*sides[0], *sides[1]}, key=lambda one: int(numbers.get(one, "0"))):
        left, right = (side.get(nik, []) for side in sides)
        for at in range(max(len(left), len(right))):
            cells = [found[at] if at < len(found) else ("", "", "") for found in (left, right)]
            lines.append([numbers.get(nik, ""), *cells[0], *cells[1]])
    if not lines:
        lines = [[""] * 7] * (1 if form.rows("perubahan") else _EMPTY_CHANGES)
    columns = [Column(title, 28, over=word) for word in words for title in _TRIPLE]
    return Table((Column("No.", 8, centred=True), *columns), lines, head_lines=1)


def _by_member(form: FilledForm, element: str) -> dict[str, list[tuple[str, str, str]]]:
    """Semula, menjadi, dasar of the changes of ``element`` by NIK; `OTHER` are all without columns of their own."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in form.rows("perubahan"):
        printed = form.value(f"{row}.elemen")
        code = code_of(printed)
        if (code if code in {EDUCATION, OCCUPATION, RELIGION} else OTHER) == element:
            before, after = _both(form, row)
            if element == OTHER:
                before = f"{words_of(printed)}: {before}"
            found.setdefault(form.value(f"{row}.nik"), []).append((before, after, form.value(f"{row}.dasar")))
    return found


def _both(form: FilledForm, row: str) -> tuple[str, str]:
    before = form.value(f"{row}.semula") or form.value(f"{row}.semula_tanggal")
    after = (form.value(f"{row}.{name}") for name in ("menjadi", "menjadi_nama", "menjadi_tanggal"))
    return before, next(filter(None, after), "")


TEMPLATE = FormTemplate(
    code="F_1_06",
    version=1,
    title="SURAT PERNYATAAN PERUBAHAN ELEMEN DATA KEPENDUDUKAN",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pemohon",),
    captions={"pemohon": "Yang menyatakan", "pemberi_kuasa": "Yang menyatakan"},
    paths=(
        *(f"{{declarant}}.{name}" for name in ("nama", "nik", "no_kk", "alamat")),
        *(f"anggota[].{name}" for name in ("nama", "nik", "shdk")),
        *(
            f"perubahan[].{name}"
            for name in (
                "nik", "elemen", "semula", "semula_tanggal", "menjadi", "menjadi_nama", "menjadi_tanggal", "dasar",
            )
        ),
    ),
    body=_body,
)  # fmt: skip
