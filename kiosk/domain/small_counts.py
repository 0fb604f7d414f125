"""Breakdowns of a survey without cells that could point at a person (UU 27/2022): what is below five is not shown."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.survey import publishable


def without_small(counts: Mapping[str, int]) -> dict[str, int | None]:
    """``counts`` with None in place of every count below five; none at all tells nothing about anybody.

    If just one would be hidden, it could be told from the total; so the smallest of the others is hidden with it.
    """
    hidden = {key for key, count in counts.items() if not publishable(count)}
    if len(hidden) == 1:
        others = [key for key, count in counts.items() if count and key not in hidden]
        hidden |= set(sorted(others, key=lambda key: (counts[key], key))[:1])
    return {key: None if key in hidden else count for key, count in counts.items()}
