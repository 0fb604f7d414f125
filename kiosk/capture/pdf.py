"""PDF pages to pixels, one at a time, refusing files made to swell.

PDFium is not safe across threads: everything here runs under one lock.
"""

from __future__ import annotations

import math
import re
import threading
import zlib
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from kiosk.capture.errors import CaptureError

Image = NDArray[np.uint8]

_LOCK = threading.RLock()
_POINTS_PER_INCH = 72
_KEPT_PIXELS = 25_000_000
_LONGEST_SIDE = 12_000
_IMAGE_PIXELS = 50_000_000  # of one embedded picture: PDFium holds it whole, and once more while drawing
_STREAM_BYTES = 160_000_000
_ALL_STREAM_BYTES = 640_000_000
_STREAM = re.compile(rb"stream\r?\n")
_ZLIB_FIRST = (0x08, 0x18, 0x28, 0x38, 0x48, 0x58, 0x68, 0x78)


class PdfPages:
    """The pages of a PDF; close it, or use it as a context.

    Raises:
        CaptureError: file.too_many_pages, file.too_large (a stream that swells), file.broken, file.unreadable
            (locked by a password).
    """

    def __init__(self, data: bytes, *, most_pages: int) -> None:
        _refuse_swelling(data)
        with _LOCK:
            try:
                self._document = pdfium.PdfDocument(data)
                count = len(self._document)
            except pdfium.PdfiumError as fault:
                locked = getattr(fault, "err_code", None) in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
                raise CaptureError("file.unreadable" if locked else "file.broken") from fault
            if count == 0:
                self._document.close()
                raise CaptureError("file.broken")
            if count > most_pages:
                self._document.close()
                raise CaptureError("file.too_many_pages", {"count": count, "most": most_pages})
        self._count = count

    def __len__(self) -> int:
        return self._count

    def read(self, index: int, *, dpi: int) -> Image:
        """Page ``index`` as BGR uint8 at ``dpi``, or coarser when the page is very large."""
        with _LOCK:
            try:
                page = self._document[index]
                try:
                    return _rendered(page, dpi)
                finally:
                    page.close()
            except (pdfium.PdfiumError, MemoryError, ValueError) as fault:
                raise CaptureError("file.broken") from fault

    def close(self) -> None:
        with _LOCK:
            self._document.close()


def _rendered(page: pdfium.PdfPage, dpi: int) -> Image:
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise CaptureError("file.broken")
    for part in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        across, down = part.get_px_size()
        if across * down > _IMAGE_PIXELS:
            raise CaptureError("file.too_large", {"width": across, "height": down})
    scale = min(dpi / _POINTS_PER_INCH, math.sqrt(_KEPT_PIXELS / (width * height)), _LONGEST_SIDE / max(width, height))
    if min(width, height) * scale < 1:
        raise CaptureError("file.broken")
    bitmap = page.render(scale=scale, no_smoothtext=False, rev_byteorder=False)
    try:
        pixels = bitmap.to_numpy()
        if pixels.ndim == 2 or pixels.shape[2] == 1:
            pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
        return np.array(pixels[:, :, :3], np.uint8, order="C")
    finally:
        bitmap.close()


def _refuse_swelling(data: bytes) -> None:
    """Inflate every stream without keeping it: a kilobyte may hold gigabytes, once or twice folded."""
    total = 0
    for match in _STREAM.finditer(data):
        start = match.end()
        if start >= len(data) or data[start] not in _ZLIB_FIRST:
            continue
        total += _inflated(data, start)
        if total > _ALL_STREAM_BYTES:
            raise CaptureError("file.too_large")


def _inflated(data: bytes, start: int) -> int:
    """How many bytes the stream at ``start`` yields, all its layers together."""
    layers: Iterator[bytes] = (data[at : at + 65536] for at in range(start, len(data), 65536))
    total = 0
    for _ in range(3):
        head = b""
        size = 0
        kept = bytearray()
        for piece in _unfolded(layers):
            head = head or piece[:2]
            size += len(piece)
            if len(kept) < 4_000_000:
                kept += piece
            if size > _STREAM_BYTES:
                raise CaptureError("file.too_large")
        total += size
        if len(head) < 2 or head[0] != 0x78 or (head[0] * 256 + head[1]) % 31:
            break
        layers = iter([bytes(kept)])
    return total


def _unfolded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not inflate.eof:
            try:
                out = inflate.decompress(rest, 1 << 20)
            except zlib.error:
                return
            rest = inflate.unconsumed_tail
            if out:
                yield out
        if inflate.eof:
            return
