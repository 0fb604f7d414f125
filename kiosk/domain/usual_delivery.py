"""How long an application from this office usually is on its way to the centre, said in days on the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median_high

FEWEST = 5


def usual_days(ways: Sequence[tuple[date, date]]) -> int | None:
    """The median number of days between the day of capture and the day the centre had it.

    None when there are fewer than `FEWEST` cases to tell from. Where a clock was set back meanwhile, a way counts as
    of the same day.
    """
    days = [max(0, (arrived - captured).days) for captured, arrived in ways]
    return median_high(days) if len(days) >= FEWEST else None


def usual_words(days: int | None) -> str:
    """The sentence for the receipt; empty when nothing is known."""
    if days is None:
        return ""
    when = "pada hari yang sama" if days == 0 else f"dalam {days} hari"
    return f"Dari kantor ini permohonan biasanya terkirim {when}."
