"""Which of several quads is the page: ten measures of each, weighed by figures fitted on synthetic frames."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.capture.lines import EdgeField, Floats
from kiosk.capture.quads import area

MEASURES = (
    "edge mean",
    "edge weakest",
    "step mean",
    "step weakest",
    "paper differs",
    "paper uneven",
    "log area",
    "shape",
    "lighter",
    "overrun",
)
_WEIGHTS = np.array([9.0, -2.1, 7.7, -1.1, -0.4, -0.1, 3.6, -12.4, 1.0, -5.7], np.float32)
_SAMPLES = np.linspace(0.06, 0.94, 26, dtype=np.float32)
_BEYOND = np.linspace(0.03, 0.2, 7, dtype=np.float32)
_EDGE_OFFSETS = np.array([-1.5, -0.5, 0.5, 1.5], np.float32)
_STRIP = np.array([2.0, 3.0, 4.0], np.float32)  # px beside a side, clear of the edge's own blur
_SHAPES = np.log(np.array([1.586, 1.414, 1.535], np.float32))  # ID-1, A series, F4


def scores(quads: Floats, lab: Floats, field: EdgeField) -> Floats:
    """One figure for each of Kx4x2 quads (clockwise): how much it looks like a sheet on a ground."""
    return np.asarray((measures(quads, lab, field) @ _WEIGHTS), np.float32)


def measures(quads: Floats, lab: Floats, field: EdgeField) -> Floats:
    """The ``MEASURES`` of each quad, KxM; shares lie in 0-1, colours in tens of Lab units."""
    side = np.roll(quads, -1, axis=1) - quads
    length = np.maximum(np.hypot(side[..., 0], side[..., 1]), 1e-6)
    inward = np.stack([-side[..., 1], side[..., 0]], axis=-1) / length[..., None]
    points = quads[:, :, None, :] + side[:, :, None, :] * _SAMPLES[None, None, :, None]  # K 4 S 2
    edge = _edge_share(points, inward, field)
    inner = _strip(points, inward, lab, 1.0)
    outer = _strip(points, inward, lab, -1.0)
    contrast = _distance(inner - outer)
    step = np.clip(contrast / max(4.0, 3.0 * field.level) - 0.4, 0, 1).mean(axis=2)
    middle = np.median(inner, axis=2)
    differs = _distance(middle - np.median(middle, axis=1, keepdims=True)).mean(axis=1) / 10
    uneven = np.median(_distance(inner - middle[:, :, None, :]), axis=2).mean(axis=1) / 10
    lighter = np.clip((middle - np.median(outer, axis=2))[..., 0].mean(axis=1) / 50, -1, 1)
    share = area(quads) / (lab.shape[0] * lab.shape[1])
    return np.stack(
        [
            edge.mean(axis=1),
            edge.min(axis=1),
            step.mean(axis=1),
            step.min(axis=1),
            np.minimum(differs, 3),
            np.minimum(uneven, 2),
            np.log(np.maximum(share, 1e-3)),
            _off_shape(length),
            lighter,
            _overrun(quads, side, inward, field),
        ],
        axis=1,
    ).astype(np.float32)


def _edge_share(points: Floats, inward: Floats, field: EdgeField) -> Floats:
    """Share of samples of each side with edge under them, Kx4."""
    normals = np.broadcast_to(inward[:, :, None, :], points.shape)
    strength = np.zeros(points.shape[:3], np.float32)
    for offset in _EDGE_OFFSETS:
        np.maximum(strength, field.across(points + offset * normals, normals), out=strength)
    return np.asarray(np.clip(strength / max(1.5, 2.0 * field.level) - 0.4, 0, 1).mean(axis=2), np.float32)


def _overrun(quads: Floats, side: Floats, inward: Floats, field: EdgeField) -> Floats:
    """Share of edge beyond the corners: a sheet's sides end there, the lines of floors and tables go on."""
    before = quads[:, :, None, :] - side[:, :, None, :] * _BEYOND[None, None, :, None]
    after = (quads + side)[:, :, None, :] + side[:, :, None, :] * _BEYOND[None, None, :, None]
    points = np.concatenate([before, after], axis=2)
    return np.asarray(_edge_share(points, inward, field).mean(axis=1), np.float32)


def _strip(points: Floats, inward: Floats, lab: Floats, sign: float) -> Floats:
    """Mean colour of a strip beside each sample, inside (+1) or outside (-1): K 4 S 3."""
    spots = points[..., None, :] + sign * inward[:, :, None, None, :] * _STRIP[:, None]
    x = np.clip(np.rint(spots[..., 0]).astype(np.intp), 0, lab.shape[1] - 1)
    y = np.clip(np.rint(spots[..., 1]).astype(np.intp), 0, lab.shape[0] - 1)
    return np.asarray(lab[y, x].mean(axis=3), np.float32)


def _distance(difference: Floats) -> Floats:
    """Length of Lab differences (...x3) with light counted half: shadow changes it, paper does not."""
    light, a, b = difference[..., 0], difference[..., 1], difference[..., 2]
    return np.asarray(np.sqrt(0.25 * light * light + 1.5 * (a * a + b * b)), np.float32)


def _off_shape(length: Floats) -> NDArray[np.float32]:
    """How far (log) the ratio of sides is from the nearest of the usual papers."""
    ratio = np.log((length[:, 0] + length[:, 2]) / (length[:, 1] + length[:, 3]))
    return np.asarray(np.abs(np.abs(ratio)[:, None] - _SHAPES[None, :]).min(axis=1), np.float32)
