"""The NIK: what it must look like, what it says of its holder, and what is only asked about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import Problem
from kiosk.domain.masking import mask_number, mask_phone
from kiosk.domain.nik import InvalidNik, Nik, birth_date_and_sex, check_nik, normalise_digits
from kiosk.domain.reference import FEMALE, MALE, PROVINCE_CODES

TODAY = date(2026, 11, 21)
BORN = date(1995, 8, 5)
MAN = "9901010508950001"
WOMAN = "9901014508950002"

provinces = st.sampled_from(sorted(PROVINCE_CODES))


class Known:
    """Region codes of a small country."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def get(self, code: str) -> str | None:
        return code if code in self.codes else None


def check(text: str, **given: object) -> list[Problem]:
    facts: dict[str, object] = {"born": None, "sex": None, "today": TODAY, "allow_contoh": True, "regions": None}
    return check_nik(text, path="ibu.nik", **{**facts, **given})  # type: ignore[arg-type]


def codes(text: str, **given: object) -> list[str]:
    return [problem.code.removeprefix("nik.") for problem in check(text, **given)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nik.empty"),
        (" . - ", "nik.empty"),
        ("99010105O8950001", "nik.characters"),
        ("\u0669901010508950001", "nik.characters"),
        ("990101050895000", "nik.length"),
        ("99010105089500011", "nik.length"),
        ("1111111111111111", "nik.pattern"),
        ("1234567890123456", "nik.pattern"),
        ("9901010508950000", "nik.sequence"),
        ("2201010508950001", "nik.province"),
        ("0001010508950001", "nik.province"),
    ],
)
def test_texts_that_are_no_nik(text: str, code: str) -> None:
    with pytest.raises(InvalidNik) as caught:
        Nik.parse(text, allow_contoh=True)
    assert caught.value.code == code


def test_details_fill_the_sentence() -> None:
    (problem,) = check("9901 0105 08")
    assert (problem.path, problem.code, problem.details) == ("ibu.nik", "nik.length", {"count": 10})
    (problem,) = check("2201010508950001")
    assert problem.details == {"province": "22"}
    assert problem.overridable


def test_the_fictitious_province_passes_only_where_it_belongs() -> None:
    assert codes(MAN) == []
    (problem,) = check(MAN, allow_contoh=False)
    assert (problem.code, problem.overridable) == ("nik.contoh", False)
    with pytest.raises(InvalidNik):
        Nik.parse(MAN)


def test_an_overridden_province_is_a_nik() -> None:
    assert str(Nik.parse("2201010508950001", allow_unknown_province=True)) == "2201010508950001"


@given(provinces, st.integers(1, 9999), st.sampled_from(["", " ", ".", "-", "\u2013", "\u00a0"]))
def test_any_separators_may_be_typed(province: str, sequence: int, mark: str) -> None:
    digits = f"{province}0101050895{sequence:04d}"
    typed = mark.join(digits[at : at + 4] for at in range(0, 16, 4))
    assert Nik.parse(f" {typed} ").digits == digits == normalise_digits(typed)


@given(provinces, st.dates(date(1917, 1, 1), TODAY), st.sampled_from([MALE, FEMALE]))
def test_a_right_nik_agrees_with_its_holder(province: str, born: date, sex: int) -> None:
    text = f"{province}0101{born.day + (40 if sex == FEMALE else 0):02d}{born:%m%y}0001"
    assert codes(text, born=born, sex=sex) == []
    claim = birth_date_and_sex(Nik.parse(text), today=TODAY, born=born)
    assert claim is not None
    assert (claim.born, claim.sex, claim.certain) == (born, sex, True)


@given(st.dates(date(1917, 1, 1), TODAY), st.dates(date(1917, 1, 1), TODAY))
def test_another_date_is_asked_about(one: date, other: date) -> None:
    text = f"990101{one:%d%m%y}0001"
    same = f"{one:%d%m%y}" == f"{other:%d%m%y}"
    assert codes(text, born=other) == ([] if same else ["date_differs"])


def test_differences_are_warnings_with_both_values() -> None:
    date_problem, sex_problem = check(WOMAN, born=date(1995, 8, 6), sex=MALE)
    assert {date_problem.severity, sex_problem.severity} == {"warning"}
    assert date_problem.details == {"nik_date": "1995-08-05", "born": "1995-08-06"}
    assert sex_problem.code == "nik.sex_differs"
    assert sex_problem.details == {"nik_sex": FEMALE, "sex": MALE}


@pytest.mark.parametrize("day", ["000895", "320895", "400895", "720895", "051395", "050095", "310295", "290201"])
def test_digits_that_are_no_date_are_asked_about(day: str) -> None:
    text = f"990101{day}0001"
    assert codes(text, born=BORN) == ["date_invalid"]
    assert check(text)[0].details == {"digits": day}
    assert birth_date_and_sex(Nik.parse(text, allow_contoh=True), today=TODAY) is None


def test_the_century_is_the_one_of_a_living_person() -> None:
    def claim(day: str, born: date | None = None) -> tuple[date, bool] | None:
        found = birth_date_and_sex(Nik.parse(f"990101{day}0001", allow_contoh=True), today=TODAY, born=born)
        return None if found is None else (found.born, found.certain)

    assert claim("050895") == (BORN, True)
    assert claim("010120") == (date(2020, 1, 1), False)
    assert claim("010120", date(1920, 1, 1)) == (date(1920, 1, 1), True)
    assert claim("010120", BORN) == (date(2020, 1, 1), False)
    assert claim("221126") == (date(1926, 11, 22), True)
    assert claim("290200") == (date(2000, 2, 29), True)
    assert claim("010110") == (date(2010, 1, 1), True)


def test_old_region_codes_are_asked_about() -> None:
    regions = Known("32", "32.72", "32.72.01")
    assert codes("3272010508950001", regions=regions) == []
    assert check("3272090508950001", regions=regions)[0].details == {"region": "32.72.09"}
    (problem,) = check("3299010508950001", regions=regions)
    assert (problem.code, problem.severity, problem.details) == ("nik.region_old", "warning", {"region": "32.99"})


def test_an_unknown_province_is_not_asked_about_twice() -> None:
    assert codes("2201010508950001", regions=Known(), born=BORN, sex=FEMALE) == ["province", "sex_differs"]


def test_what_the_digits_say() -> None:
    man, woman = Nik.parse(MAN, allow_contoh=True), Nik.parse(WOMAN, allow_contoh=True)
    assert (man.sex, woman.sex) == (MALE, FEMALE)
    assert man.subdistrict == "99.01.01"
    assert man.claims_birth_date(BORN)
    assert woman.claims_birth_date(BORN)
    assert not man.claims_birth_date(BORN + timedelta(days=1))


@given(st.text(max_size=20) | st.text("0123456789 -.", max_size=22))
def test_any_text_gets_an_answer(text: str) -> None:
    found = codes(text, born=BORN, sex=MALE, regions=Known())
    assert found == [] or all(isinstance(code, str) for code in found)


def test_masks() -> None:
    assert mask_number("3272010508950001") == "327201******0001"
    assert mask_number("12345678901") == "*" * 11
    assert mask_number("") == ""
    assert mask_phone("+6281234567789") == "***********789"
    assert mask_phone("789") == "***"
