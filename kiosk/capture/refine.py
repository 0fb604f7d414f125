"""Sides of a found quad moved onto the paper's edge: profiles across each side, one robust line, new corners."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.lines import Floats

_PROFILES = np.linspace(0.07, 0.93, 56, dtype=np.float32)  # the rounded corners of cards are left out
# Reach, step and width of the compared strips, in px of a 1280 px frame. Wide strips first: they see the step of
# colour at the paper's edge and little of a thin printed frame beside it.
_ROUNDS = ((10.0, 1.0, 5), (3.0, 0.5, 2))


def refined(quad: Floats, image: NDArray[np.uint8]) -> Floats:
    """``quad`` (4x2 px, clockwise) fitted to the edges of ``image`` (BGR uint8) near its sides."""
    unit = max(image.shape[:2]) / 1280
    for reach, step, wide in _ROUNDS:
        lines = [_side(quad, number, image, reach * unit, step * unit, wide) for number in range(4)]
        moved = np.array([_corner(lines[number - 1], lines[number]) for number in range(4)], np.float32)
        if not np.isfinite(moved).all() or np.abs(moved - quad).max() > 4 * reach * unit:
            return quad
        quad = moved
    return quad


def _side(quad: Floats, number: int, image: NDArray[np.uint8], reach: float, step: float, wide: int) -> Floats:
    """The line (nx, ny, c) of side ``number``, fitted to where the colour steps most, strong places counting more."""
    start, end = quad[number].astype(np.float64), quad[(number + 1) % 4].astype(np.float64)
    length = max(float(np.hypot(*(end - start))), 1e-6)
    along = (end - start) / length
    inward = np.array([-along[1], along[0]])
    place = np.arange(-reach, reach + step / 2, step)
    beyond = step * np.arange(1, wide + 1)
    offsets = np.concatenate([place[0] - beyond[::-1], place, place[-1] + beyond])
    base = start + (end - start) * _PROFILES[:, None]
    spots = base[:, None, :] + offsets[None, :, None] * inward
    slope = _slopes(image, spots, along, wide)
    # Near places first: a printed frame beside the edge is often the stronger line.
    slope *= (1 - 0.4 * (place / reach) ** 2).astype(np.float32)
    best = np.argmax(slope, axis=1)
    rows = np.arange(len(best))
    strength = slope[rows, best]
    shift = place[best] + step * _vertex(slope, best)
    weight = np.minimum(strength, 3 * float(np.median(strength)) + 1e-6)
    tilt, middle = _robust_line(_PROFILES.astype(np.float64) - 0.5, shift, weight, step)
    first, last = start + inward * (middle - 0.5 * tilt), end + inward * (middle + 0.5 * tilt)
    direction = (last - first) / max(float(np.hypot(*(last - first))), 1e-6)
    normal = np.array([-direction[1], direction[0]])
    return np.array([normal[0], normal[1], normal @ first])


def _slopes(image: NDArray[np.uint8], spots: Floats, along: Floats, wide: int) -> Floats:
    """Difference between the strips of ``wide`` samples on both sides of each place, PxO, neighbours averaged."""
    colours = np.zeros((*spots.shape[:2], 3), np.float32)
    for beside in (-2.0, -1.0, 0.0, 1.0, 2.0):
        at = (spots + along * beside).astype(np.float32)
        colours += cv2.remap(image, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    sums = np.concatenate([np.zeros((len(colours), 1, 3), np.float32), np.cumsum(colours, axis=1)], axis=1)
    after = sums[:, 2 * wide + 1 :] - sums[:, wide + 1 : -wide]
    before = sums[:, wide : -wide - 1] - sums[:, : -2 * wide - 1]
    change = (after - before) / (5 * wide)
    return np.asarray(np.sqrt((change * change).sum(axis=2)), np.float32)


def _vertex(slope: Floats, best: NDArray[np.intp]) -> Floats:
    """Where between the samples the parabola through the best one and its neighbours peaks, in steps."""
    inner = np.clip(best, 1, slope.shape[1] - 2)
    rows = np.arange(len(best))
    left, mid, right = slope[rows, inner - 1], slope[rows, inner], slope[rows, inner + 1]
    bend = left - 2 * mid + right
    peak = np.where(np.abs(bend) > 1e-6, 0.5 * (left - right) / np.where(np.abs(bend) > 1e-6, bend, 1), 0)
    return np.asarray(np.where(best == inner, np.clip(peak, -0.5, 0.5), 0), np.float32)


def _robust_line(x: Floats, y: Floats, weight: Floats, step: float) -> tuple[float, float]:
    """Slope and middle of y over x (-0.5..0.5): a vote over pairs of points, then least squares on those that agree."""
    pairs = np.array([(i, j) for i in range(0, len(x), 3) for j in range(i + 18, len(x), 4)])
    one, other = pairs[:, 0], pairs[:, 1]
    tilt = (y[other] - y[one]) / (x[other] - x[one])
    middle = y[one] - tilt * x[one]
    miss = np.abs(y[None, :] - tilt[:, None] * x[None, :] - middle[:, None])
    vote = (weight[None, :] * np.maximum(0, 1 - miss / (2.0 * step))).sum(axis=1)
    chosen = int(np.argmax(vote))
    near = weight * (miss[chosen] < 2.0 * step)
    for _ in range(2):
        total = near.sum() + 1e-9
        mx, my = float((near * x).sum() / total), float((near * y).sum() / total)
        spread = float((near * (x - mx) ** 2).sum()) + 1e-9
        slope = float((near * (x - mx) * (y - my)).sum()) / spread
        near = weight * (np.abs(y - my - slope * (x - mx)) < 1.5 * step)
    return slope, my - slope * mx


def _corner(one: Floats, other: Floats) -> Floats:
    det = float(one[0] * other[1] - other[0] * one[1])
    if abs(det) < 1e-6:
        return np.full(2, np.nan)
    return np.array([(one[2] * other[1] - other[2] * one[1]) / det, (one[0] * other[2] - other[0] * one[2]) / det])
