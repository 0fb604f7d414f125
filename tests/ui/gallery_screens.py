"""The counter's own screens in the real window over a real store, saved as pictures to be looked at.

Usage: python -m tests.ui.gallery_screens FOLDER [--contrast] [--dejavu] [--size 1366x768] [--only NAME]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.domain.services import builtin_services
from kiosk.forms.office import Office
from kiosk.forms.render import render_blank
from kiosk.work.desk import open_desk
from tests.ui.case_fixture import begun, filled, scanned
from tests.ui.desk_fixture import regions
from tests.ui.states_fixture import Village
from tests.work.desks import SITI, Hands, new_desk, with_passphrase
from ui import theme
from ui.models.counter import Counter
from ui.models.road import Road, RoadState
from ui.models.session import Session, _Entered
from ui.places import Places
from ui.printing import FilePrinter
from ui.routes import (
    Detail,
    FirstStart,
    Home,
    InCase,
    Issued,
    Login,
    Navigator,
    Recover,
    Requirements,
    Returned,
    Route,
    Settings,
    Step,
    Sync,
    Tracking,
)  # fmt: skip
from ui.screens.scan import ScanScreen
from ui.window import Window
from ui.work import Work

LONG = "Raden Ayu Siti Nurhaliza Kusumaningrum Contoh Widyadari"


class Look:
    """One window, its counter, and cases to show in it."""

    def __init__(self, folder: Path, app: QApplication, size: tuple[int, int]) -> None:
        self.app, self.hands, data = app, Hands(), folder / "data"
        store = new_desk(data, self.hands).store
        with_passphrase(store, SITI)
        desk = open_desk(
            store, services=builtin_services(), regions=regions(), wall=self.hands.wall, steady=self.hands.steady,
            rng=random.Random(7),
        )  # fmt: skip
        work = Work()
        session = Session(data, work, regions())
        session._desk, session._entered = desk, _Entered(desk, SITI)
        self.cameras = folder / "kamera"
        self.cameras.mkdir()
        cv2.imwrite(str(self.cameras / "1.png"), paper_on_table())
        self.counter = Counter(
            folder=data, work=work, go=Navigator(), session=session, road=Road(work),
            printer=FilePrinter(folder / "cetakan"), regions=regions(), cameras=(f"folder:{self.cameras}",),
        )  # fmt: skip
        desk.clock.learn(self.hands.wall_at)
        self.village = Village(self.counter)
        self.window = Window(self.counter, Places(self.counter))
        self.window.header.set_office("Desa Contoh")
        self.window.header.set_user(SITI.name)
        self.window.resize(*size)
        self.window.show()

    def settle(self, more_ms: int = 250) -> None:
        """Let the answers come and the window paint."""
        loop = QEventLoop()
        watch = QTimer()
        watch.timeout.connect(lambda: None if self.counter.work.busy else QTimer.singleShot(more_ms, loop.quit))
        watch.start(20)
        loop.exec()
        watch.stop()

    def save(self, target: Path) -> None:
        """Keep what the window shows."""
        self.window.grab().save(str(target))

    def go(self, route: Route) -> None:
        """Go there and wait."""
        self.window.to(route)
        self.settle()


def paper_on_table() -> np.ndarray:
    """A sheet with lines of writing, lying a little askew on a dark table."""
    frame = np.full((720, 1280, 3), (58, 74, 88), np.uint8)
    corners = np.array([(330, 90), (980, 130), (950, 640), (290, 590)], np.int32)
    cv2.fillConvexPoly(frame, corners, (236, 240, 243))
    for line in range(11):
        top = 170 + line * 37
        cv2.line(frame, (380, top), (880 - (line % 3) * 90, top + 24), (70, 70, 70), 3)
    return frame


def pages(look: Look) -> dict[str, Callable[[], None]]:
    """Every screen by name; each shows itself when called."""
    village, counter = look.village, look.counter
    waiting = village.sent("Aisyah Putri Contoh")
    village.sent(LONG)
    returned = village.returned("Bagas Contoh Pratama")
    pdf = render_blank("F_2_01", office=Office("99.01.01.2001", "Contoh", "Contoh", "Contoh", "Contoh"))
    issued = village.issued("Citra Contoh Lestari", pdf)
    long_return = village.returned(LONG, note="Mohon pindai ulang halaman foto, tulisannya tidak terlihat sama sekali.")
    model = scanned(counter)
    empty = begun(counter)
    ready = filled(counter, {"anak.nama": LONG})

    def state(**facts: object) -> None:
        counter.road.state = RoadState(tried=True, **facts)  # type: ignore[arg-type]
        counter.road.changed.emit()

    def scan_step(step: Callable[[ScanScreen], None], place: str = "", case: str = empty.id) -> None:
        look.go(InCase(case, Step.SCAN, place))
        look.settle(900)
        screen = look.window.screen_shown
        found = screen if isinstance(screen, ScanScreen) else screen.findChild(ScanScreen)
        step(found)
        look.settle(700)

    def crop(screen: ScanScreen) -> None:
        screen.taking.shoot.click()
        look.settle(500)
        screen.result.cut.click()

    def blank_page(screen: ScanScreen) -> None:
        screen.model.take(np.full((900, 640, 3), 250, np.uint8), "file")
        look.settle(300)
        screen.result.keep.click()

    def printed() -> None:
        look.go(InCase(ready.id, Step.SIGN))
        look.window.screen_shown.findChild(object, "sign-primary").click()
        look.settle(500)

    return {
        "first-start": lambda: look.go(FirstStart()),
        "login": lambda: look.go(Login()),
        "recover": lambda: look.go(Recover()),
        "requirements": lambda: look.go(Requirements()),
        "home": lambda: look.go(Home()),
        "home-toast": lambda: look.go(Home("Draf disimpan")),
        "tracking": lambda: look.go(Tracking()),
        "tracking-none": lambda: look.go(Tracking(text="tidak ada nama ini")),
        "detail": lambda: look.go(Detail(waiting)),
        "detail-issued": lambda: look.go(Detail(issued)),
        "returned": lambda: look.go(Returned(returned)),
        "returned-long": lambda: look.go(Returned(long_return)),
        "issued": lambda: look.go(Issued(issued)),
        "sync-offline": lambda: (state(), look.go(Sync()))[0],
        "sync-connected": lambda: (state(connected=True), look.go(Sync()))[0],
        "sync-clock": lambda: (state(clock_doubtful=True), look.go(Sync()))[0],
        "settings": lambda: look.go(Settings()),
        "help": lambda: (look.go(Home()), look.window.help.toggle(Home()), look.settle())[0],
        "scan-camera": lambda: (look.window.help.hide(), scan_step(lambda _screen: None))[0],
        "scan-result": lambda: scan_step(lambda screen: screen.taking.shoot.click()),
        "scan-crop": lambda: scan_step(crop),
        "scan-reason": lambda: scan_step(blank_page),
        "scan-scanner": lambda: scan_step(lambda screen: screen.taking.glass.click()),
        "scan-kept": lambda: scan_step(lambda screen: screen.strip.tiles()[0].click(), case=model.id),
        "sign": lambda: look.go(InCase(ready.id, Step.SIGN)),
        "sign-printed": printed,
    }


def main(arguments: list[str]) -> int:
    """Save the screens asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--dejavu", action="store_true")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["gallery"])
    theme.apply(app, contrast=asked.contrast, families=("DejaVu Sans",) if asked.dejavu else theme.FAMILIES)
    wide, tall = (int(part) for part in asked.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        look = Look(Path(folder), app, (wide, tall))
        for name, show in pages(look).items():
            if asked.only in name:
                show()
                look.save(asked.folder / f"{name}.png")
        look.window.close()
        look.counter.work.finish()
        look.counter.session.shut()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
