"""What an operator does with a birth application at the counter window, step by step, by what is on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.demo_family import Family, Person
from installer.journey.papers import sign
from installer.journey.window import CounterWindow, Stuck

Answers = dict[str, str]
Shot = Callable[[str], None]

PACKAGE = "PAKET_3IN1"
CHOSEN = {"bukti_lahir": "SKL_FASKES", "bukti_kawin": "BUKU_NIKAH", "kk": ""}
_REGENCY = "Kabupaten CONTOH"
_MOST_PAGES = 12
_NUMBER = re.compile(r"[0-9.]{10,13}-\d{6}-\w{3}-\d{4,5}-\w")


def no_shot(_name: str) -> None:
    """Where nobody wants a picture."""


def answers_of(family: Family) -> Answers:
    """What is typed for ``family``, by the field's path; regions by their name, choices by their words."""
    child = family.child
    found = {
        "anak.nama": child.name,
        "anak.jenis_kelamin": "Perempuan" if child.sex == "P" else "Laki-laki",
        "anak.tanggal_lahir": child.born.isoformat(),
        "anak.pukul": child.time,
        "anak.tempat_kelahiran": _REGENCY,
        "anak.tempat_dilahirkan": "Polindes",
        "anak.jenis_kelahiran": "Tunggal",
        "anak.anak_ke": str(child.order),
        "anak.penolong": "Bidan/Perawat",
        "anak.berat_gram": str(child.weight_g),
        "anak.panjang_cm": str(child.length_cm),
        "anak.no_kk": family.kk_number,
        "orang_tua.tanggal_kawin": family.marriage.held_on.isoformat(),
        "pelapor.telepon": family.phone,
        "pelapor.no_kk": family.kk_number,
    }
    found |= _person("ibu", family.mother) | _person("ayah", family.father) | _person("pelapor", family.father)
    found |= _person("saksi1", family.witnesses[0]) | _person("saksi2", family.witnesses[1])
    return found


def _person(who: str, person: Person) -> Answers:
    return {
        f"{who}.nik": person.nik,
        f"{who}.nama": person.name,
        f"{who}.tempat_lahir": _REGENCY,
        f"{who}.tanggal_lahir": person.born.isoformat(),
        f"{who}.kewarganegaraan": "WNI",
    }


