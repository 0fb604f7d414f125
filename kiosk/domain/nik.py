"""The NIK, a person's 16-digit number: ``PP KK CC DDMMYY NNNN``, women's day raised by 40.

It carries no check digit and stays for life, so a date, sex or region that differs is asked about, never refused
(UU 24/2013; Permendagri 108/2019). Region codes are Kemendagri's. Only SIAK knows whether a NIK exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.reference import CONTOH_PROVINCE, FEMALE, MALE, PROVINCE_CODES

LENGTH = 16

_ASCII_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212]+")
_COUNTING_UP = "1234567890123456"
_WOMAN_DAY_OFFSET = 40
_OLDEST = 110


class RegionLookup(Protocol):
    """Where region codes are known: `kiosk.domain.regions.Regions` or a stand-in."""

    def get(self, code: str) -> object | None:
        """What is known under a dotted code such as ``32.72.01``, or None."""


class InvalidNik(DomainError):
    """A text is no NIK; codes ``nik.*`` of `kiosk.domain.errors`."""


@dataclass(frozen=True, slots=True)
class Nik:
    """A well-formed NIK. Build one with `Nik.parse`, never directly."""

    digits: str

    def __str__(self) -> str:
        return self.digits

    @classmethod
    def parse(cls, text: str, *, allow_contoh: bool = False, allow_unknown_province: bool = False) -> Nik:
        """Read a NIK as it is typed, with spaces, dots or dashes.

        ``allow_contoh`` lets the fictitious province 99 pass (training mode and districts 99.xx);
        ``allow_unknown_province`` is for a recorded override. Raises `InvalidNik`.
        """
        digits = normalise_digits(text)
        code = shape_problem(digits)
        if code:
            raise InvalidNik(f"nik.{code}", {"count": len(digits)} if code == "length" else None)
        province = digits[:2]
        if province == CONTOH_PROVINCE and not allow_contoh:
            raise InvalidNik("nik.contoh")
        if province not in PROVINCE_CODES | {CONTOH_PROVINCE} and not allow_unknown_province:
            raise InvalidNik("nik.province", {"province": province})
        return cls(digits)

    @property
    def subdistrict(self) -> str:
        """The kecamatan of first registration as a region code: ``32.72.01``."""
        return f"{self.digits[:2]}.{self.digits[2:4]}.{self.digits[4:6]}"

    @property
    def sex(self) -> int:
        """What the digits say: 1 man, 2 woman (list 4.1)."""
        return FEMALE if int(self.digits[6:8]) > _WOMAN_DAY_OFFSET else MALE

    def claims_birth_date(self, born: date) -> bool:
        """Whether the digits agree with ``born``, as a man's or as a woman's."""
        as_woman = f"{born.day + _WOMAN_DAY_OFFSET:02d}{born:%m%y}"
        return self.digits[6:12] in (f"{born:%d%m%y}", as_woman)


@dataclass(frozen=True, slots=True)
class BirthClaim:
    """What a NIK says of its holder; ``certain`` is False when both centuries fit and nothing decides."""

    born: date
    sex: int
    certain: bool


def normalise_digits(text: str) -> str:
    """``text`` without the blanks, dots and dashes that people put between groups of digits."""
    return _SEPARATORS.sub("", text)


def shape_problem(digits: str) -> str:
    """The tail of the code for a 16-digit number that cannot be one, or an empty text. Serves NIK and No KK."""
    if not digits:
        return "empty"
    if not _ASCII_DIGITS.fullmatch(digits):
        return "characters"
    if len(digits) != LENGTH:
        return "length"
    if digits == digits[0] * LENGTH or digits == _COUNTING_UP:
        return "pattern"
    return "sequence" if digits.endswith("0000") else ""


def possible_dates(digits: str) -> tuple[date, ...]:
    """The real dates that six digits DDMMYY may mean, 19YY before 20YY."""
    found = []
    for century in (1900, 2000):
        try:
            found.append(date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2])))
        except ValueError:
            continue
    return tuple(found)


def birth_date_and_sex(nik: Nik, *, today: date, born: date | None = None) -> BirthClaim | None:
    """What the form may propose from ``nik``; None when its digits are no date of a living person.

    The century is the one that gives an age of 0 to 110 years. When both do, the date already entered (``born``)
    decides; without one the younger age is proposed and not certain.
    """
    day = int(nik.digits[6:8])
    if nik.sex == FEMALE:
        day -= _WOMAN_DAY_OFFSET
    fitting = [
        found
        for found in possible_dates(f"{day:02d}{nik.digits[8:12]}")
        if found <= today and today.year - found.year <= _OLDEST
    ]
    if not fitting:
        return None
    if born in fitting:
        return BirthClaim(born, nik.sex, certain=True)
    return BirthClaim(fitting[-1], nik.sex, certain=len(fitting) == 1)


def check_nik(
    text: str,
    *,
    born: date | None,
    sex: int | None,
    today: date,
    allow_contoh: bool,
    regions: RegionLookup | None,
    path: str,
) -> list[Problem]:
    """All findings about a typed NIK beside what else was answered about the person.

    ``born`` and ``sex`` (1 or 2) are None while unknown; ``regions`` None skips the region question. An error of
    shape or province 99 comes alone; an unknown province is overridable and comes with the warnings.
    """
    problems = []
    try:
        nik = Nik.parse(text, allow_contoh=allow_contoh)
    except InvalidNik as error:
        if error.code != "nik.province":
            return [Problem.of(path, error)]
        problems.append(Problem.of(path, error, overridable=True))
        nik = Nik.parse(text, allow_unknown_province=True)
    else:
        problems.extend(_region_warnings(nik, regions, path))
    problems.extend(_person_warnings(nik, born, sex, today, path))
    return problems


def _region_warnings(nik: Nik, regions: RegionLookup | None, path: str) -> Iterator[Problem]:
    if regions is None:
        return
    for code in (nik.subdistrict[:5], nik.subdistrict):
        if regions.get(code) is None:
            yield Problem.warning(path, "nik.region_old", {"region": code})
            return


def _person_warnings(nik: Nik, born: date | None, sex: int | None, today: date, path: str) -> Iterator[Problem]:
    claim = birth_date_and_sex(nik, today=today, born=born)
    if claim is None:
        yield Problem.warning(path, "nik.date_invalid", {"digits": nik.digits[6:12]})
    elif born is not None and not nik.claims_birth_date(born):
        details = {"nik_date": claim.born.isoformat(), "born": born.isoformat()}
        yield Problem.warning(path, "nik.date_differs", details)
    if sex is not None and sex != nik.sex:
        yield Problem.warning(path, "nik.sex_differs", {"nik_sex": nik.sex, "sex": sex})
