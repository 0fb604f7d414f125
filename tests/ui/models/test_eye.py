"""The live camera: frames, the page in them, what would spoil a photo, and a camera that goes away."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from tests.ui.paper_fixture import on_table
from ui.models import eye
from ui.models.eye import Eye


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "kamera").mkdir()
    return tmp_path / "kamera"


@pytest.fixture
def opened(qapp):
    eyes: list[Eye] = []

    def make(spec):
        made = Eye(spec)
        eyes.append(made)
        return made

    yield make
    for one in eyes:
        one.close()
    eye._settle()


def test_a_page_in_front_of_the_camera_is_seen_and_found(opened, folder, qtbot):
    cv2.imwrite(str(folder / "1.png"), on_table())
    looking = opened(f"folder:{folder}")
    found: list[object] = []
    judged: list[str] = []
    looking.found.connect(found.append)
    looking.judged.connect(judged.append)
    with qtbot.waitSignal(looking.seen, timeout=10_000) as seen:
        looking.open()
    assert seen.args[0].width() == eye.LIVE_LONGEST
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    assert len(found[0]) == 4
    assert judged[0] == ""
    assert looking.newest().shape == (1440, 2560, 3)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (np.full((720, 1280, 3), 9, np.uint8), "capture.dark"),
        (np.full((720, 1280, 3), 120, np.uint8), ""),
    ],
)
def test_what_would_spoil_a_photo_is_said_at_once(frame, code):
    assert eye._gate(frame, None) == code


def test_a_page_far_away_is_said():
    frame = np.full((720, 1280, 3), 120, np.uint8)
    small = np.array([(500, 300), (700, 300), (700, 440), (500, 440)], np.float32)
    large = np.array([(200, 60), (1000, 60), (1000, 660), (200, 660)], np.float32)
    assert eye._gate(frame, small) == "capture.small"
    assert eye._gate(frame, large) == ""


@pytest.mark.parametrize("spec", ["folder:/tidak/ada", "bukan kamera"])
def test_a_camera_that_is_not_there_is_a_code(opened, qtbot, spec):
    looking = opened(spec)
    with qtbot.waitSignal(looking.lost, timeout=10_000) as lost:
        looking.open()
    assert lost.args[0].code.startswith("camera.")


def test_closing_does_not_hold_the_window_and_frees_the_camera(opened, folder, qtbot):
    cv2.imwrite(str(folder / "1.png"), on_table())
    first = opened(f"folder:{folder}")
    with qtbot.waitSignal(first.seen, timeout=10_000):
        first.open()
    begun = time.perf_counter()
    first.close()
    first.deleteLater()
    assert time.perf_counter() - begun < 0.05
    second = opened(f"folder:{folder}")
    with qtbot.waitSignal(second.seen, timeout=10_000):
        second.open()
