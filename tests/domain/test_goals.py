"""A figure against its target and the month before: up is good for one and bad for another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.goals import Better, Goal, Trend

NUMBERS = st.none() | st.integers(0, 100).map(Decimal)


@pytest.mark.parametrize(
    ("goal", "trend", "improved", "reached"),
    [
        (Goal(Decimal(95), Decimal(90), Decimal(95), Better.HIGHER), Trend.UP, True, True),
        (Goal(Decimal(89), Decimal(90), Decimal(95), Better.HIGHER), Trend.DOWN, False, False),
        (Goal(Decimal(3), Decimal(5), Decimal(3), Better.LOWER), Trend.DOWN, True, True),
        (Goal(Decimal(6), Decimal(5), Decimal(3), Better.LOWER), Trend.UP, False, False),
        (Goal(Decimal(7), Decimal(7), None, Better.LOWER), Trend.SAME, None, None),
        (Goal(Decimal(7), Decimal(3), Decimal(1), Better.NEITHER), Trend.UP, None, None),
        (Goal(None, Decimal(3), Decimal(1), Better.LOWER), Trend.UNKNOWN, None, None),
        (Goal(Decimal(3), None, Decimal(3), Better.HIGHER), Trend.UNKNOWN, None, True),
    ],
)
def test_what_is_better_depends_on_the_figure(goal, trend, improved, reached):
    assert (goal.trend, goal.improved, goal.reached) == (trend, improved, reached)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_move_that_is_good_one_way_is_bad_the_other(value, before, target):
    up, down = (Goal(value, before, target, better) for better in (Better.HIGHER, Better.LOWER))
    assert up.trend is down.trend
    if up.improved is not None:
        assert up.improved is not down.improved
    if value is not None and target is not None:
        assert up.reached or down.reached
