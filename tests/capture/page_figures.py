"""How well and how fast pages are found: overlap with the true corners over seeded shots.

Usage: python -m tests.capture.page_figures [COUNT] [FIRST_SEED]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import cv2
import numpy as np

from installer.demo_family import random_family
from installer.demo_papers import papers_of
from installer.synthetic_backgrounds import KINDS
from installer.synthetic_camera import Shot, photograph
from kiosk.capture import page

TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Figures:
    """Overlap (intersection over union, nothing found = 0) and processor time of one frame in ms."""

    mean: float
    median: float
    worst: float
    share_95: float
    share_99: float
    missed: int
    cpu_ms: float


def overlap(found: page.Quad | None, true: page.Quad) -> float:
    """Intersection over union; finding nothing counts as 0."""
    if found is None:
        return 0.0
    common = cv2.intersectConvexConvex(found, true)[0]
    return float(common / (cv2.contourArea(found) + cv2.contourArea(true) - common))


def shots(count: int, first_seed: int, size: tuple[int, int] = (1280, 720)) -> Iterator[Shot]:
    """Every paper on every ground in turn, under ordinary conditions."""
    papers = papers_of(random_family(first_seed, TODAY), dpi=180)
    for n in range(count):
        paper = papers[(n // len(KINDS) + n) % len(papers)]
        yield photograph(paper, seed=first_seed + n, ground=KINDS[n % len(KINDS)], size=size)


def figures(count: int, first_seed: int, size: tuple[int, int] = (1280, 720)) -> Figures:
    """Find the page in ``count`` shots."""
    overlaps, missed, cpu = [], 0, 0.0
    for shot in shots(count, first_seed, size):
        start = time.process_time()
        quad = page.find(shot.frame)
        cpu += time.process_time() - start
        missed += quad is None
        overlaps.append(overlap(quad, shot.corners))
    found = np.array(overlaps)
    return Figures(
        mean=float(found.mean()),
        median=float(np.median(found)),
        worst=float(found.min()),
        share_95=float((found >= 0.95).mean()),
        share_99=float((found >= 0.99).mean()),
        missed=missed,
        cpu_ms=1000 * cpu / count,
    )


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:3]]
    print(figures(*(asked + [100, 40_000][len(asked) :])))
