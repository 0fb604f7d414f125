"""Whether a picture is already a flat page: a scan given as a file, with no ground around the paper."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

# Long side by short side: A series, F4 (215 x 330, 210 x 330), Letter, ID-1 card. Cameras give 1.333, 1.5, 1.778.
_RATIOS = (1.414, 1.535, 1.571, 1.294, 1.586)
_TOLERANCE = 0.012
_RIM = 0.012  # of the short side: what a scanner leaves white around print
_PAPER = 190  # grey of paper at least
_EVEN = 14.0  # grey levels by which paper may vary along the rim


def is_flat_page(image: Image) -> bool:
    """Whether ``image`` (BGR uint8) has a paper's proportions and nothing but paper along its rim.

    A photograph of paper on a table has a camera's proportions, or a table along its rim; then False.
    """
    height, width = image.shape[:2]
    ratio = max(height, width) / min(height, width)
    if not any(abs(ratio - paper) <= paper * _TOLERANCE for paper in _RATIOS):
        return False
    rim = max(2, round(min(height, width) * _RIM))
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    sides = (grey[:rim], grey[-rim:], grey[:, :rim], grey[:, -rim:])
    # The median of each side: a punched hole or the end of a stamp does not make a table of it.
    levels = [float(np.median(side)) for side in sides]
    spread = max(float(np.percentile(side, 75) - np.percentile(side, 25)) for side in sides)
    return min(levels) >= _PAPER and max(levels) - min(levels) <= _EVEN and spread <= _EVEN
