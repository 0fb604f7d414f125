"""F-1.15, registering (or taking off the register) somebody who lives here without moving here (Permendagri 74/2022).

The register is of people who stay outside the place on their KTP-el for a year at most. The rows are those that the
regulation names; their order and sentences are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.address import ADDRESS, address_rows
from kiosk.forms.elements import Cells, Element, Line, Paragraph, Signatures, Ticks, Together
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FREE_OF_CHARGE, birth_place_and_date, block, coded_row, date_row, number_row, text_row
from kiosk.forms.table import Column, Table
from kiosk.forms.template import FilledForm, FormTemplate

KINDS = {"DATA": "Pendataan", "BATAL": "Pembatalan"}

_EMPTY_ROWS = 6
_STATEMENT = (
    "Saya tinggal di alamat sekarang tanpa pindah dari alamat pada KTP-el, paling lama satu tahun. Bila menetap, saya "
    "akan mengurus kepindahan. Bila data ini tidak benar, saya bersedia dikenai sanksi sesuai peraturan "
    "perundang-undangan. " + FREE_OF_CHARGE
)


def _body(form: FilledForm) -> Sequence[Element]:
    ticked = form.value(f"permohonan.{form.code.lower()}").split()
    return (
        block("JENIS PERMOHONAN", Ticks([(text, code in ticked) for code, text in KINDS.items()], columns=2)),
        block(
            "DATA PENDUDUK",
            number_row(form, "1. NIK", "pemohon.nik"),
            text_row(form, "2. Nama lengkap", "pemohon.nama"),
            number_row(form, "3. Nomor Kartu Keluarga", "pemohon.no_kk"),
            coded_row(form, "4. Jenis kelamin", "pemohon.jenis_kelamin", "jenis_kelamin"),
            birth_place_and_date(form, "5. Tempat, tanggal lahir", "pemohon"),
            Line("6. Pekerjaan", words_of(form.value("pemohon.pekerjaan"))),
            Line("7. Nomor HP", form.value("pemohon.telepon") or form.value("pemohon.telepon_alasan")),
        ),
        block("ALAMAT PADA KTP-EL", *address_rows(form, "8", "Alamat asal", "asal")),
        block("ALAMAT SEKARANG", *address_rows(form, "9", "Alamat sekarang", "tujuan")),
        block(
            "TENTANG TINGGAL DI SINI",
            coded_row(form, "10. Alasan", "tinggal.alasan", "alasan_pindah"),
            date_row(form, "11. Tinggal sejak", "tinggal.sejak"),
            Cells("12. Rencana lama tinggal", form.value("tinggal.bulan"), (2,), note="BULAN"),
            text_row(form, "13. Pemilik rumah", "tinggal.pemilik_rumah"),
        ),
        block("14. KELUARGA YANG IKUT", _family(form)),
        Together((
            Paragraph(_STATEMENT),
            Signatures(form.signature_boxes(), form.office.village if form.office else ""),
        )),
    )  # fmt: skip


def _family(form: FilledForm) -> Table:
    lines = [
        [
            str(number), form.value(f"{row}.nik") or form.value(f"{row}.nik_alasan"), form.value(f"{row}.nama"),
            words_of(form.value(f"{row}.shdk")),
        ]
        for number, row in enumerate(form.rows("anggota"), 1)
        if form.value(f"{row}.nama")
    ]  # fmt: skip
    columns = (
        Column("No.", 8, centred=True), Column("NIK", 44, centred=True), Column("Nama lengkap", 80),
        Column("Hubungan", 48),
    )  # fmt: skip
    empty = 1 if form.application else _EMPTY_ROWS
    return Table(columns, lines or [[""] * len(columns)] * empty, head_lines=1)


TEMPLATE = FormTemplate(
    code="F_1_15",
    version=1,
    title="FORMULIR PENDATAAN / PEMBATALAN PENDUDUK NONPERMANEN",
    legal_basis="Permendagri 74/2022",
    valid_from=date(2022, 1, 1),
    signers=("pemohon", "petugas"),
    paths=(
        *(
            f"pemohon.{name}"
            for name in (
                "nik", "nama", "no_kk", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "pekerjaan", "telepon",
            )
        ),
        *(f"{group}.{name}" for group in ("asal", "tujuan") for name in ADDRESS),
        *(f"tinggal.{name}" for name in ("alasan", "sejak", "bulan", "pemilik_rumah")),
        *(f"anggota[].{name}" for name in ("nik", "nama", "shdk")),
    ),
    ticks=frozenset(KINDS),
    body=_body,
)  # fmt: skip
