"""F-1.01, biodata of a family: its head, where it lives, and the columns 2 to 41 of each member.

Ten members make a sheet; more go on a further one. Columns 7 to 9 and 32 to 37 concern foreigners alone and are left
to the officer. A filled form has a line for each member and no empty one, so that nobody is written in after the
signature.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kiosk.domain.reference import code_list
from kiosk.forms.elements import (
    PLACE_GROUPS,
    Beside,
    Cells,
    Element,
    Line,
    Paragraph,
    SignatureBox,
    Signatures,
    Ticks,
    Together,
)
from kiosk.forms.printed import code_of
from kiosk.forms.rows import FALSE_STATEMENT, FREE_OF_CHARGE, block, text_row
from kiosk.forms.table import Column, Table
from kiosk.forms.template import FilledForm, FormTemplate

SHEET = 10
KINDS = {"WNI": "Warga Negara Indonesia", "OA": "Orang Asing", "WNI_LN": "WNI di luar negeri"}
NO_DISABILITY = "7"

_STATEMENT = (
    "Data keluarga ini saya isi dengan benar dan dapat dipertanggungjawabkan. Bila ternyata tidak benar, saya bersedia "
    "dikenai sanksi sesuai peraturan perundang-undangan. "
)
_Cell = Callable[[FilledForm, str], str]


def _answer(name: str) -> _Cell:
    return lambda form, row: form.value(f"{row}.{name}")


def _code(name: str) -> _Cell:
    return lambda form, row: code_of(form.value(f"{row}.{name}"))


def _empty(_form: FilledForm, _row: str) -> str:
    return ""


def _parent(role: str) -> _Cell:
    return lambda form, row: form.value(f"{row}.nik_{role}") or form.value(f"{row}.nik_{role}_alasan")


def _impaired(form: FilledForm, row: str) -> str:
    """Column 28 follows from column 29; nobody is asked both."""
    kind = code_of(form.value(f"{row}.disabilitas"))
    return "" if not kind else "2" if kind == NO_DISABILITY else "1"


# Of each table: words over the column, its share of the width, its official number, what stands in it.
_Columns = Sequence[tuple[str, float, int, _Cell]]
_NAMES: _Columns = (
    ("Nama lengkap", 62, 2, _answer("nama")), ("Gelar depan", 16, 3, _answer("gelar_depan")),
    ("Gelar belakang", 17, 4, _answer("gelar_belakang")), ("Nomor paspor", 26, 5, _answer("no_paspor")),
    ("Tanggal berakhir paspor", 21, 6, _answer("paspor_berlaku")), ("Nama sponsor", 42, 7, _empty),
    ("Tipe sponsor", 13, 8, _empty), ("Alamat sponsor", 58, 9, _empty),
)  # fmt: skip
_BIRTHS: _Columns = (
    ("Jenis kelamin", 14, 10, _code("jenis_kelamin")), ("Tempat lahir", 45, 11, _answer("tempat_lahir")),
    ("Tanggal lahir", 21, 12, _answer("tanggal_lahir")), ("Kewarga- negaraan", 16, 13, _code("kewarganegaraan")),
    ("Nomor SK penetapan WNI", 34, 14, _answer("no_sk_wni")), ("Akta lahir (1/2)", 14, 15, _code("punya_akta_lahir")),
    ("Nomor akta kelahiran", 42, 16, _answer("no_akta_lahir")), ("Gol. darah", 13, 17, _code("golongan_darah")),
    ("Agama", 13, 18, _code("agama")), ("Organisasi kepercayaan", 43, 19, _answer("kepercayaan")),
)  # fmt: skip
_EVENTS: _Columns = (
    ("Status perkawinan", 16, 20, _code("status_perkawinan")),
    ("Akta kawin (1/2)", 14, 21, _code("punya_akta_kawin")),
    ("Nomor akta perkawinan", 31, 22, _answer("no_akta_kawin")),
    ("Tanggal perkawinan", 21, 23, _answer("tanggal_kawin")), ("Akta cerai (1/2)", 14, 24, _code("punya_akta_cerai")),
    ("Nomor akta perceraian", 31, 25, _answer("no_akta_cerai")),
    ("Tanggal perceraian", 21, 26, _answer("tanggal_cerai")), ("Hubungan keluarga", 17, 27, _code("shdk")),
    ("Kelainan (1/2)", 16, 28, _impaired), ("Jenis disabilitas", 17, 29, _code("disabilitas")),
    ("Pendidikan terakhir", 18, 30, _code("pendidikan")), ("Pekerjaan", 42, 31, _answer("pekerjaan")),
)  # fmt: skip
_PARENTS: _Columns = (
    ("Nomor ITAS/ITAP", 24, 32, _empty), ("Tempat terbit", 20, 33, _empty), ("Tanggal terbit", 16, 34, _empty),
    ("Tanggal akhir", 16, 35, _empty), ("Tempat datang pertama", 20, 36, _empty),
    ("Tanggal datang", 16, 37, _empty), ("NIK ibu", 30, 38, _parent("ibu")), ("Nama ibu", 44, 39, _answer("nama_ibu")),
    ("NIK ayah", 30, 40, _parent("ayah")), ("Nama ayah", 44, 41, _answer("nama_ayah")),
)  # fmt: skip
_WIDE = frozenset({2, 7, 9, 11, 19, 31, 39, 41})
_LEGEND = (
    ("10", "jenis_kelamin"), ("13", "kewarganegaraan"), ("17", "golongan_darah"), ("18", "agama"),
    ("20", "status_perkawinan"), ("27", "shdk"), ("29", "disabilitas"), ("30", "pendidikan"),
)  # fmt: skip


def _body(form: FilledForm) -> Sequence[Element]:
    rows = form.rows("anggota")
    lines = list(enumerate(rows or [""] * SHEET, 1))
    sheets = [lines[start : start + SHEET] for start in range(0, len(lines), SHEET)]
    tables = [_table(form, columns, sheet) for sheet in sheets for columns in (_NAMES, _BIRTHS, _EVENTS, _PARENTS)]
    return (
        Ticks([(text, kind in form.ticked) for kind, text in KINDS.items()], 3),
        Beside(_head(form, len(rows)), _place(form)),
        *tables,
        Paragraph(_legend(), size=6.0),
        Together((
            Paragraph(_STATEMENT + FREE_OF_CHARGE),
            Paragraph(FALSE_STATEMENT, bold=True),
            Signatures(
                (*form.signature_boxes(), SignatureBox("Mengetahui, Kepala Disdukcapil", "", later=True)),
                form.office.village if form.office else "",
            ),
        )),
    )  # fmt: skip


def _head(form: FilledForm, members: int) -> Element:
    count = str(members).rjust(2, "0") if members else ""
    both = form.value("keluarga.rt_rw").partition("/")
    return block(
        "DATA KEPALA KELUARGA",
        text_row(form, "1. Nama kepala keluarga", "kepala.nama"),
        text_row(form, "2. Alamat", "keluarga.alamat", rows=2),
        Cells("3. Kode pos", form.value("keluarga.kode_pos"), (5,)),
        Cells("4. RT", both[0], (3,)),
        Cells("5. RW", both[2], (3,)),
        Cells("6. Jumlah anggota keluarga", count, (2,), note="ORANG"),
    )


def _place(form: FilledForm) -> Element:
    office = form.office
    digits = office.digits if office else ""
    names = (office.province, office.regency, office.district, office.village) if office else ("",) * 4
    words = ("9. Provinsi", "10. Kabupaten/Kota", "11. Kecamatan", "12. Desa/Kelurahan")
    rows, start = [], 0
    for word, name, length in zip(words, names, PLACE_GROUPS, strict=True):
        rows.append(Cells(word, digits[start : start + length], (length,), note=name.upper()))
        start += length
    return Together((
        Line("7. Telepon / HP", form.value("pemohon.telepon") or form.value("pemohon.telepon_alasan")),
        Line("8. E-mail", form.value("keluarga.email").lower()),
        block("DATA WILAYAH", *rows, text_row(form, "13. Dusun/Kampung", "keluarga.dusun")),
    ))  # fmt: skip


def _table(form: FilledForm, columns: _Columns, sheet: Sequence[tuple[int, str]]) -> Table:
    heads = [Column(title, share, str(number), centred=number not in _WIDE) for title, share, number, _ in columns]
    lines = [[str(place), *(cell(form, row) if row else "" for _, _, _, cell in columns)] for place, row in sheet]
    return Table([Column("No.", 8, "1", centred=True), *heads], lines)


def _legend() -> str:
    """What the codes mean; an occupation is written in words."""
    parts = ["15, 21, 24, 28: 1 ADA, 2 TIDAK ADA"]
    for column, list_id in _LEGEND:
        parts.append(f"{column}: " + ", ".join(f"{one.code} {one.label.upper()}" for one in code_list(list_id)))
    return "Kode kolom " + " \u00b7 ".join(parts) + "."


_MEMBER = (
    "nama", "gelar_depan", "gelar_belakang", "no_paspor", "paspor_berlaku", "jenis_kelamin", "tempat_lahir",
    "tanggal_lahir", "kewarganegaraan", "no_sk_wni", "punya_akta_lahir", "no_akta_lahir", "golongan_darah", "agama",
    "kepercayaan", "status_perkawinan", "punya_akta_kawin", "no_akta_kawin", "tanggal_kawin", "punya_akta_cerai",
    "no_akta_cerai", "tanggal_cerai", "shdk", "disabilitas", "pendidikan", "pekerjaan", "nik_ibu", "nama_ibu",
    "nik_ayah", "nama_ayah",
)  # fmt: skip

TEMPLATE = FormTemplate(
    code="F_1_01",
    version=1,
    title="FORMULIR BIODATA KELUARGA",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("kepala",),
    paths=(
        "kepala.nama",
        *(f"keluarga.{name}" for name in ("alamat", "kode_pos", "rt_rw", "dusun", "email")),
        "pemohon.telepon",
        *(f"anggota[].{name}" for name in _MEMBER),
    ),
    body=_body,
    ticks=frozenset(KINDS),
    landscape=True,
)
