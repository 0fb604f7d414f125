"""RT and RW as people write them."""

from __future__ import annotations

import pytest

from kiosk.domain.neighbourhoods import in_full, is_inside, of_address


@pytest.mark.parametrize(
    ("text", "full"), [("2/5", "002/005"), (" 002 / 005 ", "002/005"), ("", ""), ("2", ""), ("a/b", "")]
)
def test_an_rt_in_full(text: str, full: str) -> None:
    assert in_full(text) == full


@pytest.mark.parametrize(
    ("address", "full"),
    [
        ("Kp. Contoh RT 002 RW 005, Contoh Jaya", "002/005"),
        ("Jl. Melati rt.2/rw.5", "002/005"),
        ("Dusun I RT/RW 03/04", "003/004"),
        ("Kp. Contoh, Contoh Jaya", ""),
        ("Jalan SMART 12 RW", ""),
    ],
)
def test_an_rt_in_an_address(address: str, full: str) -> None:
    assert of_address(address) == full


def test_an_unknown_place_does_not_lie_outside() -> None:
    assert is_inside("002/005", ["002/005"])
    assert is_inside("", ["002/005"])
    assert not is_inside("003/005", ["002/005"])
