"""PDF files: ordinary ones, locked ones, damaged ones, and ones made to swell."""

from __future__ import annotations

import io
import random
import time

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiosk.capture.errors import CaptureError
from kiosk.capture.load import load
from tests.capture.files import folded_zeros, one_page_pdf, outcome, pdf_stream

EMPTY = pdf_stream(b"", b" ")


def written(pages: int, **settings: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **settings)
    for number in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 421, 595, 421, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(100, 100, f"Halaman {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(CaptureError) as caught:
        list(load(data))
    return caught.value.code


def test_pages_are_drawn_at_the_asked_resolution() -> None:
    with load(written(3), dpi=100) as pages:
        assert len(pages) == 3
        seen = pages.read(2)
    assert abs(seen.shape[0] - 1169) <= 1
    assert abs(seen.shape[1] - 827) <= 1
    assert tuple(seen[100, 400]) == (0, 0, 255)
    assert tuple(seen[900, 800]) == (255, 255, 255)


def test_five_hundred_pages_are_refused_unread() -> None:
    with pytest.raises(CaptureError) as caught:
        load(written(500))
    assert caught.value.code == "file.too_many_pages"
    assert caught.value.details == {"count": 500, "most": 40}


def test_a_locked_file_is_unreadable() -> None:
    assert code_of(written(1, encrypt="rahasia")) == "file.unreadable"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nhalo\n%%EOF", b"%PDF-" + bytes(5000)])
def test_an_empty_shell_is_broken(data: bytes) -> None:
    assert code_of(data) == "file.broken"


def test_a_poster_is_drawn_coarser() -> None:
    (seen,) = load(one_page_pdf(EMPTY, box=b"0 0 14400 14400"))
    assert seen.shape[0] * seen.shape[1] <= 25_100_000


@pytest.mark.parametrize("box", [b"0 0 0 0", b"0 0 1e30 1e30", b"10 10 -5 -5", b"0 0 1 100000000"])
def test_boxes_of_no_sense_do_no_harm(box: bytes) -> None:
    pages, code = outcome(one_page_pdf(EMPTY, box=box))
    assert code in {"", "file.broken"}
    assert all(page.shape[0] * page.shape[1] <= 25_100_000 for page in pages)


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_swells_is_refused_quickly(times: int) -> None:
    bomb = folded_zeros(1 << 28, times)
    filters = b"/Filter [%s]" % b" ".join([b"/FlateDecode"] * times)
    data = one_page_pdf(pdf_stream(filters, bomb))
    assert len(data) < 600_000
    start = time.process_time()
    assert code_of(data) == "file.too_large"
    assert time.process_time() - start < 3


def test_an_embedded_picture_that_is_too_large_is_refused() -> None:
    image = pdf_stream(
        b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode",
        folded_zeros(1 << 20),
    )
    content = pdf_stream(b"", b"q 595 0 0 842 0 0 cm /Bild Do Q")
    assert code_of(one_page_pdf(content, extra=(image,))) == "file.too_large"


def test_cuts_and_flipped_bits_never_crash() -> None:
    whole = written(2)
    draw = random.Random(7)
    for turn in range(80):
        spoilt = bytearray(whole)
        if turn % 2:
            del spoilt[draw.randrange(len(spoilt)) :]
        for _ in range(draw.randint(1, 20)):
            if spoilt:
                spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
        pages, code = outcome(bytes(spoilt), dpi=40)
        assert code == "" or code.startswith("file.")
        assert all(page.shape[2] == 3 for page in pages)
