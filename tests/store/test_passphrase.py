"""Which passphrases are refused, and which are called strong."""

from __future__ import annotations

import pytest

from kiosk.store.errors import StoreTrouble
from kiosk.store.passphrase import Strength, require, strength


@pytest.mark.parametrize(
    "text",
    [
        "", "pendek", "12345678", "87654321", "qwertyuiop", "aaaaaaaaaaaa", "abcabcabc", "rahasia1", "R4hasia123",
        "password", "Bismillah", "loketloket", "kantordesa1", "abcdefgh1",
    ],
)  # fmt: skip
def test_what_a_visitor_tries_first_is_weak(text: str):
    assert strength(text) is Strength.WEAK
    with pytest.raises(StoreTrouble):
        require(text)


@pytest.mark.parametrize("text", ["kerbau92x", "mangga muda", "Tuj9-hkLp"])
def test_an_ordinary_one_is_enough(text: str):
    assert strength(text) is Strength.ENOUGH
    require(text)


@pytest.mark.parametrize("text", ["sawah hijau 27 kerbau", "empat ekor itik di pematang"])
def test_several_words_are_strong(text: str):
    assert strength(text) is Strength.STRONG


def test_the_reason_is_told_apart():
    with pytest.raises(StoreTrouble) as short:
        require("abc")
    assert (short.value.code, short.value.details) == ("passphrase.short", {"least": 8})
    with pytest.raises(StoreTrouble, match=r"passphrase\.weak"):
        require("12345678")
