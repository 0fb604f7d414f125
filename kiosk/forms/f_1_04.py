"""F-1.04, statement of having no population documents.

The rows are those that are known of the form; the sentences are ours, since the official wording differs between
districts: a district that holds another text brings it as another version.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures, Ticks
from kiosk.forms.printed import code_of, words_of
from kiosk.forms.rows import FALSE_STATEMENT, FREE_OF_CHARGE, birth_place_and_date, block, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

NOT_THERE = "2"
DOCUMENTS = {
    "kk": "Kartu Keluarga", "ktp": "KTP-el", "akta_lahir": "Kutipan akta kelahiran",
    "akta_kawin": "Buku nikah / kutipan akta perkawinan", "ijazah": "Ijazah",
}  # fmt: skip
_CLAUSE = (
    "Pernyataan ini saya buat dengan sebenarnya. Apabila di kemudian hari terbukti tidak benar, saya bersedia dikenai "
    "sanksi menurut hukum, dan dokumen yang terbit karena pernyataan ini dapat dibatalkan."
)


def _body(form: FilledForm) -> Sequence[Element]:
    role = form.role(0)
    return (
        Paragraph("Saya yang bertanda tangan di bawah ini:", gap=2),
        block(
            "YANG MENYATAKAN",
            text_row(form, "1. Nama lengkap", f"{role}.nama"),
            number_row(form, "2. NIK (bila ada)", f"{role}.nik"),
            birth_place_and_date(form, "3. Tempat, tanggal lahir", role),
            Line("4. Jenis kelamin", words_of(form.value(f"{role}.jenis_kelamin"))),
            Line("5. Pekerjaan", words_of(form.value(f"{role}.pekerjaan"))),
            text_row(form, "6. Alamat", f"{role}.alamat", rows=2),
        ),
        Paragraph("menyatakan bahwa saya tidak memiliki dokumen yang diberi tanda silang berikut:", gap=2),
        block(
            "DOKUMEN YANG TIDAK DIMILIKI",
            Ticks([
                (text, code_of(form.value(f"tanpa_dokumen.{name}")) == NOT_THERE) for name, text in DOCUMENTS.items()
            ]),
            Line("Dokumen lain", form.value("tanpa_dokumen.lainnya")),
            text_row(form, "Sebabnya", "tanpa_dokumen.sebab", rows=3),
        ),
        Paragraph(_CLAUSE, gap=2.5),
        Paragraph(FALSE_STATEMENT, bold=True),
        Paragraph(FREE_OF_CHARGE, gap=2),
        Signatures(form.signature_boxes(), form.office.village if form.office else ""),
    )  # fmt: skip


TEMPLATE = FormTemplate(
    code="F_1_04",
    version=1,
    title="SURAT PERNYATAAN TIDAK MEMILIKI DOKUMEN KEPENDUDUKAN",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pemohon",),
    captions={"pemohon": "Yang menyatakan", "kepala": "Yang menyatakan"},
    paths=(
        *(
            f"{{declarant}}.{name}"
            for name in ("nama", "nik", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "pekerjaan", "alamat")
        ),
        *(f"tanpa_dokumen.{name}" for name in (*DOCUMENTS, "lainnya", "sebab")),
    ),
    body=_body,
)
