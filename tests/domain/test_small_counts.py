"""Counts too small to be shown stay hidden, also from somebody who knows the total."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.small_counts import without_small
from kiosk.domain.survey import publishable


def test_one_small_count_hides_a_second_so_that_it_cannot_be_told_from_the_total():
    assert without_small({"laki-laki": 40, "perempuan": 3}) == {"laki-laki": None, "perempuan": None}
    assert without_small({"a": 20, "b": 9, "c": 2, "d": 0}) == {"a": 20, "b": None, "c": None, "d": 0}
    assert without_small({"a": 1, "b": 2, "c": 30}) == {"a": None, "b": None, "c": 30}
    assert without_small({"a": 5, "b": 0}) == {"a": 5, "b": 0}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=6))
def test_no_small_count_is_ever_shown_or_to_be_worked_out(counts):
    shown = without_small(counts)
    assert all(publishable(count) for count in shown.values() if count is not None)
    hidden = [counts[key] for key, count in shown.items() if count is None]
    if len(hidden) == 1:
        assert sum(1 for count in counts.values() if count) == 1
