"""A short soak: forty seeded days of crashes and bad links, ten power cuts; and the comparison is held to account."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from central.accounts.models import Officer
from kiosk.work.desk import open_desk
from kiosk.work.submit import submit
from tests.soak.at_work import broken
from tests.soak.compare import Found, Theirs, judge
from tests.soak.counter import DECLARED, filled
from tests.soak.crash import Died, dies_at
from tests.soak.power import cut_power
from tests.soak.standing import furnish
from tests.soak.story import play_day
from tests.sync.village import Mould
from tests.work.desks import SITI, new_desk

_DAYS = 40
_CUTS = 10


@pytest.fixture
def village(db: None, tmp_path: Path) -> tuple[Officer, Sequence[Mould]]:
    return furnish(tmp_path)


def test_forty_days_of_crashes_and_bad_links_lose_and_double_nothing(
    village: tuple[Officer, Sequence[Mould]], tmp_path: Path
) -> None:
    total, crashes = Found(), 0
    for seed in range(_DAYS):
        found, died = play_day(village, tmp_path / "days", seed)
        assert (found.losses, found.doubles) == ([], []), seed
        total.add(found)
        crashes += died
    assert total.records > 2 * _DAYS
    assert crashes > _DAYS


@pytest.mark.linux
def test_ten_power_cuts_lose_nothing_that_was_said_to_be_saved() -> None:
    assert cut_power(_CUTS, seed=1) == (0, 0)


def test_the_comparison_sees_what_is_lost_changed_and_doubled() -> None:
    found = Found()
    ours = {"one": "a", "two": "b", "three": "c"}
    theirs = Theirs({"one": "a", "two": "x", "four": "d"}, frozenset(), [("case", 1)] * 2, [("deed", "case", 0)] * 2)
    judge(found, ours, theirs, kept=["one", "five"])
    assert len(found.losses) == 4
    assert len(found.doubles) == 2
    assert found.records == 3


def test_a_broken_promise_is_seen(tmp_path: Path) -> None:
    desk = open_desk(new_desk(tmp_path / "data").store)
    real = submit(desk, SITI, filled(desk, SITI), DECLARED)
    paper = tmp_path / "paper"
    told = (f"record {real.record_id} {real.number}", f"scan {'0' * 64}", "record nobody 0001", "record cut")
    paper.write_text("\n".join(told), encoding="ascii")
    assert broken(desk, paper) == [f"scan {'0' * 64}", "record nobody"]
    desk.store.close()


def test_every_moment_of_a_deed_can_be_the_last(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "data")
    deaths = 0
    for point in range(1, 400):
        try:
            with dies_at(point):
                desk.store.run("UPDATE meta SET value = 'x' WHERE key = 'nothing'")
        except Died:
            deaths += 1
    assert deaths == 2
    desk.store.close()
