"""The family card's 16-digit number (No KK): region code (6), date of registration DDMMYY (6), sequence (4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.nik import RegionLookup, normalise_digits, possible_dates, shape_problem
from kiosk.domain.reference import CONTOH_PROVINCE, PROVINCE_CODES

_WOMAN_DAYS = range(41, 72)


class InvalidFamilyCardNumber(DomainError):
    """A text is no family card number; codes ``kk.*`` of `kiosk.domain.errors`."""


@dataclass(frozen=True, slots=True)
class FamilyCardNumber:
    """A well-formed family card number. Build one with `FamilyCardNumber.parse`, never directly."""

    digits: str

    def __str__(self) -> str:
        return self.digits

    @classmethod
    def parse(cls, text: str, *, allow_contoh: bool = False, allow_unknown_province: bool = False) -> FamilyCardNumber:
        """Read a number as it is typed; the switches are those of `Nik.parse`. Raises `InvalidFamilyCardNumber`."""
        digits = normalise_digits(text)
        code = shape_problem(digits)
        if code:
            raise InvalidFamilyCardNumber(f"kk.{code}", {"count": len(digits)} if code == "length" else None)
        province = digits[:2]
        if province == CONTOH_PROVINCE and not allow_contoh:
            raise InvalidFamilyCardNumber("kk.contoh")
        if province not in PROVINCE_CODES | {CONTOH_PROVINCE} and not allow_unknown_province:
            raise InvalidFamilyCardNumber("kk.province", {"province": province})
        return cls(digits)

    @property
    def subdistrict(self) -> str:
        """The kecamatan that gave the number, as a region code: ``32.72.01``."""
        return f"{self.digits[:2]}.{self.digits[2:4]}.{self.digits[4:6]}"

    @property
    def looks_like_nik(self) -> bool:
        """Whether the day is raised by 40, as only a woman's NIK has it."""
        return int(self.digits[6:8]) in _WOMAN_DAYS


def check_family_card(
    text: str,
    *,
    today: date,
    allow_contoh: bool,
    regions: RegionLookup | None,
    path: str,
    nik: str = "",
) -> list[Problem]:
    """All findings about a typed family card number; ``nik`` is what was typed as the same person's NIK.

    An error of shape or province 99 comes alone; an unknown province is overridable and comes with the warnings.
    """
    problems = []
    try:
        number = FamilyCardNumber.parse(text, allow_contoh=allow_contoh)
    except InvalidFamilyCardNumber as error:
        if error.code != "kk.province":
            return [Problem.of(path, error)]
        problems.append(Problem.of(path, error, overridable=True))
        number = FamilyCardNumber.parse(text, allow_unknown_province=True)
    else:
        if regions is not None and regions.get(number.subdistrict) is None:
            problems.append(Problem.warning(path, "kk.region_old", {"region": number.subdistrict}))
    problems.extend(_likeness_warnings(number, nik, path))
    problems.extend(_date_warnings(number, today, path))
    return problems


def _likeness_warnings(number: FamilyCardNumber, nik: str, path: str) -> Iterator[Problem]:
    if normalise_digits(nik) == number.digits:
        yield Problem.warning(path, "kk.same_as_nik")
    elif number.looks_like_nik:
        yield Problem.warning(path, "kk.looks_like_nik")


def _date_warnings(number: FamilyCardNumber, today: date, path: str) -> Iterator[Problem]:
    if number.looks_like_nik:
        return
    # Cards with such numbers exist since the register was computerised, so YY means 20YY where that date is past.
    dates = possible_dates(number.digits[6:12])
    if not dates:
        yield Problem.warning(path, "kk.date_invalid", {"digits": number.digits[6:12]})
    elif dates[-1] > today and not _may_be_last_century(dates):
        yield Problem.warning(path, "kk.date_future", {"date": dates[-1].isoformat()})


def _may_be_last_century(dates: tuple[date, ...]) -> bool:
    """Whether the older reading is a year in which family cards were already numbered on computers."""
    return dates[0].year >= 1990 and dates[0].year < 2000
