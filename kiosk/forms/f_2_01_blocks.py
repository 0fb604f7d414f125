"""The event blocks of F-2.01: birth, stillbirth, death, marriage, divorce, in the order and words of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kiosk.forms.elements import Cells, Element, Line
from kiosk.forms.rows import TIME_GROUPS, block, coded_row, date_row, number_row, text_row
from kiosk.forms.template import FilledForm

BIRTH, STILLBIRTH, MARRIAGE, DIVORCE, DEATH = 1, 2, 3, 5, 7

# Title of the block and the group of answers of each one whom the act is about.
SUBJECTS: Mapping[int, Sequence[tuple[str, str]]] = {
    BIRTH: (("SUBJEK AKTA I", "anak"),),
    STILLBIRTH: (("SUBJEK AKTA I", "anak"),),
    DEATH: (("SUBJEK AKTA I", "mati"),),
    MARRIAGE: (("SUBJEK AKTA I (SUAMI)", "suami"), ("SUBJEK AKTA II (ISTRI)", "istri")),
    DIVORCE: (("SUBJEK AKTA I (SUAMI)", "suami"), ("SUBJEK AKTA II (ISTRI)", "istri")),
}
RELATION: Mapping[int, str] = {
    BIRTH: "Hubungan dengan anak", STILLBIRTH: "Hubungan dengan anak", DEATH: "Hub. almarhum/almarhumah",
    MARRIAGE: "Hubungan dengan subjek", DIVORCE: "Hubungan dengan subjek",
}  # fmt: skip


def _birth(form: FilledForm) -> Sequence[Element]:
    rows = block(
        "DATA ANAK (KELAHIRAN)",
        text_row(form, "1. Nama", "anak.nama"),
        coded_row(form, "2. Jenis kelamin", "anak.jenis_kelamin", "jenis_kelamin"),
        coded_row(form, "3. Tempat dilahirkan", "anak.tempat_dilahirkan", "tempat_dilahirkan"),
        text_row(form, "4. Tempat kelahiran", "anak.tempat_kelahiran"),
        date_row(form, "5. Hari dan tanggal lahir", "anak.tanggal_lahir", weekday=True),
        _time(form, "6. Pukul", "anak"),
        coded_row(form, "7. Jenis kelahiran", "anak.jenis_kelahiran", "jenis_kelahiran"),
        Cells("8. Kelahiran anak ke-", form.value("anak.anak_ke"), (2,)),
        coded_row(form, "9. Penolong kelahiran", "anak.penolong", "penolong_kelahiran"),
        Cells("10. Berat bayi", form.value("anak.berat_gram"), (4,), note="GRAM"),
        Line("11. Panjang bayi", _with_unit(form.value("anak.panjang_cm"), "CM")),
    )
    return (rows,)


def _stillbirth(form: FilledForm) -> Sequence[Element]:
    rows = block(
        "LAHIR MATI",
        Cells("1. Lamanya dalam kandungan", form.value("lahir_mati.lama_kandungan"), (2,), note="MINGGU"),
        coded_row(form, "2. Jenis kelamin", "anak.jenis_kelamin", "jenis_kelamin"),
        date_row(form, "3. Hari dan tanggal lahir mati", "anak.tanggal_lahir", weekday=True),
        coded_row(form, "4. Jenis kelahiran", "anak.jenis_kelahiran", "jenis_kelahiran"),
        Cells("5. Anak ke-", form.value("anak.anak_ke"), (2,)),
        coded_row(form, "6. Tempat dilahirkan", "anak.tempat_dilahirkan", "tempat_dilahirkan"),
        coded_row(form, "7. Penolong kelahiran", "anak.penolong", "penolong_kelahiran"),
        text_row(form, "8. Sebab lahir mati", "lahir_mati.sebab", rows=2),
        coded_row(form, "9. Yang menentukan", "lahir_mati.menentukan", "yang_menentukan_lahir_mati"),
        text_row(form, "10. Tempat kelahiran", "anak.tempat_kelahiran"),
    )
    return (rows,)


def _death(form: FilledForm) -> Sequence[Element]:
    rows = block(
        "KEMATIAN",
        number_row(form, "1. NIK", "mati.nik"),
        text_row(form, "2. Nama lengkap", "mati.nama"),
        date_row(form, "3. Hari dan tanggal kematian", "mati.tanggal", weekday=True),
        _time(form, "4. Pukul", "mati"),
        coded_row(form, "5. Sebab kematian", "mati.sebab", "sebab_kematian"),
        text_row(form, "6. Tempat kematian", "mati.tempat"),
        coded_row(form, "7. Yang menerangkan", "mati.menerangkan", "yang_menerangkan_kematian"),
    )
    return (rows,)


def _marriage(form: FilledForm) -> Sequence[Element]:
    families: list[Element] = []
    for start, (role, word) in zip((1, 5), (("suami", "suami"), ("istri", "istri")), strict=True):
        for row, parent in enumerate(("ayah", "ibu")):
            number, who = start + row * 2, f"{parent}_{role}"
            families.append(number_row(form, f"{number}. NIK {parent} dari {word}", f"{who}.nik"))
            families.append(text_row(form, f"{number + 1}. Nama {parent} dari {word}", f"{who}.nama"))
    return (block("PERKAWINAN: ORANG TUA", *families), _wedding(form), _wedding_papers(form))


def _wedding(form: FilledForm) -> Element:
    return block(
        "PERKAWINAN",
        coded_row(form, "9. Status suami sebelum kawin", "kawin.status_suami", "status_perkawinan"),
        coded_row(form, "10. Status istri sebelum kawin", "kawin.status_istri", "status_perkawinan"),
        Cells("11. Perkawinan yang ke-", form.value("kawin.perkawinan_ke"), (2,)),
        Cells("12. Istri yang ke- (poligami)", form.value("kawin.istri_ke"), (2,)),
        date_row(form, "13. Tanggal pemberkatan", "kawin.tanggal_pemberkatan", weekday=True),
        date_row(form, "14. Tanggal melapor", "kawin.tanggal_lapor"),
        Cells("15. Jam pelaporan", form.value("kawin.jam_lapor").replace(".", ""), TIME_GROUPS),
        coded_row(form, "16. Agama", "kawin.agama", "agama"),
        text_row(form, "17. Kepercayaan", "kawin.kepercayaan"),
        text_row(form, "18. Nama organisasi kepercayaan", "kawin.organisasi"),
    )


def _wedding_papers(form: FilledForm) -> Element:
    return block(
        "PERKAWINAN: PENGADILAN, PEMUKA AGAMA, PERJANJIAN",
        text_row(form, "19. Nama pengadilan", "kawin.pengadilan"),
        text_row(form, "20. Nomor penetapan", "kawin.nomor_penetapan"),
        date_row(form, "21. Tanggal penetapan", "kawin.tanggal_penetapan"),
        text_row(form, "22. Nama pemuka agama/penghayat", "kawin.pemuka_agama"),
        text_row(form, "23. Nomor izin dari perwakilan", "kawin.izin_perwakilan"),
        text_row(form, "24. Nomor paspor", "kawin.nomor_paspor"),
        text_row(form, "25. Perjanjian dibuat oleh notaris", "kawin.notaris"),
        text_row(form, "26. Nomor akta notaris", "kawin.nomor_perjanjian"),
        date_row(form, "27. Tanggal akta notaris", "kawin.tanggal_perjanjian"),
        Cells("28. Jumlah anak", form.value("kawin.jumlah_anak"), (2,)),
    )


def _divorce(form: FilledForm) -> Sequence[Element]:
    rows = block(
        "PERCERAIAN",
        Line("1. Yang mengajukan perceraian", form.value("cerai.pengaju")),
        text_row(form, "2. Nomor akta perkawinan", "cerai.nomor_akta_kawin"),
        date_row(form, "3. Tanggal akta perkawinan", "cerai.tanggal_akta_kawin"),
        text_row(form, "4. Tempat pencatatan perkawinan", "cerai.tempat_kawin"),
        text_row(form, "5. Nama pengadilan", "cerai.pengadilan"),
        text_row(form, "6. Nomor putusan pengadilan", "cerai.nomor_putusan"),
        date_row(form, "7. Tanggal putusan pengadilan", "cerai.tanggal_putusan"),
        text_row(form, "8. Nomor surat panitera", "cerai.nomor_panitera"),
        date_row(form, "9. Tanggal surat panitera", "cerai.tanggal_panitera"),
        date_row(form, "10. Tanggal melapor", "cerai.tanggal_lapor"),
    )
    return (rows,)


def _time(form: FilledForm, label: str, who: str) -> Cells:
    beside = form.value(f"{who}.zona") or form.value(f"{who}.pukul_alasan")
    return Cells(label, form.value(f"{who}.pukul").replace(".", ""), TIME_GROUPS, note=beside)


def _with_unit(value: str, unit: str) -> str:
    return f"{value} {unit}" if value else ""


EVENT_BLOCKS: Mapping[int, Callable[[FilledForm], Sequence[Element]]] = {
    BIRTH: _birth, STILLBIRTH: _stillbirth, DEATH: _death, MARRIAGE: _marriage, DIVORCE: _divorce,
}  # fmt: skip

# Rows that no path fills (the day and hour of the report, a foreign permit) are written at the registry's counter.
_SUBJECT = ("nama", "nik", "no_kk", "kewarganegaraan", "dokumen_perjalanan")
_PATHS: Mapping[str, Sequence[str]] = {
    "anak": (
        "nama", "nik", "no_kk", "jenis_kelamin", "tempat_dilahirkan", "tempat_kelahiran", "tanggal_lahir", "pukul",
        "zona", "jenis_kelahiran", "anak_ke", "penolong", "berat_gram", "panjang_cm",
    ),
    "lahir_mati": ("lama_kandungan", "sebab", "menentukan"),
    "mati": (*_SUBJECT, "tanggal", "pukul", "zona", "sebab", "tempat", "menerangkan"),
    "suami": _SUBJECT,
    "istri": _SUBJECT,
    **{f"{parent}_{role}": ("nama", "nik") for role in ("suami", "istri") for parent in ("ayah", "ibu")},
    "kawin": (
        "status_suami", "status_istri", "perkawinan_ke", "istri_ke", "tanggal_pemberkatan", "agama", "organisasi",
        "pengadilan", "nomor_penetapan", "tanggal_penetapan", "pemuka_agama", "notaris", "nomor_perjanjian",
        "tanggal_perjanjian", "jumlah_anak",
    ),
    "cerai": (
        "pengaju", "nomor_akta_kawin", "tanggal_akta_kawin", "tempat_kawin", "pengadilan", "nomor_putusan",
        "tanggal_putusan", "nomor_panitera", "tanggal_panitera",
    ),
}  # fmt: skip
EVENT_PATHS = tuple(f"{group}.{name}" for group, names in _PATHS.items() for name in names)
