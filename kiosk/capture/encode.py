"""Pictures to bytes: the small copy that travels first, and thumbnails; the same picture gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Kind = Literal["card", "flatbed", "camera"]

_MM_PER_INCH = 25.4
_BUDGET: dict[Kind, int] = {"card": 40_000, "flatbed": 80_000, "camera": 125_000}
_DPI: dict[Kind, int] = {"card": 300, "flatbed": 200, "camera": 200}
_LONGEST: dict[Kind, int] = {"card": 1011, "flatbed": 2600, "camera": 2600}  # ID-1 at 300 dpi; F4 at 200 dpi
_QUALITIES = (20, 24, 28, 32, 38, 46, 56, 68)
_READABLE = 24  # below it digits of 8 point begin to change at 200 dpi
_SCALES = (1.0, 0.87, 0.75)  # 200, 174, 150 dpi


@dataclass(frozen=True, slots=True)
class Encoded:
    """A coded picture: its bytes, MIME type and size in px."""

    data: bytes
    mime: str
    width: int
    height: int


def travel_copy(image: Image, *, kind: Kind = "camera", size_mm: tuple[float, float] | None = None) -> Encoded:
    """``image`` (HxWx3 BGR uint8) as WebP within the budget of its ``kind``: 40, 80 or 125 KB.

    At most 200 dpi (cards 300) when ``size_mm`` of the paper is known; else the long side is bounded. First the
    quality yields, as far as digits stay readable, then the resolution down to 150 dpi; a page so full that even that
    is too much stays readable and goes over the budget.
    """
    small = bounded(image, longest_px(kind, size_mm))
    best = b""
    for scale in _SCALES:
        part = bounded(small, round(max(small.shape[:2]) * scale))
        best = _largest_within(part, _BUDGET[kind])
        if len(best) <= _BUDGET[kind]:
            break
    return Encoded(best, "image/webp", part.shape[1], part.shape[0])


def longest_px(kind: Kind, size_mm: tuple[float, float] | None) -> int:
    """The long side that a travel copy may have."""
    if size_mm is None:
        return _LONGEST[kind]
    return max(1, round(max(size_mm) / _MM_PER_INCH * _DPI[kind]))


def thumbnail(image: Image, box: tuple[int, int]) -> Image:
    """``image`` made to fit into ``box`` (width, height px) without distortion; never enlarged."""
    scale = min(1.0, box[0] / image.shape[1], box[1] / image.shape[0])
    return bounded(image, round(max(image.shape[:2]) * scale))


def jpeg(image: Image, quality: int = 82) -> Encoded:
    """``image`` as baseline JPEG, for previews and programs that read no WebP."""
    return Encoded(
        _coded(".jpg", image, cv2.IMWRITE_JPEG_QUALITY, quality),
        "image/jpeg",
        image.shape[1],
        image.shape[0],
    )


def bounded(image: Image, longest: int) -> Image:
    """``image``, its long side at most ``longest`` px."""
    scale = longest / max(image.shape[:2])
    if scale >= 1:
        return image
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _largest_within(image: Image, budget: int) -> bytes:
    """The best readable quality whose bytes fit, by bisection; the least readable one when none does."""
    qualities = [quality for quality in _QUALITIES if quality >= _READABLE]
    low, high = 0, len(qualities) - 1
    best = b""
    while low <= high:
        middle = (low + high) // 2
        data = _coded(".webp", image, cv2.IMWRITE_WEBP_QUALITY, qualities[middle])
        if len(data) <= budget:
            best, low = data, middle + 1
        else:
            high = middle - 1
            best = best or (data if middle == 0 else b"")
    return best


def _coded(ending: str, image: Image, setting: int, value: int) -> bytes:
    done, data = cv2.imencode(ending, image, [setting, value])
    if not done:
        raise ValueError(f"cannot encode {image.shape} as {ending}")
    return data.tobytes()
