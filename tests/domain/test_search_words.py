"""What is typed into the search is read as names, an RT, a month."""

from datetime import date

import pytest

from kiosk.domain.applicants import applicant_group
from kiosk.domain.numbers import ReceiptNumber
from kiosk.domain.search_words import Sought, Word, read


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Sought()),
        ("Siti", Sought((Word(("siti",)),))),
        ("rt 3", Sought(rt=3)),
        ("RT.03/RW 005", Sought(rt=3, rw=5)),
        ("rt 003/005", Sought(rt=3, rw=5)),
        ("rw 7 siti", Sought((Word(("siti",)),), rw=7)),
        ("oktober", Sought((Word(("oktober",), 10),))),
        ("okt 2026", Sought((Word(("okt",), 10),), year=2026)),
        ("2026", Sought((Word(("2026",)),))),
        ("Moch", Sought((Word(("moch", "muhamad")),))),
        ("al", Sought((Word(("al",)),))),
    ],
)
def test_words_places_and_months(typed, expected):
    assert read(typed) == expected


def test_a_receipt_number_is_one_word_however_it_was_typed():
    number = ReceiptNumber("9901012001", date(2026, 11, 21), "7BA", 1).text
    assert read(number.lower()) == read(number.replace("-", " ")) == Sought((Word((number.casefold(),)),))


def test_nonsense_is_searched_for_and_found_nowhere():
    assert read('"*" OR (').words[0].spellings[0] == '"*"'
    assert not read("x" * 5000).empty


@pytest.mark.parametrize(
    ("answers", "group"),
    [({"pemohon.nik": "1"}, "pemohon"), ({"pelapor.nama": "A", "pemohon.nik": "1"}, "pelapor"), ({}, "pelapor")],
)
def test_the_person_at_the_counter(answers, group):
    assert applicant_group(answers) == group
