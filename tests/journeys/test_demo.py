"""The demonstration itself: one application from the login to the hand-over, in a real window and a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.journey.story import play

pytestmark = pytest.mark.linux


def test_the_whole_way_of_one_application(tmp_path: Path) -> None:
    told: list[str] = []
    number = play(tmp_path / "data", tmp_path / "pictures", told.append)
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert number.startswith("9901012001-")
    assert [picture.name[:2] for picture in pictures] == [f"{place:02d}" for place in range(1, len(pictures) + 1)]
    assert len(pictures) >= 50
    assert min(picture.stat().st_size for picture in pictures) > 10_000
