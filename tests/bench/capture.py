"""Pages found in camera frames that nobody tuned for, and the size of the copies that travel."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import date

from installer.demo_family import random_family
from installer.demo_papers import papers_of
from installer.synthetic_camera import photograph
from kiosk.capture import encode, page
from tests.bench.rows import Row, at_least, at_most
from tests.capture.page_figures import figures

_TODAY = date(2026, 11, 21)
_FRAMES = 100
_UNSEEN = 910_000  # seeds that no test and no tuning uses
_FAMILIES = 3


def rows() -> Iterator[Row]:
    """Synthetic frames of 1280 x 720; nothing found counts as no overlap."""
    found = figures(_FRAMES, _UNSEEN)
    yield at_least(f"capture: page finding, mean IoU of {_FRAMES} frames", found.mean * 100, "%", 99)
    yield at_least("capture: share of frames with IoU >= .95", found.share_95 * 100, "%", 99)
    yield at_most("capture: processor time of one frame, mean", found.cpu_ms, "ms", 33)
    yield from _copies()


def _copies() -> Iterator[Row]:
    largest = {"card": 0, "flatbed": 0, "camera": 0}
    spent = []
    for seed in range(_UNSEEN, _UNSEEN + _FAMILIES):
        for paper in papers_of(random_family(seed, _TODAY), dpi=300):
            kind: encode.Kind = "card" if paper.kind == "KTP" else "flatbed"
            started = time.process_time()
            data = encode.travel_copy(paper.pixels, kind=kind, size_mm=paper.size_mm).data
            spent.append((time.process_time() - started) * 1000)
            largest[kind] = max(largest[kind], len(data))
            if kind == "flatbed":
                largest["camera"] = max(largest["camera"], _photographed(paper, seed))
    for kind, budget in (("card", 40), ("flatbed", 80), ("camera", 125)):
        yield at_most(
            f"capture: travel copy, largest {kind} of {_FAMILIES} families", largest[kind] / 1000, "KB", budget
        )
    yield at_most(f"capture: processor time of a copy, median of {len(spent)}", statistics.median(spent), "ms", 0)


def _photographed(paper: object, seed: int) -> int:
    """Bytes of the copy of a page photographed at 1080p and flattened."""
    shot = photograph(paper, seed=seed, size=(1920, 1080))
    quad = page.find(shot.frame)
    flat = page.flatten(shot.frame, shot.corners if quad is None else quad)
    return len(encode.travel_copy(flat, kind="camera", size_mm=paper.size_mm).data)
