"""`./run demo`: the whole of Loket on one computer, to be tried by hand; without a screen it plays itself."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from installer.journey.by_hand import PASSPHRASE, ByHand, Memory, PortTaken, listen
from installer.journey.centre import CentreFailed

ROOT = Path(__file__).resolve().parent.parent / "build" / "demo"
_STEPS = """
Five minutes by hand (the window speaks Indonesian; so does the village)
  1. In the window: passphrase above, [Masuk]. [Akta Kelahiran], [Pemohon mengerti, lanjut], then "Bayi baru lahir",
     "Menikah dan tercatat", "Ayah". Say which papers are there: Surat keterangan lahir, Buku nikah, KK.
  2. Press Enter here: the road is cut. Fill in the pages from the pictures in
     {files}
     The witnesses bring no paper: {witnesses}; telephone {phone}.
     A mistyped NIK is caught at its field; "Pakai data ayah" saves typing.
  3. Scan: [Pilih berkas] takes skl.jpg and buku-nikah.jpg, [Ambil foto] takes the KK that the stand-in camera shows.
  4. [Cetak semua] prints the forms{printed}. [Pindai lembar] takes each:
     the code on the sheet finds its place.
  5. Tick the declaration, [Kirim permohonan]: "Tersimpan", although there is no network. Enter here mends the road.
  6. In the browser: sign in, [Ambil berikutnya], flag a field, [Kembalikan]; or [Nyatakan lengkap], then upload
     {results}
  7. In the window: the pill at the top, [Coba sekarang]; mend what was returned, or print what is issued, say who
     takes it and what became of the old KK, and [Simpan penyerahan].
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 when everything was as it should be."""
    parser = argparse.ArgumentParser(prog="run demo", description="Loket on one computer, with fictitious people.")
    parser.add_argument("--headless", action="store_true", help="play the journey by itself, without a screen")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier demonstrations left")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _as_interrupt)
    alone = options.headless or not _screen()
    try:
        return _headless() if alone else _by_hand(fresh=options.fresh)
    except KeyboardInterrupt:
        print("\nEnded.")
        return 130 if alone else 0


def _by_hand(*, fresh: bool) -> int:
    root = ROOT / "by-hand"
    if fresh:
        shutil.rmtree(root, ignore_errors=True)
    print("Papers, centre and kiosk are being made ready ...", flush=True)
    demo = ByHand(root, datetime.now(UTC).date())
    try:
        window = demo.begin()
    except (PortTaken, CentreFailed) as trouble:
        demo.end()
        print(f"The demonstration cannot begin: {trouble}", file=sys.stderr)
        return 1
    try:
        _tell(demo)
        while not window.wait(0.5):
            pass
        print("The window was closed. `./run demo` goes on where you were, `./run demo --fresh` begins anew.")
        return 0
    finally:
        window.close()
        demo.end()


def _tell(demo: ByHand) -> None:
    memory, table = demo.memory, demo.table
    if memory is None or table is None:
        return
    print(_facts(demo, memory))
    printed = "; seconds later they lie signed beside the papers" if demo.printer_is_file else " on your printer"
    family = table.family
    witnesses = ", ".join(f"{one.name} {one.nik}" for one in family.witnesses)
    told = _STEPS.format(
        files=table.files, results=demo.root / "hasil", printed=printed, witnesses=witnesses, phone=family.phone
    )
    print(told)
    if sys.stdin.isatty():
        listen(lambda: print("The road is open." if demo.toggle_road() else "The road is cut.", flush=True))
    print("Ctrl-C ends everything; the data stay.", flush=True)


def _facts(demo: ByHand, memory: Memory) -> str:
    return "\n".join(
        (
            "",
            f"Back office   {demo.centre.url}   (its certificate is the demonstration's own: let the browser go on)",
            f"  officer     {memory.officer}   passphrase {memory.officer_passphrase}",
            f"Counter       operator {memory.operator}   passphrase {PASSPHRASE}",
            f"Papers        {demo.root / 'meja' / 'berkas'}",
            f"Prints        {demo.printer if demo.printer_is_file else 'your printer'}",
        )
    )


def _headless() -> int:
    """Play the journey; every step is told with its time, and the end says what became of it."""
    from playwright.sync_api import Error as BrowserTrouble

    from installer.journey.office import NoBrowser
    from installer.journey.story import play
    from installer.journey.window import Stuck
    from installer.screen import NoScreen

    data, pictures = ROOT / "headless", ROOT / "screenshots"
    for folder in (data, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        number = play(data, pictures, lambda line: print(line, flush=True))
    except (NoScreen, NoBrowser) as missing:
        print(f"The demonstration cannot be played here: {missing}.", file=sys.stderr)
        return 1
    except (Stuck, CentreFailed, BrowserTrouble, AssertionError, BrokenPipeError) as trouble:
        print(f"\nThe journey stopped: {trouble}\nThe last screen: {pictures / 'stuck.png'}", file=sys.stderr)
        return 1
    shots = sorted(pictures.glob("*.png"))
    print(
        f"\nApplication {number}: taken while the centre was down, sent when it was back, returned with a field and a"
        f"\nscan, mended, declared complete, issued, printed and handed over. {len(shots)} pictures in {pictures}"
    )
    return 0


def _screen() -> bool:
    """Whether somebody can look at a window here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
