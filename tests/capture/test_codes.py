"""QR codes as sheets carry them."""

from __future__ import annotations

import cv2
import numpy as np
import segno

from kiosk.capture.codes import read_codes


def drawn(text: str, pixels: int) -> np.ndarray:
    matrix = np.array([list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=4)], np.uint8)
    grey = cv2.resize((1 - np.minimum(matrix, 1)) * np.uint8(255), (pixels, pixels), interpolation=cv2.INTER_NEAREST)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)


def test_codes_are_read_from_top_to_bottom_once() -> None:
    sheet = np.full((900, 600, 3), 255, np.uint8)
    sheet[600:800, 50:250] = drawn("kedua", 200)
    sheet[50:250, 300:500] = drawn("pertama", 200)
    sheet[300:500, 300:500] = drawn("pertama", 200)
    assert read_codes(sheet) == ["pertama", "kedua"]


def test_a_small_code_on_a_200_dpi_sheet() -> None:
    sheet = np.full((2339, 1654, 3), 250, np.uint8)
    side = round(14 / 25.4 * 200)
    sheet[2100 : 2100 + side, 1400 : 1400 + side] = drawn("0192f0c1-1111-7abc-8def-000000000001|F_2_01|1|ab12", side)
    assert read_codes(sheet) == ["0192f0c1-1111-7abc-8def-000000000001|F_2_01|1|ab12"]


def test_nothing_to_read() -> None:
    assert read_codes(np.full((200, 200, 3), 255, np.uint8)) == []
