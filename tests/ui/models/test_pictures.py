"""Where the page lies in a picture: a sheet that carries Loket's code is not cropped to a table printed on it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import segno

from kiosk.capture import page as finder
from kiosk.domain.sheets import SheetCode
from ui.models import pictures

CODE = SheetCode("019aa5d0-0000-7000-8000-00000000aaaa", "F_2_01", 1, 2, "ABCDEFGHJKLM").text
TABLE = np.array([[150, 700], [1500, 700], [1500, 1700], [150, 1700]], np.float32)


def sheet(text: str) -> np.ndarray:
    """A white A4 sheet at 200 dpi with a QR code at its top and a framed table in its middle."""
    page = np.full((2339, 1654, 3), 255, np.uint8)
    cv2.rectangle(page, (150, 700), (1500, 1700), (0, 0, 0), 4)
    code = np.array([[0 if dark else 255 for dark in row] for row in segno.make_qr(text).matrix], np.uint8)
    tall = cv2.resize(code, None, fx=5, fy=5, interpolation=cv2.INTER_NEAREST)
    page[100 : 100 + tall.shape[0], 1300 : 1300 + tall.shape[1]] = tall[:, :, None]
    return page


@pytest.fixture(autouse=True)
def _the_finder_sees_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "find", lambda _image: TABLE)


def test_a_find_without_the_sheets_code_is_no_page() -> None:
    assert pictures.take(sheet(CODE), "file").quad is None


def test_a_find_is_kept_when_the_picture_bears_no_code_of_ours() -> None:
    taken = pictures.take(sheet("CONTOH KK 9901010503190002"), "camera")
    assert np.array_equal(taken.quad, TABLE)


def test_a_find_that_holds_the_code_is_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = np.array([[60, 60], [1600, 60], [1600, 2300], [60, 2300]], np.float32)
    monkeypatch.setattr(finder, "find", lambda _image: whole)
    assert np.array_equal(pictures.take(sheet(CODE), "camera").quad, whole)
