"""How personal numbers are shown where the whole number is not needed (lists, slips, logs on paper)."""

from __future__ import annotations

_HEAD = 6
_TAIL = 4
_PHONE_TAIL = 3
_STAR = "*"


def mask_number(digits: str) -> str:
    """A NIK or family card number with its middle hidden: ``327201******0001``.

    Anything too short to keep the middle secret (fewer than 14 characters) is hidden whole.
    """
    hidden = len(digits) - _HEAD - _TAIL
    if hidden < _TAIL:
        return _STAR * len(digits)
    return digits[:_HEAD] + _STAR * hidden + digits[-_TAIL:]


def mask_phone(number: str) -> str:
    """A telephone number of which only the last three digits are shown: ``*********789``."""
    hidden = len(number) - _PHONE_TAIL
    return _STAR * hidden + number[-_PHONE_TAIL:] if hidden > 0 else _STAR * len(number)
