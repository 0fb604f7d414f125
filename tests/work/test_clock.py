"""Trusted time with clocks that lie."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.instants import to_text
from kiosk.work.clock import LastTime, TrustedClock
from tests.work.desks import NOW, Hands


def clock(hands: Hands, last: LastTime | None = None, kept: list[LastTime] | None = None) -> TrustedClock:
    return TrustedClock(hands.wall, hands.steady, last=last, keep=(kept if kept is not None else []).append)


def test_after_the_centre_was_heard_setting_the_clock_changes_nothing():
    hands = Hands(NOW.replace(year=2010))
    trusted = clock(hands)
    trusted.learn(NOW)
    hands.forward(60)
    hands.wall_at = datetime(2036, 1, 1, tzinfo=UTC)
    assert trusted.now() == NOW + timedelta(seconds=60)
    assert trusted.jumped
    assert trusted.doubtful


def test_the_next_start_corrects_the_clock_by_what_was_learned():
    """The battery is not dead, the clock is just an hour slow: it goes on being an hour slow."""
    kept: list[LastTime] = []
    hands = Hands(NOW - timedelta(hours=1))
    clock(hands, kept=kept).learn(NOW)
    hands.forward(86_400)
    again = clock(hands, last=LastTime.parse(kept[-1].text()))
    assert again.now() == NOW + timedelta(days=1)
    assert not again.doubtful


@pytest.mark.parametrize("wall", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2010, 1, 1, tzinfo=UTC)])
def test_a_dead_battery_never_takes_time_back_behind_the_last_known(wall: datetime):
    again = clock(Hands(wall), last=LastTime(NOW, 0))
    assert again.now() == NOW
    assert again.doubtful
    assert clock(Hands(wall)).doubtful
    assert clock(Hands(wall)).now() >= datetime(2026, 11, 1, tzinfo=UTC)


def test_a_clock_far_ahead_is_asked_about_until_somebody_confirms():
    hands = Hands(datetime(2036, 1, 1, tzinfo=UTC))
    again = clock(hands, last=LastTime(NOW, 0))
    assert again.doubtful
    again.confirm(NOW + timedelta(days=2))
    assert not again.doubtful
    assert again.now() == NOW + timedelta(days=2)


def test_a_record_says_how_sure_the_time_was():
    hands = Hands(NOW + timedelta(minutes=5))
    trusted = clock(hands)
    assert trusted.reading().trusted_at == ""
    trusted.learn(NOW)
    hands.forward(90)
    reading = trusted.reading()
    assert (reading.trusted_at, reading.offset_s, reading.age_s) == (to_text(NOW), 300, 90)


def test_not_every_answer_is_written_to_the_disk():
    kept: list[LastTime] = []
    hands = Hands()
    trusted = clock(hands, kept=kept)
    for _ in range(30):
        trusted.learn(hands.wall_at)
        hands.forward(30)
    assert 2 <= len(kept) <= 4


@pytest.mark.parametrize("text", ["", "{}", "null", "[]", '{"at": "x", "offset_s": 1}', '{"at": 5}'])
def test_rubbish_is_no_last_time(text: str):
    assert LastTime.parse(text) is None


def test_answers_that_come_late_do_not_make_the_clock_step_back():
    hands = Hands()
    trusted = clock(hands)
    trusted.learn(NOW)
    seen = []
    for delay in (0.4, 2.9, 1.1, 4.0):
        hands.forward(10)
        trusted.learn((trusted.now() - timedelta(seconds=delay)).replace(microsecond=0))
        seen.append(trusted.now())
    assert seen == [NOW + timedelta(seconds=10 * count) for count in (1, 2, 3, 4)]
