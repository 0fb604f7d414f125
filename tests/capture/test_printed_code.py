"""The QR code of a print against that of its PDF."""

import numpy as np
import pytest

from kiosk.capture.errors import CaptureError
from kiosk.capture.pdf import PdfPages
from kiosk.capture.printed_code import Match, codes_of_pdf, compare, judge
from kiosk.forms.pen import Pen

ADDRESS = "https://contoh.invalid/v?c=AAAA-BBBB-CCCC-DDDD"


def document(*texts: str, size: float = 25) -> bytes:
    pen = Pen(210, 297, title="Akta contoh")
    for number, text in enumerate(texts or ("",)):
        pen.text((20, 40), f"Kutipan akta contoh {number}", 12)
        if text:
            pen.qr((150, 240), text, size)
        pen.next_page()
    return pen.finish()


def photo(pdf: bytes, dpi: int = 130) -> np.ndarray:
    """The first page as a camera sees it: grainy, a little dark, on a table."""
    pages = PdfPages(pdf, most_pages=5)
    sheet = pages.read(0, dpi=dpi)
    pages.close()
    table = np.full((sheet.shape[0] + 120, sheet.shape[1] + 160, 3), 70, np.uint8)
    table[60:-60, 80:-80] = sheet
    grain = np.random.default_rng(3).normal(0, 9, table.shape)
    return np.clip(table * 0.85 + grain, 0, 255).astype(np.uint8)


def test_the_print_of_a_document_is_the_document():
    pdf = document(ADDRESS)
    expected = codes_of_pdf(pdf)
    assert expected == (ADDRESS,)
    assert compare(expected, photo(pdf)) is Match.SAME


def test_the_print_of_another_document_is_not():
    assert compare(codes_of_pdf(document(ADDRESS)), photo(document(f"{ADDRESS}X"))) is Match.DIFFERS


def test_a_frame_without_a_code_says_nothing():
    assert compare((ADDRESS,), photo(document())) is Match.UNSEEN


def test_any_code_of_several_pages_proves_the_sheet():
    pdf = document(ADDRESS, "KEDUA", ADDRESS)
    assert codes_of_pdf(pdf) == (ADDRESS, "KEDUA")
    assert judge(codes_of_pdf(pdf), ["KEDUA"]) is Match.SAME
    assert judge(codes_of_pdf(pdf), ["LAIN"]) is Match.DIFFERS


def test_a_small_code_is_read_from_the_pdf():
    assert codes_of_pdf(document(ADDRESS, size=12)) == (ADDRESS,)


def test_a_document_without_code_or_of_nonsense():
    assert codes_of_pdf(document()) == ()
    with pytest.raises(CaptureError):
        codes_of_pdf(b"bukan pdf")
