"""One seeded day of two counters and a registry in one process: deeds, crashes, bad links, then a count."""

from __future__ import annotations

import random
import shutil
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from central.accounts.models import Officer
from central.register.models import Application
from kiosk.domain.application import Stage
from kiosk.domain.errors import DomainError
from kiosk.store import applications, people
from kiosk.store.store import Store
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.desk import open_desk
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, submit
from sync.loop import run_once, waits
from tests.soak.compare import Found, compare
from tests.soak.crash import Died, dies_at
from tests.sync.village import ANSWERS, FATES, Counter, Mould, Registry, Wire

_STEPS = 10
_POINTS = 60
_SETTLING = 12


@dataclass
class Day:
    """Two counters of one office and the registry, from ``moulds``; ``kept``: the records that people were told of."""

    officer: Officer
    moulds: Sequence[Mould]
    folder: Path
    rng: random.Random
    counters: list[Counter] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    scans: dict[str, bytes] = field(default_factory=dict)
    crashes: int = 0

    def __post_init__(self) -> None:
        for mould in self.moulds:
            desk = mould.copy(self.folder / mould.folder.name)
            self.counters.append(Counter(desk, Wire(desk)))

    def play(self) -> None:
        """A few deeds in any order, each of which may be the last thing that a counter's process does."""
        acts: tuple[Callable[[int], None], ...] = (self._file, self._file, self._speak, self._speak, self._go_on)
        for _ in range(_STEPS):
            who = self.rng.randrange(len(self.counters))
            act = self.rng.choice((*acts, self._decide))
            if self.rng.random() < 0.5:
                try:
                    with dies_at(self.rng.randint(1, _POINTS)):
                        act(who)
                except Died:
                    self._start_again(who)
            else:
                act(who)

    def settle(self) -> None:
        """The link is whole at last, and everybody speaks until there is nothing to say."""
        for who, counter in enumerate(self.counters):
            self._finish(who)
            counter.wire.fates.clear()
            for sent in counter.wire.delayed:
                counter.wire.deliver(sent)
            counter.wire.delayed.clear()
        for _ in range(_SETTLING):
            for counter in self.counters:
                run_once(counter.desk, counter.wire)
            if not any(waits(counter.desk) for counter in self.counters):
                return

    def close(self) -> None:
        for counter in self.counters:
            counter.desk.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, who: int) -> None:
        desk, operator = self.counters[who].desk, self.counters[who].operator
        case = start(desk, operator, "UJI", "UMUM").id
        show_notice(desk, operator, case, "1")
        answer(desk, operator, case, ANSWERS)
        for _ in range(2):
            self._attach(who, case)
        self.kept.append(submit(desk, operator, case, Declaration("Rahmat Contoh", "1")).record_id)

    def _attach(self, who: int, case: str) -> None:
        data = self.rng.randbytes(600)
        paper = attach(self.counters[who].desk, self.counters[who].operator, case, "KK", data, "image/webp")
        self.scans[paper.sha256] = data

    def _speak(self, who: int) -> None:
        counter = self.counters[who]
        counter.wire.fates = deque(self.rng.choices(FATES, k=self.rng.randint(0, 8)))
        run_once(counter.desk, counter.wire)

    def _go_on(self, who: int) -> None:
        """What a person does who finds returned and issued cases on the list."""
        counter = self.counters[who]
        rows = counter.desk.store.rows("SELECT id FROM applications ORDER BY id")
        for case in (str(row["id"]) for row in rows):
            for deed in (counter.mend, counter.hand_over):
                _attempt(deed, case)

    def _decide(self, _who: int) -> None:
        registry = Registry(self.officer)
        cases = sorted(Application.objects.values_list("id", flat=True))
        if cases:
            deed = self.rng.choice((registry.take, registry.send_back, registry.issue))
            _attempt(deed, self.rng.choice(cases))

    def _start_again(self, who: int) -> None:
        """The process died; its store is opened again as the next start of the program would."""
        self.crashes += 1
        counter, mould = self.counters[who], self.moulds[who]
        folder = counter.desk.store.folder
        counter.desk.store.close()
        desk = open_desk(Store.open(folder, mould.key), rng=random.Random(7))
        self.counters[who] = Counter(desk, Wire(desk, delayed=counter.wire.delayed))

    def _finish(self, who: int) -> None:
        """Somebody finds the drafts that a crash left and sends them."""
        desk, operator = self.counters[who].desk, people.active(self.counters[who].desk.store)[0]
        for row in desk.store.rows("SELECT id FROM applications ORDER BY id"):
            case = load_case(desk, str(row["id"]))
            if applications.get(desk.store, case.id) is None or case.stage in {Stage.SUBMITTED, Stage.WITHDRAWN}:
                continue
            show_notice(desk, operator, case.id, "1")
            answer(desk, operator, case.id, ANSWERS)
            if not case.papers:
                self._attach(who, case.id)
            _attempt(lambda name: self.kept.append(_sent(desk, operator, name)), case.id)


def play_day(village: tuple[Officer, Sequence[Mould]], folder: Path, seed: int) -> tuple[Found, int]:
    """The day of ``seed``, undone at the centre afterwards: what was lost or doubled, and how many crashes it had."""
    officer, moulds = village
    with _undone():
        day = Day(officer, moulds, folder / f"day-{seed}", random.Random(seed))
        try:
            day.play()
            day.settle()
            return compare([counter.desk for counter in day.counters], day.kept, day.scans), day.crashes
        finally:
            day.close()


@contextmanager
def _undone() -> Any:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _attempt(deed: Callable[[str], object], case: str) -> None:
    """What this side knows to be out of place now is not done."""
    try:
        deed(case)
    except (DomainError, Application.DoesNotExist):
        return


def _sent(desk: Any, operator: Any, case: str) -> str:
    return submit(desk, operator, case, Declaration("Rahmat Contoh", "1")).record_id
