"""One measured value beside its budget."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement: ``value`` and ``budget`` in ``unit``, ``ok`` whether the budget is kept."""

    name: str
    value: float
    unit: str
    budget: float
    ok: bool


def at_most(name: str, value: float, unit: str, budget: float) -> Row:
    """A row whose value must not exceed ``budget``; a budget of 0 is none: the figure is there to be watched."""
    return Row(name, round(value, 2), unit, budget, value <= budget or not budget)


def at_least(name: str, value: float, unit: str, budget: float) -> Row:
    """A row whose value must reach ``budget``."""
    return Row(name, round(value, 2), unit, budget, value >= budget)
