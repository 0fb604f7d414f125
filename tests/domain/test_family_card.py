"""The family card number: what blocks and what is only asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import Problem
from kiosk.domain.family_card import FamilyCardNumber, InvalidFamilyCardNumber, check_family_card

TODAY = date(2026, 11, 21)
CARD = "9901011203190001"


class Known:
    """Region codes of a small country."""

    def get(self, code: str) -> str | None:
        return code if code == "99.01.01" else None


def check(text: str, *, nik: str = "", allow_contoh: bool = True, regions: Known | None = None) -> list[Problem]:
    return check_family_card(
        text, today=TODAY, allow_contoh=allow_contoh, regions=regions, path="pelapor.no_kk", nik=nik
    )


def codes(text: str, nik: str = "") -> list[tuple[str, str]]:
    return [(problem.code.removeprefix("kk."), problem.severity) for problem in check(text, nik=nik)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("99O1011203190001", "characters"),
        ("99010112031900", "length"),
        ("2222222222222222", "pattern"),
        ("9901011203190000", "sequence"),
    ],
)
def test_texts_that_are_no_number(text: str, code: str) -> None:
    assert codes(text) == [(code, "error")]
    with pytest.raises(InvalidFamilyCardNumber):
        FamilyCardNumber.parse(text, allow_contoh=True)


def test_a_good_number_has_no_findings() -> None:
    assert check(CARD, regions=Known()) == []
    assert check("9901.0112-0319 0001") == []
    number = FamilyCardNumber.parse(CARD, allow_contoh=True)
    assert (str(number), number.subdistrict, number.looks_like_nik) == (CARD, "99.01.01", False)


def test_length_says_how_many() -> None:
    assert check("9901")[0].details == {"count": 4}


def test_provinces() -> None:
    (problem,) = check("2201011203190001", regions=Known())
    assert (problem.code, problem.overridable, problem.details) == ("kk.province", True, {"province": "22"})
    (problem,) = check(CARD, allow_contoh=False)
    assert (problem.code, problem.overridable) == ("kk.contoh", False)
    (problem,) = check("9901021203190001", regions=Known())
    assert (problem.code, problem.severity, problem.details) == ("kk.region_old", "warning", {"region": "99.01.02"})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("211126", []),
        ("221126", ["date_future"]),
        ("120398", []),
        ("120389", ["date_future"]),
        ("310226", ["date_invalid"]),
        ("001226", ["date_invalid"]),
        ("400126", ["date_invalid"]),
        ("410126", ["looks_like_nik"]),
        ("710126", ["looks_like_nik"]),
        ("720126", ["date_invalid"]),
    ],
)
def test_the_date_inside_is_only_asked_about(day: str, expected: list[str]) -> None:
    assert codes(f"990101{day}0001") == [(code, "warning") for code in expected]


def test_what_is_wrong_with_the_date_is_said() -> None:
    assert check("9901012211260001")[0].details == {"date": "2026-11-22"}
    assert check("9901013102260001")[0].details == {"digits": "310226"}


def test_the_same_number_in_both_boxes_is_asked_about() -> None:
    assert codes(CARD, nik="9901 0112 0319 0001") == [("same_as_nik", "warning")]
    assert codes("9901014508950002", nik="9901014508950002") == [("same_as_nik", "warning")]
    assert codes("9901014508950002", nik=CARD) == [("looks_like_nik", "warning")]


@given(st.text("0123456789 -.x", max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert all(problem.code.startswith("kk.") for problem in check(text, regions=Known()))
