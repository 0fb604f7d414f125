"""Long straight edges of a small picture, grouped into two crossing families, with how much edge lies along each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32 | np.float64]

_LINES_KEPT = 15
_SHORTEST = 14.0  # px; letters are shorter
_SAME_ANGLE = np.deg2rad(2.2)
_SAME_LINE = 1.7  # px between two pieces of one line


@dataclass(frozen=True, slots=True)
class EdgeField:
    """The structure tensor of a Lab picture: edge energy towards any direction, without choosing a channel.

    ``level`` is the energy of an ordinary place of this picture, in Lab units a pixel: texture and noise.
    """

    xx: Floats
    xy: Floats
    yy: Floats
    level: float

    @classmethod
    def of(cls, lab: Floats) -> EdgeField:
        """Of an HxWx3 float32 Lab picture (L 0-255, a and b around 128)."""
        weighted = lab * np.array([1.0, 1.4, 1.4], np.float32)
        gx = cv2.Scharr(weighted, cv2.CV_32F, 1, 0, scale=1 / 32)
        gy = cv2.Scharr(weighted, cv2.CV_32F, 0, 1, scale=1 / 32)
        xx, xy, yy = (
            np.einsum("ijk,ijk->ij", one, other, optimize=False) for one, other in ((gx, gx), (gx, gy), (gy, gy))
        )
        level = float(np.sqrt(np.median((xx + yy)[::3, ::3])))
        return cls(xx, xy, yy, level)

    def across(self, points: Floats, normals: Floats) -> Floats:
        """Edge strength at ``points`` (...x2 px) towards ``normals`` (...x2, unit), Lab units a pixel."""
        x = np.clip(np.rint(points[..., 0]).astype(np.intp), 0, self.xx.shape[1] - 1)
        y = np.clip(np.rint(points[..., 1]).astype(np.intp), 0, self.xx.shape[0] - 1)
        nx, ny = normals[..., 0], normals[..., 1]
        energy = self.xx[y, x] * nx * nx + 2 * self.xy[y, x] * nx * ny + self.yy[y, x] * ny * ny
        return np.asarray(np.sqrt(np.maximum(energy, 0)), np.float32)


def contrast(lab: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The Lab picture (uint8) as the one grey in which its middle differs most from its rim (Fisher's direction).

    White paper on pale wood has hardly an edge in lightness and a clear one in colour; this finds which.
    """
    few = lab[::3, ::3].astype(np.float32)
    rim = max(3, few.shape[1] // 28)
    around = np.concatenate([part.reshape(-1, 3) for part in (few[:rim], few[-rim:], few[:, :rim], few[:, -rim:])])
    middle = few[few.shape[0] // 3 : -few.shape[0] // 3, few.shape[1] // 3 : -few.shape[1] // 3].reshape(-1, 3)
    spread = np.cov(around.T) + 0.3 * np.cov(middle.T) + 2 * np.eye(3)
    direction = np.linalg.solve(spread, np.median(middle, axis=0) - np.median(around, axis=0))
    direction /= np.abs(direction).sum() + 1e-9
    values = few @ direction.astype(np.float32)
    low, high = np.percentile(values, [1, 99])
    gain = 255 / max(float(high - low), 12.0)
    return np.asarray(cv2.transform(lab, np.append(direction * gain, -low * gain)[None, :]), np.uint8)


def segments(grey: NDArray[np.uint8]) -> Floats:
    """Straight pieces of a grey picture, Nx4 (x1 y1 x2 y2), longer than a letter."""
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, 0.8)
    found: Any = detector.detect(grey)[0]  # None where there is not one line, which the stubs do not say
    pieces = np.asarray(() if found is None else found, np.float32).reshape(-1, 4)
    length = np.hypot(pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1])
    return np.asarray(pieces[length >= _SHORTEST], np.float32)


