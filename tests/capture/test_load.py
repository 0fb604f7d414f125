"""Files that people bring: all kinds of images, and all kinds of damage."""

from __future__ import annotations

import io
import random
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from kiosk.capture.errors import CaptureError
from kiosk.capture.load import load, load_file
from tests.capture.files import coded, jpeg_claiming, outcome, picture, png_claiming


def code_of(data: bytes, **limits: int) -> str:
    with pytest.raises(CaptureError) as caught:
        list(load(data, **limits))
    return caught.value.code


def saved(image: Pillow.Image, kind: str, **settings: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".bmp", ".tiff"])
def test_every_kind_of_image(ending: str) -> None:
    (seen,) = load(coded(ending))
    assert seen.shape == (200, 320, 3)
    assert seen.dtype == np.uint8
    assert np.abs(seen.astype(int) - picture()).mean() < 6


def test_sixteen_bits_become_eight() -> None:
    deep = picture().astype(np.uint16) * 257
    for ending in (".png", ".tiff"):
        (seen,) = load(coded(ending, deep))
        assert np.abs(seen.astype(int) - picture()).max() <= 1


def test_grey_and_palette_and_one_bit() -> None:
    colour = Pillow.fromarray(picture()[:, :, ::-1])
    for mode in ("L", "P", "1"):
        (seen,) = load(saved(colour.convert(mode), "PNG"))
        assert seen.shape == (200, 320, 3)


def test_cmyk() -> None:
    (seen,) = load(saved(Pillow.fromarray(picture()[:, :, ::-1]).convert("CMYK"), "JPEG", quality=95))
    assert np.abs(seen.astype(int) - picture()).mean() < 25


def test_transparent_parts_are_paper() -> None:
    clear = np.dstack([picture() * 0, np.zeros(picture().shape[:2], np.uint8)]).astype(np.uint8)
    (seen,) = load(coded(".png", clear))
    assert (seen == 255).all()


def test_a_picture_is_upright() -> None:
    mark = Pillow.Exif()
    mark[0x0112] = 6  # turn by a quarter to the right
    (seen,) = load(saved(Pillow.fromarray(picture()[:, :, ::-1]), "JPEG", exif=mark.tobytes()))
    assert seen.shape == (320, 200, 3)


def test_pages_of_a_tiff() -> None:
    pages = [Pillow.new("RGB", (120, 80), colour) for colour in ("red", "lime", "blue")]
    opened = load(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert len(opened) == 3
    assert [int(np.argmax(page[40, 60])) for page in opened] == [2, 1, 0]
    with pytest.raises(IndexError):
        opened.read(3)
    assert (
        code_of(saved(pages[0], "TIFF", save_all=True, append_images=pages * 3), most_pages=5) == "file.too_many_pages"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"Selamat pagi", "file.not_image"),
        (b"PK\x03\x04" + bytes(100), "file.not_image"),
        (b"MZ" + bytes(200), "file.not_image"),
        (b"\xff\xd8\xff", "file.broken"),
        (b"\x89PNG\r\n\x1a\n", "file.broken"),
        (b"RIFF\x04\0\0\0WEBP", "file.broken"),
        (b"II*\0\xff\xff\xff\x7f", "file.broken"),
        (b"II*\0\x08\0\0\0\0\0\0\0\0\0", "file.broken"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "file.unreadable"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "file.not_image"),
        (jpeg_claiming(0, 100), "file.broken"),
        (png_claiming(5000, 0), "file.broken"),
    ],
)
def test_what_is_no_picture(data: bytes, code: str) -> None:
    assert code_of(data) == code


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_moving_pictures_are_no_scans(kind: str) -> None:
    frames = [Pillow.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert code_of(data) == "file.not_image"


@pytest.mark.parametrize(
    "data",
    [
        png_claiming(10_001, 10_000),
        png_claiming(2_000_000_000, 2_000_000_000),
        jpeg_claiming(65_000, 65_000),
        jpeg_claiming(10_000, 10_000, progressive=True),
        coded(".bmp")[:18] + (30_000).to_bytes(4, "little") * 2 + coded(".bmp")[26:30] + b"\x01" + coded(".bmp")[31:],
    ],
    ids=["just over", "absurd", "jpeg", "progressive", "bmp"],
)
def test_the_size_is_looked_at_before_anything_is_decoded(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def decoder(*_: object) -> None:
        pytest.fail("decoded")

    monkeypatch.setattr(cv2, "imdecode", decoder)
    assert code_of(data) == "file.too_large"


def test_a_large_photograph_comes_back_smaller() -> None:
    (seen,) = load(coded(".jpg", np.full((6000, 8000, 3), 200, np.uint8)))
    assert seen.shape == (3000, 4000, 3)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.jpg"
    with path.open("wb") as file:
        file.truncate(65_000_000)
    with pytest.raises(CaptureError, match=r"file\.too_large"):
        load_file(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"file\.unreadable"):
        load_file(tmp_path / "tidak ada.jpg")
    with pytest.raises(CaptureError, match=r"file\.unreadable"):
        load_file(tmp_path)


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".bmp", ".tiff"])
def test_every_cut_is_noticed_or_harmless(ending: str) -> None:
    """Cut anywhere, a file is refused with a code; JPEG, PNG, WebP and BMP never give half a picture."""
    whole = coded(ending)
    for cut in [*range(0, 40, 3), *range(40, len(whole), max(1, len(whole) // 40)), len(whole) - 2]:
        code = outcome(whole[:cut])[1]
        known = {"file.empty", "file.not_image", "file.broken", "file.too_large", "file.unreadable"}
        assert code in known or (not code and ending in {".tiff", ".avif"}), cut


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".bmp", ".tiff"])
def test_flipped_bits_never_crash(ending: str) -> None:
    whole = coded(ending)
    draw = random.Random(ending)
    for _ in range(120):
        spoilt = bytearray(whole)
        for _ in range(draw.randint(1, 6)):
            place = draw.randrange(min(len(spoilt), draw.choice((64, 400, len(spoilt)))))
            spoilt[place] ^= 1 << draw.randrange(8)
        pages, code = outcome(bytes(spoilt))
        assert code == "" or code.startswith("file.")
        assert all(page.ndim == 3 and page.dtype == np.uint8 for page in pages)
