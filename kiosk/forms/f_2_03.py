"""F-2.03, statement of full responsibility (SPTJM) for the truth of a child's birth data.

The rows are those that the circular of 2021 names; the sentences are ours, since the official wording differs between
districts: a district that holds another text brings it as another version.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FALSE_STATEMENT, birth_place_and_date, block, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

_CLAUSE = (
    "Saya menyatakan bahwa data kelahiran di atas benar, dan bahwa surat keterangan lahir dari rumah sakit, puskesmas, "
    "bidan, atau desa/kelurahan tidak dapat saya tunjukkan. Saya bertanggung jawab sepenuhnya atas pernyataan ini. "
    "Apabila di kemudian hari terbukti tidak benar, saya bersedia dikenai sanksi menurut hukum, dan dokumen yang "
    "terbit karena pernyataan ini dapat dibatalkan."
)
_WITNESSES = "Dua saksi di bawah ini mengenal anak tersebut dan mengetahui kebenaran pernyataan ini."


def _body(form: FilledForm) -> Sequence[Element]:
    role = form.role(0)
    relation = form.value("pelapor.hubungan") if role == "pelapor" else role.upper()
    return (
        Paragraph("Saya yang bertanda tangan di bawah ini:", gap=2),
        block(
            "YANG MENYATAKAN",
            text_row(form, "1. Nama", f"{role}.nama"),
            number_row(form, "2. NIK", f"{role}.nik"),
            birth_place_and_date(form, "3. Tempat, tanggal lahir", role),
            Line("4. Pekerjaan", words_of(form.value(f"{role}.pekerjaan"))),
            text_row(form, "5. Alamat", f"{role}.alamat", rows=2),
            Line("6. Hubungan dengan anak", relation if form.values else ""),
        ),
        Paragraph("menyatakan data kelahiran anak sebagai berikut:", gap=2),
        block(
            "ANAK",
            text_row(form, "1. Nama", "anak.nama"),
            Line("2. Jenis kelamin", words_of(form.value("anak.jenis_kelamin"))),
            text_row(form, "3. Tempat kelahiran", "anak.tempat_kelahiran"),
            Line("4. Tanggal dan jam lahir", _moment(form)),
            text_row(form, "5. Anak ke-", "anak.anak_ke"),
            text_row(form, "6. Nama ayah", "ayah.nama"),
            number_row(form, "7. NIK ayah", "ayah.nik"),
            text_row(form, "8. Nama ibu", "ibu.nama"),
            number_row(form, "9. NIK ibu", "ibu.nik"),
        ),
        Paragraph(_CLAUSE, gap=2.5),
        Paragraph(FALSE_STATEMENT, bold=True),
        Paragraph(_WITNESSES, gap=2),
        Signatures(form.signature_boxes(), form.office.village if form.office else ""),
    )


def _moment(form: FilledForm) -> str:
    when = form.value("anak.tanggal_lahir")
    clock = f"{form.value('anak.pukul')} {form.value('anak.zona')}".strip()
    return f"{when}, PUKUL {clock}" if clock else when


TEMPLATE = FormTemplate(
    code="F_2_03",
    version=1,
    title="SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK (SPTJM) KEBENARAN DATA KELAHIRAN",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pelapor", "saksi1", "saksi2"),
    paths=(
        *(f"{{declarant}}.{name}" for name in ("nama", "nik", "tempat_lahir", "tanggal_lahir", "pekerjaan", "alamat")),
        "pelapor.hubungan",
        *(f"anak.{name}" for name in ("nama", "jenis_kelamin", "tempat_kelahiran", "tanggal_lahir", "pukul", "zona")),
        "anak.anak_ke",
        *(f"{role}.{name}" for role in ("ayah", "ibu", "saksi1", "saksi2") for name in ("nama", "nik")),
    ),
    body=_body,
)
