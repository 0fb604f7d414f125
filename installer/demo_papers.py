"""Draws the papers that a fictitious family brings to the counter, each marked CONTOH and without any emblem of state.

Every painter is pure: family (and seed for handwriting) in, BGR uint8 pixels out.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import segno
from numpy.typing import NDArray

from installer.demo_family import Family, Person
from installer.demo_sheet import Colour, Sheet

CARD_MM = (85.6, 54.0)
A4_LANDSCAPE_MM = (297.0, 210.0)
A5_MM = (148.0, 210.0)
SPREAD_MM = (210.0, 148.0)

# Heads and widths in mm of the two tables of a KK.
_PEOPLE_COLUMNS = {
    "No": 10, "Nama Lengkap": 58, "NIK": 46, "Jenis Kelamin": 28, "Tempat Lahir": 26, "Tanggal Lahir": 26,
    "Agama": 24, "Pendidikan": 30, "Gol. Darah": 21,
}  # fmt: skip
_BOND_COLUMNS = {
    "No": 10, "Status Perkawinan": 42, "Tgl Perkawinan": 36, "Hubungan": 36, "Kewarganegaraan": 32, "Paspor": 20,
    "KITAS": 20, "Ayah": 37, "Ibu": 36,
}  # fmt: skip
_INK: Colour = (24, 44, 130)
_BLACK_INK: Colour = (30, 30, 36)
_STAMP: Colour = (96, 60, 160)
_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One side of one paper: its document kind, pixels (BGR uint8) and true size in mm (width, height)."""

    kind: str
    name: str
    pixels: NDArray[np.uint8]
    size_mm: tuple[float, float]


def papers_of(family: Family, *, dpi: int = 250, seed: int = 0) -> tuple[Paper, ...]:
    """Everything the family needs for a birth application: SKL, buku nikah, KK and both parents' KTP-el."""
    return (
        Paper("SKL_FASKES", "skl", birth_letter(family, dpi=dpi, seed=seed), A5_MM),
        Paper("BUKU_NIKAH", "buku-nikah", marriage_book(family, dpi=dpi), SPREAD_MM),
        Paper("KK", "kk", family_card(family, dpi=dpi), A4_LANDSCAPE_MM),
        Paper("KTP", "ktp-ayah", identity_card(family, family.father, dpi=dpi), CARD_MM),
        Paper("KTP", "ktp-ibu", identity_card(family, family.mother, dpi=dpi), CARD_MM),
    )


def identity_card(family: Family, person: Person, *, dpi: int = 300) -> NDArray[np.uint8]:
    """The front of a KTP-el (ID-1) of ``person``."""
    sheet = Sheet(*CARD_MM, dpi, (176, 206, 226))
    sheet.guilloche((158, 194, 220), waves=18, seed=3)
    sheet.text(42.8, 5.2, f"PROVINSI {family.address.province}", 7, face="bold", anchor="ms")
    sheet.text(42.8, 8.6, f"KABUPATEN {family.address.regency}", 7, face="bold", anchor="ms")
    sheet.text(3.5, 14, "NIK", 8.5, face="bold")
    sheet.text(16.5, 14, f": {person.nik}", 9.5, face="mono")
    for row, (label, value) in enumerate(_card_rows(family, person)):
        y = 17.6 + 2.72 * row
        sheet.text(3.5, y, label, 5)
        sheet.text(22, y, f": {value}", 5)
    _portrait(sheet, 64, 11, 18, 24, woman=person.sex == "P")
    sheet.text(73, 39.5, family.address.regency, 4.6, anchor="ms")
    sheet.text(73, 42, f"{date(2020, 1, 20):%d-%m-%Y}", 4.6, anchor="ms")
    sheet.written(67, 47.5, person.name.split()[0].title(), 9, random.Random(person.nik), colour=_BLACK_INK)
    sheet.watermark(size=44, angle=18, colour=(240, 206, 206))
    return sheet.pixels()


