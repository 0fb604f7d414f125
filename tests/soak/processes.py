"""Rounds of real processes: a centre and two kiosks, killed at any moment; then both sides are compared."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.store.store import Store
from kiosk.work.desk import open_desk
from tests.centre import Centre
from tests.soak.at_work import broken, promises
from tests.soak.compare import Found, heard, judge, outbox_of
from tests.soak.counter import PASSPHRASE, enrolled
from tests.sync.real import operator_of

_ROOT = Path(__file__).parents[2]
_DRAINS = 10


@dataclass
class Counter:
    """One kiosk's folder, the raw key of its store, its operator, and the paper with what people were told."""

    folder: Path
    key: bytes
    operator: str
    paper: Path

    def work(self, seed: int, cases: int = 1000) -> subprocess.Popen[bytes]:
        """Begin to file applications."""
        return subprocess.Popen(
            [
                sys.executable, "-m", "tests.soak.at_work", "--data", str(self.folder), "--key", self.key.hex(),
                "--ack", str(self.paper), "--seed", str(seed), "--cases", str(cases),
            ],
            cwd=_ROOT, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def sync(self, *, drain: bool = False) -> subprocess.Popen[bytes]:
        """Begin `python -m sync`."""
        program = subprocess.Popen(
            [
                sys.executable, "-m", "sync", "--data", str(self.folder), "--operator", self.operator,
                *(["--drain", "--patience", "20"] if drain else ["--once"]),
            ],
            cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert program.stdin is not None
        program.stdin.write(f"{PASSPHRASE}\n".encode())
        program.stdin.close()
        return program


@dataclass
class Field:
    """The centre and its kiosks; ``kills`` counts the processes that were ended with SIGKILL."""

    centre: Centre
    counters: list[Counter]
    rng: random.Random
    kills: int = 0
    seeds: random.Random = field(default_factory=lambda: random.Random(0))

    def round(self) -> None:
        """One counter works, one (or the same) sends, the centre may fall; each is killed at a moment of its own."""
        running = [
            self.rng.choice(self.counters).work(self.seeds.getrandbits(30)),
            self.rng.choice(self.counters).sync(),
        ]
        moments = sorted((self.rng.uniform(0.6, 2.5), program) for program in range(len(running)))
        falls = self.rng.uniform(0.4, 2.5) if self.rng.random() < 0.4 else None
        started = time.monotonic()
        for moment, which in moments:
            if falls is not None and falls < moment:
                self._fall(started + falls)
                falls = None
            time.sleep(max(0.0, started + moment - time.monotonic()))
            self.kills += running[which].poll() is None
            running[which].kill()
            running[which].wait()

    def end(self) -> Found:
        """Let everything arrive, then lay both sides beside each other."""
        found, ours = Found(), {}
        kept: list[str] = []
        for counter in self.counters:
            if not self._drain(counter):
                found.losses.append(f"{counter.folder.name} could not bring everything to the centre")
            desk = open_desk(Store.open(counter.folder, counter.key))
            with closing(desk.store):
                ours |= outbox_of(desk, found)
                found.losses += broken(desk, counter.paper)
            kept += [one.name for one in promises(counter.paper) if one.kind == "record"]
            self._drain(counter)
            # Telling whether a number comes again filed one more application.
            desk = open_desk(Store.open(counter.folder, counter.key))
            with closing(desk.store):
                ours |= outbox_of(desk, Found())
        theirs = heard(self.centre.deed("from tests.soak.compare import told; print(told())"))
        judge(found, ours, theirs, kept)
        return found

    def _fall(self, at: float) -> None:
        time.sleep(max(0.0, at - time.monotonic()))
        self.centre.kill()
        self.kills += 1
        self.centre.start()

    def _drain(self, counter: Counter) -> bool:
        return any(counter.sync(drain=True).wait() == 0 for _ in range(_DRAINS))


def new_field(folder: Path, centre: Centre, seed: int) -> Field:
    """Two kiosks that ``centre`` has taken in."""
    counters = []
    for name in ("a", "b"):
        desk = enrolled(folder / name, centre)
        counters.append(Counter(folder / name, desk.store.key, operator_of(desk).id, folder / f"{name}.ack"))
        desk.store.close()
    return Field(centre, counters, random.Random(seed), seeds=random.Random(f"{seed} work"))
