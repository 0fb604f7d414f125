"""Pictures out of a file that somebody brought: any image or PDF, page by page, whatever state it is in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kiosk.capture.decode import checked_header, decode
from kiosk.capture.errors import CaptureError
from kiosk.capture.pdf import PdfPages

Image = NDArray[np.uint8]

MOST_PAGES = 40
MOST_BYTES = 64_000_000
_PDF_MARK_WITHIN = 1024  # ISO 32000-1, annex H: the mark may be preceded by other bytes


class Pages:
    """The pages of one file; read in order or by number, each decoded only when asked for."""

    def __init__(self, data: bytes, *, most_pages: int = MOST_PAGES, dpi: int = 200) -> None:
        self._data = data
        self._dpi = dpi
        self._pdf: PdfPages | None = None
        if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
            self._pdf = PdfPages(data, most_pages=most_pages)
            self._count = len(self._pdf)
            return
        self._count = checked_header(data).pages
        if self._count > most_pages:
            raise CaptureError("file.too_many_pages", {"count": self._count, "most": most_pages})

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Image]:
        return (self.read(index) for index in range(self._count))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, index: int) -> Image:
        """Page ``index`` (from 0) as HxWx3 BGR uint8."""
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._pdf.read(index, dpi=self._dpi) if self._pdf else decode(self._data, index)

    def close(self) -> None:
        if self._pdf:
            self._pdf.close()


def load(data: bytes, *, most_pages: int = MOST_PAGES, dpi: int = 200) -> Pages:
    """Open the bytes of an image (JPEG, PNG, WebP, AVIF, BMP, TIFF) or PDF file; PDF pages are drawn at ``dpi``.

    Raises:
        CaptureError: file.empty, file.not_image, file.too_large (over 64 MB, 100 megapixels, or memory), file.broken,
            file.too_many_pages, file.unreadable. Damage inside a page may show only when that page is read.
    """
    if not data:
        raise CaptureError("file.empty")
    if len(data) > MOST_BYTES:
        raise CaptureError("file.too_large", {"bytes": len(data)})
    return Pages(data, most_pages=most_pages, dpi=dpi)


def load_file(path: Path, *, most_pages: int = MOST_PAGES, dpi: int = 200) -> Pages:
    """The same from a file, whose size is looked at before it is read; file.unreadable when the disk refuses."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CaptureError("file.too_large", {"bytes": path.stat().st_size})
        data = path.read_bytes()
    except OSError as fault:
        raise CaptureError("file.unreadable") from fault
    return load(data, most_pages=most_pages, dpi=dpi)
