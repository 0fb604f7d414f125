"""What a report is counted from: one frozen row a case without any person in it, periods, and typed denominators.

Rows come from the kiosk's store or from the register; every indicator is a pure function of them
(`kiosk.domain.indicators`). Moments are aware, days are those of the district's own zone.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.deadlines import Event, Pause
from kiosk.domain.errors import DomainError

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_SUBDISTRICT = 8  # of a dotted code: 99.01.01
_EARLIEST, _LATEST = 2000, 9999


class InvalidPeriod(DomainError):
    """Codes ``report.month`` {text} (not like 2026-10) and ``report.period`` (the first day is after the last)."""


class Channel(StrEnum):
    """Where a case was taken in; the words are the record's (``sync/PROTOCOL.md``)."""

    DESK = "desk"
    VOLUNTEER = "volunteer"
    DRIVE = "drive"


@dataclass(frozen=True, slots=True)
class ProductFact:
    """One product and its clock: declared complete, issued, the pauses between. Cancelled ones are left out."""

    code: str
    complete_at: datetime | None = None
    issued_at: datetime | None = None
    handed_over: bool = False
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnFact:
    """One return to the counter with its reasons, codes of domain.md 5.2; none when they are not known here."""

    at: datetime
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicationFact:
    """One case.

    ``village`` is the dotted code of its home office. ``received_at`` is None while it waits for a network,
    ``decided_at`` when the centre first declared it complete or sent it back. ``fee`` is what the applicant is known
    to have paid, in rupiah. ``event`` happened on ``happened`` (births, stillbirths, deaths).
    """

    number: str
    service: str
    variant: str
    village: str
    channel: Channel
    captured_at: datetime
    received_at: datetime | None = None
    decided_at: datetime | None = None
    complete_at: datetime | None = None
    products: tuple[ProductFact, ...] = ()
    returns: tuple[ReturnFact, ...] = ()
    fee: int = 0
    event: Event | None = None
    happened: date | None = None

    @property
    def subdistrict(self) -> str:
        """The dotted code of the kecamatan."""
        return self.village[:_SUBDISTRICT]


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InvalidPeriod("report.period", {"first": self.first.isoformat(), "last": self.last.isoformat()})

    @classmethod
    def month(cls, text: str) -> Period:
        """The month written ``2026-10``; raises `InvalidPeriod` ``report.month``."""
        match = _MONTH.fullmatch(text)
        if match is None or not 1 <= int(match[2]) <= 12 or not _EARLIEST <= int(match[1]) <= _LATEST:
            raise InvalidPeriod("report.month", {"text": text[:40]})
        return cls.month_of(date(int(match[1]), int(match[2]), 1))

    @classmethod
    def month_of(cls, day: date) -> Period:
        """The month in which ``day`` lies."""
        return cls(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one calendar month."""
        return self == Period.month_of(self.first)

    def before(self) -> Period:
        """The month before a month, else as many days right before."""
        eve = self.first - timedelta(days=1)
        return Period.month_of(eve) if self.is_month else Period(eve - (self.last - self.first), eve)

    def holds(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether ``moment`` falls on one of its days in ``zone``."""
        return self.first <= moment.astimezone(zone).date() <= self.last


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cases to count; an empty text or None means all. ``place`` is a dotted code or the beginning of one."""

    service: str = ""
    channel: Channel | None = None
    place: str = ""

    def holds(self, fact: ApplicationFact) -> bool:
        """Whether ``fact`` is counted."""
        return (
            self.service in {"", fact.service}
            and self.channel in {None, fact.channel}
            and (not self.place or fact.village == self.place or fact.village.startswith(f"{self.place}."))
        )


@dataclass(frozen=True, slots=True)
class Denominator:
    """A number that the registry typed from its own semester data: how many there are, how many have the document.

    ``as_of`` and ``source`` are printed wherever the number is used.
    """

    total: int
    held: int
    as_of: date
    source: str


def received_in(facts: Iterable[ApplicationFact], period: Period, zone: ZoneInfo) -> list[ApplicationFact]:
    """The cases whose receipt at the centre falls into ``period``: the day that official counts go by."""
    return [fact for fact in facts if fact.received_at is not None and period.holds(fact.received_at, zone)]


def captured_in(facts: Iterable[ApplicationFact], period: Period, zone: ZoneInfo) -> list[ApplicationFact]:
    """The cases that were taken in during ``period``, arrived or not: what a counter has done."""
    return [fact for fact in facts if period.holds(fact.captured_at, zone)]
