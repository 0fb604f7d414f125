"""Finds the sheet of paper or card in a picture, and flattens it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture import lines, quads, ranking
from kiosk.capture.refine import refined

Image = NDArray[np.uint8]
Quad = NDArray[np.float32]

_WORK = 440  # px of the long side in which candidates are sought
_CANDIDATES = 40
_SMALLEST = 64  # px; below it nothing can be read anyway
_LEAST_SCORE = 3.0  # grounds without any paper stay below it
_LONGEST_FLAT = 7016  # px: A4 at 600 dpi


def find(image: Image) -> Quad | None:
    """The corners of the page in ``image`` (HxWx3 BGR uint8), or None when nothing looks like one.

    Returns 4x2 float32 pixels, clockwise from the corner at the upper left, not rounded; a corner may lie a little
    outside the frame. About 30 ms of processor time at 1280x720.
    """
    if min(image.shape[:2]) < _SMALLEST:
        return None
    # A whole divisor: area averaging is several times cheaper then.
    divisor = max(1, round(max(image.shape[:2]) / _WORK))
    scale = 1 / divisor
    even = image[: image.shape[0] // divisor * divisor, : image.shape[1] // divisor * divisor]
    small = cv2.resize(even, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    coded = cv2.cvtColor(cv2.GaussianBlur(small, (3, 3), 0), cv2.COLOR_BGR2Lab).astype(np.uint8)
    lab = coded.astype(np.float32)
    field = lines.EdgeField.of(lab)
    found = _candidates(coded, lab, field)
    if len(found) == 0:
        return None
    score = ranking.scores(found, lab, field)
    best = int(np.argmax(score))
    if score[best] < _LEAST_SCORE:
        return None
    centre_shift = 0.5  # pixel centres, not pixel corners, keep their place when a picture is resized
    return np.asarray(refined((found[best] + centre_shift) / scale - centre_shift, image), np.float32)


def _candidates(coded: Image, lab: lines.Floats, field: lines.EdgeField) -> lines.Floats:
    pieces = np.concatenate(
        [
            lines.segments(np.ascontiguousarray(coded[:, :, 0])),
            lines.segments(lines.contrast(coded)),
        ]
    )
    return quads.crossing(*lines.families(pieces, lab), field, keep=_CANDIDATES)


def flatten(image: Image, quad: Quad, *, aspect: float | None = None) -> Image:
    """The part of ``image`` inside ``quad`` as a rectangle seen from above.

    ``aspect`` is width / height of the paper when it is known (ID-1 1.586, A4 portrait 0.707); else it is worked
    out from the perspective. The result has about as many pixels as the paper had in the picture.
    """
    corners = np.asarray(quad, np.float32).reshape(4, 2)
    top, right, bottom, left = (float(np.linalg.norm(corners[n - 3] - corners[n])) for n in range(4))
    shape = aspect if aspect is not None else true_aspect(corners, image.shape[:2])
    width, height = max(top, bottom), max(left, right)
    width, height = (height * shape, height) if height * shape > width else (width, width / shape)
    shrink = min(1.0, _LONGEST_FLAT / max(width, height))
    size = (max(2, round(width * shrink)), max(2, round(height * shrink)))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def true_aspect(quad: Quad, frame: tuple[int, ...]) -> float:
    """Width / height of the rectangle that looks like ``quad`` in a frame of (height, width), square pixels.

    After Zhang and He, "Whiteboard scanning and image enhancement" (2007): the perspective gives the focal length,
    the focal length the ratio. Where there is no perspective, or too little to tell, the mean sides decide.
    """
    centre = np.array([frame[1] / 2, frame[0] / 2])
    points = np.concatenate([quad.astype(np.float64) - centre, np.ones((4, 1))], axis=1)
    one, two, four, three = points[0], points[1], points[2], points[3]
    flat = _mean_sides(quad)
    second = np.dot(np.cross(one, four), three) / (np.dot(np.cross(two, four), three) or 1e-12)
    third = np.dot(np.cross(one, four), two) / (np.dot(np.cross(three, four), two) or 1e-12)
    across, down = second * two - one, third * three - one
    if abs(across[2]) < 2e-2 or abs(down[2]) < 2e-2:
        return flat
    focal2 = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
    longest = max(frame[:2])
    if not (0.5 * longest) ** 2 < focal2 < (3 * longest) ** 2:
        return flat
    lengths = [float(v[0] ** 2 + v[1] ** 2 + v[2] ** 2 * focal2) for v in (across, down)]
    return float(np.clip(np.sqrt(lengths[0] / lengths[1]), 0.8 * flat, 1.25 * flat))


def _mean_sides(quad: Quad) -> float:
    top, right, bottom, left = (float(np.linalg.norm(quad[n - 3] - quad[n])) for n in range(4))
    return (top + bottom) / max(left + right, 1e-6)
