"""The gates: what opens and what does not, on pages spoilt on purpose."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pytest

from installer.demo_family import demo_family
from installer.demo_papers import A4_LANDSCAPE_MM, Paper, family_card, papers_of
from installer.synthetic_camera import Conditions, photograph
from kiosk.capture import light, page, quality

TODAY = date(2026, 11, 21)
CLOSE = Conditions(turn=8, tilt=0.06, fill=(0.94, 0.97), noise=0.3, blur=0.1, shadow=0, light=0.2)


@pytest.fixture(scope="module")
def card() -> quality.Image:
    """A KK as a good 5-megapixel camera sees it, flattened."""
    paper = papers_of(demo_family(TODAY), dpi=250)[2]
    shot = photograph(paper, seed=4, size=(2592, 1944), ground="felt", conditions=CLOSE)
    return page.flatten(shot.frame, shot.corners)


def codes(image: quality.Image) -> list[str]:
    return [found.code for found in quality.judge(image, size_mm=A4_LANDSCAPE_MM)]


def test_a_good_page_passes(card: quality.Image) -> None:
    assert codes(card) == []


@pytest.mark.parametrize("number", [0, 3])
def test_every_demo_paper_passes_from_the_glass(number: int) -> None:
    paper: Paper = papers_of(demo_family(TODAY), dpi=200)[number]
    assert quality.judge(paper.pixels, size_mm=paper.size_mm) == ()


def test_a_dark_page_says_only_that(card: quality.Image) -> None:
    assert codes((card * 0.2).astype(np.uint8)) == ["capture.dark"]


def test_a_mirrored_lamp_is_glare(card: quality.Image) -> None:
    y, x = np.mgrid[0 : card.shape[0], 0 : card.shape[1]]
    away = ((x - card.shape[1] / 2) ** 2 + (y - card.shape[0] / 2) ** 2) / (2 * 160**2)
    lamp = (420 * np.exp(-away))[:, :, None]
    assert codes(np.clip(card * 0.8 + lamp, 0, 255).astype(np.uint8)) == ["capture.glare"]


def test_white_that_a_scanner_clipped_is_no_glare() -> None:
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    for line in range(300, 1900, 60):
        cv2.putText(sheet, "Data dan berkas di atas benar", (200, line), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 2)
    sheet[150:430, 1250:1500] = np.random.default_rng(3).integers(0, 2, (280, 250, 1)) * 255  # like a QR code
    assert quality.glare_share(sheet) == 0.0
    assert "capture.glare" not in codes(sheet)


def test_paper_lit_to_the_top_is_no_glare(card: quality.Image) -> None:
    assert codes(np.clip(card.astype(np.float32) * 1.35, 0, 255).astype(np.uint8)) == []


def test_a_blurred_page_is_named(card: quality.Image) -> None:
    assert codes(np.asarray(cv2.GaussianBlur(card, (0, 0), 4), np.uint8)) == ["capture.blur"]


def test_blur_is_measured_whatever_the_contrast(card: quality.Image) -> None:
    grey = np.asarray(cv2.cvtColor(cv2.GaussianBlur(card, (0, 0), 3), cv2.COLOR_BGR2GRAY), np.uint8)
    pale = (grey // 2 + 120).astype(np.uint8)
    assert quality.blur_px(grey) == pytest.approx(quality.blur_px(pale), rel=0.15)
    assert 2.0 < quality.blur_px(grey) < 3.5


def test_a_page_too_far_away_is_small(card: quality.Image) -> None:
    far = np.asarray(cv2.resize(card, (900, 636), interpolation=cv2.INTER_AREA), np.uint8)
    assert codes(far) == ["capture.small"]
    assert [found.code for found in quality.judge(far[:400, :500])] == ["capture.small"]


def test_an_empty_page_is_blank_and_not_blurred() -> None:
    draw = np.random.default_rng(2)
    empty = np.clip(draw.normal(235, 3, (1654, 2339, 3)), 0, 255).astype(np.uint8)
    assert codes(empty) == ["capture.blank"]


def test_all_codes_are_listed(card: quality.Image) -> None:
    tiny = np.asarray(cv2.resize(card, (300, 212)), np.uint8)
    assert set(codes(np.asarray(cv2.GaussianBlur(tiny, (0, 0), 4), np.uint8))) <= set(quality.CODES)


def test_evening_the_light_takes_a_shadow_away() -> None:
    clean = family_card(demo_family(TODAY), dpi=120)
    shade = np.linspace(0.45, 1.0, clean.shape[1], dtype=np.float32)[None, :, None]
    lit = light.even((clean * shade).astype(np.uint8))
    grey = cv2.cvtColor(lit, cv2.COLOR_BGR2GRAY)
    paper = [np.percentile(strip, 70) for strip in np.array_split(grey, 8, axis=1)]
    assert max(paper) - min(paper) < 20
