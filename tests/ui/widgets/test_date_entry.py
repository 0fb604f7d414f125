"""Dates as people type and paste them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.date_entry import MONTHS, joined, month_of, opened, read, split, spoken


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5/8/1995", ("5", "8", "1995")),
        ("05-08-1995", ("5", "8", "1995")),
        (" 5.8.1995 ", ("5", "8", "1995")),
        ("1995-08-05", ("5", "8", "1995")),
        ("5 agu 1995", ("5", "8", "1995")),
        ("5 Agustus 1995", ("5", "8", "1995")),
        ("05081995", ("5", "8", "1995")),
        ("5 ju 1995", None),
        ("lima", None),
        ("5/8/95", None),
        ("", None),
    ],
)
def test_what_is_pasted(text: str, parts: tuple[str, str, str] | None) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("letters", "number"),
    [
        ("agu", "8"),
        ("a", ""),
        ("ap", "4"),
        ("Mei", "5"),
        ("m", ""),
        ("ju", ""),
        ("mar", "3"),
        ("8", "8"),
        ("x", ""),
        ("", ""),
    ],
)
def test_months_by_letters(letters: str, number: str) -> None:
    assert month_of(letters) == number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_comes_back_from_its_boxes(day: date) -> None:
    parts = opened(day.isoformat())
    assert read(parts) == day
    assert joined(parts) == day.isoformat()


@given(
    st.tuples(st.text("0123456789", max_size=2), st.text("0123456789", max_size=2), st.text("0123456789", max_size=4))
)
def test_nothing_typed_is_lost(parts: tuple[str, str, str]) -> None:
    again = opened(joined(parts))
    assert read(again) == read(parts)
    if read(parts) is None:
        assert again == parts


@pytest.mark.parametrize("parts", [("31", "2", "1995"), ("0", "1", "2000"), ("5", "13", "1995"), ("5", "8", "95")])
def test_what_is_no_date(parts: tuple[str, str, str]) -> None:
    assert read(parts) is None
    assert joined(parts) == "/".join(parts)


def test_the_sentence_under_the_boxes() -> None:
    today = date(2026, 11, 21)
    assert spoken(date(1995, 8, 5), today) == "Sabtu, 5 Agustus 1995, 31 tahun"
    assert spoken(date(1995, 11, 22), today) == "Rabu, 22 November 1995, 30 tahun"
    assert spoken(date(2026, 11, 10), today) == "Selasa, 10 November 2026, 11 hari"
    assert spoken(today, today) == "Sabtu, 21 November 2026, hari ini"
    assert spoken(date(2027, 1, 1), today) == "Jumat, 1 Januari 2027"
    assert len(MONTHS) == 12
