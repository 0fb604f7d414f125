"""The counter's own screens in the real window over a real store, saved as pictures to be looked at.

Usage: python -m tests.ui.gallery_screens FOLDER [--contrast] [--dejavu] [--size 1366x768] [--only NAME]
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.domain.services import builtin_services
from kiosk.forms.office import Office
from kiosk.forms.render import render_blank
from kiosk.store import applications, consents
from kiosk.store.consents import Consent
from kiosk.work.desk import open_desk
from tests.ui.case_fixture import begun, filled, scanned
from tests.ui.desk_fixture import regions
from tests.ui.gallery_civil import civil_pages
from tests.ui.gallery_options import start
from tests.ui.states_fixture import Village
from tests.work.desks import SITI, Hands, new_desk, with_passphrase
from ui.models.counter import Counter
from ui.models.road import Road, RoadState
from ui.models.session import Session, _Entered
from ui.places import Places
from ui.printing import FilePrinter
from ui.routes import (
    AskTracking,
    Blanks,
    CallList,
    Detail,
    FirstStart,
    Home,
    InCase,
    Issued,
    Login,
    Navigator,
    Person,
    Recover,
    Report,
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


class Cases:
    """One application in each state that a screen shows."""

    def __init__(self, look: Look) -> None:
        village = look.village
        self.waiting = village.sent("Aisyah Putri Contoh")
        village.sent(LONG)
        self.returned = village.returned("Bagas Contoh Pratama")
        pdf = render_blank("F_2_01", office=Office("99.01.01.2001", "Contoh", "Contoh", "Contoh", "Contoh"))
        self.issued = village.issued("Citra Contoh Lestari", pdf)
        again = "Mohon pindai ulang halaman foto, tulisannya tidak terlihat sama sekali."
        self.long_return = village.returned(LONG, note=again)
        self.scanned = scanned(look.counter).id
        self.empty = begun(look.counter).id
        self.ready = filled(look.counter, {"anak.nama": LONG}).id


def pages(look: Look) -> dict[str, Callable[[], None]]:
    """Every screen by name; each shows itself when called."""
    cases = Cases(look)
    parts = (plain_pages(look, cases), road_pages(look), scan_pages(look, cases), sign_pages(look, cases))
    more = (report_pages(look), desk_pages(look, cases), civil_pages(look))
    return {name: show for part in (*parts, *more) for name, show in part.items()}


def plain_pages(look: Look, cases: Cases) -> dict[str, Callable[[], None]]:
    """The screens that show themselves without a further deed."""
    routes: dict[str, Route] = {
        "first-start": FirstStart(),
        "login": Login(),
        "recover": Recover(),
        "requirements": Requirements(),
        "requirements-service": Requirements("PINDAH"),
        "blanks": Blanks(),
        "home": Home(),
        "home-toast": Home("Draf disimpan"),
        "tracking": Tracking(),
        "tracking-none": Tracking(text="tidak ada nama ini"),
        "detail": Detail(cases.waiting),
        "detail-issued": Detail(cases.issued),
        "returned": Returned(cases.returned),
        "returned-long": Returned(cases.long_return),
        "issued": Issued(cases.issued),
        "settings": Settings(),
        "person-history": Person("Contoh"),
        "declare": InCase(cases.ready, Step.DECLARE),
    }
    return {name: partial(look.go, route) for name, route in routes.items()}


def road_pages(look: Look) -> dict[str, Callable[[], None]]:
    """The page of the road in its states, and the help over the home screen."""

    def sync(state: RoadState) -> None:
        look.counter.road.state = state
        look.counter.road.changed.emit()
        look.go(Sync())

    def help_() -> None:
        look.go(Home())
        look.window.help.toggle(Home())
        look.settle()

    return {
        "sync-offline": lambda: sync(RoadState(tried=True)),
        "sync-connected": lambda: sync(RoadState(tried=True, connected=True)),
        "sync-clock": lambda: sync(RoadState(tried=True, clock_doubtful=True)),
        "help": help_,
    }


def scan_pages(look: Look, cases: Cases) -> dict[str, Callable[[], None]]:
    """The screen of the scans, step by step."""

    def scan_step(step: Callable[[ScanScreen], None], case: str = cases.empty) -> None:
        look.window.help.hide()
        look.go(InCase(case, Step.SCAN, ""))
        look.settle(900)
        screen = look.window.screen_shown
        step(screen if isinstance(screen, ScanScreen) else screen.findChild(ScanScreen))
        look.settle(700)

    def crop(screen: ScanScreen) -> None:
        screen.taking.shoot.click()
        look.settle(500)
        screen.result.cut.click()

    def blank_page(screen: ScanScreen) -> None:
        screen.model.take(np.full((900, 640, 3), 250, np.uint8), "file")
        look.settle(300)
        screen.result.keep.click()

    return {
        "scan-camera": lambda: scan_step(lambda _screen: None),
        "scan-result": lambda: scan_step(lambda screen: screen.taking.shoot.click()),
        "scan-crop": lambda: scan_step(crop),
        "scan-reason": lambda: scan_step(blank_page),
        "scan-scanner": lambda: scan_step(lambda screen: screen.taking.glass.click()),
        "scan-kept": lambda: scan_step(lambda screen: screen.strip.tiles()[0].click(), cases.scanned),
    }


def report_pages(look: Look) -> dict[str, Callable[[], None]]:
    """The office's figures, its tables further down, and the days chosen freely."""

    def tables() -> None:
        look.go(Report())
        bar = look.window.screen_shown.middle.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        look.settle()

    def days() -> None:
        look.go(Report())
        look.window.findChild(QAbstractButton, "period:free").click()
        look.settle()

    return {"report": lambda: look.go(Report()), "report-tables": tables, "report-days": days}


def sign_pages(look: Look, cases: Cases) -> dict[str, Callable[[], None]]:
    """The sheets to sign, before and after they are printed."""

    def printed() -> None:
        look.go(InCase(cases.ready, Step.SIGN))
        look.window.findChild(QAbstractButton, "sign-primary").click()
        look.settle(500)

    return {"sign": lambda: look.go(InCase(cases.ready, Step.SIGN)), "sign-printed": printed}


def desk_pages(look: Look, cases: Cases) -> dict[str, Callable[[], None]]:
    """The desk's daily work: the call list with what is asked on it, tracking by number, the check of a print."""
    desk = look.counter.desk

    def calls(press: str = "") -> None:
        consents.put(desk.store, cases.returned, Consent(True, "1", desk.stamp(), SITI.id))
        look.go(CallList())
        if press:
            look.window.findChild(QAbstractButton, press).click()
            look.settle()

    def track(digits: str) -> None:
        look.go(AskTracking())
        screen = look.window.screen_shown
        screen.number.set_value(applications.get(desk.store, cases.returned).number)
        screen.digits.set_value(digits)
        screen.ask.click()
        look.settle()

    def check() -> None:
        look.go(Issued(cases.issued))
        look.window.findChild(QAbstractButton, "check:AKTA_LAHIR").click()
        look.settle(1500)

    return {
        "call-list": calls,
        "call-list-told": lambda: calls(f"tell:{cases.returned}"),
        "call-list-copied": lambda: calls(f"copy:{cases.returned}"),
        "ask-tracking": lambda: track("0002"),
        "ask-tracking-wrong": lambda: track("9999"),
        "issued-check": check,
    }


def main(arguments: list[str]) -> int:
    """Save the screens asked for."""
    app, asked = start(arguments)
    with tempfile.TemporaryDirectory() as folder:
        look = Look(Path(folder), app, asked.size)
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
