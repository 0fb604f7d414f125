"""Image bytes to pixels within a fixed amount of memory."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.errors import CaptureError
from kiosk.capture.headers import Header, read_header

Image = NDArray[np.uint8]

MOST_PIXELS = 100_000_000
KEPT_PIXELS = 25_000_000  # A4 at 500 dpi; larger pictures are halved until they fit
_WORKING_BYTES = 520_000_000  # with the program itself less than 600 MB
_ALPHA_PIXELS = 40_000_000
_REDUCED = {1: cv2.IMREAD_COLOR, 2: cv2.IMREAD_REDUCED_COLOR_2, 4: cv2.IMREAD_REDUCED_COLOR_4}


def checked_header(data: bytes) -> Header:
    """The header, or file.too_large when the picture has over 100 megapixels or would not fit while it is decoded."""
    header = read_header(data)
    out = 3 * header.pixels // (_divisor(header) ** 2 if header.kind == "jpeg" else 1)
    if header.pixels > MOST_PIXELS or header.working + out > _WORKING_BYTES:
        raise CaptureError("file.too_large", {"width": header.width, "height": header.height})
    return header


def decode(data: bytes, page: int = 0) -> Image:
    """Picture ``page`` of an image file as HxWx3 BGR uint8, upright by its EXIF mark, transparent parts white.

    Pictures over ``KEPT_PIXELS`` come back halved or quartered; 16 bits become 8; CMYK becomes BGR.

    Raises:
        CaptureError: the codes of ``read_header``, file.too_large.
    """
    header = checked_header(data)
    raw = np.frombuffer(data, np.uint8)
    try:
        found = _decoded(raw, header, page)
    except (cv2.error, MemoryError) as fault:
        raise CaptureError("file.broken") from fault
    if found is None or found.size == 0 or found.shape[0] * found.shape[1] > header.pixels:
        raise CaptureError("file.broken")
    return _shrunk(found)


def _decoded(raw: Image, header: Header, page: int) -> Image | None:
    if header.kind == "tiff":
        done, pages = cv2.imdecodemulti(raw, cv2.IMREAD_COLOR, range=(page, page + 1))
        return np.asarray(pages[0], np.uint8) if done and pages else None
    if header.alpha and header.pixels <= _ALPHA_PIXELS:
        return _on_white(cv2.imdecode(raw, cv2.IMREAD_UNCHANGED))
    flag = _REDUCED[_divisor(header)] if header.kind == "jpeg" else cv2.IMREAD_COLOR
    found = cv2.imdecode(raw, flag)
    return None if found is None else np.asarray(found, np.uint8)


def _divisor(header: Header) -> int:
    return next((by for by in (1, 2) if header.pixels <= KEPT_PIXELS * by * by), 4)


def _on_white(picture: NDArray[np.integer[Any] | np.floating[Any]] | None) -> Image | None:
    """BGR of a picture that may have alpha, grey levels or 16 bits."""
    if picture is None:
        return None
    eight = (
        (picture.astype(np.uint16) >> 8).astype(np.uint8) if picture.dtype == np.uint16 else picture.astype(np.uint8)
    )
    if eight.ndim == 2:
        return np.asarray(cv2.cvtColor(eight, cv2.COLOR_GRAY2BGR), np.uint8)
    if eight.shape[2] < 4:
        return eight
    white = np.empty((*eight.shape[:2], 3), np.uint8)
    for top in range(0, len(eight), 512):  # in bands: the products need 16 bits
        band = eight[top : top + 512].astype(np.uint16)
        alpha = band[:, :, 3:]
        white[top : top + 512] = (band[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return white


def _shrunk(picture: Image) -> Image:
    while picture.shape[0] * picture.shape[1] > KEPT_PIXELS:
        half = (max(1, picture.shape[1] // 2), max(1, picture.shape[0] // 2))
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_AREA), np.uint8)
    return picture