def _card_rows(family: Family, person: Person) -> Sequence[tuple[str, str]]:
    home = family.address
    return (
        ("Nama", person.name),
        ("Tempat/Tgl Lahir", f"{person.birth_place}, {person.born:%d-%m-%Y}"),
        ("Jenis Kelamin", "PEREMPUAN" if person.sex == "P" else "LAKI-LAKI"),
        ("Alamat", home.street),
        ("   RT/RW", f"{home.rt}/{home.rw}"),
        ("   Kel/Desa", home.village),
        ("   Kecamatan", home.subdistrict),
        ("Agama", person.religion),
        ("Status Perkawinan", "KAWIN"),
        ("Pekerjaan", person.occupation),
        ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", "SEUMUR HIDUP"),
    )


def _portrait(sheet: Sheet, x: float, y: float, width: float, height: float, *, woman: bool) -> None:
    """A silhouette where a photograph would be: nobody's face."""
    ground, figure = ((168, 58, 62), (236, 222, 214)) if woman else ((52, 84, 150), (232, 224, 214))
    sheet.box(x, y, width, height, thick=0, fill=ground)
    middle = x + width / 2
    sheet.ellipse(
        middle - width * 0.42, y + height * 0.66, width * 0.84, height * 0.66, thick=0, colour=figure, fill=figure
    )
    sheet.box(x - 1, y + height, width + 2, height * 0.34, thick=0, fill=(176, 206, 226))
    if woman:
        sheet.ellipse(
            middle - width * 0.3,
            y + height * 0.12,
            width * 0.6,
            height * 0.62,
            thick=0,
            colour=figure,
            fill=(90, 70, 96),
        )
    sheet.ellipse(
        middle - width * 0.21, y + height * 0.2, width * 0.42, height * 0.42, thick=0, colour=figure, fill=figure
    )


def family_card(family: Family, *, dpi: int = 250) -> NDArray[np.uint8]:
    """A Kartu Keluarga (A4 landscape) that lists both parents, as before the birth."""
    sheet = Sheet(*A4_LANDSCAPE_MM, dpi, (240, 243, 234))
    sheet.guilloche((224, 232, 218), waves=22, seed=5)
    sheet.text(148.5, 22, "KARTU KELUARGA", 24, face="bold", anchor="ms")
    sheet.text(148.5, 30, f"No. {family.kk_number}", 15, face="bold", anchor="ms")
    _family_card_head(sheet, family)
    _table(sheet, 62, _PEOPLE_COLUMNS, _people_rows(family))
    _table(sheet, 114, _BOND_COLUMNS, _bond_rows(family))
    _family_card_foot(sheet, family)
    sheet.watermark(size=150)
    return sheet.pixels()


def _family_card_head(sheet: Sheet, family: Family) -> None:
    home = family.address
    left = (
        ("Nama Kepala Keluarga", family.father.name),
        ("Alamat", home.street),
        ("RT/RW", f"{home.rt}/{home.rw}"),
        ("Kode Pos", home.postcode),
    )
    right = (
        ("Desa/Kelurahan", home.village),
        ("Kecamatan", home.subdistrict),
        ("Kabupaten/Kota", home.regency),
        ("Provinsi", f"{home.province} (99)"),
    )
    for x, offset, rows in ((14, 44, left), (178, 36, right)):
        for row, (label, value) in enumerate(rows):
            sheet.text(x, 41 + 5 * row, label, 9)
            sheet.text(x + offset, 41 + 5 * row, f": {value}", 9)


def _people_rows(family: Family) -> Sequence[Sequence[str]]:
    rows = []
    for number, person in enumerate((family.father, family.mother), 1):
        sex = "PEREMPUAN" if person.sex == "P" else "LAKI-LAKI"
        who = (str(number), person.name, person.nik, sex, person.birth_place, f"{person.born:%d-%m-%Y}")
        rows.append((*who, person.religion, person.education, "-"))
    return rows


