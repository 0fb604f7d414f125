"""The whole way of one birth application, played in a real window and a real browser, a picture of every step.

Login, notice, first questions, checklist, every page typed, scans from files and from the camera, review, printed forms
that come back signed, declaration and submission while the centre is down; then the centre is there again, an officer
returns a field and a scan, the counter mends exactly these, the officer declares the case complete and uploads the
results, and the counter prints them and hands them over.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from installer.journey.birth import Operator, answers_of
from installer.journey.centre import Centre, free_port
from installer.journey.kiosk import enrol
from installer.journey.office import Officer, browser, chromium
from installer.journey.papers import Table, lay_out, results
from installer.journey.window import CounterWindow
from installer.screen import hidden_screen

PASSPHRASE = "padi kuning 88 sawah"  # noqa: S105 - of the demonstration, printed for everybody
OPERATOR = "Budi Contoh"
WRONG_NAME = "SITI CONTO"  # what the operator mistypes, so that the officer has something to return
NOTE = "Di KTP-el tertulis SITI CONTOH. Mohon pindai ulang surat keterangan lahir."


@dataclass
class Album:
    """Numbered pictures and the time at which each step was reached."""

    folder: Path
    say: Callable[[str], None]
    began: float = field(default_factory=time.monotonic)
    steps: list[str] = field(default_factory=list)

    def place(self, name: str) -> Path:
        """Where the next picture goes."""
        self.steps.append(name)
        self.say(f"{time.monotonic() - self.began:6.1f} s  {len(self.steps):02d}  {name.replace('-', ' ')}")
        return self.folder / f"{len(self.steps):02d}-{name}.png"


@dataclass(frozen=True)
class Stage:
    """What the story plays on: folders, the family's papers, the centre and the enrolled kiosk."""

    root: Path
    table: Table
    centre: Centre
    kiosk: Path
    printer: Path

    @property
    def signers(self) -> Sequence[str]:
        """Whose names stand under the forms."""
        family = self.table.family
        return (family.father.name, *(one.name for one in family.witnesses), OPERATOR)


def prepare(root: Path, today: date, ends: ExitStack) -> Stage:
    """A fresh centre that runs until ``ends``, a fresh kiosk enrolled at it, and the papers on the table."""
    root.mkdir(parents=True, exist_ok=True)
    stage = Stage(
        root, lay_out(root / "meja", today), Centre(root / "centre", free_port()), root / "kiosk", root / "cetakan"
    )
    ends.callback(stage.centre.stop)
    stage.centre.start()
    enrol(stage.kiosk, stage.centre.url, stage.centre.code, PASSPHRASE)
    return stage


def open_counter(stage: Stage, display: str, kiosk: Path | None = None) -> CounterWindow:
    """A counter window of the stage on the screen ``display``."""
    folder = kiosk or stage.kiosk
    return CounterWindow(
        folder,
        display,
        printer=stage.printer,
        cameras=[f"folder:{stage.table.camera}"],
        log=stage.root / f"{folder.name}-window.log",
    )


def play(root: Path, pictures: Path, say: Callable[[str], None]) -> str:
    """Play the whole way; the receipt number. Raises what went wrong, with the screen in its message."""
    album = Album(pictures, say)
    chromium()
    with ExitStack() as ends:
        display = ends.enter_context(hidden_screen())
        say("Papers, centre and kiosk are being made ready ...")
        stage = prepare(root, datetime.now(UTC).date(), ends)
        window = open_counter(stage, display)
        ends.callback(window.close)
        operator = Operator(window, lambda name: window.picture(album.place(name)))
        try:
            return _play(stage, operator, album, ends)
        except Exception:
            if window.running:
                window.picture(pictures / "stuck.png")
            raise


def _play(stage: Stage, operator: Operator, album: Album, ends: ExitStack) -> str:
    operator.login(PASSPHRASE, OPERATOR)
    stage.centre.stop()
    number = apply_offline(stage, operator)
    stage.centre.start()
    operator.look_for_news()
    operator.window.see("Semua sudah terkirim")
    officer = ends.enter_context(browser(stage.centre.url))
    officer_returns(stage, officer, album, number)
    counter_mends(stage, operator)
    officer_finishes(stage, officer, album, number)
    counter_hands_over(stage, operator)
    officer.open(number)
    officer.history()
    officer.picture(album.place("petugas-riwayat"))
    return number


def apply_offline(stage: Stage, operator: Operator) -> str:
    """The application from the first page to the receipt, with a mistyped name and a poor scan; its number."""
    table = stage.table
    operator.begin()
    operator.check_papers()
    operator.fill_form(answers_of(table.family) | {"ibu.nama": WRONG_NAME})
    operator.scan_file(table.file("skl-buram"), over="pudar")
    operator.scan_file(table.file("buku-nikah"))
    operator.shoot()
    operator.go_on("Periksa kembali")
    operator.review()
    operator.print_and_sign(stage.printer, stage.root / "ditandatangani", stage.signers)
    operator.declare()
    number = operator.number()
    operator.print_receipt()
    return number


def officer_returns(stage: Stage, officer: Officer, album: Album, number: str) -> None:
    """The officer signs in, takes the case, and returns the name and the poor scan."""
    officer.sign_in(*stage.centre.officer)
    officer.picture(album.place("petugas-antrean"))
    officer.open(number)
    officer.wait_for_scans()
    officer.claim()
    officer.picture(album.place("petugas-memeriksa"))
    officer.flag("ibu.nama")
    officer.flag("SKL_FASKES/1")
    officer.open_return({"ibu.nama": "data_differs", "SKL_FASKES/1": "scan_unreadable"}, NOTE)
    officer.picture(album.place("petugas-mengembalikan"))
    officer.send_return()
    officer.picture(album.place("petugas-dikembalikan"))


def counter_mends(stage: Stage, operator: Operator) -> None:
    """The counter opens exactly what was returned, mends it and sends it again."""
    family = stage.table.family
    operator.look_for_news()
    operator.open_from_home("perbaikan", family.child.name, "2 hal perlu diperbaiki")
    operator.shot("perlu-perbaikan")
    operator.mend_field("ibu.nama", family.mother.name)
    operator.mend_scan("SKL_FASKES/1", stage.table.file("skl"))
    operator.send_again()
    operator.window.press("finish")
    operator.window.see("Semua sudah terkirim")


def officer_finishes(stage: Stage, officer: Officer, album: Album, number: str) -> None:
    """The mended case is declared complete, and its documents are brought."""
    officer.open(number)
    officer.wait_for_scans()
    officer.claim()
    officer.picture(album.place("petugas-memeriksa-perbaikan"))
    officer.declare_complete()
    officer.open(number)
    officer.picture(album.place("petugas-lengkap"))
    for one in results(stage.table.family, stage.root / "hasil"):
        officer.upload(one.product, one.number, one.file)
        officer.open(number)
        officer.picture(album.place(f"petugas-hasil-{one.file.stem}"))
    officer.visit("kiriman")
    officer.picture(album.place("petugas-kiriman"))


def counter_hands_over(stage: Stage, operator: Operator) -> None:
    """The documents are there: shown, printed, given to the father."""
    family = stage.table.family
    operator.look_for_news()
    operator.open_from_home("siap", family.child.name, "Dokumen terbit")
    operator.hand_over(("AKTA_LAHIR", "KK"), family.father.name, {"KK_LAMA": "Diambil"})
    operator.window.see("Semua sudah terkirim")
