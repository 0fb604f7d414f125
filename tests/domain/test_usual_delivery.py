"""How long the way usually takes: the median in days, nothing said of too few cases."""

from datetime import date, timedelta

import pytest

from kiosk.domain.usual_delivery import usual_days, usual_words

DAY = date(2026, 11, 2)


def ways(*days):
    return [(DAY, DAY + timedelta(days=count)) for count in days]


@pytest.mark.parametrize(
    ("days", "expected"),
    [((), None), ((1, 1, 1, 1), None), ((0, 0, 0, 9, 9), 0), ((5, 1, 2, 2, 30), 2), ((1, 1, 1, 4, 4, 4), 4)],
)
def test_the_median_of_at_least_five(days, expected):
    assert usual_days(ways(*days)) == expected


def test_a_clock_that_went_back_is_no_negative_way():
    assert usual_days(ways(-3, -1, -1, -2, 0)) == 0


def test_the_words():
    assert usual_words(None) == ""
    assert usual_words(0).endswith("terkirim pada hari yang sama.")
    assert usual_words(3).endswith("terkirim dalam 3 hari.")
