"""Whether a print holds the same QR code as its PDF: the sheet in front of the camera against the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kiosk.capture.codes import read_codes
from kiosk.capture.pdf import PdfPages

# A code of 12 mm with 40 modules has 6 pixels a module at this resolution.
_DPI = 300
_MOST_PAGES = 10


class Match(StrEnum):
    """What a frame says about the print."""

    UNSEEN = "unseen"
    SAME = "same"
    DIFFERS = "differs"


def codes_of_pdf(data: bytes) -> tuple[str, ...]:
    """The texts of all QR codes in the PDF ``data``, each once. Raises `CaptureError`."""
    pages = PdfPages(data, most_pages=_MOST_PAGES)
    try:
        found = [text for index in range(len(pages)) for text in read_codes(pages.read(index, dpi=_DPI))]
    finally:
        pages.close()
    return tuple(dict.fromkeys(found))


def compare(expected: Sequence[str], frame: NDArray[np.uint8]) -> Match:
    """How the codes in ``frame`` (BGR) stand to those of the document; any one of them proves the sheet."""
    return judge(expected, read_codes(frame))


def judge(expected: Sequence[str], seen: Sequence[str]) -> Match:
    """The same for codes that a hand-held reader gave."""
    if not seen:
        return Match.UNSEEN
    return Match.SAME if set(seen) & set(expected) else Match.DIFFERS
