"""The page finder on seeded shots with known corners."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pytest

from installer.demo_family import random_family
from installer.demo_papers import Paper, papers_of
from installer.synthetic_backgrounds import background
from installer.synthetic_camera import EASY, photograph
from kiosk.capture import page
from tests.capture.page_figures import figures, overlap

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return papers_of(random_family(5, TODAY), dpi=150)


def test_pages_are_found_on_every_ground() -> None:
    found = figures(20, 31_000)
    assert found.mean >= 0.97, found
    assert found.median >= 0.998, found
    assert found.share_95 >= 0.9, found


def test_easy_shots_are_never_missed(papers: tuple[Paper, ...]) -> None:
    for number, paper in enumerate(papers):
        ground = ("dark wood", "felt", "mat")[number % 3]
        shot = photograph(paper, seed=500 + number, ground=ground, conditions=EASY)
        assert overlap(page.find(shot.frame), shot.corners) > 0.97, (paper.name, ground)


@pytest.mark.parametrize("size", [(640, 480), (1920, 1080), (720, 1280)])
def test_frames_of_other_sizes(papers: tuple[Paper, ...], size: tuple[int, int]) -> None:
    shot = photograph(papers[2], seed=77, size=size, ground="felt", conditions=EASY)
    assert overlap(page.find(shot.frame), shot.corners) > 0.98


def test_corners_run_clockwise_from_the_upper_left(papers: tuple[Paper, ...]) -> None:
    shot = photograph(papers[2], seed=3, ground="felt", conditions=EASY)
    quad = page.find(shot.frame)
    assert quad is not None
    assert quad.dtype == np.float32
    assert quad.shape == (4, 2)
    assert np.abs(quad - shot.corners).max() < 3


@pytest.mark.parametrize("kind", ["dark wood", "white table", "grey table", "terrazzo", "felt", "batik"])
def test_an_empty_table_has_no_page(kind: str) -> None:
    draw = np.random.default_rng(9)
    bare = background(kind, (1280, 720), draw)
    assert page.find(bare) is None


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((720, 1280, 3), np.uint8),
        np.full((720, 1280, 3), 255, np.uint8),
        np.zeros((20, 30, 3), np.uint8),
        np.random.default_rng(1).integers(0, 256, (360, 640, 3), np.uint8),
    ],
    ids=["black", "white", "tiny", "noise"],
)
def test_nothing_is_found_in_nothing(picture: page.Image) -> None:
    assert page.find(picture) is None


def test_the_picture_is_left_as_it_was(papers: tuple[Paper, ...]) -> None:
    shot = photograph(papers[0], seed=8, ground="felt", conditions=EASY)
    before = shot.frame.copy()
    page.find(shot.frame)
    assert np.array_equal(before, shot.frame)


def test_flattening_gives_back_the_paper(papers: tuple[Paper, ...]) -> None:
    paper = papers[2]
    shot = photograph(paper, seed=21, size=(1920, 1080), ground="felt", conditions=EASY)
    flat = page.flatten(shot.frame, shot.corners)
    assert flat.shape[1] / flat.shape[0] == pytest.approx(297 / 210, rel=0.02)
    drawn = cv2.resize(paper.pixels, (flat.shape[1], flat.shape[0]), interpolation=cv2.INTER_AREA)
    alike = np.corrcoef(
        cv2.GaussianBlur(cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY), (0, 0), 2).ravel(),
        cv2.GaussianBlur(cv2.cvtColor(drawn, cv2.COLOR_BGR2GRAY), (0, 0), 2).ravel(),
    )[0, 1]
    assert alike > 0.8


def test_flattening_keeps_a_known_shape(papers: tuple[Paper, ...]) -> None:
    shot = photograph(papers[3], seed=22, ground="felt")
    flat = page.flatten(shot.frame, shot.corners, aspect=1.586)
    assert flat.shape[1] / flat.shape[0] == pytest.approx(1.586, rel=0.01)


def test_a_slanted_page_gets_its_true_shape(papers: tuple[Paper, ...]) -> None:
    """Mean side lengths would be wrong here; the perspective tells the ratio."""
    focal, centre = 1400.0, np.array([960.0, 540.0])
    turn = cv2.Rodrigues(np.array([0.45, 0.35, 0.1]))[0]
    sheet = np.array([[-148.5, -105, 0], [148.5, -105, 0], [148.5, 105, 0], [-148.5, 105, 0]])
    seen = sheet @ turn.T + np.array([0, 0, 600.0])
    quad = (seen[:, :2] / seen[:, 2:] * focal + centre).astype(np.float32)
    assert page.true_aspect(quad, (1080, 1920)) == pytest.approx(297 / 210, rel=0.02)
