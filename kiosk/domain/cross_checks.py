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
    office: str
    settings: Mapping[str, str]


_Rule = Callable[[_Asked], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class RuleShape:
    """What a rule needs of the definition: the types its paths and ``at`` may have, a number or a ``value`` or not.

    A rule without ``at_types`` takes no ``at``.
    """

    run: _Rule
    types: frozenset[str]
    at_types: frozenset[str] = frozenset()
    needs_bounds: bool = False
    needs_value: bool = False


def run_checks(
    service: Service, facts: Facts, today: date, *, office: str = "", settings: Mapping[str, str] | None = None
) -> list[Problem]:
    """What the definition's rules find in ``facts`` (from `kiosk.domain.visibility.facts_for`).

    ``office`` is the code of the office's own village, ``settings`` are those of the district.
    """
    found: list[Problem] = []
    for check in service.checks:
        if holds(check.when, facts):
            found.extend(RULES[check.rule].run(_Asked(check, service, facts, today, office, settings or {})))
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
        age = _age_by(asked.facts.answers.get(path, ""), asked.today)
        if age is not None and not _within(age, asked.check):
            yield Problem.warning(path, asked.check.code, _age_details(age, asked.check))


def _some_age_by_nik(asked: _Asked) -> Iterator[Problem]:
    """An error at the first answer when every NIK is there and by none of them anybody has the age that is asked."""
    ages = [_age_by(asked.facts.answers.get(path, ""), asked.today) for path in asked.check.paths]
    known = [age for age in ages if age is not None]
    if known and len(known) == len(ages) and not any(_within(age, asked.check) for age in known):
        yield Problem.error(asked.check.paths[0], asked.check.code, _age_details(max(known), asked.check))


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


def _exactly_one(asked: _Asked) -> Iterator[Problem]:
    """An error when not exactly one of the answers is ``value``: at the first when none is, else at every later one."""
    check, answers = asked.check, asked.facts.answers
    given = [path for path in check.paths if answers.get(path)]
    found = [path for path in given if answers[path] == check.value]
    if given and len(given) == len(check.paths) and not found:
        yield Problem.error(check.paths[0], check.code, {"count": 0})
    for path in found[1:]:
        yield Problem.error(path, check.code, {"count": len(found)})


def _among(asked: _Asked) -> Iterator[Problem]:
    """An error when an answer is none of those it must be listed with; silent until all of them are given."""
    answers = asked.facts.answers
    others = [normalise_digits(answers.get(path, "")) for path in asked.check.others]
    for path in asked.check.paths:
        own = normalise_digits(answers.get(path, ""))
        if own and others and all(others) and own not in others:
            yield Problem.error(path, asked.check.code, {"rows": len(others)})


def _differs(asked: _Asked) -> Iterator[Problem]:
    """An error when an answer is the same as the one at ``at``: a change that changes nothing."""
    other = asked.facts.answers.get(asked.check.at, "")
    for path in asked.check.paths:
        own = asked.facts.answers.get(path, "")
        if own and other and official_name(own) == official_name(other):
            yield Problem.error(path, asked.check.code, {"other": asked.check.at})


def _never(asked: _Asked) -> Iterator[Problem]:
    """An error when an answer is ``value``: the case belongs elsewhere."""
    for path in asked.check.paths:
        if asked.facts.answers.get(path) == asked.check.value:
            yield Problem.error(path, asked.check.code)


def _age_by(text: str, today: date) -> int | None:
    """The age that a NIK tells; None when it is none or tells no date."""
    try:
        nik = Nik.parse(text, allow_contoh=True, allow_unknown_province=True)
    except InvalidNik:
        return None
    claim = birth_date_and_sex(nik, today=today)
    return age_on(claim.born, today) if claim is not None else None


def _at_least_one(asked: _Asked) -> Iterator[Problem]:
    """An error at the first when all answers are given and none is ``value``."""
    check, answers = asked.check, asked.facts.answers
    given = [answers.get(path, "") for path in check.paths]
    if given and all(given) and check.value not in given:
        yield Problem.error(check.paths[0], check.code)


def _days_from_today(asked: _Asked) -> Iterator[Problem]:
    """An error when a date is fewer than ``minimum`` (negative: before today) or more than ``maximum`` days off."""
    for path in asked.check.paths:
        when = asked.facts.date_of(path)
        if when is not None and not _within((when - asked.today).days, asked.check):
            yield Problem.error(path, asked.check.code, _limits(asked.check))


def _letter_age(asked: _Asked) -> Iterator[Problem]:
    """A warning when a letter is older than ``maximum`` days, or than the district's setting says."""
    written = asked.settings.get(asked.check.setting, "")
    most = int(written) if written.isascii() and written.isdigit() else asked.check.maximum or 0
    for path in asked.check.paths:
        when = asked.facts.date_of(path)
        if when is not None and (asked.today - when).days > most:
            yield Problem.warning(path, asked.check.code, {"days": (asked.today - when).days, "maximum": most})


def _own_village(asked: _Asked) -> Iterator[Problem]:
    """An error when a place is not in the office's own village; silent where there is no office."""
    for path in asked.check.paths:
        code = asked.facts.answers.get(path, "")
        if code and asked.office and code != asked.office:
            yield Problem.error(path, asked.check.code, {"code": code, "office": asked.office})


def _limits(check: CrossCheck) -> dict[str, str | int]:
    return {
        name: value for name, value in (("minimum", check.minimum), ("maximum", check.maximum)) if value is not None
    }


def _within(age: int, check: CrossCheck) -> bool:
    least, most = check.minimum, check.maximum
    return (least is None or age >= least) and (most is None or age <= most)


def _age_details(age: int, check: CrossCheck) -> dict[str, str | int]:
    return {"age": age, **_limits(check)}


_DATES = frozenset({"date"})
_NIKS = frozenset({"nik"})

_TEXTS = frozenset({"text", "multiline", "name", "new_name"})
_CHOICES = frozenset({"choice", "long_choice"})

RULES: Mapping[str, RuleShape] = {
    "distinct": RuleShape(_distinct, frozenset({"nik", "kk", "phone"})),
    "age_at": RuleShape(_age_at, _DATES, _DATES, needs_bounds=True),
    "before": RuleShape(_before, _DATES, _DATES),
    "not_after": RuleShape(_not_after, _DATES, _DATES),
    "up_to": RuleShape(_up_to, _DATES, _DATES),
    "age_by_nik": RuleShape(_age_by_nik, _NIKS, needs_bounds=True),
    "some_age_by_nik": RuleShape(_some_age_by_nik, _NIKS, needs_bounds=True),
    "age_today": RuleShape(_age_today, _DATES, needs_bounds=True),
    "exactly_one": RuleShape(_exactly_one, _CHOICES, needs_value=True),
    "at_least_one": RuleShape(_at_least_one, _CHOICES, needs_value=True),
    "days_from_today": RuleShape(_days_from_today, _DATES, needs_bounds=True),
    "letter_age": RuleShape(_letter_age, _DATES, needs_bounds=True),
    "own_village": RuleShape(_own_village, frozenset({"region"})),
    "among": RuleShape(_among, _NIKS, _NIKS),
    "differs": RuleShape(_differs, _TEXTS | _NIKS | _DATES, _TEXTS | _NIKS | _DATES),
    "never": RuleShape(_never, _CHOICES, needs_value=True),
    "as_copied": RuleShape(_as_copied, frozenset({"nik", "kk", "name", "new_name", "date", "text"})),
}
