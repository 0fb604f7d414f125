"""Which four digits open the tracking of a case."""

import random

import pytest

from kiosk.domain.tracking_digits import TrackingDigits, matches, pin_of, tracking_digits

CASE = "0193a000-0000-7000-8000-0000000000aa"


@pytest.mark.parametrize(
    ("answers", "applicant", "expected"),
    [
        ({"pelapor.nik": "9901011203930002", "pelapor.telepon": "+6281200001234"}, "pelapor", ("nik", "0002")),
        ({"pemohon.nik": "990101 120393 0042"}, "pemohon", ("nik", "0042")),
        ({"pelapor.nik_alasan": "belum_terdata", "pelapor.telepon": "+6281200001234"}, "pelapor", ("phone", "1234")),
        ({"pelapor.nik": "abc", "pelapor.telepon": "+6281200001234"}, "pelapor", ("phone", "1234")),
        ({"pelapor.nik": "9901011203930002"}, "pemohon", ("pin", pin_of(CASE))),
        ({"pemohon.telepon_alasan": "tidak_punya_hp"}, "pemohon", ("pin", pin_of(CASE))),
    ],
)
def test_the_digits_are_those_of_the_nik_else_the_telephone_else_a_pin(answers, applicant, expected):
    assert tracking_digits(answers, applicant, CASE) == TrackingDigits(*expected)


def test_pins_are_four_digits_that_stay_and_spread():
    rng = random.Random(7)
    ids = [f"{rng.getrandbits(128):032x}" for _ in range(2000)]
    pins = [pin_of(one) for one in ids]
    assert all(len(pin) == 4 and pin.isdigit() for pin in pins)
    assert pins == [pin_of(one) for one in ids]
    assert len(set(pins)) > 1700


def test_typed_digits_open_only_their_own_case():
    digits = tracking_digits({"pelapor.nik": "9901011203930002"}, "pelapor", CASE)
    assert matches(digits, " 00 02 ")
    assert not matches(digits, "0003")
    assert not matches(digits, "")
