"""F-2.01, version 1: the part for a birth only. Sheets that were printed with it are still told apart by its hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Cells, Coded, Element, Line, Paragraph, Signatures, Ticks, Together
from kiosk.forms.printed import code_of
from kiosk.forms.rows import (
    FREE_OF_CHARGE,
    TIME_GROUPS,
    block,
    citizenship_row,
    coded_row,
    date_row,
    number_row,
    options,
    text_row,
)
from kiosk.forms.template import FilledForm, FormTemplate

_EVENTS = (
    "Kelahiran", "Lahir mati", "Perkawinan", "Pembatalan perkawinan", "Perceraian", "Pembatalan perceraian",
    "Kematian", "Pengangkatan anak", "Pengakuan anak", "Pengesahan anak", "Perubahan nama",
    "Perubahan status kewarganegaraan", "Peristiwa penting lainnya", "Pembetulan akta", "Pembatalan akta",
    "Pelaporan dari luar wilayah NKRI",
)  # fmt: skip
_STATEMENT = (
    "Data di atas saya isi dengan benar. Bila ternyata tidak benar, saya bersedia dikenai sanksi sesuai peraturan "
    "perundang-undangan. " + FREE_OF_CHARGE
)


def _body(form: FilledForm) -> Sequence[Element]:
    return (
        block("JENIS PELAPORAN", Ticks([(f"{n}. {event}", n == 1) for n, event in enumerate(_EVENTS, 1)], columns=3)),
        _reporter(form),
        _subject(form),
        _witness(form, "SAKSI I", "saksi1"),
        _witness(form, "SAKSI II", "saksi2"),
        _parents(form),
        _child(form),
        Together((Paragraph(_STATEMENT), Signatures(form.signature_boxes(), _place(form)))),
    )


def _reporter(form: FilledForm) -> Element:
    return block(
        "DATA PELAPOR",
        text_row(form, "1. Nama", "pelapor.nama"),
        number_row(form, "2. NIK", "pelapor.nik"),
        text_row(form, "3. Nomor dokumen perjalanan", "pelapor.dokumen_perjalanan"),
        number_row(form, "4. Nomor Kartu Keluarga", "pelapor.no_kk"),
        citizenship_row(form, "5. Kewarganegaraan", "pelapor.kewarganegaraan"),
        Line("6. Hubungan dengan anak", form.value("pelapor.hubungan")),
        Line("7. Nomor HP", form.value("pelapor.telepon") or form.value("pelapor.telepon_alasan")),
    )


def _subject(form: FilledForm) -> Element:
    return block(
        "SUBJEK AKTA I",
        text_row(form, "1. Nama", "anak.nama"),
        number_row(form, "2. NIK", "anak.nik"),
        Line("3. Nomor dokumen perjalanan", ""),
        number_row(form, "4. Nomor Kartu Keluarga", "anak.no_kk"),
        Coded("5. Kewarganegaraan", _citizenship_of_child(form), options("kewarganegaraan")),
    )


def _citizenship_of_child(form: FilledForm) -> str:
    """WNI when every parent named is one (UU 12/2006 art. 4); in any other case the officer decides."""
    parents = {code_of(form.value(f"{parent}.kewarganegaraan")) for parent in ("ayah", "ibu")} - {""}
    return "1" if parents == {"1"} else ""


def _witness(form: FilledForm, title: str, role: str) -> Element:
    return block(
        f"DATA {title}",
        text_row(form, "1. Nama", f"{role}.nama"),
        number_row(form, "2. NIK", f"{role}.nik"),
        number_row(form, "3. Nomor Kartu Keluarga", f"{role}.no_kk"),
        citizenship_row(form, "4. Kewarganegaraan", f"{role}.kewarganegaraan"),
    )


def _parents(form: FilledForm) -> Element:
    rows: list[Element] = []
    for number, (role, word) in enumerate((("ayah", "ayah"), ("ibu", "ibu"))):
        start = number * 5
        rows += [
            text_row(form, f"{start + 1}. Nama {word}", f"{role}.nama"),
            number_row(form, f"{start + 2}. NIK {word}", f"{role}.nik"),
            text_row(form, f"{start + 3}. Tempat lahir {word}", f"{role}.tempat_lahir"),
            date_row(form, f"{start + 4}. Tanggal lahir {word}", f"{role}.tanggal_lahir"),
            citizenship_row(form, f"{start + 5}. Kewarganegaraan {word}", f"{role}.kewarganegaraan"),
        ]
    return block("DATA ORANG TUA", *rows)


def _child(form: FilledForm) -> Element:
    time = form.value("anak.pukul")
    beside = form.value("anak.zona") or form.value("anak.pukul_alasan")
    return block(
        "DATA ANAK (KELAHIRAN)",
        text_row(form, "1. Nama", "anak.nama"),
        coded_row(form, "2. Jenis kelamin", "anak.jenis_kelamin", "jenis_kelamin"),
        coded_row(form, "3. Tempat dilahirkan", "anak.tempat_dilahirkan", "tempat_dilahirkan"),
        text_row(form, "4. Tempat kelahiran", "anak.tempat_kelahiran"),
        date_row(form, "5. Hari dan tanggal lahir", "anak.tanggal_lahir", weekday=True),
        Cells("6. Pukul", time.replace(".", ""), TIME_GROUPS, note=beside),
        coded_row(form, "7. Jenis kelahiran", "anak.jenis_kelahiran", "jenis_kelahiran"),
        Cells("8. Kelahiran anak ke-", form.value("anak.anak_ke"), (2,)),
        coded_row(form, "9. Penolong kelahiran", "anak.penolong", "penolong_kelahiran"),
        Cells("10. Berat bayi", form.value("anak.berat_gram"), (4,), note="GRAM"),
        Line("11. Panjang bayi", _with_unit(form.value("anak.panjang_cm"), "CM")),
    )


def _with_unit(value: str, unit: str) -> str:
    return f"{value} {unit}" if value else ""


def _place(form: FilledForm) -> str:
    return form.office.village if form.office else ""


_PERSON = ("nama", "nik", "no_kk", "kewarganegaraan")
_PARENT = ("nama", "nik", "tempat_lahir", "tanggal_lahir", "kewarganegaraan")
_CHILD = (
    "nama", "nik", "no_kk", "jenis_kelamin", "tempat_dilahirkan", "tempat_kelahiran", "tanggal_lahir", "pukul", "zona",
    "jenis_kelahiran", "anak_ke", "penolong", "berat_gram", "panjang_cm",
)  # fmt: skip

TEMPLATE = FormTemplate(
    code="F_2_01",
    version=1,
    title="FORMULIR PELAPORAN PENCATATAN SIPIL DI DALAM WILAYAH NKRI",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pelapor", "saksi1", "saksi2"),
    paths=(
        *(f"pelapor.{name}" for name in (*_PERSON, "dokumen_perjalanan", "hubungan", "telepon")),
        *(f"{role}.{name}" for role in ("saksi1", "saksi2") for name in _PERSON),
        *(f"{role}.{name}" for role in ("ayah", "ibu") for name in _PARENT),
        *(f"anak.{name}" for name in _CHILD),
    ),
    body=_body,
)
