"""The indicators of the service: exact cases, the profiles' own figures, and what holds for any cases at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import indicators as ind
from kiosk.domain import survey
from kiosk.domain.deadlines import ClockMode, Event, Pause, WorkCalendar
from kiosk.domain.report_facts import (
    Channel,
    Denominator,
    InvalidPeriod,
    Period,
    ProductFact,
    Selection,
    captured_in,
    received_in,
)
from tests.domain.report_cases import AT, DAY, HOUR, ZONE, fact, facts, issued, returned

CALENDAR = WorkCalendar(ZONE)
MANY = st.lists(facts(), max_size=12)
NOW = datetime(2026, 12, 20, tzinfo=UTC)


def arrivals(first, count):
    """``count`` cases spread over days from ``first`` on, eight a day."""
    start = datetime.combine(first, datetime.min.time(), UTC) + 3 * HOUR
    return [fact(start + (number // 8) * DAY) for number in range(count)]


def test_the_profiles_count_1205_applications():
    """885 from August to December 2020 and 320 in January and February 2021, as the first profile has them."""
    rows = [*arrivals(date(2020, 8, 1), 885), *arrivals(date(2021, 1, 1), 320)]
    first = received_in(rows, Period(date(2020, 8, 1), date(2020, 12, 31)), ZONE)
    second = received_in(rows, Period(date(2021, 1, 1), date(2021, 2, 28)), ZONE)
    assert (len(first), len(second), len(first) + len(second)) == (885, 320, 1205)
    assert sum(ind.count_by_month(rows, ZONE).values()) == 1205


def test_the_same_counts_give_two_ratios_that_are_told_apart():
    """1,205 online and 8,680 manual: 13.88 % by the profile's formula, 12.19 % of all in truth."""
    ratio = ind.ManualRatio(online=1205, manual=8680)
    assert ratio.to_manual.percent == Decimal("13.88")
    assert ratio.of_all.percent == Decimal("12.19")


def test_the_profiles_satisfaction_is_a_b():
    """NRR 3.32 and 3.37 of 2021 and 2022 come to IKM 83.00 and 84.25, grade B."""
    assert [survey.ikm_of(Decimal(nrr)) for nrr in ("3.32", "3.37")] == [Decimal("83.00"), Decimal("84.25")]
    assert survey.grade(Decimal("84.25")) is survey.Grade.B


def test_without_any_case_there_is_no_data_and_no_division():
    ratio = ind.ManualRatio(0, 0)
    shares = [
        ratio.to_manual, ratio.of_all, ind.returned([]), ind.first_time_right([]), ind.by_volunteers([]),
        ind.within_allowance([], CALENDAR, NOW), ind.reported_in_time([], Event.BIRTH, ZONE), ind.offline_hours({}),
    ]  # fmt: skip
    assert [share.percent for share in shares] == [None] * len(shares)
    for spread in (ind.travel([]), ind.checking([]), ind.issuing([], CALENDAR)):
        assert spread == ind.Spread(0, None, None, None)
    assert ind.oldest_unsent([], NOW) is None
    assert (ind.fees([]), ind.return_reasons([]), ind.count_by([], lambda _fact: "")) == (0, {}, {})


def test_three_durations_are_measured_apart():
    case = issued(hours=5)
    assert ind.travel([case]).mean == HOUR
    assert ind.checking([case]).mean == 2 * HOUR
    assert ind.issuing([case], CALENDAR).mean == 5 * HOUR


def test_mean_median_and_the_tenth_that_is_slowest():
    spread = ind.Spread.of(HOUR * hours for hours in (1, 2, 3, 4, 5, 6, 7, 8, 9, 100))
    assert (spread.count, spread.mean, spread.median, spread.p90) == (10, 14.5 * HOUR, 5.5 * HOUR, 9 * HOUR)


