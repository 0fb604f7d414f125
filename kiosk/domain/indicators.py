"""The indicators of the service as pure functions (formulas: docs/howto/monthly-report.md).

Nothing is ever divided by zero: a share without a whole and a spread without a measurement say None, which is shown as
"belum ada data".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from zoneinfo import ZoneInfo

from kiosk.domain.deadlines import ALLOWANCE, Event, WorkCalendar, days_late, elapsed
from kiosk.domain.report_facts import ApplicationFact, Channel, Denominator, ProductFact

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, both counts."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Percent with two decimals, halves rounded up; None without a whole."""
        if not self.whole:
            return None
        return (_HUNDRED * self.part / self.whole).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class ManualRatio:
    """The same two counts read in two ways, which must never be mixed up.

    The innovations' profiles divide by the manual ones alone; the true share divides by all.
    """

    online: int
    manual: int

    @property
    def to_manual(self) -> Share:
        """Online per manual, the profiles' formula; it can exceed 100 %."""
        return Share(self.online, self.manual)

    @property
    def of_all(self) -> Share:
        """Online of online and manual together: the true share."""
        return Share(self.online, self.online + self.manual)


@dataclass(frozen=True, slots=True)
class Spread:
    """A set of durations: how many, mean, median and the one that nine of ten do not exceed (nearest rank)."""

    count: int
    mean: timedelta | None
    median: timedelta | None
    p90: timedelta | None

    @classmethod
    def of(cls, durations: Iterable[timedelta]) -> Spread:
        """The spread of ``durations``; of none, nothing but the count."""
        found = sorted(durations)
        if not found:
            return cls(0, None, None, None)
        middle = len(found) // 2
        median = found[middle] if len(found) % 2 else (found[middle - 1] + found[middle]) / 2
        return cls(len(found), sum(found, timedelta()) / len(found), median, found[ceil(0.9 * len(found)) - 1])


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of those who should have a document do, by the registry's own data, and what came through this service.

    ``through_us`` counts what was issued here after the day of the data, so nothing is counted twice.
    """

    base: Denominator
    through_us: int

    @property
    def by_registry(self) -> Share:
        """Held of total, as the registry typed them."""
        return Share(self.base.held, self.base.total)

    @property
    def with_ours(self) -> Share:
        """Held and issued here since, of the same total."""
        return Share(self.base.held + self.through_us, self.base.total)

    @property
    def beyond(self) -> bool:
        """Above 100 %: numerator and denominator are of different days, or people moved; it needs an explanation."""
        return self.base.held + self.through_us > self.base.total


def count_by(facts: Iterable[ApplicationFact], key: Callable[[ApplicationFact], str]) -> dict[str, int]:
    """How many cases there are for each ``key``, the most first, equal ones by name."""
    found = Counter(key(fact) for fact in facts)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def count_by_month(facts: Iterable[ApplicationFact], zone: ZoneInfo) -> dict[str, int]:
    """How many cases arrived in each month (``2026-10``), in the order of time; those still waiting are left out."""
    found = Counter(f"{fact.received_at.astimezone(zone):%Y-%m}" for fact in facts if fact.received_at is not None)
    return dict(sorted(found.items()))


def travel(facts: Iterable[ApplicationFact]) -> Spread:
    """(a) From the counter to the centre: what the network cost. A clock that ran ahead counts as no time."""
    return Spread.of(
        max(fact.received_at - fact.captured_at, timedelta()) for fact in facts if fact.received_at is not None
    )


def checking(facts: Iterable[ApplicationFact], calendar: WorkCalendar | None = None) -> Spread:
    """(b) From receipt to the first word, complete or returned; with ``calendar`` only the time that counts."""
    return Spread.of(
        _between(fact.received_at, fact.decided_at, calendar)
        for fact in facts
        if fact.received_at is not None and fact.decided_at is not None
    )


def issuing(facts: Iterable[ApplicationFact], calendar: WorkCalendar) -> Spread:
    """(c) The promised part, product by product: from complete to issued, less the pauses, in counted time."""
    return Spread.of(
        _used(product, product.issued_at, calendar)
        for fact in facts
        for product in fact.products
        if product.issued_at is not None and product.complete_at is not None
    )


def within_allowance(
    facts: Iterable[ApplicationFact], calendar: WorkCalendar, now: datetime, allowance: timedelta = ALLOWANCE
) -> Share:
    """Products issued in time, of those issued and those whose time is used up while they still wait.

    One that is being made and has time left is neither kept nor broken, so it is not counted yet.
    """
    kept = ended = 0
    for fact in facts:
        for product in fact.products:
            if product.complete_at is None:
                continue
            in_time = _used(product, product.issued_at or now, calendar) <= allowance
            kept += in_time and product.issued_at is not None
            ended += product.issued_at is not None or not in_time
    return Share(kept, ended)


def returned(facts: Iterable[ApplicationFact]) -> Share:
    """Cases that were sent back at least once, of those that arrived."""
    arrived = [fact for fact in facts if fact.received_at is not None]
    return Share(sum(bool(fact.returns) for fact in arrived), len(arrived))


def return_reasons(facts: Iterable[ApplicationFact]) -> dict[str, int]:
    """Cases for each reason, the commonest first; a case counts once a reason however often it was returned."""
    found = Counter(reason for fact in facts for reason in {code for one in fact.returns for code in one.reasons})
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def first_time_right(facts: Iterable[ApplicationFact]) -> Share:
    """Cases declared complete without ever having been returned, of those on which the centre has spoken."""
    decided = [fact for fact in facts if fact.decided_at is not None]
    return Share(sum(fact.complete_at is not None and not fact.returns for fact in decided), len(decided))


def by_volunteers(facts: Sequence[ApplicationFact]) -> Share:
    """Cases that RT/RW volunteers took in, of all."""
    return Share(sum(fact.channel is Channel.VOLUNTEER for fact in facts), len(facts))


def reported_in_time(facts: Iterable[ApplicationFact], event: Event, zone: ZoneInfo) -> Share:
    """Births reported within 60 days, deaths within 30, by the day of capture; of those whose day is known."""
    known = [fact for fact in facts if fact.event is event and fact.happened is not None]
    kept = sum(
        not days_late(event, fact.happened, fact.captured_at.astimezone(zone).date())
        for fact in known
        if fact.happened is not None
    )
    return Share(kept, len(known))


def issued_products(facts: Iterable[ApplicationFact], codes: frozenset[str] = frozenset()) -> int:
    """How many products were issued; with ``codes`` only those."""
    return sum(
        product.issued_at is not None and (not codes or product.code in codes)
        for fact in facts
        for product in fact.products
    )


def fees(facts: Iterable[ApplicationFact]) -> int:
    """What applicants are known to have paid, in rupiah; the law's answer is 0."""
    return sum(fact.fee for fact in facts)


def oldest_unsent(facts: Iterable[ApplicationFact], now: datetime) -> timedelta | None:
    """How long the oldest case has waited for a network; None when nothing waits."""
    waiting = [fact.captured_at for fact in facts if fact.received_at is None]
    return max(now - min(waiting), timedelta()) if waiting else None


def offline_hours(hours: Mapping[datetime, bool]) -> Share:
    """Hours in which the centre was never reached, of the hours in which it was tried; True stands for reached."""
    return Share(sum(not reached for reached in hours.values()), len(hours))


def _between(started: datetime, until: datetime, calendar: WorkCalendar | None) -> timedelta:
    if calendar is None:
        return max(until - started, timedelta())
    return elapsed(started, until, (), calendar)


def _used(product: ProductFact, until: datetime, calendar: WorkCalendar) -> timedelta:
    if product.complete_at is None:
        return timedelta()
    return elapsed(product.complete_at, until, product.pauses, calendar)
