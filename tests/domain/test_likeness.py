"""Names that are one person's: any order, one letter off, old spelling, MUH for MUHAMMAD; twins are not one name."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.likeness import ALIKE, SAME, one_letter_off, similarity

_WORDS = st.lists(st.text(string.ascii_uppercase, min_size=1, max_size=9), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Aminah", "AMINAH SITI"),
        ("Muh. Rizki Contoh", "MUHAMMAD RISKI CONTOH"),
        ("Moch. Yusuf", "Mohammad Jusuf"),
        ("Nur Aini", "NURAINI"),
        ("Siti Aminah", "SITI AMIRAH"),
        ("Aisyah Putri Contoh", "AISYAH PUTRA CONTOH"),
        ("Dewi Lestari", "Dewi Lestrai"),
        ("Hj. Kartini Contoh", "KARTINI CONTOH, S.PD"),
    ],
)
def test_one_name_written_twice(one: str, other: str) -> None:
    assert similarity(one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), [("Aisyah", "Aisyah Putri"), ("Bunga Contoh", "Bunga Contoh Melati")])
def test_a_name_that_was_cut_short_is_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aisyah Putri", "Aminah Dewi"),
        ("Muhammad Hasan", "Muhammad Husein"),
        ("Budi", "Andi"),
        ("", "Budi"),
        ("7", "7"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert similarity(one, other) < ALIKE


@given(words=_WORDS, seed=st.randoms(use_true_random=False))
def test_words_may_stand_in_any_order(words: list[str], seed: object) -> None:
    swapped = list(words)
    seed.shuffle(swapped)  # type: ignore[attr-defined]
    assert similarity(" ".join(words), " ".join(swapped)) >= SAME


@given(one=_WORDS, other=_WORDS)
def test_it_does_not_matter_which_name_comes_first(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert 0.0 <= similarity(first, second) <= 1.0
    assert similarity(first, first) in {0.0, 1.0}
    assert (similarity(first, second) >= SAME) == (similarity(second, first) >= SAME)


@given(word=st.text(string.ascii_uppercase, min_size=4, max_size=12), place=st.integers(0, 11), data=st.data())
def test_one_letter_off_is_symmetric(word: str, place: int, data: st.DataObject) -> None:
    at = place % len(word)
    letter = data.draw(st.sampled_from(string.ascii_uppercase))
    for changed in (word[:at] + letter + word[at + 1 :], word[:at] + letter + word[at:]):
        assert one_letter_off(word, changed) == (word != changed)
        assert one_letter_off(changed, word) == (word != changed)
    assert not one_letter_off(word, f"{word}{letter}{letter}")
