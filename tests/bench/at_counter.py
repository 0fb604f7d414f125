"""The real kiosk program with a person scripted into it: logs in, syncs, files drafts and scans.

``python -m tests.bench.at_counter --data DIR``; operator and passphrase on standard input, the figures as one line of
JSON on standard output.
Nothing of the program is replaced: `ui.app.main` runs, this module only looks at the window that it opens.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui import app
from ui.models.counter import Counter
from ui.routes import Home, InCase, NewCase, Step, Sync, Tracking
from ui.window import Window

if TYPE_CHECKING:
    from ui.models.case import CaseModel

_LOOK_MS = 5
_KEY_MS = 70
_STRETCH_MS = 8000
_SCAN_EVERY_KEYS = 8
_SCAN_BYTES = 120_000
_FIRST = {"orang_tua.status_perkawinan": "1", "pelapor.hubungan": "ayah"}


class Pulse(QObject):
    """Notes how late the event loop comes back to a timer of 5 ms: for so long nobody could click.

    ``longest_ms`` is the longest wait on the clock, whoever had the processor; ``busiest_ms`` the most processor time
    that this thread took between two beats: the same on a busy machine.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reset()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def reset(self) -> None:
        """Begin to count anew."""
        self.longest_ms = 0.0
        self.busiest_ms = 0.0
        self._last = time.perf_counter()
        self._spent = time.thread_time()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - _LOOK_MS)
        self.busiest_ms = max(self.busiest_ms, (spent - self._spent) * 1000)
        self._last, self._spent = now, spent


class Person(QObject):
    """Works at the counter as fast as a script may; ``told`` collects the figures."""

    def __init__(self, window: Window, counter: Counter) -> None:
        super().__init__()
        self._window = window
        self._counter = counter
        self._noise = random.Random(1)
        self._keys = 0
        self._connected = False
        self._model: CaseModel | None = None
        self.told: dict[str, float] = {}
        self._pulse = Pulse()
        self._key = QTimer(self)
        self._key.setInterval(_KEY_MS)
        self._key.timeout.connect(self._type)
        counter.session.refused.connect(self._give_up)
        counter.work.crashed.connect(self._give_up)
        counter.road.changed.connect(self._synced)
        name, passphrase = sys.stdin.read().splitlines()[:2]
        counter.session.login(name, passphrase)

    def _synced(self) -> None:
        if self._counter.road.state.connected and not self._connected:
            # A moment later: what the round brought is shown, what it needed is given back.
            self._connected = True
            QTimer.singleShot(1000, self._change_screens)

    def _change_screens(self) -> None:
        """Every place twice: the first visit loads what it needs, the second is what people feel all day."""
        self.told |= memory()
        self._places = [
            (visit, place)
            for visit in ("first", "again")
            for place in (Tracking(), Sync(), NewCase("AKTA_LAHIR"), Home())
        ]
        self._pulse.reset()
        self._visit()

    def _visit(self) -> None:
        if not self._places:
            # Not before: what a case needs is no part of the memory of somebody who has just logged in.
            from ui.models.case_deeds import begin

            begin(self._counter, "AKTA_LAHIR", "UMUM", _FIRST, self._begun, self._give_up)
            return
        visit, place = self._places.pop(0)
        started = time.thread_time()
        self._counter.go.to(place)
        QApplication.sendPostedEvents()
        self._window.repaint()
        self._note(f"screen_{visit}_ms", (time.thread_time() - started) * 1000)
        QTimer.singleShot(150, self._visit)

    def _begun(self, model: CaseModel) -> None:
        self._model = model
        self._counter.go.to(InCase(model.id, Step.FORM, "anak"))
        QTimer.singleShot(1500, self._work)

    def _work(self) -> None:
        self._pulse.reset()
        self._key.start()
        QTimer.singleShot(_STRETCH_MS, self._end)

    def _type(self) -> None:
        model = self._model
        assert model is not None
        self._keys += 1
        model.edit("anak.nama", "AISYAH PUTRI CONTOH"[: self._keys % 19 + 1])
        if self._keys % 10 == 0:
            model.flush()
        if self._keys % _SCAN_EVERY_KEYS == 0:
            model.papers.attach("KK", self._noise.randbytes(_SCAN_BYTES), "image/webp")

    def _end(self) -> None:
        self._key.stop()
        self._note("storing_ms", self._pulse.longest_ms)
        self._note("storing_busy_ms", self._pulse.busiest_ms)
        self.told["scans"] = len(self._model.papers.all()) if self._model else 0
        self.told |= {f"after_{name}": value for name, value in memory().items()}
        self._window.close()

    def _note(self, name: str, value: float) -> None:
        self.told[name] = max(self.told.get(name, 0.0), value)

    def _give_up(self, error: Exception) -> None:
        print(f"at the counter: {error!r}", file=sys.stderr)
        QApplication.exit(3)


def memory() -> dict[str, float]:
    """Of this process in MB: resident, and the part that no file on the disk stands behind."""
    rows = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {row.split(":")[0]: int(row.split()[1]) / 1000 * 1.024 for row in rows}
    return {"rss_mb": sizes["Rss"], "own_mb": sizes["Anonymous"]}


def main() -> int:
    """Run the program with the person in it."""
    people: list[Person] = []

    class Watched(Window):
        def __init__(self, counter: Counter, build: object) -> None:
            super().__init__(counter, build)
            QTimer.singleShot(0, lambda: people.append(Person(self, counter)))

    app.Window = Watched
    status = app.main([*sys.argv[1:], "--windowed", "--printer", "pdf:/nonexistent"])
    if status == 0 and people:
        print(json.dumps(people[0].told))
    return status


if __name__ == "__main__":
    sys.exit(main())
