"""When a report is late, and how long the registry has taken; nothing here ever blocks an application.

Reporting deadlines: UU 24/2013 (birth 60 days, death 30, marriage and divorce 60). Service: at most 24 hours after
the requirements are declared complete (Permendagri 19/2018), without the time in which the case waited for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.dates import age_on
from kiosk.domain.errors import DomainError

ALLOWANCE = timedelta(hours=24)

_ADULT = 18
_DAY = timedelta(days=1)
_FURTHEST = timedelta(days=3660)


class Event(StrEnum):
    """What happened and has to be reported."""

    BIRTH = "birth"
    STILLBIRTH = "stillbirth"
    DEATH = "death"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    CHANGE = "change"
    ARRIVAL = "arrival"


# Days after the event. Districts state 30 or 60 for an arrival, so callers may pass their own.
REPORT_WITHIN = {
    Event.BIRTH: 60,
    Event.STILLBIRTH: 30,
    Event.DEATH: 30,
    Event.MARRIAGE: 60,
    Event.DIVORCE: 60,
    Event.CHANGE: 30,
    Event.ARRIVAL: 30,
}


class ClockMode(StrEnum):
    """Which hours count: all hours of working days, or only opening hours."""

    CALENDAR = "calendar"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """A district's working time; ``weekdays`` counts Monday as 0, ``holidays`` are days that do not count."""

    zone: ZoneInfo
    mode: ClockMode = ClockMode.CALENDAR
    holidays: frozenset[date] = frozenset()
    weekdays: frozenset[int] = frozenset(range(5))
    opens: time = time(8)
    closes: time = time(15)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stands; ``until`` None while it lasts."""

    since: datetime
    until: datetime | None = None


def days_late(event: Event, happened: date, reported: date, *, within: int | None = None) -> int:
    """Days beyond the deadline, 0 when on time; ``within`` replaces the national figure."""
    limit = REPORT_WITHIN[event] if within is None else within
    return max((reported - happened).days - limit, 0)


def birth_variant(born: date, reported: date) -> str:
    """The variant of a birth application: ``UMUM`` to day 60, ``TERLAMBAT`` to the 18th birthday, then ``DEWASA``."""
    if not days_late(Event.BIRTH, born, reported):
        return "UMUM"
    return "DEWASA" if age_on(born, reported - _DAY) >= _ADULT else "TERLAMBAT"


def elapsed(started: datetime, until: datetime, pauses: Sequence[Pause], calendar: WorkCalendar) -> timedelta:
    """The counted time from ``started`` (declared complete) to ``until`` (issued, or now).

    All moments are aware; pauses may touch, overlap, last, or lie outside. Raises `DomainError` ``clock.naive``.
    """
    return sum((end - begin for begin, end in _counted(started, until, pauses, calendar)), timedelta())


def due_at(
    started: datetime, pauses: Sequence[Pause], calendar: WorkCalendar, *, allowance: timedelta = ALLOWANCE
) -> datetime | None:
    """When ``allowance`` is used up, in UTC; None while a pause lasts or a calendar has no hours for ten years."""
    left = allowance
    for begin, end in _counted(started, started + _FURTHEST, pauses, calendar):
        if end - begin >= left:
            return begin + left
        left -= end - begin
    return None


def _counted(
    started: datetime, until: datetime, pauses: Sequence[Pause], calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of UTC time that count, in order."""
    for begin, end in _running(started, until, pauses):
        for opening, closing in _windows(begin, end, calendar):
            if max(begin, opening) < min(end, closing):
                yield max(begin, opening), min(end, closing)


def _running(started: datetime, until: datetime, pauses: Sequence[Pause]) -> Iterator[tuple[datetime, datetime]]:
    at, stop = _utc(started), _utc(until)
    for since, resumed in sorted((_utc(pause.since), _utc(pause.until or until)) for pause in pauses):
        if at < min(since, stop):
            yield at, min(since, stop)
        at = max(at, resumed)
    if at < stop:
        yield at, stop


def _windows(begin: datetime, end: datetime, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    day, last = begin.astimezone(calendar.zone).date(), end.astimezone(calendar.zone).date()
    while day <= last:
        if day.weekday() in calendar.weekdays and day not in calendar.holidays:
            yield _window(day, calendar)
        day += _DAY


def _window(day: date, calendar: WorkCalendar) -> tuple[datetime, datetime]:
    if calendar.mode is ClockMode.OFFICE:
        first, last = datetime.combine(day, calendar.opens), datetime.combine(day, calendar.closes)
    else:
        first, last = datetime.combine(day, time()), datetime.combine(day + _DAY, time())
    return _utc(first.replace(tzinfo=calendar.zone)), _utc(last.replace(tzinfo=calendar.zone))


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise DomainError("clock.naive")
    return moment.astimezone(UTC)
