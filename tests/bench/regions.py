"""How fast a region is found among 91,000, by code and by letters, and what the table weighs."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.domain.regions import Regions
from tests.bench.rows import Row, at_most

_FOLDER = Path(__file__).parents[2] / "assets" / "regions"
_SEARCHES = 3000
_BUDGET_MS = 30.0
_WEIGHT = """
import sys
from pathlib import Path
def resident():
    return next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmRSS'))
from kiosk.domain.regions import Regions
before = resident()
regions = Regions.load(Path(sys.argv[1]), contoh=True)
print(resident() - before)
"""
# What people type that is hard: one letter, nothing found, words for levels, names that thousands share.
_HARD = (
    "s",
    "a",
    "zzzz",
    "qxqx 12",
    "kota",
    "kec",
    "desa suka",
    "suka maju",
    "maju jawa",
    "kel. baru",
    "99",
    "3",
    "sri",
)


def rows() -> Iterator[Row]:
    """Beginnings of names as they are typed, key by key, and the hard ones."""
    started = time.perf_counter()
    regions = Regions.load(_FOLDER, contoh=True)
    yield at_most("regions: read from the file (n=1)", (time.perf_counter() - started) * 1000, "ms", 300)
    times = sorted(_timed(regions, text) for text in _typed(regions))
    yield at_most(f"regions: search, median of {len(times)}", times[len(times) // 2], "ms", _BUDGET_MS)
    yield at_most(f"regions: search, p99 of {len(times)}", times[int(len(times) * 0.99)], "ms", _BUDGET_MS)
    yield at_most(f"regions: search, worst of {len(times)}", times[-1], "ms", _BUDGET_MS)
    if sys.platform.startswith("linux"):
        done = subprocess.run(
            [sys.executable, "-c", _WEIGHT, str(_FOLDER)], cwd=_FOLDER.parents[1], capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        yield at_most("regions: memory", int(done.stdout) / 1000 * 1.024, "MB", 15)


def _typed(regions: Regions) -> Iterator[str]:
    draw = random.Random(1)
    provinces = regions.children("")
    yield from _HARD
    for _ in range(_SEARCHES // 6):
        region = draw.choice(provinces)
        while region.level < draw.choice((2, 3, 4, 4)) and (below := regions.children(region.code)):
            region = draw.choice(below)
        for length in (1, 2, 3, 5, len(region.name)):
            yield region.name[:length].lower()
        yield region.code[: draw.randint(1, len(region.code))].rstrip(".")


def _timed(regions: Regions, text: str) -> float:
    started = time.perf_counter()
    regions.search(text, near="32.72.01.1001")
    return (time.perf_counter() - started) * 1000