def _bond_rows(family: Family) -> Sequence[Sequence[str]]:
    wed = f"{family.marriage.held_on:%d-%m-%Y}"
    return [
        ("1", "KAWIN TERCATAT", wed, "KEPALA KELUARGA", "WNI", "-", "-", *family.father.parents),
        ("2", "KAWIN TERCATAT", wed, "ISTRI", "WNI", "-", "-", *family.mother.parents),
    ]


def _family_card_foot(sheet: Sheet, family: Family) -> None:
    sheet.text(14, 170, f"Dikeluarkan tanggal : {family.kk_issued:%d-%m-%Y}", 9)
    sheet.text(110, 170, "KEPALA KELUARGA", 9, anchor="ms")
    sheet.text(110, 194, family.father.name, 9, face="bold", anchor="ms")
    sheet.written(96, 185, family.father.name.split()[0].title(), 20, random.Random(family.kk_number), colour=_INK)
    sheet.text(200, 170, "KEPALA DINAS (CONTOH)", 9, anchor="ms")
    code = segno.make_qr(f"CONTOH KK {family.kk_number}", error="m")
    sheet.modules(190, 173, 20, tuple(code.matrix))
    sheet.text(200, 198, "PEJABAT CONTOH", 9, face="bold", anchor="ms")


def _table(sheet: Sheet, top: float, columns: Mapping[str, float], rows: Sequence[Sequence[str]]) -> None:
    """A ruled table of one head and seven lines of 5.6 mm, the unused ones empty; ``columns`` are heads and mm."""
    height, lines, left = 5.6, 7, 14.0
    right = left + sum(columns.values())
    sheet.box(left, top, right - left, height, thick=0, fill=(206, 222, 208))
    for number in range(lines + 2):
        sheet.line((left, top + height * number), (right, top + height * number))
    x = left
    for column, (head, width) in enumerate(columns.items()):
        sheet.line((x, top), (x, top + height * (lines + 1)))
        sheet.text(x + width / 2, top + 3.9, head, 7, face="bold", anchor="ms")
        for number, row in enumerate(rows, 1):
            sheet.text(x + 1.2, top + height * number + 3.9, row[column], 7.5)
        x += width
    sheet.line((right, top), (right, top + height * (lines + 1)))


def birth_letter(family: Family, *, dpi: int = 250, seed: int = 0) -> NDArray[np.uint8]:
    """A midwife's letter (Surat Keterangan Lahir, A5): printed form, filled in by hand, stamp over the signature."""
    draw = random.Random(seed)
    sheet = Sheet(*A5_MM, dpi, (247, 244, 232))
    sheet.text(74, 17, "PRAKTIK MANDIRI BIDAN CONTOH", 12.5, face="bold", anchor="ms")
    sheet.text(74, 23, "Desa Contoh Maju, Kecamatan Contoh, Kabupaten Contoh", 8, anchor="ms")
    sheet.line((14, 26), (134, 26), thick=0.6)
    sheet.text(74, 36, "SURAT KETERANGAN LAHIR", 13, face="bold", anchor="ms")
    sheet.text(58, 42, "Nomor :", 9, anchor="rs")
    sheet.written(60, 42, family.letter_number, 10, draw, colour=_INK)
    sheet.text(14, 53, "Yang bertanda tangan di bawah ini menerangkan bahwa telah lahir:", 8.5)
    for row, (label, value) in enumerate(_letter_rows(family)):
        y = 61 + 8.1 * row
        sheet.text(14, y, label, 8.5)
        sheet.text(48, y, ":", 8.5)
        sheet.line((50, y + 0.9), (134, y + 0.9), thick=0.1, colour=(150, 150, 150))
        sheet.written(51.5, y, value, 11, draw, colour=_INK)
    sheet.text(92, 168, "Contoh Maju,", 8.5)
    sheet.written(112, 168, f"{family.child.born:%d-%m-%Y}", 10, draw, colour=_INK)
    sheet.text(92, 173, "Yang menolong persalinan,", 8.5)
    sheet.written(96, 188, "Rini C.", 22, draw, colour=_INK)
    sheet.text(92, 197, family.midwife, 8.5, face="bold")
    sheet.stamp(76, 166, "BIDAN\nCONTOH", _STAMP, draw.uniform(-18, 18))
    sheet.watermark(size=84, angle=35)
    return sheet.pixels()


