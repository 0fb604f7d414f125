"""The composition root: reads the command line, builds everything once, and opens the window."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.domain.regions import Regions
from ui import theme
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.road import Road
from ui.models.session import Session
from ui.places import Places
from ui.printing import FilePrinter, Printer, SystemPrinter
from ui.routes import FirstStart, InCase, Login, Navigator, NewCase, Route
from ui.window import Window
from ui.work import Work

_LOG = logging.getLogger("loket")
_QUIET_MS = 200  # the window is painted by then
REGIONS = Path(__file__).resolve().parent.parent / "assets" / "regions"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the counter until its window is closed; the exit status of the program."""
    options = _read(arguments)
    if options.smoke:
        return _smoke()
    if options.scale:
        os.environ["QT_SCALE_FACTOR"] = options.scale
    app = application()
    counter = build(options.data, printer=_printer(options), cameras=tuple(options.camera))
    window = Window(counter, Places(counter))
    _report_bugs(window, counter.work)
    counter.go.wanted.connect(lambda place: _make_ready(counter, place))
    window.to(Login() if counter.session.enrolled else FirstStart())
    if options.windowed:
        window.resize(1366, 768)
        window.show()
    else:
        window.showFullScreen()
    QTimer.singleShot(_QUIET_MS, lambda: counter.work.aside(_read_services, lambda _none: None))
    status = app.exec()
    close(counter)
    return status


def application() -> QApplication:
    """The one QApplication, dressed."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["loket"])
    app.setApplicationName("Loket")
    theme.apply(app)
    return app


def build(folder: Path, *, printer: Printer, cameras: tuple[str, ...] = ()) -> Counter:
    """Everything behind the window, for the data folder ``folder``."""
    work = Work()
    regions = Regions.later(REGIONS, contoh=True)
    return Counter(
        folder=folder,
        work=work,
        go=Navigator(),
        session=Session(folder, work, regions),
        road=Road(work),
        printer=printer,
        regions=regions,
        cameras=cameras,
    )


def close(counter: Counter) -> None:
    """End the road, the jobs begun and the store, in this order."""
    counter.road.stop()
    counter.work.finish()
    counter.session.shut()


def data_folder() -> Path:
    """Where the kiosk keeps its data when nobody says otherwise."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Loket"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "loket"


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="loket", description="Loket, layanan kependudukan di meja desa")
    parser.add_argument("--data", type=Path, default=data_folder(), help="folder data")
    parser.add_argument("--camera", action="append", default=[], help="alamat kamera pengganti (berkas video, folder)")
    parser.add_argument("--printer", default="", help="pdf:FOLDER untuk menyimpan cetakan sebagai PDF")
    parser.add_argument("--scale", default="", help="besar tampilan, misalnya 1.25")
    parser.add_argument("--windowed", action="store_true", help="jendela biasa, bukan layar penuh")
    parser.add_argument("--smoke", action="store_true", help="periksa pemasangan, lalu selesai")
    return parser.parse_args(arguments)


def _printer(options: argparse.Namespace) -> Printer:
    kind, _, folder = str(options.printer).partition(":")
    if kind == "pdf":
        return FilePrinter(Path(folder))
    return SystemPrinter(FilePrinter(options.data / "cetakan"))


def _report_bugs(window: Window, work: Work) -> None:
    """A bug is logged, told calmly with its kind, and never swallowed; the loop goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _LOG.critical("unexpected error", exc_info=(kind, error, trace))
        window.toast.say(sentence(f"bug.{kind.__name__}"), "alert-circle")

    sys.excepthook = tell
    work.crashed.connect(lambda error: tell(type(error), error, error.__traceback__))


def _read_services() -> None:
    """Read the definitions beside the window while somebody types the passphrase: the start page shows all of them."""
    from kiosk.domain.services import builtin_services

    builtin_services()


def _make_ready(counter: Counter, place: Route) -> None:
    """Read the regions beside the window when a case is opened, so that no field waits for them."""
    regions = counter.regions
    if regions is not None and isinstance(place, NewCase | InCase):
        counter.work.aside(lambda: len(regions), lambda _count: None)


def _smoke() -> int:
    """Paint the window and open an encrypted store in a temporary folder: what an installation must be able to do."""
    import tempfile

    from kiosk.store.keyring import new_key
    from kiosk.store.store import Store

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        counter = build(Path(folder), printer=FilePrinter(Path(folder)))
        store = Store.create(Path(folder), new_key())
        store.close()
        window = Window(counter, Places(counter))
        window.to(FirstStart())
        window.resize(1366, 768)
        window.show()
        QTimer.singleShot(300, app.quit)
        app.exec()
        painted = not window.grab().toImage().isNull()
        window.close()
        close(counter)
    print("ok" if painted else "nothing painted")
    return 0 if painted else 1


if __name__ == "__main__":
    sys.exit(main())
