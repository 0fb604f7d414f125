"""RT and RW, the neighbourhoods of a village: how they are written, and whether a place lies in somebody's area."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

VOLUNTEER: Final = "relawan"
"""The role of an RT/RW volunteer at a kiosk."""

_PLAIN: Final = re.compile(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*")
_IN_ADDRESS: Final = re.compile(r"\bRT\b\.?\s*:?\s*(\d{1,3})\s*[/,]?\s*\bRW\b\.?\s*:?\s*(\d{1,3})\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\bRT\s*/\s*RW\b\.?\s*:?\s*(\d{1,3})\s*/\s*(\d{1,3})\b", re.IGNORECASE)


def in_full(text: str) -> str:
    """``002/005`` for ``2/5``; "" when it is no RT/RW."""
    found = _PLAIN.fullmatch(text)
    return _written(found) if found else ""


def of_address(text: str) -> str:
    """The RT/RW that an address names ("Kp. Contoh RT 2 RW 5", "RT/RW 02/05"); "" when it names none."""
    found = _IN_ADDRESS.search(text) or _JOINED.search(text)
    return _written(found) if found else ""


def is_inside(place: str, area: Collection[str]) -> bool:
    """Whether ``place`` lies in ``area``; an unknown place does not lie outside."""
    return not place or place in area


def _written(found: re.Match[str]) -> str:
    return f"{int(found[1]):03}/{int(found[2]):03}"
