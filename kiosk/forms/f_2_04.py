"""F-2.04, statement of full responsibility (SPTJM) that two people are husband and wife.

The rows are those that the circular of 2021 names; the sentences are ours (see f_2_03).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FALSE_STATEMENT, birth_place_and_date, block, date_row, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

_CLAUSE = (
    "Kami menyatakan bahwa kami adalah suami istri dan orang tua dari anak tersebut di atas, dan bahwa bukti "
    "perkawinan kami tidak dapat kami tunjukkan. Kami bertanggung jawab sepenuhnya atas pernyataan ini. Apabila di "
    "kemudian hari terbukti tidak benar, kami bersedia dikenai sanksi menurut hukum, dan dokumen yang terbit karena "
    "pernyataan ini dapat dibatalkan."
)
_WITNESSES = "Dua saksi di bawah ini mengenal kami dan mengetahui kebenaran pernyataan ini."


def _body(form: FilledForm) -> Sequence[Element]:
    return (
        Paragraph("Kami yang bertanda tangan di bawah ini:", gap=2),
        _spouse(form, "SUAMI", "ayah"),
        _spouse(form, "ISTRI", "ibu"),
        Paragraph("adalah orang tua dari anak:", gap=2),
        block(
            "ANAK",
            text_row(form, "1. Nama", "anak.nama"),
            date_row(form, "2. Tanggal lahir", "anak.tanggal_lahir"),
        ),
        Paragraph(_CLAUSE, gap=2),
        Paragraph(FALSE_STATEMENT, bold=True),
        Paragraph(_WITNESSES, gap=1.5),
        Signatures(form.signature_boxes(), form.office.village if form.office else ""),
    )


def _spouse(form: FilledForm, title: str, role: str) -> Element:
    return block(
        title,
        text_row(form, "1. Nama", f"{role}.nama"),
        number_row(form, "2. NIK", f"{role}.nik"),
        birth_place_and_date(form, "3. Tempat, tanggal lahir", role),
        Line("4. Pekerjaan", words_of(form.value(f"{role}.pekerjaan"))),
        text_row(form, "5. Alamat", f"{role}.alamat", rows=2),
    )


TEMPLATE = FormTemplate(
    code="F_2_04",
    version=1,
    title="SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK (SPTJM) KEBENARAN SEBAGAI PASANGAN SUAMI ISTRI",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("ayah", "ibu", "saksi1", "saksi2"),
    paths=(
        *(
            f"{role}.{name}"
            for role in ("ayah", "ibu")
            for name in ("nama", "nik", "tempat_lahir", "tanggal_lahir", "pekerjaan", "alamat")
        ),
        "anak.nama",
        "anak.tanggal_lahir",
        *(f"{role}.{name}" for role in ("saksi1", "saksi2") for name in ("nama", "nik")),
    ),
    body=_body,
)
