"""Photographs a paper as a camera over a counter would, and says where the true corners are.

The same shots test the page finder and feed the kiosk's stand-in camera (a folder of JPEG frames).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from installer.demo_papers import Paper
from installer.synthetic_backgrounds import KINDS, background

CARD_RADIUS_MM = 3.18  # ISO/IEC 7810, ID-1
_CARD_LONGEST_MM = 90.0
_Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Conditions:
    """How hard a shot is; 0 is ideal, 1 is a bad day at the counter.

    ``turn`` degrees of rotation at most, ``tilt`` share of perspective, ``fill`` share of the frame's short side.
    """

    turn: float = 18.0
    tilt: float = 0.12
    fill: tuple[float, float] = (0.62, 0.9)
    noise: float = 0.5
    blur: float = 0.4
    shadow: float = 0.6
    light: float = 0.5


@dataclass(frozen=True, slots=True)
class Shot:
    """One frame (BGR uint8) and the paper's true corners (4x2 float32 px, clockwise from the paper's top left)."""

    frame: NDArray[np.uint8]
    corners: NDArray[np.float32]
    ground: str


EASY = Conditions(turn=6, tilt=0.05, noise=0.2, blur=0.15, shadow=0.3, light=0.2)


def photograph(
    paper: Paper,
    *,
    seed: int,
    size: tuple[int, int] = (1280, 720),
    ground: str | None = None,
    conditions: Conditions | None = None,
) -> Shot:
    """A seeded shot of ``paper`` on ``ground`` (one of ``KINDS``, else drawn); ``size`` is width, height."""
    how = conditions or Conditions()
    draw = np.random.default_rng(seed)
    ground = ground or str(draw.choice(KINDS))
    corners = _corners(paper.size_mm, size, how, draw)
    under = background(ground, size, draw).astype(np.float32)
    sheet, mask = _placed(paper, corners, size)
    under *= _cast_shadow(mask, how, draw)[:, :, None]
    scene = under + (sheet - under) * mask[:, :, None]
    scene *= _lighting(size, how, draw)
    return Shot(_developed(scene, how, draw), corners, ground)


def film(papers: Iterable[Paper], folder: Path, *, seed: int = 0, size: tuple[int, int] = (1920, 1080)) -> list[Path]:
    """Write one easy shot of each paper into ``folder`` as numbered JPEG frames for the folder camera."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, paper in enumerate(papers):
        ground = ("dark wood", "felt", "mat")[number % 3]
        shot = photograph(paper, seed=seed + number, size=size, ground=ground, conditions=EASY)
        path = folder / f"{number + 1:02d}-{paper.name}.jpg"
        done, coded = cv2.imencode(".jpg", shot.frame, [cv2.IMWRITE_JPEG_QUALITY, 92])
        if not done:
            raise RuntimeError(f"cannot encode {path.name}")
        path.write_bytes(coded.tobytes())
        written.append(path)
    return written


def _corners(size_mm: tuple[float, float], size: tuple[int, int], how: Conditions, draw: np.random.Generator) -> _Float:
    """Corners of a sheet of ``size_mm`` seen by a tilted pinhole camera, wholly inside the frame."""
    half = np.array(size_mm) / 2
    flat = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    angle = np.deg2rad(draw.uniform(-how.turn, how.turn))
    turned = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    tilt = draw.uniform(-how.tilt, how.tilt, 2) / half.max()
    seen = turned / (1 + turned @ tilt)[:, None]
    low, high = seen.min(axis=0), seen.max(axis=0)
    room = np.array(size) * draw.uniform(*how.fill)
    scale = float((room / (high - low)).min())
    seen = (seen - (low + high) / 2) * scale
    slack = (np.array(size) - (high - low) * scale) / 2 - 6
    return np.asarray((seen + np.array(size) / 2 + draw.uniform(-0.8, 0.8, 2) * slack), np.float32)


