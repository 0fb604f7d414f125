"""Evens the light of a photographed page, so that a shadow costs neither reading nor bytes."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

_COARSE = 160  # px of the long side in which the light is estimated
_PAPER = 235.0  # lightness that paper gets
_MOST_GAIN = 2.6


def even(image: Image) -> Image:
    """``image`` (BGR uint8) as if lit evenly: paper near white, stamps and photographs keep their colours.

    The light is what is left when everything smaller than a few letters is taken away; one gain for all three
    channels, so red and blue grounds that prove an original stay red and blue.
    """
    scale = min(1.0, _COARSE / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lightness = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    paper = cv2.morphologyEx(lightness, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    # Photographs and dark seals are larger than letters: never brighter than their neighbourhood's paper allows.
    floor = cv2.GaussianBlur(cv2.dilate(paper, np.ones((41, 41), np.uint8)), (0, 0), 12).astype(np.float32) * 0.55
    light = cv2.GaussianBlur(np.maximum(paper.astype(np.float32), floor), (0, 0), 5)
    gain = np.clip(_PAPER / np.maximum(light, 1), 1.0, _MOST_GAIN).astype(np.float32)
    full = cv2.resize(gain, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(image, cv2.merge([full, full, full]), dtype=cv2.CV_8U), np.uint8)
