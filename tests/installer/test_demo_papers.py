"""The demo papers: consistent, clearly fictitious, and photographed with known corners."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest

from installer.demo_family import Family, Person, demo_family, nik_of, random_family
from installer.demo_papers import CARD_MM, identity_card, papers_of
from installer.synthetic_backgrounds import KINDS, background
from installer.synthetic_camera import EASY, film, photograph
from kiosk.capture.codes import read_codes
from kiosk.capture.load import load_file

TODAY = date(2026, 11, 21)


def people(family: Family) -> tuple[Person, ...]:
    return (family.father, family.mother, *family.witnesses)


@pytest.mark.parametrize("seed", range(25))
def test_numbers_agree_with_dates_and_sex(seed: int) -> None:
    family = random_family(seed, TODAY)
    for person in people(family):
        day = int(person.nik[6:8])
        assert len(person.nik) == 16
        assert person.nik.startswith("9901")
        assert (day > 40) == (person.sex == "P")
        assert person.nik[6:12] == f"{day:02d}{person.born:%m%y}"
        assert day % 40 == person.born.day % 40
        assert person.name.endswith("CONTOH")
    assert len({person.nik for person in people(family)}) == 4
    assert family.kk_number[6:12] == f"{family.kk_issued:%d%m%y}"
    assert family.marriage.held_on <= family.kk_issued < family.child.born <= TODAY
    assert (TODAY - family.child.born).days <= 60
    assert family.child.name.endswith("CONTOH")


def test_the_guided_family_is_the_one_in_the_pictures() -> None:
    family = demo_family(TODAY)
    assert (family.father.name, family.father.nik) == ("BUDI CONTOH", "9901011203900001")
    assert (family.mother.name, family.mother.nik) == ("SITI CONTOH", "9901015508950003")
    assert (family.child.name, family.child.sex, family.child.born) == ("AISYAH PUTRI CONTOH", "P", date(2026, 11, 9))
    assert family.address.code == "99.01.01.2001"
    assert family.kk_number == "9901010503190002"


def test_a_womans_day_is_forty_more() -> None:
    assert nik_of(date(1995, 8, 15), "P", 3) == "9901015508950003"


def test_papers_have_their_true_size_and_are_drawn_the_same_every_time() -> None:
    one, other = (papers_of(demo_family(TODAY), dpi=100) for _ in range(2))
    assert [paper.kind for paper in one] == ["SKL_FASKES", "BUKU_NIKAH", "KK", "KTP", "KTP"]
    for paper, again in zip(one, other, strict=True):
        assert np.array_equal(paper.pixels, again.pixels)
        width, height = (round(side / 25.4 * 100) for side in paper.size_mm)
        assert paper.pixels.shape == (height, width, 3)
        assert paper.pixels.dtype == np.uint8


def test_every_paper_bears_the_mark() -> None:
    """The watermark is the only pale red on the papers; it crosses each of them."""
    for paper in papers_of(demo_family(TODAY), dpi=60):
        blue, green, red = (paper.pixels[..., channel].astype(int) for channel in range(3))
        ground = np.median(red - (green + blue) // 2)
        pale_red = (red - (green + blue) // 2 - ground > 12) & (red > 120)
        columns = np.flatnonzero(pale_red.mean(axis=0) > 0.02)
        assert len(columns) > 0.3 * paper.pixels.shape[1], paper.name


def test_the_family_card_carries_a_readable_code() -> None:
    family = demo_family(TODAY)
    card = papers_of(family, dpi=150)[2]
    assert read_codes(card.pixels) == [f"CONTOH KK {family.kk_number}"]


def test_a_card_is_drawn_for_each_parent() -> None:
    family = demo_family(TODAY)
    father, mother = (identity_card(family, person, dpi=150) for person in (family.father, family.mother))
    assert father.shape == mother.shape
    assert not np.array_equal(father, mother)
    assert father.shape[1] / father.shape[0] == pytest.approx(CARD_MM[0] / CARD_MM[1], rel=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_grounds_depend_on_their_seed_alone(kind: str) -> None:
    one, same, other = (background(kind, (320, 180), np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == (180, 320, 3)
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_a_shot_is_repeatable_and_its_corners_lie_on_the_paper() -> None:
    paper = papers_of(demo_family(TODAY), dpi=100)[2]
    shot, again = (photograph(paper, seed=6, ground="felt", conditions=EASY) for _ in range(2))
    assert hashlib.sha256(shot.frame.tobytes()).digest() == hashlib.sha256(again.frame.tobytes()).digest()
    inside = np.zeros(shot.frame.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, shot.corners.round().astype(np.int32), 255)
    inside = cv2.erode(inside, np.ones((5, 5), np.uint8))
    outside = cv2.dilate(inside, np.ones((15, 15), np.uint8)) == 0
    grey = cv2.cvtColor(shot.frame, cv2.COLOR_BGR2GRAY)
    assert np.median(grey[inside > 0]) > np.median(grey[outside]) + 60
    assert (shot.corners >= 0).all()
    assert (shot.corners <= (1280, 720)).all()


def test_a_film_for_the_folder_camera(tmp_path: Path) -> None:
    written = film(papers_of(demo_family(TODAY), dpi=100)[:2], tmp_path / "kamera", size=(640, 360))
    assert [path.name for path in written] == ["01-skl.jpg", "02-buku-nikah.jpg"]
    for path in written:
        (seen,) = load_file(path)
        assert seen.shape == (360, 640, 3)
