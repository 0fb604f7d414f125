"""Comparing a figure with its target and with the month before; what is better depends on the figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Better(StrEnum):
    """Which way a figure should go; a mere count goes neither."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Trend(StrEnum):
    """How a figure moved, and whether that is good."""

    UNKNOWN = "unknown"
    SAME = "same"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure this month and the month before, and the target; None where there are no data or no target."""

    value: Decimal | None
    before: Decimal | None = None
    target: Decimal | None = None
    better: Better = Better.NEITHER

    @property
    def trend(self) -> Trend:
        """How it moved against the month before."""
        if self.value is None or self.before is None:
            return Trend.UNKNOWN
        if self.value == self.before:
            return Trend.SAME
        return Trend.UP if self.value > self.before else Trend.DOWN

    @property
    def improved(self) -> bool | None:
        """Whether the move is for the better; None when it did not move or cannot be judged."""
        if self.better is Better.NEITHER or self.trend in {Trend.UNKNOWN, Trend.SAME}:
            return None
        return (self.trend is Trend.UP) == (self.better is Better.HIGHER)

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without a target or without data."""
        if self.value is None or self.target is None or self.better is Better.NEITHER:
            return None
        return self.value >= self.target if self.better is Better.HIGHER else self.value <= self.target
