"""Dates and times: typed, worded, counted, and the zones of provinces."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import dates
from kiosk.domain.dates import InvalidDate, InvalidTime
from kiosk.domain.reference import MONTHS, PROVINCE_CODES

TODAY = date(2026, 11, 21)
AUG = date(1995, 8, 5)
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    "text",
    ["5/8/1995", "05-08-1995", "5.8.1995", "5 8 1995", "5 - 8 - 95", "5/8/95", "05081995", "050895", "5 agu 1995",
     "5 Agustus 1995", "5 AGT 1995", "5-Ags-95", "5agu1995", "1995-08-05", "  5\u20138\u20131995 ", "5 August 1995",
     "5. Agustus, 1995"],
)  # fmt: skip
def test_typed_dates(text: str) -> None:
    assert dates.parse_typed(text, TODAY) == AUG


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)))
def test_every_printed_date_reads_back(day: date) -> None:
    for text in (dates.format_long(day), dates.format_short(day), day.isoformat(), f"{day:%d%m%Y}"):
        assert dates.parse_typed(text, TODAY) == day


@given(st.dates(date(1926, 11, 22), TODAY))
def test_two_digits_mean_the_latest_year_that_is_past(day: date) -> None:
    assert dates.parse_typed(f"{day:%d/%m/%y}", TODAY) == day


@pytest.mark.parametrize(("number", "word"), list(enumerate(MONTHS, 1)))
def test_months_by_their_first_letters(number: int, word: str) -> None:
    for length in range(3, len(word) + 1):
        assert dates.parse_typed(f"3 {word[:length]} 2001", TODAY) == date(2001, number, 3)


@pytest.mark.parametrize(("word", "number"), [("nopember", 11), ("peb", 2), ("okt", 10), ("oct", 10), ("dec", 12)])
def test_other_words_for_months(word: str, number: int) -> None:
    assert dates.parse_typed(f"3 {word} 2001", TODAY).month == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date.empty"),
        ("   ", "date.empty"),
        ("5/8", "date.format"),
        ("5 augustus 1995", "date.format"),
        ("5 ju 1995", "date.format"),
        ("kemarin", "date.format"),
        ("5/8/199", "date.format"),
        ("\u0665/8/1995", "date.format"),
        ("5/8/1995/1", "date.format"),
        ("31/2/2001", "date.invalid"),
        ("1/13/2001", "date.invalid"),
        ("0/1/01", "date.invalid"),
        ("29 feb 2023", "date.invalid"),
        ("5/8/1849", "date.year"),
        ("5/8/0095", "date.year"),
    ],
)
def test_texts_that_are_no_date(text: str, code: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        dates.parse_typed(text, TODAY)
    assert caught.value.code == code


@given(st.text(max_size=12) | st.text("0123456789/.- agustmeiIJ", max_size=14))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = dates.parse_typed(text, TODAY)
    except InvalidDate:
        return
    assert found.year >= dates.EARLIEST_YEAR


def test_future_dates_are_named() -> None:
    assert dates.check_not_future(TODAY, TODAY, "anak.tanggal_lahir") == []
    (problem,) = dates.check_not_future(date(2026, 11, 22), TODAY, "anak.tanggal_lahir")
    assert (problem.code, problem.severity) == ("date.future", "error")
    assert problem.details == {"date": "2026-11-22", "today": "2026-11-21"}


@pytest.mark.parametrize("text", ["14.30", "14:30", "1430", " 14.30 WIB", "14.30wita", "14 30", "14,30 wit"])
def test_typed_times(text: str) -> None:
    assert dates.parse_time(text) == time(14, 30)


def test_a_bare_hour_is_the_full_hour() -> None:
    assert dates.parse_time("7") == time(7)
    assert dates.parse_time("00") == time(0)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "time.empty"), ("WIB", "time.empty"), ("pagi", "time.format"), ("1.5", "time.format"), ("143", "time.format"),
     ("24.00", "time.invalid"), ("12.60", "time.invalid"), ("\u0667", "time.format")],
)  # fmt: skip
def test_texts_that_are_no_time(text: str, code: str) -> None:
    with pytest.raises(InvalidTime) as caught:
        dates.parse_time(text)
    assert caught.value.code == code


@given(st.times())
def test_every_printed_time_reads_back(moment: time) -> None:
    shown = dates.format_time(moment, JAKARTA)
    assert dates.parse_time(shown) == time(moment.hour, moment.minute)


def test_wording() -> None:
    assert dates.format_long(TODAY) == "21 November 2026"
    assert dates.format_short(date(2026, 1, 2)) == "02-01-2026"
    assert dates.weekday_name(TODAY) == "Sabtu"
    assert dates.format_time(time(14, 30), JAKARTA) == "14.30 WIB"
    moment = datetime(2026, 11, 21, 20, 5, tzinfo=UTC)
    assert dates.format_moment(moment, JAKARTA) == "22 November 2026 pukul 03.05 WIB"
    assert dates.format_moment(moment, dates.zone_of("91")) == "22 November 2026 pukul 05.05 WIT"


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2000, 11, 21), TODAY, 26),
        (date(2000, 11, 22), TODAY, 25),
        (TODAY, TODAY, 0),
        (date(2026, 11, 22), TODAY, -1),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age(born: date, day: date, age: int) -> None:
    assert dates.age_on(born, day) == age


@pytest.mark.parametrize(
    ("province", "label", "hours"),
    [("11", "WIB", 7), ("32.72.01", "WIB", 7), ("61", "WIB", 7), ("62", "WIB", 7), ("63", "WITA", 8), ("65", "WITA", 8),
     ("51", "WITA", 8), ("76", "WITA", 8), ("81", "WIT", 9), ("94", "WIT", 9), ("96", "WIT", 9), ("99", "WIB", 7)],
)  # fmt: skip
def test_zones_of_provinces(province: str, label: str, hours: int) -> None:
    zone = dates.zone_of(province)
    assert dates.zone_label(zone) == label
    offset = datetime(2026, 1, 1, tzinfo=zone).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600
    assert dates.zone_named(label).key == zone.key


def test_every_province_has_one_of_three_zones() -> None:
    assert {dates.zone_label(dates.zone_of(code)) for code in PROVINCE_CODES} == {"WIB", "WITA", "WIT"}


def test_other_zones_go_by_their_own_name() -> None:
    assert dates.zone_label(ZoneInfo("Asia/Tokyo")) == "Asia/Tokyo"
    with pytest.raises(InvalidTime) as caught:
        dates.zone_named("GMT")
    assert caught.value.code == "time.zone"
