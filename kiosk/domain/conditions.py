"""Conditions of service definitions: a closed set of operators over what is known of a case, data and never code.

A condition on an answer that is missing or unreadable does not hold; `Not` turns that round, so "not older than a
year" holds while no date is there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kiosk.domain.dates import age_on


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions look at.

    ``answers`` maps paths to canonical texts, ``variant`` is the derived one, ``papers`` maps the id of a paper rule
    to the kind of paper chosen for it. `kiosk.domain.answers.facts_for` builds facts without hidden answers.
    """

    answers: Mapping[str, str]
    variant: str
    today: date
    papers: Mapping[str, str] = field(default_factory=dict)

    def date_of(self, path: str) -> date | None:
        """The answer at ``path`` as a date; None when there is none or it is no date."""
        try:
            return date.fromisoformat(self.answers.get(path, ""))
        except ValueError:
            return None


class Condition(ABC):
    """One yes-or-no question about `Facts`."""

    __slots__ = ()

    @abstractmethod
    def holds(self, facts: Facts) -> bool:
        """Whether the facts fulfil the condition."""

    def parts(self) -> tuple[Condition, ...]:
        """The conditions inside this one."""
        return ()

    def atoms(self) -> Iterator[Condition]:
        """This condition, or those without parts inside it."""
        if not self.parts():
            yield self
        for part in self.parts():
            yield from part.atoms()

    def paths(self) -> frozenset[str]:
        """The answers that the condition looks at."""
        return frozenset(atom.path for atom in self.atoms() if isinstance(atom, _OnAnswer))

    def rules(self) -> frozenset[str]:
        """The paper rules that the condition looks at."""
        return frozenset(atom.rule for atom in self.atoms() if isinstance(atom, PaperIs))


@dataclass(frozen=True, slots=True)
class _OnAnswer(Condition):
    path: str


@dataclass(frozen=True, slots=True)
class Equals(_OnAnswer):
    """The answer is ``value``."""

    value: str

    def holds(self, facts: Facts) -> bool:
        return facts.answers.get(self.path) == self.value


@dataclass(frozen=True, slots=True)
class IsIn(_OnAnswer):
    """The answer is one of ``values``."""

    values: tuple[str, ...]

    def holds(self, facts: Facts) -> bool:
        return facts.answers.get(self.path) in self.values


@dataclass(frozen=True, slots=True)
class IsSet(_OnAnswer):
    """There is an answer."""

    def holds(self, facts: Facts) -> bool:
        return bool(facts.answers.get(self.path))


@dataclass(frozen=True, slots=True)
class OlderThanDays(_OnAnswer):
    """More than ``days`` days lie between the date and today."""

    days: int

    def holds(self, facts: Facts) -> bool:
        when = facts.date_of(self.path)
        return when is not None and facts.today - when > timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class AtLeastYears(_OnAnswer):
    """``years`` birthdays have passed since the date."""

    years: int

    def holds(self, facts: Facts) -> bool:
        when = facts.date_of(self.path)
        return when is not None and age_on(when, facts.today) >= self.years


@dataclass(frozen=True, slots=True)
class PaperIs(Condition):
    """For the paper rule ``rule`` one of ``kinds`` was chosen."""

    rule: str
    kinds: tuple[str, ...]

    def holds(self, facts: Facts) -> bool:
        return facts.papers.get(self.rule) in self.kinds


@dataclass(frozen=True, slots=True)
class VariantIs(Condition):
    """The case is of one of ``codes``, late and adult ones as derived from the dates."""

    codes: tuple[str, ...]

    def holds(self, facts: Facts) -> bool:
        return facts.variant in self.codes


@dataclass(frozen=True, slots=True)
class AllOf(Condition):
    """Every one of ``conditions`` holds."""

    conditions: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return all(condition.holds(facts) for condition in self.conditions)

    def parts(self) -> tuple[Condition, ...]:
        return self.conditions


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One of ``conditions`` holds."""

    conditions: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return any(condition.holds(facts) for condition in self.conditions)

    def parts(self) -> tuple[Condition, ...]:
        return self.conditions


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """``condition`` does not hold."""

    condition: Condition

    def holds(self, facts: Facts) -> bool:
        return not self.condition.holds(facts)

    def parts(self) -> tuple[Condition, ...]:
        return (self.condition,)


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether ``condition`` holds; no condition always does."""
    return condition is None or condition.holds(facts)


def mapped(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """``condition`` with each of its atoms put through ``change``."""
    if isinstance(condition, AllOf):
        return AllOf(tuple(mapped(part, change) for part in condition.conditions))
    if isinstance(condition, AnyOf):
        return AnyOf(tuple(mapped(part, change) for part in condition.conditions))
    if isinstance(condition, Not):
        return Not(mapped(condition.condition, change))
    return change(condition)


def at_path(atom: Condition, path: str) -> Condition:
    """An atom about the answer at ``path`` in place of its own; one that looks at no answer stays as it is."""
    return replace(atom, path=path) if isinstance(atom, _OnAnswer) else atom
