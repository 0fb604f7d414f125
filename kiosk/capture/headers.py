"""Size and kind of an image file read from its first bytes, so that nothing is decoded that memory cannot hold.

Sources: ITU T.81 (JPEG), ISO 15948 (PNG), RFC 9649 (WebP), TIFF 6.0, ISO 23008-12 (AVIF), the Windows BMP headers.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Literal

from kiosk.capture.errors import CaptureError

Kind = Literal["jpeg", "png", "webp", "avif", "bmp", "tiff"]

_MOST_TIFF_PAGES = 2000
# Bytes a pixel that OpenCV 5 was measured to hold besides the picture it returns.
_PNG_WORKING = 3
_AVIF_WORKING = 14


@dataclass(frozen=True, slots=True)
class Header:
    """``width`` x ``height`` px of the largest picture in the file; ``working`` bytes that its decoder itself needs."""

    kind: Kind
    width: int
    height: int
    working: int
    alpha: bool = False
    pages: int = 1

    @property
    def pixels(self) -> int:
        return self.width * self.height


def read_header(data: bytes) -> Header:
    """The header of an image file.

    Raises:
        CaptureError: file.empty, file.not_image (also moving pictures), file.unreadable (HEIC and other formats that
            cannot be decoded here), file.broken (cut off or damaged).
    """
    if not data:
        raise CaptureError("file.empty")
    try:
        header = _parse(data)
    except (struct.error, IndexError, OverflowError) as cut:
        raise CaptureError("file.broken") from cut
    if header.width <= 0 or header.height <= 0:
        raise CaptureError("file.broken")
    return header


def _parse(data: bytes) -> Header:
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:8] == b"ftyp":
        return _avif(data)
    if data[:2] == b"BM" and len(data) > 14 and data[6:10] == b"\0\0\0\0":
        return _bmp(data)
    if data[:4] in {b"II*\0", b"MM\0*"}:
        return _tiff(data)
    raise CaptureError("file.not_image")


def _jpeg(data: bytes) -> Header:
    at = 2
    frame: tuple[int, int, int] | None = None
    while True:
        if data[at] != 0xFF:
            raise CaptureError("file.broken")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in {0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB} and frame is None:
            frame = _jpeg_frame(data, at, marker)
        elif marker == 0xDA:
            break
        at += 2 + length
    # Without its end mark the file was cut; decoders would fill the rest with grey and say nothing.
    if frame is None or data.find(b"\xff\xd9", at) < 0:
        raise CaptureError("file.broken")
    return Header("jpeg", frame[0], frame[1], frame[2])


def _jpeg_frame(data: bytes, at: int, marker: int) -> tuple[int, int, int]:
    """Width, height and the coefficients (16 bits each) that a progressive picture keeps until its last scan."""
    height, width, components = struct.unpack_from(">HHB", data, at + 5)
    sampling = [data[at + 11 + 3 * n] for n in range(components)]
    shares = [(s >> 4) * (s & 15) for s in sampling]
    largest = max(shares, default=0)
    if largest == 0:
        raise CaptureError("file.broken")
    progressive = marker in {0xC2, 0xCA}
    return width, height, 2 * width * height * sum(shares) // largest if progressive else 0


def _png(data: bytes) -> Header:
    width, height, _, colour = struct.unpack_from(">IIBB", data, 16)
    if data[12:16] != b"IHDR":
        raise CaptureError("file.broken")
    view = memoryview(data)
    at, kinds = 8, set()
    while b"IEND" not in kinds:
        length, kind = struct.unpack_from(">I4s", data, at)
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(view[at + 4 : at + 8 + length]) != check:
            raise CaptureError("file.broken")
        kinds.add(kind)
        at += 12 + length
    if b"acTL" in kinds:
        raise CaptureError("file.not_image")
    alpha = colour in {4, 6} or b"tRNS" in kinds
    return Header("png", width, height, _PNG_WORKING * width * height, alpha=alpha)


def _webp(data: bytes) -> Header:
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise CaptureError("file.broken")
    kind = data[12:16]
    if kind == b"VP8X":
        if data[20] & 0x02:
            raise CaptureError("file.not_image")
        width = 1 + int.from_bytes(data[24:27], "little")
        height = 1 + int.from_bytes(data[27:30], "little")
        return Header("webp", width, height, 4 * width * height, alpha=bool(data[20] & 0x10))
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        return Header("webp", width, height, 4 * width * height, alpha=bool(bits >> 28 & 1))
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return Header("webp", width & 0x3FFF, height & 0x3FFF, 2 * width * height)
    raise CaptureError("file.broken")


def _avif(data: bytes) -> Header:
    (size,) = struct.unpack_from(">I", data, 0)
    brands = {data[n : n + 4] for n in range(8, min(size, 128), 4)}
    if brands & {b"avis", b"msf1", b"hevc"}:
        raise CaptureError("file.not_image")
    if b"avif" not in brands:
        # HEIC and video containers: a telephone's picture may be meant, but no free decoder is at hand.
        raise CaptureError("file.unreadable" if brands & {b"heic", b"heix", b"mif1", b"heim"} else "file.not_image")
    sizes: list[tuple[int, int]] = []
    at = data.find(b"ispe")
    while at >= 0 and len(sizes) < 64:
        sizes.append(struct.unpack_from(">II", data, at + 8))
        at = data.find(b"ispe", at + 4)
    if not sizes:
        raise CaptureError("file.broken")
    width, height = max(sizes, key=lambda pair: pair[0] * pair[1])
    return Header("avif", width, height, _AVIF_WORKING * width * height)


def _bmp(data: bytes) -> Header:
    offset, size = struct.unpack_from("<II", data, 10)
    if size == 12:
        width, height, _, depth = struct.unpack_from("<HHHH", data, 18)
        packed = 0
    else:
        width, height, _, depth, packed = struct.unpack_from("<iiHHI", data, 18)
    row = (width * depth + 31) // 32 * 4
    if packed in {0, 3} and offset + row * abs(height) > len(data):
        raise CaptureError("file.broken")
    return Header("bmp", width, abs(height), 0)


def _tiff(data: bytes) -> Header:
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", data, 4)
    pages, largest, seen = 0, (0, 0, 0), set()
    while at and at not in seen and pages < _MOST_TIFF_PAGES:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        tags = {}
        for n in range(count):
            tag, kind, number = struct.unpack_from(order + "HHI", data, at + 2 + 12 * n)
            tags[tag] = _tiff_value(data, order, at + 10 + 12 * n, kind, number)
        width, height = tags.get(256, 0), tags.get(257, 0)
        working = width * height * tags.get(277, 1) * max(8, tags.get(258, 1)) // 8
        largest = max(largest, (width, height, working), key=lambda found: found[0] * found[1])
        pages += 1
        (at,) = struct.unpack_from(order + "I", data, at + 2 + 12 * count)
    return Header("tiff", largest[0], largest[1], largest[2], pages=pages)


def _tiff_value(data: bytes, order: str, at: int, kind: int, number: int) -> int:
    """The first value of a SHORT or LONG entry; BitsPerSample of colour pictures lies elsewhere in the file."""
    if kind == 3 and number > 2:
        (at,) = struct.unpack_from(order + "I", data, at)
    (value,) = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, at)
    return int(value)
