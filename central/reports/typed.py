"""The file that people type for the monthly report: letterhead, signer, targets, denominators with source and date."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from kiosk.domain.deadlines import ClockMode
from kiosk.domain.report_facts import Denominator
from kiosk.forms.monthly_rows import INDICATORS

_KNOWN: Final = frozenset(
    {"letter", "targets", "manual", "levies", "followup", "coverage", "users", "clock", "holidays"}
)
_LETTER: Final = ("number", "to", "place", "signer_title", "signer")
_TARGETS: Final = frozenset(one.key for one in INDICATORS)


class BadTyped(Exception):
    """The file cannot be used; the text names the file, the key and what is expected there."""


@dataclass(frozen=True, slots=True)
class NamedCoverage:
    """A denominator under its printed name, and the products that count towards it."""

    name: str
    products: tuple[str, ...]
    base: Denominator


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; ``letter`` holds texts by name, months are ``2026-10``, ``followup`` is by reason code."""

    head: tuple[str, ...]
    letter: Mapping[str, str]
    targets: Mapping[str, Decimal]
    manual: Mapping[str, int]
    levies: Mapping[str, int]
    followup: Mapping[str, str]
    coverage: tuple[NamedCoverage, ...]
    users: int | None
    clock: ClockMode
    holidays: frozenset[date]


def read_typed(path: Path) -> Typed:
    """Read and check the file. Raises `BadTyped`."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise BadTyped(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadTyped(f"{path}: {error}") from error
    return _Reader(path.name).typed(given)


class _Reader:
    """Takes values out of the file; every complaint names the file and the key."""

    def __init__(self, name: str) -> None:
        self._name = name

    def typed(self, given: Mapping[str, object]) -> Typed:
        if unknown := sorted(set(given) - _KNOWN):
            raise self._bad(unknown[0], "is not known here")
        letter = self._table(given, "letter")
        targets = self._table(given, "targets")
        if unknown := sorted(set(targets) - _TARGETS):
            raise self._bad(f"targets.{unknown[0]}", f"is no indicator; known are {', '.join(sorted(_TARGETS))}")
        coverage = given.get("coverage", [])
        if not isinstance(coverage, list):
            raise self._bad("coverage", "must be tables, written [[coverage]]")
        holidays = given.get("holidays", [])
        if not isinstance(holidays, list):
            raise self._bad("holidays", "must be a list of dates")
        return Typed(
            head=self._head(letter),
            letter={name: self._text(letter, "letter", name, needed=name in _LETTER)
                    for name in (*_LETTER, "rank", "nip")},
            targets={name: self._decimal(targets, f"targets.{name}", name) for name in targets},
            manual=self._counts(given, "manual"),
            levies=self._counts(given, "levies"),
            followup={name: str(text) for name, text in self._table(given, "followup").items()},
            coverage=tuple(self._coverage(one, f"coverage[{place}]") for place, one in enumerate(coverage)),
            users=self._count(given, "users", "users") if "users" in given else None,
            clock=self._clock(given.get("clock", ClockMode.CALENDAR.value)),
            holidays=frozenset(self._day(one, "holidays") for one in holidays),
        )  # fmt: skip

    def _head(self, letter: Mapping[str, object]) -> tuple[str, ...]:
        lines = letter.get("head")
        if not isinstance(lines, list) or not lines or not all(isinstance(line, str) for line in lines):
            raise self._bad("letter.head", "must be a list of lines")
        return tuple(lines)

    def _coverage(self, one: object, key: str) -> NamedCoverage:
        if not isinstance(one, dict):
            raise self._bad(key, "must be a table")
        codes = one.get("products", [])
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise self._bad(f"{key}.products", "must be a list of product codes")
        base = Denominator(
            total=self._count(one, f"{key}.total", "total"), held=self._count(one, f"{key}.held", "held"),
            as_of=self._day(one.get("as_of"), f"{key}.as_of"), source=self._text(one, key, "source", needed=True),
        )  # fmt: skip
        return NamedCoverage(self._text(one, key, "name", needed=True), tuple(codes), base)

    def _counts(self, given: Mapping[str, object], key: str) -> dict[str, int]:
        table = self._table(given, key)
        return {month: self._count(table, f"{key}.{month}", month) for month in table}

    def _table(self, given: Mapping[str, object], key: str) -> Mapping[str, object]:
        found = given.get(key, {})
        if not isinstance(found, dict):
            raise self._bad(key, "must be a table")
        return found

    def _text(self, table: Mapping[str, object], key: str, name: str, *, needed: bool = False) -> str:
        found = table.get(name, "")
        if not isinstance(found, str) or (needed and not found.strip()):
            raise self._bad(f"{key}.{name}", "must be a text")
        return found.strip()

    def _count(self, table: Mapping[str, object], key: str, name: str) -> int:
        found = table.get(name)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self._bad(key, "must be a whole number, 0 or more")
        return found

    def _decimal(self, table: Mapping[str, object], key: str, name: str) -> Decimal:
        found = table.get(name)
        if isinstance(found, bool) or not isinstance(found, int | Decimal) or not Decimal(found).is_finite():
            raise self._bad(key, "must be a number")
        return Decimal(found)

    def _day(self, found: object, key: str) -> date:
        if type(found) is not date:
            raise self._bad(key, "must be a date such as 2026-06-30, without quotation marks")
        return found

    def _clock(self, found: object) -> ClockMode:
        if found not in set(ClockMode):
            raise self._bad("clock", f"must be one of {', '.join(ClockMode)}")
        return ClockMode(str(found))

    def _bad(self, key: str, why: str) -> BadTyped:
        return BadTyped(f"{self._name}: {key} {why}")
