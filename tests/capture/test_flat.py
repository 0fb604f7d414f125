"""A scan given as a file is a page as it stands; a photograph is not."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from installer.demo_family import demo_family
from installer.demo_papers import papers_of
from installer.synthetic_camera import photograph
from kiosk.capture.flat import is_flat_page

PAPERS = papers_of(demo_family(date(2026, 11, 21)))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_photograph_is_no_flat_page(paper):
    assert not any(is_flat_page(photograph(paper, seed=seed).frame) for seed in range(3))


def test_a_white_sheet_with_a_table_on_it_is_a_flat_page():
    page = np.full((2339, 1654, 3), 250, np.uint8)
    page[700:1700, 150:1540] = 255
    page[700:704, 150:1540] = 0
    assert is_flat_page(page)
    assert is_flat_page(np.rot90(page).copy())


def test_the_same_sheet_on_a_dark_table_or_in_a_cameras_frame_is_not():
    page = np.full((2339, 1654, 3), 250, np.uint8)
    page[:, :120] = 60
    assert not is_flat_page(page)
    assert not is_flat_page(np.full((1080, 1920, 3), 250, np.uint8))