class Operator:
    """Somebody at the counter window. ``shot`` is called with a name after each step, for pictures."""

    def __init__(self, window: CounterWindow, shot: Shot = no_shot) -> None:
        self.window, self.shot = window, shot

    def login(self, passphrase: str, name: str) -> None:
        """Enter as ``name``."""
        self.window.see("Pilih nama Anda")
        self.window.fill("people", name)
        self.shot("login")
        self.window.fill("passphrase", passphrase)
        self.window.press("login")
        self.window.see("Ajukan layanan")
        self.shot("beranda")

    def begin(self, variant: str = PACKAGE, married: str = "1", reporter: str = "ayah") -> None:
        """From the start page through the notice and the first questions to the checklist."""
        window = self.window
        window.press("service:AKTA_LAHIR")
        window.see("Sebelum mulai")
        self.shot("pemberitahuan-privasi")
        window.press("notice-understood")
        window.fill("field:variant", variant)
        window.fill("field:orang_tua.status_perkawinan", married)
        window.fill("field:pelapor.hubungan", reporter)
        self.shot("pertanyaan-pertama")
        window.press("next")
        window.see("Siapkan berkas")

    def check_papers(self, chosen: Mapping[str, str] = CHOSEN) -> None:
        """Say of each requirement which paper is there ("" for the only one), then go on to the form."""
        window = self.window
        for rule, kind in chosen.items():
            self.answer_paper(rule, kind)
        self.shot("siapkan-berkas")
        window.press("next")
        window.see("Data anak")

    def answer_paper(self, rule: str, kind: str) -> None:
        """Answer one requirement."""
        window = self.window
        title = {"bukti_lahir": "Bukti kelahiran", "bukti_kawin": "Bukti hubungan suami istri"}.get(rule, "")
        if not kind:
            window.press_words("Ada: Kartu Keluarga (KK) asli")
            return
        words = _PAPER_WORDS[kind]
        if not any(text == words for text in window.texts()):
            window.press_words(f"Ubah: {title}")
        window.press_words(words)

    def fill_form(self, answers: Answers, *, copied: Sequence[str] = ("ayah",)) -> None:
        """Type every page of the form. Where the window offers a person's data ("Pakai data ayah"), take them."""
        for _page in range(_MOST_PAGES):
            title = self.window.see_any(*_TITLES)
            if title == _TITLES[-1]:
                return
            self._copy(copied)
            self.fill_page(answers)
            self.shot(f"isi-{_slug(self._heading())}")
            before = self._heading()
            self.window.press("next")
            self.window.see_not(before)
        raise Stuck("the form has no end")

    def fill_page(self, answers: Answers) -> None:
        """Answer what is asked on this page and not answered yet; answers may bring further questions."""
        done: set[str] = set()
        while True:
            asked = [one for one in self.window.fields() if one["at"] not in done and not one["locked"]]
            path = next((one["at"] for one in asked if not one["value"] and _path(one["at"]) in answers), None)
            if path is None:
                return
            done.add(path)
            self.window.fill(path, answers[_path(path)])

    def scan_file(self, file: Path, *, over: str = "") -> None:
        """Pick a picture file for the paper in turn and keep it; ``over`` is the reason for using a poor one."""
        window = self.window
        window.press("pick-file")
        window.pick_files(file)
        if over:
            window.press_words("Tetap pakai")
            window.fill("override-reason", over)
            self.shot(f"pindai-{file.stem}-dengan-alasan")
        else:
            window.see_any("Gambar jelas", "Formulir Loket")
            self.shot(f"pindai-{file.stem}")
        window.press("keep-page")
        window.see("Pilih berkas")

    def shoot(self) -> None:
        """Photograph the paper in turn with the camera and keep the picture."""
        window = self.window
        window.see("Tahan diam, lalu ambil foto")
        self.shot("kamera")
        window.press("shoot")
        window.see("Gambar jelas")
        self.shot("hasil-kamera")
        window.press("keep-page")
        window.see("Pilih berkas")

    def go_on(self, seen: str) -> None:
        """Press the primary button; ``seen`` is what the next page says."""
        self.window.press_words("Lanjut")
        self.window.see(seen)

    def review(self) -> None:
        """Read the review and go on to the forms."""
        self.window.see("Periksa kembali sebelum dikirim")
        self.shot("periksa")
        self.window.press("next")
        self.window.see("Formulir sudah diisi")

    def print_and_sign(self, printer: Path, signed: Path, names: Sequence[str]) -> None:
        """Print all forms, have them signed, scan every sheet: each finds its own place."""
        window = self.window
        self.shot("cetak-dan-tanda-tangan")
        window.press_words("Cetak semua")
        window.see("Menunggu tanda tangan")
        self.shot("formulir-dicetak")
        sheets = sign(newest(printer, "formulir"), signed, names)
        window.press_words("Pindai lembar")
        for sheet in sheets:
            self.scan_file(sheet)
            self.shot(f"lembar-{sheet.stem[-1]}-tersimpan-sendiri")
        self.to_declaration()

    def to_declaration(self) -> None:
        """From the scanned sheets over the forms, all signed now, to the declaration."""
        window = self.window
        for _page in range(4):
            at = window.see_any("Pernyataan pelapor", "Formulir sudah diisi", "Periksa kembali", "Pilih berkas")
            if at == "Pernyataan pelapor":
                return
            if at == "Formulir sudah diisi":
                window.see_not("Menunggu tanda tangan")
                self.shot("semua-ditandatangani")
            texts = window.texts()
            words = ("Simpan dan kembali", "Lanjut ke cetak dan tanda tangan", "Lanjut")
            window.press_words(next(one for one in words if one in texts))
            window.see_not(at)

    def declare(self, told: str = "Tersimpan") -> None:
        """The reporter agrees; the case is sent. Ends when "Tersimpan" is said."""
        self.agree()
        self.window.press("submit")
        self.window.see(told, whole=True)
        self.shot("tersimpan")

    def agree(self) -> None:
        """The reporter agrees to the declaration."""
        self.window.fill("declaration", "ya")
        self.shot("pernyataan")

    def number(self) -> str:
        """The receipt number on the screen."""
        found = _NUMBER.search("\n".join(self.window.texts()))
        if found is None:
            raise Stuck("no receipt number is on the screen")
        return found[0]

    def print_receipt(self) -> None:
        """Print the receipt and finish."""
        window = self.window
        window.press("print-receipt")
        window.see_any("Tersimpan sebagai PDF", "disimpan", "Dicetak")
        self.shot("tanda-terima")
        window.press("finish")
        window.see("Ajukan layanan")

    def look_for_news(self) -> None:
        """Open the page of the road and try at once, then back to the start page."""
        window = self.window
        window.press("network-pill")
        window.press("try-now")
        window.see("Tersambung")
        self.shot("pengiriman")
        window.press_words("Beranda")
        window.see("Ajukan layanan")

    def open_from_home(self, attention: str, name: str, seen: str) -> None:
        """Open a case from what waits on the start page: ``perbaikan`` or ``siap``."""
        window = self.window
        window.press(f"attention:{attention}")
        self.shot(f"lacak-{attention}")
        window.press_words(name)
        window.see(seen)

    def mend_field(self, path: str, text: str) -> None:
        """Open what the centre returned at a field, type it anew, and come back."""
        window = self.window
        window.press(f"mend:{path}")
        window.see("Simpan dan kembali")
        self.shot("perbaiki-isian")
        window.fill(f"field:{path}", text)
        window.press("next")
        window.see("selesai diperbaiki")

    def mend_scan(self, path: str, file: Path) -> None:
        """Open what the centre returned at a scan, take it anew from ``file``, and come back."""
        window = self.window
        window.press(f"mend:{path}")
        window.see("Pilih berkas")
        self.scan_file(file)
        window.press_words("Simpan dan kembali")
        window.see("selesai diperbaiki")

    def send_again(self) -> None:
        """Everything is mended: declare once more and send."""
        self.shot("semua-diperbaiki")
        self.window.press("send-again")
        self.window.see("Pernyataan pelapor")
        self.declare("Perbaikan tersimpan")

    def hand_over(self, products: Sequence[str], receiver: str, old: Mapping[str, str]) -> None:
        """Print the issued documents and give them to ``receiver``, one of the case's people.

        ``old`` says what became of each document that the new ones replace: its kind with the answer's key or words.
        """
        window = self.window
        window.see("Dokumen terbit")
        self.shot("dokumen-terbit")
        for product in products:
            window.press(f"print:{product}")
            window.see_any("Tersimpan sebagai PDF", "Dicetak pada")
        window.fill("receiver", receiver)
        for kind, became in old.items():
            window.fill(f"old:{kind}", became)
        self.shot("penerima-dan-dokumen-lama")
        window.press("hand-over")
        window.see(f"Diserahkan kepada {receiver}")
        self.shot("diserahkan")

    def _copy(self, who: Sequence[str]) -> None:
        texts = self.window.texts()
        for one in who:
            if f"Pakai data {one}" in texts:
                self.window.press_words(f"Pakai data {one}")
                self.window.see_not(f"Pakai data {one}")

    def _heading(self) -> str:
        return next((text for text in self.window.texts() if text.startswith("Data ")), "")


_TITLES = ("Data anak", "Data ibu", "Data ayah", "Data pelapor", "Data dua saksi", "Pilih berkas")
_PAPER_WORDS = {
    "SKL_FASKES": "Surat keterangan lahir",
    "BUKU_NIKAH": "Buku nikah",
    "F_2_03": "Tidak punya surat keterangan lahir",
    "F_2_04": "Tidak punya buku nikah",
}


def _path(at: str) -> str:
    return at.removeprefix("field:")


def _slug(text: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in text.lower()).strip("-").replace("--", "-")


def newest(folder: Path, start: str) -> Path:
    """The newest file in ``folder`` whose name begins with ``start``."""
    found = sorted(folder.glob(f"{start}*"), key=lambda path: path.stat().st_mtime_ns)
    if not found:
        raise Stuck(f"nothing named {start}* in {folder.name}")
    return found[-1]
