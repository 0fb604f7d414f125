"""The counter's window: how soon it is painted, what it weighs with a person logged in, how long it stutters."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.work import keys
from tests.bench.rows import Row, at_most
from tests.bench.screen import watched_screen
from tests.centre import running_centre
from tests.sync.real import enrol_kiosk, operator_of

_ROOT = Path(__file__).parents[2]
_STARTS = 7
_PASSPHRASE = "sawah hijau 27 kerbau"


def rows() -> Iterator[Row]:
    """The real program on Xvfb, with the data folder of a kiosk that a real centre has taken in."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_centre(folder) as centre:
            desk = enrol_kiosk(folder / "kiosk", centre, centre.enrolment_code())
            operator = operator_of(desk)
            keys.set_passphrase(desk.store, operator, _PASSPHRASE)
            desk.store.close()
            told = _at_counter(folder, operator.id)
            yield at_most("window: memory, logged in, one sync done (RSS, n=1)", told["rss_mb"], "MB", 150)
            yield at_most("window: of that, its own and no program code", told["own_mb"], "MB", 150)
            yield at_most("window: memory after a stretch of drafts and scans", told["after_rss_mb"], "MB", 0)
            yield at_most(
                f"window: longest block while drafts and {told['scans']:.0f} scans are stored", told["storing_ms"],
                "ms", 50,
            )  # fmt: skip
            yield at_most("window: of that, processor time of its thread", told["storing_busy_ms"], "ms", 50)
            yield at_most("window: change of screen, slowest of 4, processor time", told["screen_again_ms"], "ms", 50)
            yield at_most("window: the same on the first visit, with what it loads", told["screen_first_ms"], "ms", 0)
        yield from _starts(folder)


def _at_counter(folder: Path, operator: str) -> dict[str, float]:
    screen = folder / "screen"
    screen.mkdir()
    with watched_screen(screen) as eye:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.at_counter", "--data", str(folder / "kiosk")],
            cwd=_ROOT, env=_environment(eye.display), input=f"{operator}\n{_PASSPHRASE}\n", text=True,
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _starts(folder: Path) -> Iterator[Row]:
    """The first start warms the caches of the system and is not counted."""
    painted, spent = [], []
    for number in range(_STARTS + 1):
        screen = folder / f"screen-{number}"
        screen.mkdir()
        with watched_screen(screen) as eye:
            started = time.perf_counter()
            program = subprocess.Popen(
                [sys.executable, "-m", "ui.app", "--data", str(folder / "kiosk")],
                cwd=_ROOT, env=_environment(eye.display), stderr=subprocess.DEVNULL,
            )  # fmt: skip
            try:
                took = eye.wait_for_paint(started)
                busy = _processor_s(program.pid)
            finally:
                program.terminate()
                program.wait()
        if number:
            painted.append(took)
            spent.append(busy)
    yield at_most(f"window: painted warm, median of {_STARTS} starts", statistics.median(painted), "s", 0.5)
    yield at_most(f"window: painted warm, best of {_STARTS}", min(painted), "s", 0.5)
    yield at_most(f"window: processor time until then, median of {_STARTS}", statistics.median(spent), "s", 0.5)


def _processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment(display: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "LOKET_"))}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