def _letter_rows(family: Family) -> Sequence[tuple[str, str]]:
    child, home = family.child, family.address
    return (
        ("Nama bayi", child.name.title()),
        ("Jenis kelamin", "Perempuan" if child.sex == "P" else "Laki-laki"),
        ("Hari, tanggal", _long_date(child.born)),
        ("Pukul", f"{child.time.replace(':', '.')} WIB"),
        ("Tempat lahir", "Praktik bidan, Contoh Maju"),
        ("Berat, panjang", f"{child.weight_g} gram, {child.length_cm} cm"),
        ("Anak ke", f"{child.order} (satu)"),
        ("Nama ibu", family.mother.name.title()),
        ("NIK ibu", family.mother.nik),
        ("Nama ayah", family.father.name.title()),
        ("NIK ayah", family.father.nik),
        ("Alamat", f"{home.street.title()}, {home.rt}/{home.rw}"),
    )


def _long_date(day: date) -> str:
    week = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    return f"{week[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def marriage_book(family: Family, *, dpi: int = 250) -> NDArray[np.uint8]:
    """The identity spread of a buku nikah (two A6 pages side by side with a fold between them)."""
    sheet = Sheet(*SPREAD_MM, dpi, (238, 228, 214))
    sheet.guilloche((228, 214, 198), waves=16, seed=9)
    sheet.text(52, 16, "KUTIPAN AKTA NIKAH", 12, face="bold", anchor="ms")
    sheet.text(52, 22, f"Nomor : {family.marriage.number}", 9, anchor="ms")
    sheet.text(10, 31, "Pada hari ini telah dilangsungkan akad nikah:", 8)
    sheet.text(10, 37, _long_date(family.marriage.held_on), 9, face="bold")
    sheet.text(10, 43, family.marriage.place, 9, face="bold")
    for x, top, title, person in ((10, 54, "SUAMI", family.father), (115, 20, "ISTRI", family.mother)):
        sheet.text(x, top, title, 10, face="bold")
        for row, (label, value) in enumerate(_spouse_rows(family, person)):
            sheet.text(x, top + 7 + 7 * row, label, 8)
            sheet.text(x + 24, top + 7 + 7 * row, f": {value}", 8.5)
    for x, woman in ((124, False), (160, True)):
        _portrait_frame(sheet, x, 84, woman=woman)
    sheet.stamp(140, 98, "KUA\nCONTOH", _STAMP, -12)
    sheet.line((105, 0), (105, 148), thick=0.5, colour=(186, 168, 148))
    sheet.box(2.5, 2.5, 205, 143, thick=0.5, colour=(134, 60, 58))
    sheet.watermark(size=96)
    return sheet.pixels()


def _portrait_frame(sheet: Sheet, x: float, y: float, *, woman: bool) -> None:
    ground, figure = ((150, 52, 58), (236, 222, 214)) if woman else ((46, 76, 138), (232, 224, 214))
    sheet.box(x, y, 26, 38, thick=0, fill=ground)
    sheet.ellipse(x + 8, y + 8, 10, 12, thick=0, colour=figure, fill=figure)
    sheet.box(x + 5, y + 23, 16, 15, thick=0, fill=figure)
    sheet.box(x, y, 26, 38, thick=0.3)


def _spouse_rows(family: Family, person: Person) -> Sequence[tuple[str, str]]:
    return (
        ("Nama", person.name),
        ("Tempat lahir", person.birth_place),
        ("Tanggal lahir", f"{person.born.day} {_MONTHS[person.born.month - 1]} {person.born.year}"),
        ("NIK", person.nik),
        ("Agama", person.religion),
        ("Pekerjaan", person.occupation),
        ("Alamat", family.address.street),
    )
