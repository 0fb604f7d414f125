"""Whether a flattened page can be read: gates with stable codes, each a warning that a person may override."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

CODES = ("capture.dark", "capture.glare", "capture.blur", "capture.small", "capture.blank")
_MM_PER_INCH = 25.4
_LEAST_DPI = 105.0  # A4 in a 1080p frame has 125-130
_LEAST_LONG_SIDE = 800  # px, where the paper's size is not known
_LEAST_LIGHT = 70.0  # of 255: the lightness that a tenth of the page exceeds
_MOST_GLARE = 0.012  # share of the page burnt out in patches
_PAPER_AROUND_GLARE = 228.0
_BURNT = 250  # of 255, in the darkest channel
_MOST_BLUR_PX = 1.6
_MOST_BLUR_MM = 0.28  # print of 7 to 8 point
_MOST_BLUR_CARD_MM = 0.2  # print of 5 point
_CARD_LONGEST_MM = 90.0
_FINE, _COARSE = 1.0, 2.5  # px
_LEAST_INK = 0.0015
_INK_DEPTH = 22  # grey levels by which ink is darker than the paper around it


@dataclass(frozen=True, slots=True)
class Finding:
    """One gate that did not open: what was measured and the limit that it missed."""

    code: str
    value: float
    limit: float


def judge(page: Image, *, size_mm: tuple[float, float] | None = None) -> tuple[Finding, ...]:
    """What is wrong with a flattened ``page`` (BGR uint8), most severe first; empty when all is well.

    ``size_mm`` is the paper's true size (width, height) where it is known. An unlit page says nothing about
    sharpness, and an empty one has nothing that could be sharp, so those gates are then left out.
    """
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    light = float(np.percentile(grey[::2, ::2], 90))
    dark = light < _LEAST_LIGHT
    ink = 0.0 if dark else ink_share(grey)
    blank = not dark and ink < _LEAST_INK
    found = [Finding("capture.dark", light, _LEAST_LIGHT)] if dark else []
    glare = 0.0 if dark else glare_share(page)
    if glare > _MOST_GLARE:
        found.append(Finding("capture.glare", glare, _MOST_GLARE))
    if not dark and not blank and (blurred := _blurred(grey, size_mm)) is not None:
        found.append(blurred)
    if (small := _too_small(page, size_mm)) is not None:
        found.append(small)
    if blank:
        found.append(Finding("capture.blank", ink, _LEAST_INK))
    return tuple(found)


def _blurred(grey: Image, size_mm: tuple[float, float] | None) -> Finding | None:
    """Blur measured on the paper where its size is known: a card fills the frame and bears more of it in pixels."""
    blur = blur_px(grey)
    if size_mm is None:
        return Finding("capture.blur", blur, _MOST_BLUR_PX) if blur > _MOST_BLUR_PX else None
    blur *= max(size_mm) / max(grey.shape)
    limit = _MOST_BLUR_CARD_MM if max(size_mm) < _CARD_LONGEST_MM else _MOST_BLUR_MM
    return Finding("capture.blur", blur, limit) if blur > limit else None


def blur_px(grey: Image) -> float:
    """The blur of print in ``grey``, as the sigma in px of a Gaussian that would do the same; about 0.6 when sharp.

    An edge blurred by s keeps sqrt((s²+a²)/(s²+b²)) of its slope when the smoothing grows from a to b, so the ratio
    of two smoothed slopes tells s whatever the contrast, and noise is smoothed away first. Strokes thinner than the
    smoothing lose more, so small print reads as sharper than it is: the limit allows for that.
    """
    fine, coarse = (_slope(grey, sigma) for sigma in (_FINE, _COARSE))
    strong = fine > max(5.0, float(np.percentile(fine[::2, ::2], 93)))
    if np.count_nonzero(strong) < 50:
        return 0.0
    kept2 = np.minimum((coarse[strong] / fine[strong]) ** 2, 0.98)
    blur2 = (kept2 * _COARSE**2 - _FINE**2) / (1 - kept2)
    return float(np.sqrt(max(0.0, float(np.median(blur2)))))


def _slope(grey: Image, sigma: float) -> NDArray[np.float32]:
    smooth = cv2.GaussianBlur(grey, (0, 0), sigma).astype(np.float32)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.25)
    return np.asarray(cv2.magnitude(across, down), np.float32)


def glare_share(page: Image) -> float:
    """Share of the page in burnt-out patches that end abruptly: a lamp mirrored by lamination.

    Paper that is merely lit to the top fades slowly and loses nothing, so a patch counts only when the paper a
    little way around it is clearly darker. Where the paper itself is that white, as scanners that clip it and rendered
    pages have it, no lamp is needed to explain the patches.
    """
    scale = min(1.0, 480 / max(page.shape[:2]))
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least = small.min(axis=2)
    if float(np.median(least)) >= _BURNT:
        return 0.0
    burnt = cv2.morphologyEx((least >= _BURNT).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    burnt = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(burnt)
    share = 0.0
    for number in np.argsort(-stats[1:, cv2.CC_STAT_AREA])[:3] + 1:
        patch = (labels == number).astype(np.uint8)
        ring = cv2.dilate(patch, np.ones((41, 41), np.uint8)) - cv2.dilate(patch, np.ones((21, 21), np.uint8))
        around = least[(ring > 0) & (burnt == 0)]
        if len(around) and float(np.percentile(around, 75)) < _PAPER_AROUND_GLARE:
            share += float(stats[number, cv2.CC_STAT_AREA]) / burnt.size
    return share if count > 1 else 0.0


def ink_share(grey: Image) -> float:
    """Share of the page, rim left out, that is clearly darker than the paper around it."""
    scale = min(1.0, 1000 / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rim_y, rim_x = max(1, small.shape[0] // 25), max(1, small.shape[1] // 25)
    inner = cv2.medianBlur(small, 3)[rim_y:-rim_y, rim_x:-rim_x]
    if inner.size == 0:
        return 0.0
    paper = cv2.blur(inner, (41, 41)).astype(np.int16)
    return float(np.mean(paper - inner.astype(np.int16) > _INK_DEPTH))


def _too_small(page: Image, size_mm: tuple[float, float] | None) -> Finding | None:
    longest = max(page.shape[:2])
    if size_mm is None:
        return Finding("capture.small", longest, _LEAST_LONG_SIDE) if longest < _LEAST_LONG_SIDE else None
    dpi = longest / (max(size_mm) / _MM_PER_INCH)
    return Finding("capture.small", dpi, _LEAST_DPI) if dpi < _LEAST_DPI else None