def _placed(paper: Paper, corners: _Float, size: tuple[int, int]) -> tuple[_Float, _Float]:
    """The paper warped into the frame and its coverage mask, both at frame size, antialiased."""
    over = 2  # drawn at twice the size, then averaged
    target = corners * over + (over - 1) / 2
    sides = np.linalg.norm(np.roll(target, -1, axis=0) - target, axis=1)
    shrink = min(1.0, float(sides[0]) / paper.pixels.shape[1])
    source = cv2.resize(paper.pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    height, width = source.shape[:2]
    cover = np.full((height, width), 255, np.uint8)
    if max(paper.size_mm) < _CARD_LONGEST_MM:
        cover = _rounded(width, height, CARD_RADIUS_MM * width / paper.size_mm[0])
    edge = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(edge, target)
    large = (size[0] * over, size[1] * over)
    sheet = cv2.warpPerspective(source, matrix, large, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(cover, matrix, large, flags=cv2.INTER_LINEAR)
    small, covered = (cv2.resize(layer, size, interpolation=cv2.INTER_AREA) for layer in (sheet, mask))
    return np.asarray(small, np.float32), np.asarray(covered, np.float32) / np.float32(255)


def _rounded(width: int, height: int, radius: float) -> NDArray[np.uint8]:
    mask = np.zeros((height, width), np.uint8)
    r = round(radius)
    cv2.rectangle(mask, (r, 0), (width - 1 - r, height - 1), 255, -1)
    cv2.rectangle(mask, (0, r), (width - 1, height - 1 - r), 255, -1)
    for x in (r, width - 1 - r):
        for y in (r, height - 1 - r):
            cv2.circle(mask, (x, y), r, 255, -1, cv2.LINE_AA)
    return mask


def _cast_shadow(mask: _Float, how: Conditions, draw: np.random.Generator) -> _Float:
    """The paper's own thin shadow on the ground; without any, white on white could not be seen at all."""
    shift = draw.uniform(-5, 5, 2)
    move = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    moved = cv2.warpAffine(mask, move, (mask.shape[1], mask.shape[0]))
    soft = cv2.GaussianBlur(moved, (0, 0), float(draw.uniform(1.5, 5)))
    return np.asarray((1 - (0.12 + 0.3 * how.shadow) * soft), np.float32)


def _lighting(size: tuple[int, int], how: Conditions, draw: np.random.Generator) -> _Float:
    """Exposure, colour of light, fall-off across the frame and sometimes the soft shadow of a hand or head."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    angle = draw.uniform(0, 2 * np.pi)
    ramp = (x / size[0] - 0.5) * np.cos(angle) + (y / size[1] - 0.5) * np.sin(angle)
    light = (1 + 0.7 * how.light * ramp) * draw.uniform(1 - 0.4 * how.light, 1.02)
    if draw.random() < how.shadow:
        edge = draw.uniform(-0.3, 0.3) + 0.1 * np.sin(4 * x / size[0] + draw.uniform(0, 6))
        across = (x / size[0] - 0.5) * np.sin(angle) - (y / size[1] - 0.5) * np.cos(angle) - edge
        light = light * (1 - 0.35 * how.shadow / (1 + np.exp(-across * draw.uniform(18, 60))))
    tint = 1 + how.light * draw.uniform(-0.1, 0.06, 3)
    return np.asarray((light[:, :, None] * tint), np.float32)


def _developed(scene: _Float, how: Conditions, draw: np.random.Generator) -> NDArray[np.uint8]:
    """Defocus, motion, sensor noise and JPEG, in the order that a camera adds them."""
    sigma = how.blur * float(draw.uniform(0.6, 2.2)) * scene.shape[1] / 1280
    if sigma > 0.2:
        scene = cv2.GaussianBlur(scene, (0, 0), sigma).astype(np.float32)
    strength = how.noise * draw.uniform(0.5, 1.5)
    spread = strength * (2 + 0.25 * np.sqrt(np.clip(scene, 0, 255)))
    grains = draw.standard_normal(scene.shape, np.float32)
    frame = np.clip(scene + grains * spread, 0, 255).astype(np.uint8)
    _, coded = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, int(draw.integers(82, 95))])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
