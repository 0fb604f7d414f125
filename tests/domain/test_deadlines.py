"""Lateness and the 24-hour clock of the registry."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.deadlines import (
    ALLOWANCE,
    REPORT_WITHIN,
    ClockMode,
    Event,
    Pause,
    WorkCalendar,
    birth_variant,
    days_late,
    due_at,
    elapsed,
)
from kiosk.domain.errors import DomainError

JAKARTA = ZoneInfo("Asia/Jakarta")
CALENDAR = WorkCalendar(JAKARTA)
OFFICE = WorkCalendar(JAKARTA, ClockMode.OFFICE)
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Jakarta; the 16th is a Monday, the 21st a Saturday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


moments = st.integers(0, 60 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
pauses = st.lists(
    st.builds(lambda since, hours: Pause(since, since + hours * HOUR), moments, st.integers(0, 200)), max_size=4
)
calendars = st.sampled_from([CALENDAR, OFFICE])


@pytest.mark.parametrize(("event", "limit"), list(REPORT_WITHIN.items()))
def test_the_last_day_is_on_time(event: Event, limit: int) -> None:
    happened = date(2026, 1, 1)
    assert days_late(event, happened, happened + timedelta(days=limit)) == 0
    assert days_late(event, happened, happened + timedelta(days=limit + 1)) == 1
    assert days_late(event, happened, happened) == 0


def test_a_district_may_set_another_figure() -> None:
    assert days_late(Event.ARRIVAL, date(2026, 1, 1), date(2026, 3, 1), within=60) == 0
    assert days_late(Event.ARRIVAL, date(2026, 1, 1), date(2026, 1, 2), within=0) == 1


@pytest.mark.parametrize(
    ("born", "variant"),
    [
        (date(2026, 11, 21), "UMUM"),
        (date(2026, 9, 22), "UMUM"),
        (date(2026, 9, 21), "TERLAMBAT"),
        (date(2008, 11, 21), "TERLAMBAT"),
        (date(2008, 11, 20), "DEWASA"),
    ],
)
def test_variants_of_a_birth(born: date, variant: str) -> None:
    assert birth_variant(born, date(2026, 11, 21)) == variant


def test_weekends_and_holidays_do_not_count() -> None:
    assert elapsed(at(20, 14), at(23, 10), [], CALENDAR) == 20 * HOUR
    holiday = WorkCalendar(JAKARTA, holidays=frozenset({date(2026, 11, 23)}))
    assert elapsed(at(20, 14), at(24, 1), [], holiday) == 11 * HOUR
    assert elapsed(at(21, 8), at(22, 20), [], CALENDAR) == timedelta()


def test_office_hours() -> None:
    assert elapsed(at(16, 7), at(17, 9), [], OFFICE) == 8 * HOUR
    assert elapsed(at(16, 16), at(17, 8), [], OFFICE) == timedelta()


def test_the_day_is_the_districts_own() -> None:
    friday_late = datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert elapsed(friday_late, friday_late + 2 * HOUR, [], CALENDAR) == timedelta()
    assert elapsed(friday_late - HOUR * 3, friday_late, [], CALENDAR) == 2 * HOUR


def test_pauses_stop_the_clock() -> None:
    pauses = [Pause(at(17, 10), at(17, 12)), Pause(at(17, 11), at(17, 13)), Pause(at(16, 1), at(16, 9))]
    assert elapsed(at(16, 8), at(17, 14), pauses, CALENDAR) == (30 - 1 - 3) * HOUR
    assert elapsed(at(16, 8), at(17, 14), [Pause(at(17, 8))], CALENDAR) == 24 * HOUR
    assert elapsed(at(16, 8), at(16, 9), [Pause(at(17, 8))], CALENDAR) == HOUR
    assert elapsed(at(16, 8), at(16, 9), [Pause(at(15, 8))], CALENDAR) == timedelta()


def test_when_the_day_is_used_up() -> None:
    assert due_at(at(16, 8), [], CALENDAR) == at(17, 8)
    assert due_at(at(20, 14), [], CALENDAR) == at(23, 14)
    assert due_at(at(20, 14), [Pause(at(20, 15), at(23, 8))], CALENDAR) == at(24, 7)
    assert due_at(at(16, 8), [], OFFICE) == at(19, 11)
    assert due_at(at(16, 8), [], CALENDAR, allowance=HOUR) == at(16, 9)


def test_nothing_is_due_while_the_case_waits_for_others() -> None:
    assert due_at(at(16, 8), [Pause(at(16, 9))], CALENDAR) is None
    assert due_at(at(16, 8), [Pause(at(17, 9))], CALENDAR) == at(17, 8)
    assert due_at(at(16, 8), [], WorkCalendar(JAKARTA, weekdays=frozenset())) is None


@given(moments, pauses, calendars)
def test_due_and_elapsed_agree(started: datetime, paused: list[Pause], calendar: WorkCalendar) -> None:
    due = due_at(started, paused, calendar)
    assert due is not None
    assert elapsed(started, due, paused, calendar) == ALLOWANCE


@given(moments, moments, moments, pauses, calendars)
def test_time_adds_up(
    one: datetime, two: datetime, three: datetime, paused: list[Pause], calendar: WorkCalendar
) -> None:
    first, middle, last = sorted((one, two, three))
    whole = elapsed(first, last, paused, calendar)
    assert whole == elapsed(first, middle, paused, calendar) + elapsed(middle, last, paused, calendar)
    assert timedelta() <= whole <= last - first


def test_a_clock_that_runs_backwards_counts_nothing() -> None:
    assert elapsed(at(17, 8), at(16, 8), [Pause(at(16, 9))], CALENDAR) == timedelta()


def test_naive_moments_are_refused() -> None:
    with pytest.raises(DomainError) as caught:
        elapsed(datetime(2026, 11, 16), at(17, 8), [], CALENDAR)  # noqa: DTZ001 - this is the mistake
    assert caught.value.code == "clock.naive"
