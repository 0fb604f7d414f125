"""Receipt numbers read back as people type them, and mistakes are found where ISO 7064 promises it."""

from datetime import date
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.errors import DomainError
from kiosk.domain.numbers import EPOCH_CHARACTERS, InvalidReceiptNumber, ReceiptNumber, next_epoch_char

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DAY = date(2026, 11, 21)
NUMBER = ReceiptNumber("99.01.01.2001", DAY, "K1A", 42)

numbers = st.builds(
    ReceiptNumber,
    st.from_regex(r"[0-9]{10}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.text(ALPHABET, min_size=3, max_size=3),
    st.integers(1, 99_999),
)


def refused(text: str) -> str:
    with pytest.raises(InvalidReceiptNumber) as caught:
        ReceiptNumber.parse(text)
    return caught.value.code


def test_text_and_call_name() -> None:
    assert NUMBER.text == str(NUMBER) == f"9901012001-261121-K1A-0042-{NUMBER.check}"
    assert NUMBER.call_name == "0042 / 21"
    assert NUMBER.village_code == "99.01.01.2001"
    assert ReceiptNumber("9901012001", DAY, "K1A", 12_345).call_name == "12345 / 21"


@given(numbers, st.randoms())
def test_reads_back_however_it_is_typed(number: ReceiptNumber, random: Random) -> None:
    assert ReceiptNumber.parse(number.text) == number
    joined = "".join(
        random.choice([char, char.lower()]) + random.choice(["", "", " ", "-", " - ", "–"]) for char in number.text
    )
    assert ReceiptNumber.parse(joined) == number
    assert ReceiptNumber.parse(number.text.replace("-", "")) == number


@given(numbers, st.data())
def test_every_single_wrong_character_is_found(number: ReceiptNumber, data: st.DataObject) -> None:
    text = number.text.replace("-", "")
    at = data.draw(st.integers(0, len(text) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET))
    assume(wrong != text[at])
    try:
        read = ReceiptNumber.parse(text[:at] + wrong + text[at + 1 :])
    except InvalidReceiptNumber:
        return
    # Only a letter that looks like the right digit is let through, and it is read as that digit.
    assert (wrong + text[at]) in {"O0", "I1", "L1"}
    assert read == number


@given(numbers, st.data())
def test_swapped_neighbours_are_found(number: ReceiptNumber, data: st.DataObject) -> None:
    text = number.text.replace("-", "")
    at = data.draw(st.integers(0, len(text) - 2))
    one, two = text[at], text[at + 1]
    assume(abs(ALPHABET.index(one) - ALPHABET.index(two)) not in (0, 1, 35))
    with pytest.raises(InvalidReceiptNumber):
        ReceiptNumber.parse(text[:at] + two + one + text[at + 2 :])


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    text = NUMBER.text
    assert ReceiptNumber.parse(text.replace("990101", "99O1O1").replace("0042", "oo42")) == NUMBER
    assert ReceiptNumber.parse(text.replace("261121", "26ll2i")) == NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "0042",
        "9901012001-261121-K1A-042-X",
        "9901012001-261121-K1A-00042-X",
        "9901012001-261121-K!A-0042-X",
        "9901012001-261121-K1A-0042",
        "9901012001-261121-K1A-123456-X",
        "٩٩01012001-261121-K1A-0042-X",
    ],
)
def test_other_texts_are_not_numbers(text: str) -> None:
    assert refused(text) == "receipt.format"


def test_a_wrong_check_character_is_named() -> None:
    wrong = "B" if NUMBER.check != "B" else "C"
    assert refused(NUMBER.text[:-1] + wrong) == "receipt.check"


def test_a_right_check_over_a_wrong_day_or_serial_is_still_refused() -> None:
    from stdnum.iso7064 import mod_37_36

    for body, code in (("9901012001261340K1A0042", "receipt.day"), ("9901012001261121K1A0000", "receipt.serial")):
        assert refused(body + mod_37_36.calc_check_digit(body)) == code


@pytest.mark.parametrize(
    ("village", "day", "kiosk", "serial", "code"),
    [
        ("990101200", DAY, "K1A", 1, "receipt.village"),
        ("990101200٣", DAY, "K1A", 1, "receipt.village"),
        ("9901012001", date(1999, 12, 31), "K1A", 1, "receipt.day"),
        ("9901012001", date(2100, 1, 1), "K1A", 1, "receipt.day"),
        ("9901012001", DAY, "k1a", 1, "receipt.kiosk"),
        ("9901012001", DAY, "K1", 1, "receipt.kiosk"),
        ("9901012001", DAY, "K1A", 0, "receipt.serial"),
        ("9901012001", DAY, "K1A", 100_000, "receipt.serial"),
    ],
)
def test_parts_that_cannot_be_printed_are_refused(village: str, day: date, kiosk: str, serial: int, code: str) -> None:
    with pytest.raises(InvalidReceiptNumber) as caught:
        ReceiptNumber(village, day, kiosk, serial)
    assert caught.value.code == code


def test_epochs_go_once_through_the_alphabet() -> None:
    seen = ["A"]
    while seen[-1] != EPOCH_CHARACTERS[-1]:
        seen.append(next_epoch_char(seen[-1]))
    assert "".join(seen) == EPOCH_CHARACTERS
    assert len(set(seen)) == len(seen)
    assert not set("IO01") & set(seen)


@pytest.mark.parametrize(
    ("character", "code"),
    [
        (EPOCH_CHARACTERS[-1], "epoch.used_up"),
        ("I", "epoch.character"),
        ("", "epoch.character"),
        ("AB", "epoch.character"),
    ],
)
def test_there_is_no_epoch_after_the_last(character: str, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        next_epoch_char(character)
    assert caught.value.code == code
