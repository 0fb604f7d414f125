"""Builds the files that people bring, whole and spoilt."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.errors import CaptureError
from kiosk.capture.load import load


def picture(width: int = 320, height: int = 200) -> NDArray[np.uint8]:
    """A coloured gradient with a mark in the upper left quarter."""
    y, x = np.mgrid[0:height, 0:width]
    image = np.stack([255 * x / width, 255 * y / height, np.full_like(x, 120, float)], axis=2).astype(np.uint8)
    image[height // 8 : height // 4, width // 8 : width // 4] = (20, 20, 220)
    return image


def coded(ending: str, image: NDArray[np.generic] | None = None, *settings: int) -> bytes:
    done, data = cv2.imencode(ending, picture() if image is None else image, list(settings))
    assert done
    return data.tobytes()


def outcome(data: bytes, *, dpi: int = 200) -> tuple[list[NDArray[np.uint8]], str]:
    """The pages that ``data`` yields and the code of the refusal, empty when there was none."""
    pages: list[NDArray[np.uint8]] = []
    try:
        with load(data, dpi=dpi) as opened:
            pages.extend(opened)
    except CaptureError as error:
        return pages, error.code
    return pages, ""


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int, *, extra: bytes = b"") -> bytes:
    """A PNG of any size whose pixels are all missing but whose checksums are right."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def jpeg_claiming(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A small JPEG whose frame header says another size."""
    data = bytearray(
        coded(
            ".jpg",
            None,
            cv2.IMWRITE_JPEG_PROGRESSIVE,
            int(progressive),
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
        )
    )
    at = data.find(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of raw objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def pdf_stream(settings: bytes, body: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (settings, len(body), body)


def one_page_pdf(content: bytes, *, box: bytes = b"0 0 595 842", extra: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page; ``content`` is the whole content stream object, ``extra`` objects from number 5 on."""
    resources = b"/XObject << /Bild 5 0 R >>" if extra else b""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> >>" % (box, resources),
            content,
            *extra,
        ]
    )


def folded_zeros(size: int, times: int = 1) -> bytes:
    """``size`` zero bytes deflated ``times`` times over."""
    squeeze = zlib.compressobj(9)
    block = bytes(1 << 20)
    data = b"".join(squeeze.compress(block) for _ in range(size >> 20)) + squeeze.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data
