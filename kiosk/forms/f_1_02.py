"""F-1.02, registration of a population event: the ticks follow from the products and papers of the case.

Parts II and III are as in Permendagri 109/2019; only what a birth with new KK and KIA needs is ever ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures, Ticks, Together
from kiosk.forms.rows import FREE_OF_CHARGE, block, number_row, text_row
from kiosk.forms.template import FilledForm, FormTemplate

PRODUCTS_PATH = "permohonan.produk"

_CARD_NEW = (
    "Membentuk keluarga baru", "Penggantian kepala keluarga", "Pisah KK", "Pindah datang",
    "WNI dari luar negeri karena pindah", "Rentan adminduk",
)  # fmt: skip
_CARD_CHANGED = ("Menumpang dalam KK", "Peristiwa penting", "Perubahan elemen data")
_LOST = ("Hilang", "Rusak")
_KTP = (
    "A. Baru", "B. Pindah datang", "C1. Hilang", "C2. Rusak", "D. Perpanjangan ITAP",
    "E. Perubahan status kewarganegaraan", "F. Luar domisili", "G. Transmigrasi",
)  # fmt: skip
_KIA = ("A. Baru", "B1. Hilang", "B2. Rusak", "C. Perpanjangan ITAP", "D. Lainnya")
_CHANGES = ("A. KK", "B. KTP-el", "C. KIA")
# Text of the form and the kinds of paper that tick it.
_ATTACHED: Sequence[tuple[str, frozenset[str]]] = (
    ("KK lama / rusak", frozenset({"KK", "KK_LAMA"})),
    ("Buku nikah / kutipan akta perkawinan", frozenset({"BUKU_NIKAH", "AKTA_KAWIN", "BUKTI_KAWIN_LAIN"})),
    ("Kutipan akta perceraian", frozenset({"AKTA_CERAI"})),
    ("Surat keterangan pindah", frozenset({"SKPWNI"})),
    ("Surat keterangan pindah luar negeri", frozenset({"SKPLN"})),
    ("Dokumen perjalanan", frozenset({"PASPOR"})),
    ("Surat keterangan hilang dari kepolisian", frozenset({"SURAT_HILANG_POLISI"})),
    (
        "Surat keterangan / bukti perubahan peristiwa",
        frozenset({"SKL_FASKES", "SKL_DESA", "SKL_NAKHODA", "F_2_03", "BA_POLISI"}),
    ),
    ("SPTJM perkawinan / perceraian belum tercatat", frozenset({"F_1_05"})),
    ("Akta kematian", frozenset({"AKTA_MATI"})),
    ("Surat pernyataan penyebab hilang atau rusak", frozenset()),
    ("Surat keterangan pindah dari Perwakilan RI", frozenset()),
    ("Surat kuasa pengasuhan anak", frozenset({"SURAT_KUASA_ASUH"})),
    ("Kartu izin tinggal tetap", frozenset({"KITAP"})),
)


def _body(form: FilledForm) -> Sequence[Element]:
    return (
        block(
            "I. DATA PEMOHON",
            text_row(form, "1. Nama lengkap", "pelapor.nama"),
            number_row(form, "2. NIK", "pelapor.nik"),
            number_row(form, "3. Nomor Kartu Keluarga", "pelapor.no_kk"),
            Line("4. Nomor HP", form.value("pelapor.telepon") or form.value("pelapor.telepon_alasan")),
        ),
        _kinds(form),
        _attached(form),
        Together((
            Paragraph(f"Data dan berkas di atas benar. {FREE_OF_CHARGE}", gap=2),
            Signatures(form.signature_boxes(), form.office.village if form.office else ""),
        )),
    )  # fmt: skip


def _kinds(form: FilledForm) -> Element:
    products = form.value(PRODUCTS_PATH).split()
    card, child_card = "KK" in products, "KIA" in products
    return block(
        "II. JENIS PERMOHONAN",
        Paragraph("I. KARTU KELUARGA", bold=True),
        Ticks([(f"A{n}. {text}", False) for n, text in enumerate(_CARD_NEW, 1)], columns=3),
        # A child who is added to the card is an "important event" of the family.
        Ticks([(f"B{n}. {text}", card and n == 2) for n, text in enumerate(_CARD_CHANGED, 1)], columns=3),
        Ticks([(f"C{n}. {text}", False) for n, text in enumerate(_LOST, 1)], columns=3),
        Paragraph("II. KTP-EL", bold=True),
        Ticks([(text, False) for text in _KTP], columns=3),
        Paragraph("III. KARTU IDENTITAS ANAK (KIA)", bold=True),
        Ticks([(text, child_card and text.startswith("A.")) for text in _KIA], columns=3),
        Paragraph("IV. PERUBAHAN DATA (lampirkan F-1.06 dan bukti perubahan)", bold=True),
        Ticks([(text, False) for text in _CHANGES], columns=3),
    )


def _attached(form: FilledForm) -> Element:
    kinds = {value for path, value in form.values.items() if path.startswith("papers.")}
    return block(
        "III. PERSYARATAN YANG DILAMPIRKAN",
        Ticks([(text, bool(ticked_by & kinds)) for text, ticked_by in _ATTACHED], columns=2),
    )


TEMPLATE = FormTemplate(
    code="F_1_02",
    version=1,
    title="FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pelapor", "petugas"),
    captions={"pelapor": "Pemohon"},
    paths=("pelapor.nama", "pelapor.nik", "pelapor.no_kk", "pelapor.telepon"),
    rules=("kk", "bukti_kawin", "bukti_lahir", "asal_usul"),
    body=_body,
)
