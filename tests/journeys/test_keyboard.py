"""One application by keyboard alone: no mouse is moved from the login to "Tersimpan"."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.journey.birth import Operator, answers_of, newest
from installer.journey.papers import sign
from installer.journey.story import PASSPHRASE
from installer.journey.window import CounterWindow
from tests.journeys.conftest import Village

pytestmark = pytest.mark.linux
_MOST_TABS = 40
_FORM = ("Data anak", "Data ibu", "Data ayah", "Data pelapor", "Data dua saksi")


class Keyboard:
    """Ten fingers: what has the focus is asked of the window as a screen reader would tell it."""

    def __init__(self, window: CounterWindow) -> None:
        self.window = window

    def tab_to(self, name: str) -> None:
        """Tab until what is called ``name`` has the focus."""
        met = []
        for _tab in range(_MOST_TABS):
            met.append(self.window.focus()["name"])
            if met[-1] == name:
                return
            self.window.keys("Tab")
        raise AssertionError(f"{name!r} is not reached by Tab: {met}")

    def choose(self, question: str, place: int) -> None:
        """Tab into the question and take the answer with this number."""
        met = []
        for _tab in range(_MOST_TABS):
            now = self.window.focus()
            if now["field"] == question:
                self.window.keys(str(place))
                return
            met.append(now["name"])
            self.window.keys("Tab")
        raise AssertionError(f"{question!r} is not reached by Tab: {met}")

    def go_on(self, seen: str) -> None:
        """The primary button by its shortcut."""
        self.window.keys("Ctrl+Return")
        self.window.see(seen)

    def fill_page(self, answers: dict[str, str]) -> None:
        """Walk through the page by Tab and answer each question where the focus stands."""
        done: set[str] = set()
        for _tab in range(_MOST_TABS):
            path = self.window.focus()["field"]
            open_now = {str(one["at"]): one for one in self.window.fields() if not one["value"]}
            asked = open_now.get(f"field:{path}")
            if asked is not None and path in answers and path not in done:
                done.add(path)
                self.answer(asked, answers[path])
            if not any(at.removeprefix("field:") in answers for at in self._still_open()):
                return
            self.window.keys("Tab")
        raise AssertionError(f"not everything is reached by Tab: {self._still_open()}")

    def answer(self, asked: dict[str, object], text: str) -> None:
        options = asked["options"]
        if isinstance(options, list) and options:
            self.window.keys(str(options.index(text) + 1))
        elif asked["kind"] == "DateField":
            year, month, day = text.split("-")
            self.window.write(day)
            self.window.write(month)
            self.window.write(year)
        elif asked["kind"] == "TimeField":
            hour, minute = text.split(":")
            self.window.write(hour)
            self.window.write(minute)
        elif asked["kind"] == "RegionField":
            self.window.write(text)
            self.window.keys("Return")
        else:
            self.window.write(text)

    def _still_open(self) -> list[str]:
        return [str(one["at"]) for one in self.window.fields() if not one["value"] and not one["locked"]]


def test_one_application_without_a_mouse(village: Village, tmp_path: Path) -> None:
    window = village.open()
    hands = Keyboard(window)
    window.see("Pilih nama Anda")
    window.write(PASSPHRASE)
    window.keys("Return")
    window.see("Ajukan layanan")
    hands.tab_to("Akta Kelahiran")
    window.keys("Return")
    window.see("Sebelum mulai")
    window.keys("Return")
    window.see("Siapa yang melapor?")
    hands.choose("variant", 2)
    hands.choose("orang_tua.status_perkawinan", 1)
    hands.choose("pelapor.hubungan", 1)
    hands.go_on("Siapkan berkas")
    window.keys("1")
    window.keys("1")
    hands.tab_to("Ada: Kartu Keluarga (KK) asli")
    window.keys("Return")
    hands.go_on("Data anak")
    form(hands, village)
    scans(hands)
    sheets(hands, village, tmp_path)
    window.keys("Space")
    hands.go_on("Nomor permohonan")
    number = Operator(window).number()
    window.see("Semua sudah terkirim")
    assert village.arrived()["numbers"] == [number]


def form(hands: Keyboard, village: Village) -> None:
    answers = answers_of(village.stage.table.family)
    while (page := hands.window.see_any(*_FORM, "Ambil foto")) in _FORM:
        heading = next(text for text in hands.window.texts() if text.startswith(page))
        hands.fill_page(answers)
        hands.window.keys("Ctrl+Return")
        hands.window.see_not(heading)


def scans(hands: Keyboard) -> None:
    window = hands.window
    for count in range(3):
        window.see(f"{count} dari 3 dokumen")
        window.see("Tahan diam, lalu ambil foto")
        hands.tab_to("Ambil foto")
        window.keys("Return")
        window.see("Gambar jelas")
        hands.tab_to("Pakai halaman ini")
        window.keys("Return")
    window.see("3 dari 3 dokumen")
    hands.tab_to("Lanjut")
    window.keys("Return")
    window.see("Periksa kembali")


def sheets(hands: Keyboard, village: Village, folder: Path) -> None:
    window = hands.window
    hands.go_on("Formulir sudah diisi")
    hands.go_on("Menunggu tanda tangan")
    signed = sign(newest(village.stage.printer, "formulir"), folder / "lembar", village.stage.signers)
    hands.go_on("Pilih berkas")
    for sheet in signed:
        hands.tab_to("Pilih berkas")
        window.keys("Return")
        window.pick_files(sheet)
        window.see("Formulir Loket")
        hands.tab_to("Pakai halaman ini")
        window.keys("Return")
        window.see("Pilih berkas")
    hands.tab_to("Simpan dan kembali")
    window.keys("Return")
    window.see("Sudah ditandatangani")
    hands.go_on("Pernyataan pelapor")
