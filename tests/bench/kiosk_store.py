"""How long the counter waits for the disk: a page kept, a case sent, a store opened, a login, a list drawn."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.store import search
from kiosk.store.search import Entry
from kiosk.store.store import Store
from kiosk.work import finding, keys, track, unlock
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.desk import Desk
from kiosk.work.start import start
from kiosk.work.submit import submit
from tests.bench.rows import Row, at_most
from tests.work.desks import DECLARED, NOW, PASSPHRASE, SITI, filled, new_desk

_PAGE_BYTES = 250_000
_PAGES = 60
_CASES = 120
_FOUND_AMONG = 10_000
_FIRST = ("Siti", "Budi", "Ayu", "Rahmat", "Dewi", "Agus", "Sri", "Muhammad")
_SECOND = (
    "Rahayu", "Lestari", "Wulandari", "Santoso", "Hidayat", "Kusuma", "Pratama", "Aminah", "Nurhayati", "Saputra",
    "Handayani", "Setiawan", "Maharani", "Wijaya", "Kartika", "Permata", "Anggraini", "Firmansyah", "Melati", "Contoh",
)  # fmt: skip
_CASE = (
    "INSERT INTO applications (id, service, definition_version, definition_sha256, variant, stage, revision,"
    " home_office, created_here, training, created_at, created_by, updated_at, updated_by, subject_name)"
    " VALUES (:id, 'UJI', 1, '', 'UMUM', 'submitted', 1, '', 1, 0, :at, '', :at, '', :name)"
)
_ROOT = Path(__file__).parents[2]
# What a process holds that has logged in, beyond an empty interpreter: opens a store and its desk, loads a list.
_MEMORY = """
import sys
from pathlib import Path
def resident():
    return next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmRSS'))
before = resident()
from kiosk.store.store import Store
from kiosk.work import track
from kiosk.work.desk import open_desk
desk = open_desk(Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))
track.cases(desk)
assert 'numpy' not in sys.modules
print(resident() - before)
"""


def rows() -> list[Row]:
    """Measured in a folder of its own on the disk of the temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "data")
        found = [*_pages(desk), *_sending(desk), *_typing(desk), *_opening(desk), *_finding(desk)]
        desk.store.close()
    return found


def _pages(desk: Desk) -> list[Row]:
    case_id = start(desk, SITI, "UJI", "UMUM").id
    noise = random.Random(1)
    times = []
    for _ in range(_PAGES):
        data = noise.randbytes(_PAGE_BYTES)
        times.append(_ms(lambda data=data: attach(desk, SITI, case_id, "KK", data, "image/webp")))
    return [
        at_most("kiosk.page_kept.median", statistics.median(times), "ms", 20),
        at_most("kiosk.page_kept.p99", _p99(times), "ms", 100),
    ]


def _sending(desk: Desk) -> list[Row]:
    waiting = [filled(desk, number=number) for number in range(_CASES)]
    times = [_ms(lambda case_id=case_id: submit(desk, SITI, case_id, DECLARED)) for case_id in waiting]
    listed = [_ms(lambda: track.cases(desk, track.Filter(limit=50))) for _ in range(20)]
    return [
        at_most("kiosk.submit.median", statistics.median(times), "ms", 10),
        at_most("kiosk.submit.p99", _p99(times), "ms", 50),
        at_most("kiosk.case_list_50.median", statistics.median(listed), "ms", 50),
    ]


def _typing(desk: Desk) -> list[Row]:
    case_id = start(desk, SITI, "UJI", "UMUM").id
    times = [_ms(lambda n=n: answer(desk, SITI, case_id, {"anak.nama": f"Bunga {n}"})) for n in range(100)]
    return [at_most("kiosk.draft_kept.median", statistics.median(times), "ms", 10)]


def _finding(desk: Desk) -> list[Row]:
    """Search among 10,000 cases with the names that a village has: a few first names, many second ones."""
    draw = random.Random(5)
    with desk.store.atomic():
        for number in range(_FOUND_AMONG):
            name, mother = (f"{draw.choice(_FIRST)} {draw.choice(_SECOND)} {draw.choice(_SECOND)}" for _ in "ab")
            case_id = f"0193a000-0000-7000-8000-{number:012x}"
            # Filed with their entries at once: the index is kept up to date by whoever searches.
            desk.store.run(_CASE, {"id": case_id, "name": name, "at": f"2026-{number % 12 + 1:02d}-03T02:00:00Z"})
            words = f"{name} {mother} budi contoh".casefold()
            search.put(desk.store, Entry(case_id, words, number % 7 + 1, number % 40 + 1, 2026, number % 12 + 1))
    asked = ["siti", "siti rahayu", "rt 3", "oktober", "siti rt 3", "rt 3 oktober", "wulan", "tidak ada", "ayu lestari"]
    finding.find(desk, "siti", 50)
    times = [_ms(lambda typed=typed: finding.find(desk, typed, 50)) for _ in range(40) for typed in asked]
    return [
        at_most("kiosk.search_10000.median", statistics.median(times), "ms", 5),
        at_most("kiosk.search_10000.p99", _p99(times), "ms", 5),
    ]


def _opening(desk: Desk) -> list[Row]:
    keys.set_passphrase(desk.store, SITI, PASSPHRASE)
    folder, key = desk.store.folder, desk.store.key
    logins = [_ms(lambda: unlock.login(folder, SITI.id, PASSPHRASE, now=NOW).close()) for _ in range(3)]
    opened = [_ms(lambda: Store.open(folder, key).close()) for _ in range(10)]
    found = [
        at_most("kiosk.login.median", statistics.median(logins), "ms", 1000),
        at_most("kiosk.store_opened.median", statistics.median(opened), "ms", 50),
    ]
    if sys.platform.startswith("linux"):
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(folder), key.hex()],
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(at_most("kiosk.store_memory", int(done.stdout) / 1024, "MB", 60))
    return found


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name:32} {row.value:10.2f} {row.unit:4} budget {row.budget:g} {'ok' if row.ok else 'MISSED'}")