def test_a_pause_does_not_count_against_the_promise():
    pauses = (Pause(AT + 3 * HOUR, AT + 33 * HOUR),)
    slow = issued(hours=40, pauses=pauses)
    assert ind.issuing([slow], CALENDAR).mean == 10 * HOUR
    assert ind.within_allowance([slow], CALENDAR, NOW) == ind.Share(1, 1)


def test_the_promise_counts_opening_hours_where_the_district_says_so():
    office = WorkCalendar(ZONE, ClockMode.OFFICE)
    case = issued(hours=24)  # Monday 12.00 to Tuesday 12.00: three hours before closing, four after opening
    assert ind.issuing([case], office).mean == 7 * HOUR


def test_a_product_with_time_left_is_neither_kept_nor_broken():
    waiting = fact(complete_at=AT, products=(ProductFact("KK", AT),))
    assert ind.within_allowance([waiting], CALENDAR, AT + 23 * HOUR) == ind.Share(0, 0)
    assert ind.within_allowance([waiting], CALENDAR, AT + 25 * HOUR) == ind.Share(0, 1)
    not_begun = fact(products=(ProductFact("KK"),))
    assert ind.within_allowance([not_begun], CALENDAR, NOW) == ind.Share(0, 0)
    assert ind.issuing([not_begun, waiting], CALENDAR).count == 0


def test_returns_count_cases_and_reasons_once_each():
    twice = returned(AT, "papers_missing", "data_differs")
    twice = replace(twice, returns=(*twice.returns, *twice.returns))
    rows = [twice, returned(AT, "papers_missing"), issued(), fact(None)]
    assert ind.returned(rows) == ind.Share(2, 3)
    assert ind.return_reasons(rows) == {"papers_missing": 2, "data_differs": 1}
    assert ind.first_time_right(rows) == ind.Share(1, 3)


def test_births_and_deaths_in_time():
    rows = [
        fact(event=Event.BIRTH, happened=AT.date() - 60 * DAY),
        fact(event=Event.BIRTH, happened=AT.date() - 61 * DAY),
        fact(event=Event.BIRTH),
        fact(event=Event.DEATH, happened=AT.date() - 31 * DAY),
    ]
    assert ind.reported_in_time(rows, Event.BIRTH, ZONE) == ind.Share(1, 2)
    assert ind.reported_in_time(rows, Event.DEATH, ZONE) == ind.Share(0, 1)


def test_coverage_by_the_registry_and_with_ours_and_above_one_hundred():
    base = Denominator(total=109_837, held=107_640, as_of=date(2026, 6, 30), source="Data semester I")
    cover = ind.Coverage(base, through_us=120)
    assert cover.by_registry.percent == Decimal("98.00")
    assert cover.with_ours.percent == Decimal("98.11")
    assert not cover.beyond
    over = ind.Coverage(Denominator(1000, 1060, date(2026, 6, 30), "Data semester I"), 8)
    assert over.beyond
    assert over.with_ours.percent == Decimal("106.80")


def test_offline_hours_fees_volunteers_and_the_oldest_that_waits():
    assert ind.offline_hours({AT: True, AT + HOUR: False, AT + 2 * HOUR: False}) == ind.Share(2, 3)
    rows = [fact(fee=0), fact(None, captured_at=AT, channel=Channel.VOLUNTEER), fact(None, captured_at=AT + DAY)]
    assert ind.fees([*rows, fact(fee=5000)]) == 5000
    assert ind.by_volunteers(rows) == ind.Share(1, 3)
    assert ind.oldest_unsent(rows, AT + 3 * DAY) == 3 * DAY
    assert ind.oldest_unsent(rows, AT - DAY) == timedelta()


def test_a_clock_that_ran_ahead_is_no_negative_time():
    assert ind.travel([fact(captured_at=AT + DAY)]).mean == timedelta()
    assert ind.checking([fact(decided_at=AT - HOUR)]).mean == timedelta()
    assert ind.checking([issued()], CALENDAR).mean == 2 * HOUR


