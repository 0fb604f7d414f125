"""F-1.07, power of attorney in population administration (Permendagri 109/2019); the sentences are ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures
from kiosk.forms.printed import words_of
from kiosk.forms.rows import birth_place_and_date, block, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

_POWER = (
    "untuk mengisi formulir pelayanan administrasi kependudukan sesuai dengan keterangan yang saya berikan dengan "
    "sebenarnya, menyerahkan berkas, dan mengambil dokumen yang terbit, karena saya dalam keadaan:"
)
_CLOSING = (
    "Surat kuasa ini dibuat dengan sebenarnya, tanpa paksaan dari pihak mana pun. Pengurusan dokumen kependudukan "
    "GRATIS; penerima kuasa tidak boleh memungut biaya."
)


def _body(form: FilledForm) -> Sequence[Element]:
    receiver = form.role(1)
    return (
        Paragraph("Saya yang bertanda tangan di bawah ini:", gap=2.5),
        block(
            "PEMBERI KUASA",
            text_row(form, "1. Nama lengkap", "pemberi_kuasa.nama"),
            number_row(form, "2. NIK", "pemberi_kuasa.nik"),
            birth_place_and_date(form, "3. Tempat, tanggal lahir", "pemberi_kuasa"),
            Line("4. Pekerjaan", words_of(form.value("pemberi_kuasa.pekerjaan"))),
            text_row(form, "5. Alamat", "pemberi_kuasa.alamat", rows=2),
        ),
        Paragraph("memberikan kuasa kepada:", gap=2.5),
        block(
            "PENERIMA KUASA",
            text_row(form, "1. Nama lengkap", f"{receiver}.nama"),
            number_row(form, "2. NIK", f"{receiver}.nik"),
            Line("3. Nomor HP", form.value(f"{receiver}.telepon") or form.value(f"{receiver}.telepon_alasan")),
        ),
        Paragraph(_POWER, gap=2.5),
        Line("Keadaan pemberi kuasa", words_of(form.value("pemberi_kuasa.keadaan"))),
        Paragraph(_CLOSING, gap=2.5),
        Signatures(form.signature_boxes(), form.office.village if form.office else ""),
    )


TEMPLATE = FormTemplate(
    code="F_1_07",
    version=1,
    title="SURAT KUASA DALAM PELAYANAN ADMINISTRASI KEPENDUDUKAN",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pemberi_kuasa", "pelapor"),
    captions={"pelapor": "Penerima kuasa", "pemohon": "Penerima kuasa"},
    paths=(
        *(
            f"pemberi_kuasa.{name}"
            for name in ("nama", "nik", "tempat_lahir", "tanggal_lahir", "pekerjaan", "alamat", "keadaan")
        ),
        *(f"{{second}}.{name}" for name in ("nama", "nik", "telepon")),
    ),
    body=_body,
)
