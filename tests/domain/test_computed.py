"""Answers that follow from others: the class and kind of a move, who is a child."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.computed import computed_value, move_class
from kiosk.domain.services import BadDefinition, builtin_services, load_service
from tests.domain.moves_cases import OFFICE, PINDAH, case_of

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("99.01.01.2001", "1"), ("99.01.01.2002", "2"), ("99.01.02.2001", "3"), ("99.02.01.2001", "4"),
        ("32.01.01.2001", "5"), ("99.01", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_class_of_a_move_is_read_from_the_two_codes(destination, expected):
    assert move_class(OFFICE, destination) == expected


_CODE = st.tuples(*(st.integers(1, 3).map(str) for _ in range(4))).map(".".join)


@given(_CODE, _CODE)
def test_the_class_is_the_same_in_both_directions_and_1_only_at_home(here, there):
    assert move_class(here, there) == move_class(there, here)
    assert (move_class(here, there) == "1") is (here == there)


@pytest.mark.parametrize(
    ("moves", "places", "expected"),
    [
        (("ya", "ya", "ya"), ("1", "3", "4"), "2"), (("ya", "tidak", "tidak"), ("1", "3", "4"), "1"),
        (("ya", "ya", "tidak"), ("1", "3", "4"), "3"), (("tidak", "ya", "ya"), ("1", "3", "4"), "4"),
        (("ya",), ("1",), "2"), (("tidak", "tidak"), ("1", "3"), ""), (("ya", ""), ("1", "3"), ""), ((), (), ""),
    ],
)  # fmt: skip
def test_the_kind_of_a_move_is_read_from_who_moves(moves, places, expected):
    assert computed_value("move_kind", (moves, places), TODAY) == expected


@pytest.mark.parametrize(
    ("move", "born", "expected"),
    [
        ("ya", "2009-11-21", "1"), ("ya", "2009-11-22", "2"), ("tidak", "1990-01-01", "3"),
        ("tidak", "2020-01-01", "4"), ("", "2020-01-01", ""), ("ya", "31-02-2020", ""), ("ya", "", ""),
    ],
)  # fmt: skip
def test_a_member_is_a_child_until_the_day_before_17(move, born, expected):
    assert computed_value("member_move", ((move,), (born,)), TODAY) == expected
    age = {"1": "1", "2": "2", "3": "1", "4": "2"}.get(expected, "")
    assert not age or computed_value("age_group", ((born,),), TODAY) == age


def test_what_is_computed_counts_and_what_was_stored_in_its_place_does_not():
    _, facts = case_of("PINDAH", "DALAM_NEGERI", {**PINDAH, "pindah.klasifikasi": "1", "pindah.jenis": "4"})
    assert facts.answers["pindah.klasifikasi"] == "4"
    assert facts.answers["pindah.jenis"] == "2"
    assert facts.answers["anggota[k3].keadaan"] == "2"


def test_without_its_sources_nothing_is_computed():
    _, facts = case_of("PINDAH", "DALAM_NEGERI", {**PINDAH, "tujuan.wilayah": "", "pindah.klasifikasi": "1"})
    assert "pindah.klasifikasi" not in facts.answers


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('computed = "move_class"', 'computed = "guess"', "definition.unknown"),
        ('["asal.wilayah", "tujuan.wilayah"]', '["asal.wilayah"]', "definition.parameter"),
        ('["asal.wilayah", "tujuan.wilayah"]', '["asal.wilayah", "tujuan.desa"]', "definition.unknown_field"),
        ('["asal.wilayah", "tujuan.wilayah"]', '["asal.wilayah", "pindah.alasan"]', "definition.type"),
        ('computed = "move_class", ', "", "definition.parameter"),
        ("must_exist = true", "must_exist = true\nfree_text = true", "definition.parameter"),
    ],
)  # fmt: skip
def test_a_computation_written_wrongly_is_refused(old, new, code):
    text = builtin_services()["PINDAH"].source.decode()
    assert old in text
    with pytest.raises(BadDefinition) as refused:
        load_service(text.replace(old, new, 1).encode(), name="pindah.toml")
    assert refused.value.code == code


def test_a_field_may_not_be_computed_from_one_that_it_shows():
    text = builtin_services()["PINDAH"].source.decode()
    shown = text.replace(
        '{ path = "tujuan.wilayah", use = "wilayah",',
        '{ path = "tujuan.wilayah", use = "wilayah", shown_when = { field = "pindah.klasifikasi", is = "1" },',
        1,
    )
    assert shown != text
    with pytest.raises(BadDefinition, match="circle"):
        load_service(shown.encode(), name="pindah.toml")
