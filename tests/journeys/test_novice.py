"""A novice makes ten mistakes; each is answered by a sentence, nothing is lost, and the application is sent."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from installer.demo_family import Family
from installer.journey.birth import Operator, newest
from installer.journey.papers import sign
from installer.journey.story import PASSPHRASE
from tests.journeys.conftest import Village
from tests.journeys.novice import Novice, papers_say

pytestmark = pytest.mark.linux


def test_ten_mistakes_and_still_sent(village: Village, tmp_path: Path) -> None:
    table = village.stage.table
    novice = Novice(village.open(), papers_say(table.family))
    enter(novice)
    begin(novice)
    the_child(novice, village)
    the_mother(novice, village)
    the_others(novice, village)
    scans(novice, village, tmp_path)
    number = sends(novice, village)
    novice.window.see("Semua sudah terkirim")
    assert len(novice.mistakes) == 10, novice.mistakes
    arrived = village.arrived()
    assert arrived["numbers"] == [number]
    assert arrived["names"] == [table.family.child.name]
    assert arrived["outcomes"] == ["applied"]
    nothing_lost(arrived["bodies"][0]["answers"], table.family)


def nothing_lost(answers: dict[str, dict[str, str]], family: Family) -> None:
    child, mother = family.child, family.mother
    assert answers["anak"]["nama"] == child.name
    assert answers["anak"]["tanggal_lahir"] == child.born.isoformat()
    assert answers["ibu"]["nik"] == mother.nik
    assert answers["ibu"]["nama"] == mother.name
    assert answers["ibu"]["tanggal_lahir"] == mother.born.isoformat()
    assert answers["pelapor"]["nik"] == family.father.nik
    assert [answers[who]["nik"] for who in ("saksi1", "saksi2")] == [one.nik for one in family.witnesses]


def enter(novice: Novice) -> None:
    novice.press("Masuk", "wajib")
    novice.answered("no passphrase", "Kata sandi")
    novice.type("Kata sandi", "salah tebak 99")
    novice.press("Masuk", "Kata sandi tidak cocok")
    novice.answered("wrong passphrase", "Kata sandi")
    novice.window.see("Sekarang boleh dicoba lagi")
    novice.type("Kata sandi", PASSPHRASE)
    novice.press("Masuk", "Ajukan layanan")


def begin(novice: Novice) -> None:
    novice.press("Akta Kelahiran", "Sebelum mulai")
    novice.press("Pemohon mengerti, lanjut", "Siapa yang melapor?")
    novice.press("Lanjut")
    novice.answered("not everything chosen", "Siapa yang melapor?")
    novice.press("Anak, akta saja")
    novice.press("Menikah dan tercatat")
    novice.press("Ayah")
    novice.press("Lanjut", "Siapkan berkas")
    novice.press("Surat keterangan lahir")
    novice.press("Buku nikah")
    novice.press("Ada: Kartu Keluarga (KK) asli")
    novice.press("Lanjut", "Data anak")


def the_child(novice: Novice, village: Village) -> None:
    child = village.stage.table.family.child
    novice.press("Lanjut")
    novice.answered("an empty page", "Nama lengkap anak")
    novice.type("Nama lengkap anak", "AISYAH 2 CONTOH")
    novice.type("Tanggal lahir", (child.born + timedelta(days=400)).isoformat())
    novice.press("Lanjut")
    novice.answered("a digit in a name", "Nama lengkap anak")
    novice.answered("born in the future", "Tanggal lahir")
    novice.type("Nama lengkap anak", child.name)
    novice.type("Tanggal lahir", child.born.isoformat())
    novice.fill_page()
    while novice.turn_page() == "Data anak":
        novice.fill_page()


def the_mother(novice: Novice, village: Village) -> None:
    mother = village.stage.table.family.mother
    novice.type("NIK ibu", mother.nik[:15])
    novice.type("Nama lengkap ibu", mother.name)
    novice.answered("a digit too few", "NIK ibu")
    novice.type("NIK ibu", mother.nik)
    novice.type("Tanggal lahir", (mother.born + timedelta(days=1)).isoformat())
    novice.fill_page()
    novice.press("Lanjut")
    told = novice.window.see("Tanggal lahir pada NIK")
    novice.remember("another birth date than the NIK says", told)
    assert novice.field("NIK ibu")["value"] == mother.nik
    assert novice.field("Nama lengkap ibu")["value"] == mother.name
    novice.type("Tanggal lahir", mother.born.isoformat())
    assert novice.turn_page() == "Data ayah"


def the_others(novice: Novice, village: Village) -> None:
    page = "Data ayah"
    while page != "Pilih berkas":
        texts = novice.window.texts()
        if "Pakai data ayah" in texts:
            novice.press("Pakai data ayah")
            novice.window.see_not("Pakai data ayah")
        novice.fill_page()
        page = novice.turn_page()


def scans(novice: Novice, village: Village, folder: Path) -> None:
    table, window = village.stage.table, novice.window
    letter = folder / "surat.jpg"
    letter.write_text("Ini bukan gambar.", "utf-8")
    novice.bring(letter)
    novice.remember("a file that is no picture", window.see("bukan gambar"))
    window.see("0 dari 3 dokumen")
    for file in ("skl", "buku-nikah", "kk"):
        novice.bring(table.file(file))
        novice.press("Pakai halaman ini")
        window.see("Pilih berkas")
    novice.press("Lanjut", "Periksa kembali")
    novice.press("Lanjut ke cetak dan tanda tangan", "Formulir sudah diisi")
    novice.press("Cetak semua", "Menunggu tanda tangan")
    sheets = sign(newest(village.stage.printer, "formulir"), folder / "lembar", village.stage.signers)
    novice.press("Pindai lembar")
    for sheet in sheets:
        novice.bring(sheet)
        window.see("Formulir Loket")
        novice.press("Pakai halaman ini")
        window.see("Pilih berkas")
    Operator(window).to_declaration()


def sends(novice: Novice, village: Village) -> str:
    novice.press("Kirim permohonan")
    novice.remember("sent without the declaration", novice.window.see("Tandai dahulu"))
    novice.press(f"{village.stage.table.family.father.name} menyetujui pernyataan ini")
    novice.press("Kirim permohonan")
    novice.window.see("Tersimpan", whole=True)
    number = Operator(novice.window).number()
    novice.press("Selesai", "Ajukan layanan")
    return number
