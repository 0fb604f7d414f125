"""The village's own letters about a birth and a death, and statements of residents that it knows of.

No regulation fixes their wording; these say what the registry needs to read (SE 470/13287/Dukcapil of 2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Paragraph, Signatures
from kiosk.forms.letter_parts import Row, letter_signature
from kiosk.forms.printed import words_of
from kiosk.forms.rows import FALSE_STATEMENT
from kiosk.forms.template import FilledForm, FormTemplate

_VALID_FROM = date(2019, 12, 31)
_BASIS = "Perpres 96/2018"
_SIZE = 10.0


def _text(words: str) -> Paragraph:
    return Paragraph(words, size=_SIZE, gap=2)


def _opening(form: FilledForm, what: str) -> Paragraph:
    title = form.value("surat.jabatan") or "Kepala desa/lurah " + "." * 30
    return _text(f"Yang bertanda tangan di bawah ini, {title}, menerangkan bahwa {what}:")


def _person(form: FilledForm, role: str, words: str) -> Sequence[Element]:
    number = form.value(f"{role}.nik") or form.value(f"{role}.nik_alasan")
    name = form.value(f"{role}.nama") or form.value(f"{role}.nama_alasan")
    return (Row(f"Nama {words}", name), Row(f"NIK {words}", number))


def _moment(form: FilledForm, day: str, who: str) -> str:
    clock = f"{form.value(f'{who}.pukul')} {form.value(f'{who}.zona')}".strip()
    return f"{form.value(day)}, PUKUL {clock}" if clock else form.value(day)


def _reported(form: FilledForm) -> Sequence[Element]:
    return (
        _text("Surat keterangan ini dibuat berdasarkan keterangan pelapor:"),
        *_person(form, "pelapor", "pelapor"),
        Row("Hubungan", form.value("pelapor.hubungan")),
        _text("Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."),
        letter_signature(form),
    )


def _birth(form: FilledForm) -> Sequence[Element]:
    return (
        _opening(form, "telah lahir seorang anak"),
        Row("Nama anak", form.value("anak.nama")),
        Row("Jenis kelamin", words_of(form.value("anak.jenis_kelamin"))),
        Row("Tanggal dan jam lahir", _moment(form, "anak.tanggal_lahir", "anak")),
        Row("Kabupaten/kota kelahiran", form.value("anak.tempat_kelahiran")),
        Row("Dilahirkan di", words_of(form.value("anak.tempat_dilahirkan"))),
        Row("Penolong kelahiran", words_of(form.value("anak.penolong"))),
        Row("Anak ke-", form.value("anak.anak_ke")),
        *_person(form, "ibu", "ibu"),
        *_person(form, "ayah", "ayah"),
        *_reported(form),
    )


def _death(form: FilledForm) -> Sequence[Element]:
    number = form.value("mati.nik") or form.value("mati.nik_alasan")
    born = ", ".join(part for part in (form.value("mati.tempat_lahir"), form.value("mati.tanggal_lahir")) if part)
    return (
        _opening(form, "telah meninggal dunia"),
        Row("Nama", form.value("mati.nama")),
        Row("NIK", number),
        Row("Nomor KK", form.value("mati.no_kk")),
        Row("Jenis kelamin", words_of(form.value("mati.jenis_kelamin"))),
        Row("Tempat, tanggal lahir", born),
        Row("Tanggal dan jam meninggal", _moment(form, "mati.tanggal", "mati")),
        Row("Tempat meninggal", form.value("mati.tempat")),
        Row("Sebab", words_of(form.value("mati.sebab"))),
        Row("Tempat pemakaman", form.value("mati.tempat_makam")),
        *_reported(form),
    )


def _declarant(form: FilledForm, role: str) -> Sequence[Element]:
    return (
        _text("Saya yang bertanda tangan di bawah ini:"),
        Row("Nama", form.value(f"{role}.nama")),
        Row("NIK", form.value(f"{role}.nik") or form.value(f"{role}.nik_alasan")),
        Row("Alamat", form.value(f"{role}.alamat"), rows=2),
    )


def _signing(form: FilledForm) -> Sequence[Element]:
    place = form.office.village if form.office else ""
    return (Paragraph(FALSE_STATEMENT, bold=True), Signatures(form.signature_boxes(), place))


def _owner(form: FilledForm) -> Sequence[Element]:
    return (
        *_declarant(form, "pemilik_rumah"),
        _text("sebagai pemilik rumah pada alamat di atas, tidak berkeberatan alamat itu dipakai sebagai alamat oleh:"),
        *_person(form, "pemohon", "pemohon"),
        Row("Nomor KK", form.value("pemohon.no_kk")),
        _text("beserta anggota keluarganya yang ikut dalam permohonan. Pernyataan ini dibuat dengan sebenarnya."),
        *_signing(form),
    )


def _guardian(form: FilledForm) -> Sequence[Element]:
    return (
        *_declarant(form, "wali"),
        Row("Hubungan dengan anak", form.value("wali.hubungan")),
        _text("bersedia menjadi wali dan menampung anak-anak di bawah umur yang tidak ikut pindah, dari keluarga:"),
        *_person(form, "pemohon", "pemohon"),
        Row("Nomor KK", form.value("pemohon.no_kk")),
        _text("serta bertanggung jawab atas pengasuhan mereka. Pernyataan ini dibuat dengan sebenarnya."),
        *_signing(form),
    )


def _stillborn(form: FilledForm) -> Sequence[Element]:
    weeks = form.value("lahir_mati.lama_kandungan")
    return (
        _text("Saya yang bertanda tangan di bawah ini:"),
        *_person(form, "pelapor", "pelapor"),
        Row("Hubungan dengan anak", form.value("pelapor.hubungan")),
        _text("menyatakan bahwa telah lahir mati seorang anak:"),
        Row("Jenis kelamin", words_of(form.value("anak.jenis_kelamin"))),
        Row("Tanggal dan jam lahir mati", _moment(form, "anak.tanggal_lahir", "anak")),
        Row("Kabupaten/kota", form.value("anak.tempat_kelahiran")),
        Row("Lamanya dalam kandungan", f"{weeks} MINGGU" if weeks else ""),
        Row("Sebab", form.value("lahir_mati.sebab")),
        *_person(form, "ibu", "ibu"),
        *_person(form, "ayah", "ayah"),
        _text("dan bahwa surat keterangan dari rumah sakit, bidan, atau desa/kelurahan tidak dapat saya tunjukkan."),
        _text("Dua saksi di bawah ini mengetahui kebenaran pernyataan ini."),
        *_signing(form),
    )


def _of(*roles: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{role}.{name}" for role in roles for name in names)


_REPORTER = _of("pelapor", names=("nama", "nik", "hubungan"))
_PARENTS = _of("ibu", "ayah", names=("nama", "nik"))
_DECLARANT = ("nama", "nik", "alamat")

SKL_DESA = FormTemplate(
    code="D_1_01",
    version=1,
    title="SURAT KETERANGAN KELAHIRAN",
    name="Surat Keterangan Kelahiran",
    legal_basis=_BASIS,
    valid_from=_VALID_FROM,
    signers=("kepala_desa",),
    paths=(
        *_of(
            "anak",
            names=(
                "nama", "jenis_kelamin", "tanggal_lahir", "pukul", "zona", "tempat_kelahiran", "tempat_dilahirkan",
                "penolong", "anak_ke",
            ),
        ),
        *_PARENTS,
        *_REPORTER,
    ),
    body=_birth,
)  # fmt: skip
SKM_DESA = FormTemplate(
    code="D_1_02",
    version=1,
    title="SURAT KETERANGAN KEMATIAN",
    name="Surat Keterangan Kematian",
    legal_basis=_BASIS,
    valid_from=_VALID_FROM,
    signers=("kepala_desa",),
    paths=(
        *_of(
            "mati",
            names=(
                "nama", "nik", "no_kk", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "tanggal", "pukul", "zona",
                "tempat", "sebab", "tempat_makam",
            ),
        ),
        *_REPORTER,
    ),
    body=_death,
)  # fmt: skip
OWNER = FormTemplate(
    code="D_1_03",
    version=1,
    title="SURAT PERNYATAAN TIDAK KEBERATAN DARI PEMILIK RUMAH",
    name="Pernyataan pemilik rumah",
    legal_basis=_BASIS,
    valid_from=_VALID_FROM,
    signers=("pemilik_rumah",),
    paths=(*_of("pemilik_rumah", names=_DECLARANT), *_of("pemohon", names=("nama", "nik", "no_kk"))),
    body=_owner,
)
GUARDIAN = FormTemplate(
    code="D_1_04",
    version=1,
    title="SURAT PERNYATAAN BERSEDIA MENJADI WALI",
    name="Pernyataan wali",
    legal_basis=_BASIS,
    valid_from=_VALID_FROM,
    signers=("wali",),
    paths=(*_of("wali", names=(*_DECLARANT, "hubungan")), *_of("pemohon", names=("nama", "nik", "no_kk"))),
    body=_guardian,
)
STILLBORN = FormTemplate(
    code="D_1_05",
    version=1,
    title="SURAT PERNYATAAN LAHIR MATI",
    name="Pernyataan lahir mati",
    legal_basis=_BASIS,
    valid_from=_VALID_FROM,
    signers=("pelapor", "saksi1", "saksi2"),
    paths=(
        *_of("anak", names=("jenis_kelamin", "tanggal_lahir", "pukul", "zona", "tempat_kelahiran")),
        *_of("lahir_mati", names=("lama_kandungan", "sebab")),
        *_PARENTS,
        *_REPORTER,
        *_of("saksi1", "saksi2", names=("nama", "nik")),
    ),
    body=_stillborn,
)
TEMPLATES = (SKL_DESA, SKM_DESA, OWNER, GUARDIAN, STILLBORN)
