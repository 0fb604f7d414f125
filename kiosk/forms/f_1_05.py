"""F-1.05, statement of full responsibility (SPTJM) for a marriage or divorce that is not recorded; both sign.

The rows are those that the circular of 2021 names; the sentences are ours (see f_1_04).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures, Ticks
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FALSE_STATEMENT, birth_place_and_date, block, date_row, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

EVENTS = {"KAWIN": "Perkawinan belum tercatat", "CERAI": "Perceraian belum tercatat"}
_CLAUSE = (
    "Kami menyatakan bahwa peristiwa di atas benar terjadi dan belum dicatatkan, sehingga buku nikah atau kutipan akta "
    "tidak dapat kami tunjukkan. Kami bertanggung jawab sepenuhnya atas pernyataan ini. Apabila di kemudian hari "
    "terbukti tidak benar, kami bersedia dikenai sanksi menurut hukum, dan dokumen yang terbit karena pernyataan ini "
    "dapat dibatalkan."
)
_WITNESSES = "Dua saksi di bawah ini mengenal kami dan mengetahui kebenaran pernyataan ini."


def _body(form: FilledForm) -> Sequence[Element]:
    return (
        Paragraph("Kami yang bertanda tangan di bawah ini:", gap=1.6),
        _spouse(form, "SUAMI", "suami"),
        _spouse(form, "ISTRI", "istri"),
        block(
            "PERISTIWA YANG DINYATAKAN",
            Ticks([(text, event in form.ticked) for event, text in EVENTS.items()]),
            date_row(form, "Tanggal peristiwa", "pernyataan.tanggal"),
            text_row(form, "Tempat peristiwa", "pernyataan.tempat"),
        ),
        Paragraph(_CLAUSE, gap=1.6),
        Paragraph(FALSE_STATEMENT, bold=True),
        Paragraph(_WITNESSES, gap=1.4),
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
    code="F_1_05",
    version=1,
    title="SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK (SPTJM) PERKAWINAN/PERCERAIAN BELUM TERCATAT",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("suami", "istri", "saksi1", "saksi2"),
    paths=(
        *(
            f"{role}.{name}"
            for role in ("suami", "istri")
            for name in ("nama", "nik", "tempat_lahir", "tanggal_lahir", "pekerjaan", "alamat")
        ),
        *(f"pernyataan.{name}" for name in ("tanggal", "tempat")),
        *(f"{role}.{name}" for role in ("saksi1", "saksi2") for name in ("nama", "nik")),
    ),
    body=_body,
    ticks=frozenset(EVENTS),
)
