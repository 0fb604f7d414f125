"""Quadrilaterals that could be a page: every pair of lines crossed by every other pair, the best supported kept."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.lines import EdgeField, Floats

_OUTSIDE = 0.02  # share of the frame by which a corner may lie outside it
_SMALLEST = 0.05  # share of the frame
_NEXT = [1, 2, 3, 0]
_STEP = 2.0  # px between samples along a line


def crossing(ones: Floats, others: Floats, field: EdgeField, *, keep: int) -> Floats:
    """The ``keep`` best quads (Kx4x2) from two line families, by edge under all four sides."""
    if len(ones) < 2 or len(others) < 2:
        return np.empty((0, 4, 2), np.float32)
    meets = _meets(ones, others)
    one_support, other_support = _support(ones, meets, field), _support(others, meets.transpose(1, 0, 2), field)
    i, j = np.triu_indices(len(ones), 1)
    k, m = np.triu_indices(len(others), 1)
    i, k = (grid.ravel() for grid in np.meshgrid(i, k, indexing="ij"))
    j, m = (grid.ravel() for grid in np.meshgrid(j, m, indexing="ij"))
    diagonals = meets[j, m] - meets[i, k], meets[j, k] - meets[i, m]
    size = np.abs(diagonals[0][:, 0] * diagonals[1][:, 1] - diagonals[0][:, 1] * diagonals[1][:, 0]) / 2
    large = np.flatnonzero((size > _SMALLEST * field.xx.size) & (size < 1.1 * field.xx.size))
    i, j, k, m, size = i[large], j[large], k[large], m[large], size[large]
    sides = np.stack([one_support[i, k, m], other_support[m, i, j], one_support[j, k, m], other_support[k, i, j]])
    score = sides.mean(axis=0) + 0.7 * sides.min(axis=0) + 0.35 * np.sqrt(size / field.xx.size)
    best = np.argsort(-score, kind="stable")[: keep * 20]
    i, j, k, m = i[best], j[best], k[best], m[best]
    quads = np.stack([meets[i, k], meets[i, m], meets[j, m], meets[j, k]], axis=1)
    return distinct(quads[plausible(quads, field.xx.shape)][: keep * 5], keep)


def outlines(mask: NDArray[np.uint8]) -> list[Floats]:
    """Quads around the large connected shapes of a binary ``mask``."""
    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    large = sorted(found, key=cv2.contourArea, reverse=True)[:2]
    quads: list[Floats] = []
    for shape in large:
        hull = cv2.convexHull(shape)
        if len(hull) < 4 or cv2.contourArea(hull) < _SMALLEST * mask.size:
            continue
        corners = cv2.approxPolyN(hull, 4, epsilon_percentage=-1.0, ensure_convex=True)
        quads.append(np.asarray(corners, np.float32).reshape(4, 2))
    return quads


def plausible(quads: Floats, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which quads (Kx4x2) are convex, inside the frame of ``shape``, large enough, and a sheet seen at a slant."""
    height, width = shape[:2]
    low, high = quads.min(axis=1), quads.max(axis=1)
    slack = _OUTSIDE * max(width, height)
    inside = (low >= -slack).all(axis=1) & (high[:, 0] <= width + slack) & (high[:, 1] <= height + slack)
    edges = quads[:, _NEXT] - quads
    nxt = edges[:, _NEXT]
    length = np.maximum(np.hypot(edges[..., 0], edges[..., 1]), 1e-6)
    turn = (edges[..., 0] * nxt[..., 1] - edges[..., 1] * nxt[..., 0]) / (length * length[:, _NEXT])
    convex = (np.abs(turn) > np.sin(np.deg2rad(55))).all(axis=1) & (np.abs(np.sign(turn).sum(axis=1)) == 4)
    opposite = length[:, :2] / length[:, 2:]
    square = ((opposite > 0.6) & (opposite < 1 / 0.6)).all(axis=1)
    stretch = length.max(axis=1) / length.min(axis=1)
    large = area(quads) > _SMALLEST * width * height
    return np.asarray(inside & convex & square & large & (stretch < 2.6), np.bool_)


