"""When to try next: never tired of a bad link, patient with a server in difficulty."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.schedule import LONGEST_S, WHILE_WAITING_S, Situation, pause

situations = st.builds(
    Situation,
    waits=st.booleans(),
    trouble=st.sampled_from(["", "link.offline", "link.timeout", "link.captive", "link.server", "link.denied"]),
    failures=st.integers(0, 10_000),
    poll_s=st.integers(1, 3600),
    retry_after_s=st.integers(0, 10**6),
)


@given(situations, st.integers())
def test_no_pause_is_without_end(situation: Situation, seed: int) -> None:
    assert 0 < pause(situation, random.Random(seed)) <= max(LONGEST_S, 1.5 * situation.poll_s)


@pytest.mark.parametrize("trouble", ["", "link.offline", "link.timeout", "link.refused", "link.captive", "sync.bug"])
@pytest.mark.parametrize("failures", [0, 1, 1000])
def test_what_waits_is_tried_every_ten_seconds(trouble: str, failures: int) -> None:
    assert pause(Situation(waits=True, trouble=trouble, failures=failures), random.Random(1)) == WHILE_WAITING_S


@given(st.integers(0, 1000), st.integers())
def test_a_server_in_difficulty_is_spared_more_and_more(failures: int, seed: int) -> None:
    found = pause(Situation(waits=True, trouble="link.server", failures=failures), random.Random(seed))
    assert found <= min(LONGEST_S, 10 * 2 ** min(failures, 10))


def test_a_server_is_spared_as_long_as_it_asks() -> None:
    asked = Situation(waits=True, trouble="link.server", failures=1, retry_after_s=120)
    assert pause(asked, random.Random(1)) == 120


@given(st.integers())
def test_quiet_kiosks_spread_out(seed: int) -> None:
    found = pause(Situation(waits=False, poll_s=60), random.Random(seed))
    assert 30 <= found <= 90


def test_the_status_line_learns_soon_that_the_network_is_back() -> None:
    assert pause(Situation(waits=False, trouble="link.offline", poll_s=3600), random.Random(1)) <= 30
