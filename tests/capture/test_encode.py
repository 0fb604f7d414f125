"""Travel copies keep their budgets and never change from one run to the next."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pytest

from installer.demo_family import demo_family
from installer.demo_papers import Paper, papers_of
from kiosk.capture import encode
from kiosk.capture.codes import read_codes

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return papers_of(demo_family(TODAY), dpi=300)


def test_every_paper_fits_its_budget(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        kind: encode.Kind = "card" if paper.kind == "KTP" else "flatbed"
        coded = encode.travel_copy(paper.pixels, kind=kind, size_mm=paper.size_mm)
        assert len(coded.data) <= {"card": 40_000, "flatbed": 80_000}[kind], paper.name
        seen = cv2.imdecode(np.frombuffer(coded.data, np.uint8), cv2.IMREAD_COLOR)
        assert seen is not None
        assert seen.shape == (coded.height, coded.width, 3)
        assert coded.mime == "image/webp"


def test_resolution_is_that_of_the_paper(papers: tuple[Paper, ...]) -> None:
    coded = encode.travel_copy(papers[2].pixels, kind="flatbed", size_mm=papers[2].size_mm)
    assert coded.width == round(297 / 25.4 * 200)


def test_the_code_on_the_copy_still_reads(papers: tuple[Paper, ...]) -> None:
    coded = encode.travel_copy(papers[2].pixels, kind="flatbed", size_mm=papers[2].size_mm)
    seen = np.asarray(cv2.imdecode(np.frombuffer(coded.data, np.uint8), cv2.IMREAD_COLOR), np.uint8)
    assert read_codes(seen) == [f"CONTOH KK {demo_family(TODAY).kk_number}"]


def test_the_same_picture_gives_the_same_bytes(papers: tuple[Paper, ...]) -> None:
    one, other = (encode.travel_copy(papers[3].pixels.copy(), kind="card") for _ in range(2))
    assert one == other


def test_an_impossible_page_comes_out_readable_and_over_budget() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1200, 900, 3), np.uint8)
    coded = encode.travel_copy(noise, kind="card")
    assert len(coded.data) > 40_000
    assert max(coded.width, coded.height) >= round(1011 * 0.75)


def test_small_pictures_are_not_enlarged() -> None:
    small = np.full((100, 160, 3), 200, np.uint8)
    coded = encode.travel_copy(small)
    assert (coded.width, coded.height) == (160, 100)


@pytest.mark.parametrize(
    ("shape", "box", "fits"), [((400, 800), (116, 84), (58, 116)), ((50, 60), (116, 84), (50, 60))]
)
def test_thumbnails_fit_their_box(shape: tuple[int, int], box: tuple[int, int], fits: tuple[int, int]) -> None:
    assert encode.thumbnail(np.zeros((*shape, 3), np.uint8), box).shape[:2] == fits


def test_jpeg_for_previews() -> None:
    coded = encode.jpeg(np.full((90, 120, 3), 128, np.uint8))
    assert coded.mime == "image/jpeg"
    assert coded.data.startswith(b"\xff\xd8\xff")
