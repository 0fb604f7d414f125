"""Reads binary PNM (P5 grey, P6 colour), the format that comes out of a scanner's pipe without any coder between."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from kiosk.capture.errors import CaptureError

_ONE_BYTE = 255
_HEADER = re.compile(rb"P([56])(?:\s+|\s*#[^\n]*\n\s*)+(\d+)\s+(\d+)\s+(\d+)\s")


def whole(data: bytes) -> bool:
    """Whether ``data`` begins with a PNM header and all the samples that it announces are there."""
    match = _HEADER.match(data)
    return match is not None and 0 < _size(match) <= len(data) - match.end()


def read_pnm(data: bytes) -> NDArray[np.uint8]:
    """The picture as HxWx3 BGR uint8; 16-bit samples keep their upper half.

    Raises:
        CaptureError: scanner.failed when the picture is no PNM or not whole.
    """
    match = _HEADER.match(data)
    if match is None or not whole(data):
        raise CaptureError("scanner.failed")
    channels = 3 if match[1] == b"6" else 1
    width, height, most = int(match[2]), int(match[3]), int(match[4])
    bytes_each = 2 if most > _ONE_BYTE else 1
    flat = np.frombuffer(data, np.uint8, _size(match), match.end())
    samples = flat.reshape(height, width, channels, bytes_each)[..., 0]
    return np.ascontiguousarray(np.repeat(samples, 3, axis=2) if channels == 1 else samples[..., ::-1])


def _size(match: re.Match[bytes]) -> int:
    channels = 3 if match[1] == b"6" else 1
    return int(match[2]) * int(match[3]) * channels * (2 if int(match[4]) > _ONE_BYTE else 1)
