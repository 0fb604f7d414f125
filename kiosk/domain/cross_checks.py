"""Rules between answers. The set is closed and lives here; a definition switches them on with paths and numbers.

Every rule looks only at answers that count and that can be read; a missing or broken one is named at its own field.
The code of a finding is given by the definition; "error" or "warning" belongs to the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.domain.conditions import Facts, holds
from kiosk.domain.dates import age_on
from kiosk.domain.definition import CrossCheck, Service
from kiosk.domain.errors import Problem
from kiosk.domain.names import official_name
from kiosk.domain.nik import InvalidNik, Nik, birth_date_and_sex, normalise_digits


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule as the definition switched it on, and the case it is asked about."""

    check: CrossCheck
    service: Service
    facts: Facts
    today: date


_Rule = Callable[[_Asked], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class RuleShape:
    """What a rule needs of the definition: the types its paths may have, ``at`` or not, a number or not."""

    run: _Rule
    types: frozenset[str]
    needs_at: bool = False
    needs_bounds: bool = False


def run_checks(service: Service, facts: Facts, today: date) -> list[Problem]:
    """What the definition's rules find in ``facts`` (from `kiosk.domain.visibility.facts_for`)."""
    found: list[Problem] = []
    for check in service.checks:
        if holds(check.when, facts):
            found.extend(RULES[check.rule].run(_Asked(check, service, facts, today)))
    return found


def _distinct(asked: _Asked) -> Iterator[Problem]:
    """An error at the later of two equal answers."""
    seen: dict[str, str] = {}
    for path in asked.check.paths:
        value = normalise_digits(asked.facts.answers.get(path, ""))
        if value and value in seen:
            yield Problem.error(path, asked.check.code, {"other": seen[value]})
        elif value:
            seen[value] = path


def _age_at(asked: _Asked) -> Iterator[Problem]:
    """A warning when somebody was unusually young or old on the date ``at``."""
    then = asked.facts.date_of(asked.check.at)
    for path in asked.check.paths:
        born = asked.facts.date_of(path)
        if born is not None and then is not None and born < then:
            age = age_on(born, then)
            if not _within(age, asked.check):
                yield Problem.warning(path, asked.check.code, _age_details(age, asked.check))


def _before(asked: _Asked) -> Iterator[Problem]:
    """An error when a date is not before the date ``at``."""
    then = asked.facts.date_of(asked.check.at)
    for path in asked.check.paths:
        when = asked.facts.date_of(path)
        if when is not None and then is not None and when >= then:
            yield Problem.error(path, asked.check.code, {"date": when.isoformat(), "other_date": then.isoformat()})


def _up_to(asked: _Asked) -> Iterator[Problem]:
    """An error when a date is after the date ``at``; the same day is possible."""
    for problem in _not_after(asked):
        yield Problem.error(problem.path, problem.code, problem.details)


def _not_after(asked: _Asked) -> Iterator[Problem]:
    """A warning when a date is after the date ``at``."""
    then = asked.facts.date_of(asked.check.at)
    for path in asked.check.paths:
        when = asked.facts.date_of(path)
        if when is not None and then is not None and when > then:
            yield Problem.warning(path, asked.check.code, {"date": when.isoformat(), "other_date": then.isoformat()})


def _age_by_nik(asked: _Asked) -> Iterator[Problem]:
    """A warning when the age that a NIK tells is outside the bounds."""
    for path in asked.check.paths:
        try:
            nik = Nik.parse(asked.facts.answers.get(path, ""), allow_contoh=True, allow_unknown_province=True)
        except InvalidNik:
            continue
        claim = birth_date_and_sex(nik, today=asked.today)
        if claim is not None and not _within(age_on(claim.born, asked.today), asked.check):
            yield Problem.warning(path, asked.check.code, _age_details(age_on(claim.born, asked.today), asked.check))


def _age_today(asked: _Asked) -> Iterator[Problem]:
    """An error when somebody's age today is outside the bounds."""
    for path in asked.check.paths:
        born = asked.facts.date_of(path)
        if born is not None and born <= asked.today and not _within(age_on(born, asked.today), asked.check):
            yield Problem.error(path, asked.check.code, _age_details(age_on(born, asked.today), asked.check))


def _as_copied(asked: _Asked) -> Iterator[Problem]:
    """A warning when the same datum of the same person was given twice and differs."""
    fields = asked.service.fields_by_path()
    for path in asked.check.paths:
        own = asked.facts.answers.get(path, "")
        for copy in fields[path].copy_from:
            other = asked.facts.answers.get(copy.path, "")
            if own and other and holds(copy.when, asked.facts) and official_name(own) != official_name(other):
                yield Problem.warning(path, asked.check.code, {"other": copy.path, "other_value": other})


def _within(age: int, check: CrossCheck) -> bool:
    least, most = check.minimum, check.maximum
    return (least is None or age >= least) and (most is None or age <= most)


def _age_details(age: int, check: CrossCheck) -> dict[str, str | int]:
    details: dict[str, str | int] = {"age": age}
    if check.minimum is not None:
        details["minimum"] = check.minimum
    if check.maximum is not None:
        details["maximum"] = check.maximum
    return details


_DATES = frozenset({"date"})
_NIKS = frozenset({"nik"})

RULES: Mapping[str, RuleShape] = {
    "distinct": RuleShape(_distinct, frozenset({"nik", "kk", "phone"})),
    "age_at": RuleShape(_age_at, _DATES, needs_at=True, needs_bounds=True),
    "before": RuleShape(_before, _DATES, needs_at=True),
    "not_after": RuleShape(_not_after, _DATES, needs_at=True),
    "up_to": RuleShape(_up_to, _DATES, needs_at=True),
    "age_by_nik": RuleShape(_age_by_nik, _NIKS, needs_bounds=True),
    "age_today": RuleShape(_age_today, _DATES, needs_bounds=True),
    "as_copied": RuleShape(_as_copied, frozenset({"nik", "kk", "name", "new_name", "date", "text"})),
}
