"""Conditions: each operator, and that a missing answer never makes one hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeastYears,
    Equals,
    Facts,
    IsIn,
    IsSet,
    Not,
    OlderThanDays,
    PaperIs,
    VariantIs,
    holds,
)

TODAY = date(2026, 11, 21)


def facts(answers=None, variant="UMUM", papers=None):
    return Facts(answers or {}, variant, TODAY, papers or {})


@pytest.mark.parametrize(
    "condition",
    [
        Equals("a.b", "1"), IsIn("a.b", ("1", "2")), IsSet("a.b"), OlderThanDays("a.b", 0), AtLeastYears("a.b", 0),
        PaperIs("r", ("KK",)), VariantIs(("DEWASA",)), AnyOf((IsSet("a.b"), Equals("c.d", "x"))),
    ],
)  # fmt: skip
def test_nothing_known_fulfils_nothing(condition):
    assert not condition.holds(facts())
    assert Not(condition).holds(facts())


@pytest.mark.parametrize(("days", "expected"), [(60, False), (61, True), (0, False), (-1, False)])
def test_older_than_60_days_begins_on_day_61(days, expected):
    born = TODAY - timedelta(days=days)
    assert OlderThanDays("a.b", 60).holds(facts({"a.b": born.isoformat()})) is expected


@pytest.mark.parametrize(("born", "expected"), [("2008-11-21", True), ("2008-11-22", False), ("x", False)])
def test_years_count_birthdays(born, expected):
    assert AtLeastYears("a.b", 18).holds(facts({"a.b": born})) is expected


def test_joined_conditions():
    both = AllOf((Equals("a.b", "1"), VariantIs(("UMUM",))))
    assert both.holds(facts({"a.b": "1"}))
    assert not both.holds(facts({"a.b": "1"}, variant="DEWASA"))
    assert AnyOf((both, PaperIs("r", ("KK",)))).holds(facts(papers={"r": "KK"}))
    assert holds(None, facts())


def test_a_condition_tells_what_it_looks_at():
    condition = AllOf((Equals("a.b", "1"), Not(AnyOf((IsSet("c.d"), PaperIs("r", ("KK",)))))))
    assert condition.paths() == {"a.b", "c.d"}
    assert condition.rules() == {"r"}


@given(st.dates(max_value=TODAY), st.integers(0, 40_000))
def test_the_day_after_the_limit_decides(born, days):
    told = OlderThanDays("a.b", days).holds(facts({"a.b": born.isoformat()}))
    assert told == ((TODAY - born).days > days)
