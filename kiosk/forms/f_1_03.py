"""F-1.03, registration of a move (Permendagri 109/2019): who moves, from where, where to, and why.

Class and kind of the move and the codes of the places follow from the answers. Rows 13 to 16 concern foreigners and
stay empty; the kiosk files moves of citizens alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.address import ADDRESS, address_rows
from kiosk.forms.elements import SMALL, Element, Line, Paragraph, SignatureBox, Signatures, Together
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FREE_OF_CHARGE, block, coded_row, date_row, number_row, options, text_row, worded_row
from kiosk.forms.table import Column, Table
from kiosk.forms.template import PRODUCTS_PATH, FilledForm, FormTemplate

_EMPTY_ROWS = 10
_MOVES = "PINDAH"  # how the answer "ya" is printed
_STATEMENT = (
    "Data di atas saya isi dengan benar. Bila ternyata tidak benar, saya bersedia dikenai sanksi sesuai peraturan "
    "perundang-undangan. " + FREE_OF_CHARGE
)
# What is asked for (no. 4) by the document that the case yields: SKPWNI, SKPLN, else a population document.
_KINDS = {"SKPWNI": "2", "SKPLN": "3"}


def _body(form: FilledForm) -> Sequence[Element]:
    return (
        _applicant(form),
        block("ALAMAT ASAL", *address_rows(form, "5", "Alamat asal", "asal")),
        block(
            "KEPINDAHAN",
            *worded_row(form, "6. Klasifikasi kepindahan", "pindah.klasifikasi", "klasifikasi_kepindahan"),
            *address_rows(form, "7", "Alamat tujuan", "tujuan"),
            coded_row(form, "8. Alasan pindah", "pindah.alasan", "alasan_pindah"),
            text_row(form, "    Alasan lainnya", "pindah.alasan_lain"),
            *worded_row(form, "9. Jenis kepindahan", "pindah.jenis", "jenis_kepindahan"),
            coded_row(form, "10. KK yang tidak pindah", "pindah.kk_tinggal", "status_kk_tidak_pindah"),
            coded_row(form, "11. KK yang pindah", "pindah.kk_pindah", "status_kk_pindah"),
        ),
        block("12. ANGGOTA KELUARGA YANG PINDAH", _movers(form)),
        _foreigners(),
        _abroad(form),
        Together((
            Paragraph(_STATEMENT),
            Signatures(
                (*form.signature_boxes(), SignatureBox("Mengetahui, Kepala Disdukcapil", "", later=True)),
                form.office.village if form.office else "",
            ),
        )),
    )  # fmt: skip


def _applicant(form: FilledForm) -> Element:
    products = form.value(PRODUCTS_PATH).split()
    asked = next((code for product, code in _KINDS.items() if product in products), "1" if products else "")
    kinds = options("jenis_permohonan_pindah")
    return block(
        "DATA PEMOHON",
        number_row(form, "1. Nomor Kartu Keluarga", "pemohon.no_kk"),
        text_row(form, "2. Nama lengkap pemohon", "pemohon.nama"),
        number_row(form, "3. NIK", "pemohon.nik"),
        Line("4. Jenis permohonan", next((f"{code}  {words}" for code, words in kinds if code == asked), "")),
        *([] if products else [Paragraph("    ".join(f"{code} {words}" for code, words in kinds), SMALL, gap=0.6)]),
    )


def _movers(form: FilledForm) -> Table:
    movers = [row for row in form.rows("anggota") if form.value(f"{row}.pindah") == _MOVES]
    lines = [
        [
            str(number), form.value(f"{row}.nik") or form.value(f"{row}.nik_alasan"), form.value(f"{row}.nama"),
            words_of(form.value(f"{row}.shdk")),
        ]
        for number, row in enumerate(movers, 1)
    ]  # fmt: skip
    columns = (
        Column("No.", 8, centred=True), Column("NIK", 44, centred=True), Column("Nama lengkap", 80),
        Column("SHDK", 48),
    )  # fmt: skip
    return Table(columns, lines or [[""] * len(columns)] * _EMPTY_ROWS, head_lines=1)


def _foreigners() -> Element:
    return block(
        "DIISI OLEH ORANG ASING PEMEGANG IZIN TINGGAL",
        Line("13. Nama sponsor", ""),
        Line("14. Tipe sponsor", ""),
        Line("15. Alamat sponsor", ""),
        Line("16. Nomor dan tanggal ITAS/ITAP", ""),
    )


def _abroad(form: FilledForm) -> Element:
    return block(
        "DIISI BILA PINDAH KE LUAR NEGERI",
        text_row(form, "17. Negara tujuan", "tujuan.negara"),
        text_row(form, "18. Alamat di luar negeri", "tujuan.alamat_luar_negeri", rows=2),
        text_row(form, "19. Penanggung jawab", "tujuan.penanggung_jawab"),
        date_row(form, "20. Rencana tanggal pindah", "pindah.rencana_tanggal"),
    )


TEMPLATE = FormTemplate(
    code="F_1_03",
    version=1,
    title="FORMULIR PENDAFTARAN PERPINDAHAN PENDUDUK",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pemohon",),
    paths=(
        *(f"pemohon.{name}" for name in ("no_kk", "nama", "nik")),
        *(f"{group}.{name}" for group in ("asal", "tujuan") for name in ADDRESS),
        "tujuan.negara", "tujuan.alamat_luar_negeri", "tujuan.penanggung_jawab",
        *(
            f"pindah.{name}"
            for name in (
                "klasifikasi", "alasan", "alasan_lain", "jenis", "kk_tinggal", "kk_pindah", "rencana_tanggal",
            )
        ),
        *(f"anggota[].{name}" for name in ("nik", "nama", "shdk", "pindah")),
    ),
    rules=("kk",),
    body=_body,
)  # fmt: skip