def families(pieces: Floats, lab: Floats) -> tuple[Floats, Floats]:
    """The main lines near a common direction, and the main ones across it, each Nx3 (nx, ny, c: n.p = c).

    Main are those with most length where the colour of ``lab`` differs between both sides: grain and ruled lines
    have the same colour on both.
    """
    if len(pieces) == 0:
        return np.empty((0, 3), np.float32), np.empty((0, 3), np.float32)
    delta = pieces[:, 2:] - pieces[:, :2]
    length = np.hypot(delta[:, 0], delta[:, 1])
    angle = np.arctan2(delta[:, 1], delta[:, 0])
    # Four times the angle: directions a quarter turn apart count as one, so pages at any turn have two families.
    main = np.angle(np.sum(length**1.5 * np.exp(4j * angle))) / 4
    off = (angle - main + np.pi / 2) % np.pi - np.pi / 2
    along = np.abs(off) < np.pi / 4
    worth = length * (0.25 + np.minimum(_steps(pieces, lab) / 10, 1.5))
    return _merged(pieces[along], worth[along]), _merged(pieces[~along], worth[~along])


def _steps(pieces: Floats, lab: Floats) -> Floats:
    """Colour difference between both sides of each piece, light counted half."""
    delta = pieces[:, 2:] - pieces[:, :2]
    length = np.maximum(np.hypot(delta[:, 0], delta[:, 1]), 1e-6)
    normal = np.stack([-delta[:, 1], delta[:, 0]], axis=1) / length[:, None]
    spots = pieces[:, None, :2] + delta[:, None, :] * np.linspace(0.1, 0.9, 7, dtype=np.float32)[None, :, None]
    sides = []
    for sign in (1.0, -1.0):
        strip = [_sample(lab, spots + sign * away * normal[:, None, :]) for away in (2.0, 3.5, 5.0)]
        sides.append(np.mean(strip, axis=(0, 2)))
    difference = sides[0] - sides[1]
    return np.asarray(np.sqrt((difference * difference) @ np.array([0.25, 1.5, 1.5], np.float32)), np.float32)


def _sample(lab: Floats, spots: Floats) -> Floats:
    x = np.clip(np.rint(spots[..., 0]).astype(np.intp), 0, lab.shape[1] - 1)
    y = np.clip(np.rint(spots[..., 1]).astype(np.intp), 0, lab.shape[0] - 1)
    return np.asarray(lab[y, x], np.float32)


def _merged(pieces: Floats, length: Floats) -> Floats:
    """Collinear pieces joined; the lines with most length under them, Nx3."""
    order = np.argsort(-length, kind="stable")[:160]
    pieces, length = pieces[order], length[order]
    middle = (pieces[:, :2] + pieces[:, 2:]) / 2
    delta = (pieces[:, 2:] - pieces[:, :2]) / np.maximum(length, 1e-6)[:, None]
    normal = np.stack([-delta[:, 1], delta[:, 0]], axis=1)
    free = np.ones(len(pieces), bool)
    lines, weights = [], []
    for first in range(len(pieces)):
        if not free[first]:
            continue
        gap = np.abs((middle - middle[first]) @ normal[first])
        turn = np.abs(normal @ delta[first])
        # Far pieces may lie off by the angle's error; the bound grows with the distance.
        reach = _SAME_LINE + 0.006 * np.abs((middle - middle[first]) @ delta[first])
        same = free & (gap < reach) & (turn < np.sin(_SAME_ANGLE))
        free &= ~same
        lines.append(_fit(pieces[same], length[same]))
        weights.append(float(length[same].sum()))
    best = np.argsort(-np.array(weights), kind="stable")[:_LINES_KEPT]
    return np.array(lines, np.float32).reshape(-1, 3)[best]


def _fit(pieces: Floats, length: Floats) -> tuple[float, float, float]:
    """The line through the ends of ``pieces``, weighted by length: (nx, ny, c)."""
    total = 2 * float(length.sum())
    x, y = pieces[:, 0::2], pieces[:, 1::2]
    mx, my = float(length @ x.sum(axis=1)) / total, float(length @ y.sum(axis=1)) / total
    dx, dy = x - mx, y - my
    xx, yy, xy = (float(length @ (one * other).sum(axis=1)) for one, other in ((dx, dx), (dy, dy), (dx, dy)))
    turn = 0.5 * math.atan2(2 * xy, xx - yy)
    nx, ny = -math.sin(turn), math.cos(turn)
    return nx, ny, nx * mx + ny * my
