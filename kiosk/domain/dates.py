"""Dates and times as Indonesians type, read and live them: parsing, wording, ages, time zones of provinces."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.reference import MONTHS, WEEKDAYS

EARLIEST_YEAR = 1850

_GAP = r"[\s./,\-\u2010-\u2015\u2212]*"
_NUMBERS = re.compile(
    r"([0-9]{1,2})[\s./\-\u2010-\u2015]+([0-9]{1,2})[\s./\-\u2010-\u2015]+([0-9]{2}|[0-9]{4})", re.ASCII
)
_WORDS = re.compile(rf"([0-9]{{1,2}}){_GAP}([a-z]{{3,9}}){_GAP}([0-9]{{2}}|[0-9]{{4}})", re.ASCII)
_CANONICAL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_JOINED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})", re.ASCII)
_TIME = re.compile(r"([0-9]{1,2})[\s.:,]+([0-9]{2})|([0-9]{2})([0-9]{2})|([0-9]{1,2})", re.ASCII)
_ZONE_WORD = re.compile(r"\s*(wib|wita|wit)$")

# Spellings beside the beginnings of the months' names: older ones, usual short ones, English ones.
_OTHER_MONTH_WORDS = {
    "pebruari": 2, "peb": 2, "march": 3, "may": 5, "june": 6, "july": 7, "agt": 8, "ags": 8, "agst": 8, "aug": 8,
    "august": 8, "sept": 9, "oct": 10, "october": 10, "nop": 11, "nopember": 11, "dec": 12, "december": 12,
}  # fmt: skip

_WEST = ZoneInfo("Asia/Jakarta")
_CENTRAL = ZoneInfo("Asia/Makassar")
_EAST = ZoneInfo("Asia/Jayapura")
_LABELS = {"WIB": _WEST, "WITA": _CENTRAL, "WIT": _EAST}
_CENTRAL_PROVINCES = frozenset(("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"))
_EAST_PROVINCES = frozenset(("81", "82", "91", "92", "93", "94", "95", "96"))


class InvalidDate(DomainError):
    """A typed text is no date; codes ``date.*`` of `kiosk.domain.errors`."""


class InvalidTime(DomainError):
    """A typed text is no time of day; codes ``time.*`` of `kiosk.domain.errors`."""


def parse_typed(text: str, today: date) -> date:
    """The date that somebody typed, day first.

    ``5/8/1995``, ``5-8-95``, ``05081995``, ``050895``, ``5 agu 1995`` and ``1995-08-05`` are all the same day.
    Two digits of a year mean the latest such year that is not after ``today``. Future dates are read: whether one is
    allowed depends on the field (`check_not_future`). Raises `InvalidDate`: ``date.empty``, ``date.format`` (not
    understood), ``date.invalid`` (31 February), ``date.year`` (before 1850 or after 9999).
    """
    typed = " ".join(text.lower().split())
    if not typed:
        raise InvalidDate("date.empty")
    year_text, month, day = _parts(typed)
    year = int(year_text)
    if len(year_text) == 2:
        year = _full_year(year, month, day, today)
    if year < EARLIEST_YEAR:
        raise InvalidDate("date.year", {"year": year})
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidDate("date.invalid") from None


def check_not_future(value: date, today: date, path: str) -> list[Problem]:
    """The finding that ``value`` is after ``today``, if it is."""
    if value <= today:
        return []
    return [Problem.error(path, "date.future", {"date": value.isoformat(), "today": today.isoformat()})]


def parse_time(text: str) -> time:
    """The time of day that somebody typed: ``14.30``, ``14:30``, ``1430``, ``7``, with or without a zone's name.

    Raises `InvalidTime`: ``time.empty``, ``time.format``, ``time.invalid``.
    """
    typed = _ZONE_WORD.sub("", text.strip().lower())
    if not typed:
        raise InvalidTime("time.empty")
    match = _TIME.fullmatch(typed)
    if match is None:
        raise InvalidTime("time.format")
    hour, minute = int(match[1] or match[3] or match[5]), int(match[2] or match[4] or 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise InvalidTime("time.invalid") from None


def format_long(value: date) -> str:
    """``21 November 2026``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def format_short(value: date) -> str:
    """``21-11-2026``, as KTP-el and forms print dates."""
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"


def format_time(value: time, zone: ZoneInfo) -> str:
    """``14.30 WIB``."""
    return f"{value:%H.%M} {zone_label(zone)}"


def format_moment(moment: datetime, zone: ZoneInfo) -> str:
    """``21 November 2026 pukul 14.30 WIB``: an aware ``moment`` as it is read in ``zone``."""
    local = moment.astimezone(zone)
    return f"{format_long(local.date())} pukul {format_time(local.time(), zone)}"


def weekday_name(value: date) -> str:
    """``Sabtu``."""
    return WEEKDAYS[value.weekday()]


def age_on(born: date, day: date) -> int:
    """Full years lived on ``day``, negative before birth; who was born on 29 February has the birthday on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def zone_of(province: str) -> ZoneInfo:
    """The time zone of a province, by its two-digit code or any region code below it; WIB where it is not known."""
    code = province[:2]
    if code in _CENTRAL_PROVINCES:
        return _CENTRAL
    return _EAST if code in _EAST_PROVINCES else _WEST


def zone_label(zone: ZoneInfo) -> str:
    """``WIB``, ``WITA`` or ``WIT``; for any other zone its own name."""
    return next((label for label, known in _LABELS.items() if known.key == zone.key), zone.key)


def zone_named(label: str) -> ZoneInfo:
    """The zone called WIB, WITA or WIT; raises `InvalidTime` ``time.zone``."""
    try:
        return _LABELS[label]
    except KeyError:
        raise InvalidTime("time.zone") from None


def _parts(typed: str) -> tuple[str, int, int]:
    """Year as typed, month, day."""
    for pattern, order in ((_CANONICAL, (1, 2, 3)), (_NUMBERS, (3, 2, 1)), (_JOINED, (3, 2, 1))):
        match = pattern.fullmatch(typed)
        if match:
            year, month, day = (match[group] for group in order)
            return year, int(month), int(day)
    match = _WORDS.fullmatch(typed)
    if match is None:
        raise InvalidDate("date.format")
    return match[3], _month(match[2]), int(match[1])


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if name.lower().startswith(word):
            return number
    if word not in _OTHER_MONTH_WORDS:
        raise InvalidDate("date.format")
    return _OTHER_MONTH_WORDS[word]


def _full_year(short: int, month: int, day: int, today: date) -> int:
    year = today.year - today.year % 100 + short
    return year - 100 if (year, month, day) > (today.year, today.month, today.day) else year
