"""The recovery phrase: eight groups of four characters on a sheet in the office's safe, 150 bits and a check."""

from __future__ import annotations

import hashlib
import re
import secrets

from kiosk.store.errors import StoreTrouble

# Crockford's base 32: no I, L, O, U; what is read as one of them is understood as the digit that it looks like.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans("OIL", "011")
_GROUP = 4
_RANDOM = 30
_CHECK = 2
_BETWEEN = re.compile(r"[\s\-.]+")


def new_phrase() -> str:
    """A new phrase, ``XXXX-XXXX-...`` in eight groups."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    return _grouped(drawn + _check(drawn))


def read_phrase(typed: str) -> str:
    """The phrase as it was printed, from what a person typed.

    Raises `StoreTrouble`: ``recovery.format`` when it is no phrase, ``recovery.check`` when a character is wrong.
    """
    joined = _BETWEEN.sub("", typed).upper().translate(_LOOKS_LIKE)
    if len(joined) != _RANDOM + _CHECK or set(joined) - set(ALPHABET):
        raise StoreTrouble("recovery.format")
    if _check(joined[:_RANDOM]) != joined[_RANDOM:]:
        raise StoreTrouble("recovery.check")
    return _grouped(joined)


def _check(drawn: str) -> str:
    digest = hashlib.sha256(b"loket recovery " + drawn.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_CHECK])


def _grouped(text: str) -> str:
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))
