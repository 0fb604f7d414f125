"""F-1.02, registration of a population event: the ticks follow from the service and the papers of the case.

Parts II and III are as in Permendagri 109/2019. Which box of part II a service ticks is written in its definition
(``ticks`` of the form); version 1, of before definitions said so, knew it of a birth with new KK and KIA alone. Its
sheets may still lie about unsigned and keep their data hash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kiosk.forms.elements import Element, Line, Paragraph, Signatures, Ticks, Together
from kiosk.forms.rows import FREE_OF_CHARGE, block, number_row, text_row
from kiosk.forms.template import ALL_RULES, PRODUCTS_PATH, FilledForm, FormTemplate

_CARD_NEW = {
    "I_A_1": "A1. Membentuk keluarga baru", "I_A_2": "A2. Penggantian kepala keluarga", "I_A_3": "A3. Pisah KK",
    "I_A_4": "A4. Pindah datang", "I_A_5": "A5. WNI dari luar negeri karena pindah", "I_A_6": "A6. Rentan adminduk",
}  # fmt: skip
_CARD_CHANGED = {
    "I_B_1": "B1. Menumpang dalam KK", "I_B_2": "B2. Peristiwa penting", "I_B_3": "B3. Perubahan elemen data",
}  # fmt: skip
_CARD_LOST = {"I_C_1": "C1. Hilang", "I_C_2": "C2. Rusak"}
_KTP = {
    "II_A": "A. Baru", "II_B": "B. Pindah datang", "II_C_1": "C1. Hilang", "II_C_2": "C2. Rusak",
    "II_D": "D. Perpanjangan ITAP", "II_E": "E. Perubahan status kewarganegaraan", "II_F": "F. Luar domisili",
    "II_G": "G. Transmigrasi",
}  # fmt: skip
_KIA = {
    "III_A": "A. Baru", "III_B_1": "B1. Hilang", "III_B_2": "B2. Rusak", "III_C": "C. Perpanjangan ITAP",
    "III_D": "D. Lainnya",
}  # fmt: skip
_CHANGES = {"IV_A": "A. KK", "IV_B": "B. KTP-el", "IV_C": "C. KIA"}
TICKS: Mapping[str, str] = {**_CARD_NEW, **_CARD_CHANGED, **_CARD_LOST, **_KTP, **_KIA, **_CHANGES}

# What a product ticks where the definition says nothing: a child who is added to a card is an "important event".
_BY_PRODUCT = {"KK": "I_B_2", "KIA": "III_A"}
# Text of the form and the kinds of paper that tick it.
_ATTACHED: Sequence[tuple[str, frozenset[str]]] = (
    ("KK lama / rusak", frozenset({"KK", "KK_LAMA"})),
    ("Buku nikah / kutipan akta perkawinan", frozenset({"BUKU_NIKAH", "AKTA_KAWIN", "BUKTI_KAWIN_LAIN"})),
    ("Kutipan akta perceraian", frozenset({"AKTA_CERAI"})),
    ("Surat keterangan pindah", frozenset({"SKPWNI"})),
    ("Surat keterangan pindah luar negeri", frozenset({"SKPLN", "SKDLN"})),
    ("Dokumen perjalanan", frozenset({"PASPOR"})),
    ("Surat keterangan hilang dari kepolisian", frozenset({"SURAT_HILANG_POLISI"})),
    (
        "Surat keterangan / bukti perubahan peristiwa",
        frozenset({
            "SKL_FASKES", "SKL_DESA", "SKL_NAKHODA", "F_2_03", "BA_POLISI", "AKTA_LAHIR", "IJAZAH", "SURAT_KERJA",
            "SURAT_AGAMA", "HASIL_GOLDAR", "PENGGANTI_IDENTITAS", "F_1_06",
        }),
    ),
    ("SPTJM perkawinan / perceraian belum tercatat", frozenset({"F_1_05"})),
    ("Akta kematian", frozenset({"AKTA_MATI"})),
    ("Surat pernyataan penyebab hilang atau rusak", frozenset({"PERNYATAAN_HILANG_RUSAK"})),
    ("Surat keterangan pindah dari Perwakilan RI", frozenset({"SKP_PERWAKILAN"})),
    ("Surat kuasa pengasuhan anak", frozenset({"SURAT_KUASA_ASUH"})),
    ("Kartu izin tinggal tetap", frozenset({"KITAP"})),
)  # fmt: skip


def _body(form: FilledForm) -> Sequence[Element]:
    role = form.role(0)
    return (
        block(
            "I. DATA PEMOHON",
            text_row(form, "1. Nama lengkap", f"{role}.nama"),
            number_row(form, "2. NIK", f"{role}.nik"),
            number_row(form, "3. Nomor Kartu Keluarga", f"{role}.no_kk"),
            Line("4. Nomor HP", form.value(f"{role}.telepon") or form.value(f"{role}.telepon_alasan")),
        ),
        _kinds(form),
        _attached(form),
        Together((
            Paragraph(f"Data dan berkas di atas benar. {FREE_OF_CHARGE}", gap=2),
            Signatures(form.signature_boxes(), form.office.village if form.office else ""),
        )),
    )  # fmt: skip


def _ticked(form: FilledForm) -> frozenset[str]:
    products = form.value(PRODUCTS_PATH).split()
    return form.ticked or frozenset(_BY_PRODUCT[product] for product in products if product in _BY_PRODUCT)


def _kinds(form: FilledForm) -> Element:
    ticked = _ticked(form)

    def boxes(texts: Mapping[str, str]) -> Ticks:
        return Ticks([(text, code in ticked) for code, text in texts.items()], columns=3)

    return block(
        "II. JENIS PERMOHONAN",
        Paragraph("I. KARTU KELUARGA", bold=True),
        boxes(_CARD_NEW),
        boxes(_CARD_CHANGED),
        boxes(_CARD_LOST),
        Paragraph("II. KTP-EL", bold=True),
        boxes(_KTP),
        Paragraph("III. KARTU IDENTITAS ANAK (KIA)", bold=True),
        boxes(_KIA),
        Paragraph("IV. PERUBAHAN DATA (lampirkan F-1.06 dan bukti perubahan)", bold=True),
        boxes(_CHANGES),
    )


def _attached(form: FilledForm) -> Element:
    kinds = {value for path, value in form.values.items() if path.startswith("papers.")}
    return block(
        "III. PERSYARATAN YANG DILAMPIRKAN",
        Ticks([(text, bool(ticked_by & kinds)) for text, ticked_by in _ATTACHED], columns=2),
    )


BIRTHS_ONLY = FormTemplate(
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
TEMPLATE = replace(
    BIRTHS_ONLY,
    version=2,
    signers=("pemohon", "petugas"),
    paths=tuple(f"{{declarant}}.{name}" for name in ("nama", "nik", "no_kk", "telepon")),
    rules=(ALL_RULES,),
    ticks=frozenset(TICKS),
)