def test_products_are_counted_by_their_code():
    rows = [issued(code="KIA"), issued(), fact()]
    assert ind.issued_products(rows) == 2
    assert ind.issued_products(rows, frozenset({"KIA"})) == 1


def test_months_and_the_time_before():
    october = Period.month("2026-10")
    assert (october.first, october.last) == (date(2026, 10, 1), date(2026, 10, 31))
    assert october.before() == Period.month("2026-09")
    week = Period(date(2026, 10, 8), date(2026, 10, 14))
    assert week.before() == Period(date(2026, 10, 1), date(2026, 10, 7))
    # 18.00 UTC is the next day already at the counter.
    late = datetime(2026, 10, 31, 18, tzinfo=UTC)
    assert not october.holds(late, ZONE)
    assert captured_in([fact(captured_at=late)], Period.month("2026-11"), ZONE)


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026-00", "1026-10", "10-2026", "", "2026-10-01"])
def test_a_month_is_written_one_way(text):
    with pytest.raises(InvalidPeriod) as refused:
        Period.month(text)
    assert refused.value.code == "report.month"


def test_a_period_does_not_run_backwards():
    with pytest.raises(InvalidPeriod) as refused:
        Period(date(2026, 10, 2), date(2026, 10, 1))
    assert refused.value.code == "report.period"


def test_a_place_takes_everything_below_it():
    assert Selection(place="99.01.01").holds(fact())
    assert Selection(place="99.01.01.2001").holds(fact())
    assert not Selection(place="99.01.0").holds(fact())
    assert not Selection(service="KIA").holds(fact())
    assert not Selection(channel=Channel.DRIVE).holds(fact())


@given(MANY)
def test_parts_add_up_to_the_whole(rows):
    for key in (lambda one: one.service, lambda one: one.village, lambda one: one.channel.value):
        assert sum(ind.count_by(rows, key).values()) == len(rows)
    arrived = [one for one in rows if one.received_at]
    assert sum(ind.count_by_month(rows, ZONE).values()) == len(arrived)
    places = {one.subdistrict for one in rows}
    assert sum(len([one for one in rows if Selection(place=place).holds(one)]) for place in places) == len(rows)


@given(MANY)
def test_shares_lie_between_none_and_all(rows):
    shares = [
        ind.returned(rows), ind.first_time_right(rows), ind.by_volunteers(rows),
        ind.within_allowance(rows, CALENDAR, NOW), ind.reported_in_time(rows, Event.BIRTH, ZONE),
        ind.reported_in_time(rows, Event.DEATH, ZONE),
    ]  # fmt: skip
    for share in shares:
        assert 0 <= share.part <= share.whole
        assert (share.percent is None) == (share.whole == 0)
        assert share.percent is None or 0 <= share.percent <= 100


@given(MANY)
def test_spreads_are_in_order_and_never_negative(rows):
    for spread in (ind.travel(rows), ind.checking(rows), ind.checking(rows, CALENDAR), ind.issuing(rows, CALENDAR)):
        if spread.count:
            assert timedelta() <= spread.median <= spread.p90
            assert timedelta() <= spread.mean
        else:
            assert spread.mean is spread.median is spread.p90 is None


@given(MANY, MANY)
def test_two_offices_together_are_their_sum(one, other):
    for measure in (ind.returned, ind.first_time_right, ind.by_volunteers):
        first, second, both = measure(one), measure(other), measure([*one, *other])
        assert (both.part, both.whole) == (first.part + second.part, first.whole + second.whole)
    reasons = ind.return_reasons([*one, *other])
    assert sum(reasons.values()) == sum(ind.return_reasons(one).values()) + sum(ind.return_reasons(other).values())


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_true_share_never_exceeds_the_profiles_ratio(online, manual):
    ratio = ind.ManualRatio(online, manual)
    if manual:
        assert ratio.of_all.percent <= ratio.to_manual.percent
        assert ratio.of_all.percent <= 100
