"""Reads the QR codes that printed sheets and documents carry."""

from __future__ import annotations

import numpy as np
import zxingcpp
from numpy.typing import NDArray


def read_codes(image: NDArray[np.uint8]) -> list[str]:
    """The texts of all QR codes in ``image`` (BGR or grey uint8), from top to bottom, each once."""
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(image), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    placed = sorted((code for code in found if code.valid and code.text), key=lambda code: code.position.top_left.y)
    return list(dict.fromkeys(code.text for code in placed))
