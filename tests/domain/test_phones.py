"""Telephone numbers: many ways to type one, one way to store it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.phones import InvalidPhone, check_phone, format_phone, parse_phone


@pytest.mark.parametrize(
    "text",
    ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812 3456 7890", "812.3456.7890", "(0812) 34567890",
     "0062 812 3456 7890", "+62 (0)812 3456 7890"],
)  # fmt: skip
def test_one_number_however_it_is_typed(text: str) -> None:
    assert parse_phone(text) == "+6281234567890"
    assert check_phone(text, "pemohon.telepon") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "phone.empty"),
        ("- -", "phone.empty"),
        ("0812abc", "phone.characters"),
        ("+", "phone.characters"),
        ("08\u0661234567890", "phone.characters"),
        ("0211234567", "phone.prefix"),
        ("+6512345678", "phone.prefix"),
        ("081234567", "phone.length"),
        ("08123456789012", "phone.length"),
    ],
)
def test_texts_that_are_no_mobile_number(text: str, code: str) -> None:
    with pytest.raises(InvalidPhone) as caught:
        parse_phone(text)
    assert caught.value.code == code
    (problem,) = check_phone(text, "pemohon.telepon")
    assert (problem.path, problem.code, problem.severity) == ("pemohon.telepon", code, "error")


def test_the_length_counts_from_the_zero() -> None:
    assert check_phone("+62 812 345 67", "x")[0].details == {"count": 9}


@given(st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
def test_what_is_shown_reads_back(text: str) -> None:
    stored = parse_phone(text)
    assert stored == "+62" + text[1:]
    assert parse_phone(format_phone(stored)) == parse_phone(stored) == stored
    assert format_phone(stored).replace("-", "") == text


def test_groups_of_four() -> None:
    assert format_phone("+628123456789") == "0812-3456-789"