def area(quads: Floats) -> Floats:
    """Areas of Kx4x2 quads, px²."""
    nxt = quads[:, _NEXT]
    cross = quads[..., 0] * nxt[..., 1] - quads[..., 1] * nxt[..., 0]
    return np.asarray(np.abs(cross.sum(axis=1) / 2), np.float32)


def distinct(quads: Floats, keep: int, apart: float = 4.0) -> Floats:
    """The first ``keep`` of ``quads``, without those whose corners all lie within ``apart`` px of an earlier one."""
    quads = clockwise(quads)
    flat = quads.reshape(len(quads), 8)
    close = np.abs(flat[:, None, :] - flat[None, :, :]).max(axis=2) <= apart
    chosen: list[int] = []
    free = np.ones(len(quads), bool)
    for number in range(len(quads)):
        if free[number]:
            chosen.append(number)
            free &= ~close[number]
            if len(chosen) == keep:
                break
    return quads[chosen]


def clockwise(quads: Floats) -> Floats:
    """Each quad (Kx4x2) ordered clockwise (y downwards) from the corner that is its upper left."""
    if len(quads) == 0:
        return quads
    centre = quads.mean(axis=1, keepdims=True)
    angle = np.arctan2(quads[..., 1] - centre[..., 1], quads[..., 0] - centre[..., 0])
    quads = np.take_along_axis(quads, np.argsort(angle, axis=1)[..., None], axis=1)
    top_edge = np.roll(quads, -1, axis=1) - quads
    # The upper side is the one that runs most to the right while the page lies below it; its start is the corner.
    slope = top_edge[..., 0] / np.maximum(np.hypot(top_edge[..., 0], top_edge[..., 1]), 1e-6)
    first = np.argmax(slope, axis=1)
    order = (first[:, None] + np.arange(4)[None, :]) % 4
    return np.asarray(np.take_along_axis(quads, order[..., None], axis=1), np.float32)


def _meets(ones: Floats, others: Floats) -> Floats:
    """Where each of ``ones`` crosses each of ``others``, NxMx2; far outside where they are parallel."""
    a, b = ones[:, None, :].astype(np.float64), others[None, :, :].astype(np.float64)
    det = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    det = np.where(np.abs(det) < 1e-3, np.nan, det)
    x = (a[..., 2] * b[..., 1] - b[..., 2] * a[..., 1]) / det
    y = (a[..., 0] * b[..., 2] - b[..., 0] * a[..., 2]) / det
    return np.asarray(np.nan_to_num(np.stack([x, y], axis=-1), nan=-1e6), np.float32)


def _support(lines: Floats, meets: Floats, field: EdgeField) -> Floats:
    """Share of edge (0-1) under each line between each two of its crossings, NxMxM."""
    height, width = field.xx.shape
    reach = float(np.hypot(width, height))
    along = np.stack([lines[:, 1], -lines[:, 0]], axis=1)
    foot = lines[:, :2] * lines[:, 2:]
    ticks = np.arange(-reach, reach, _STEP, dtype=np.float32)
    points = foot[:, None, :] + along[:, None, :] * ticks[None, :, None]
    normals = np.broadcast_to(lines[:, None, :2], points.shape)
    strength = np.zeros(points.shape[:2], np.float32)
    for offset in (-1.0, 0.0, 1.0):  # a merged line may run a pixel beside its edge
        np.maximum(strength, field.across(points + offset * normals, normals), out=strength)
    in_frame = (points >= 0).all(axis=2) & (points[..., 0] < width) & (points[..., 1] < height)
    limit = max(1.2, 1.6 * field.level)
    hit = np.clip(strength / limit - 0.35, 0, 1) * in_frame
    total = np.concatenate([np.zeros((len(lines), 1), np.float32), np.cumsum(hit, axis=1, dtype=np.float32)], axis=1)
    place = np.einsum("nmk,nk->nm", meets - foot[:, None, :], along)
    index = np.clip(np.rint((place + reach) / _STEP).astype(np.intp), 0, len(ticks))
    sums = np.take_along_axis(total, index, axis=1)
    count = np.abs(index[:, :, None] - index[:, None, :])
    return np.asarray((np.abs(sums[:, :, None] - sums[:, None, :]) / np.maximum(count, 1)), np.float32)
