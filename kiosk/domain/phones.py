"""Indonesian mobile numbers: typed with 08, stored with +62."""

from __future__ import annotations

import re

from kiosk.domain.errors import DomainError, Problem

_SEPARATORS = re.compile(r"[\s.\-()\u2010-\u2015\u2212]+")
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_COUNTRY = "62"
_FEWEST = 10
_MOST = 13


class InvalidPhone(DomainError):
    """A text is no mobile number; codes ``phone.*`` of `kiosk.domain.errors`."""


def parse_phone(text: str) -> str:
    """The number as it is stored, ``+628123456789``, from 08..., 628..., +628... or 8... with any separators.

    Raises `InvalidPhone`: ``phone.empty``, ``phone.characters``, ``phone.prefix`` (no mobile number of Indonesia),
    ``phone.length`` (10 to 13 digits counted from the 0).
    """
    bare = _SEPARATORS.sub("", text)
    if not bare:
        raise InvalidPhone("phone.empty")
    digits = bare.removeprefix("+")
    if not _DIGITS.fullmatch(digits):
        raise InvalidPhone("phone.characters")
    national = digits.removeprefix("00").removeprefix(_COUNTRY).removeprefix("0")
    if not national.startswith("8"):
        raise InvalidPhone("phone.prefix")
    if not _FEWEST <= len(national) + 1 <= _MOST:
        raise InvalidPhone("phone.length", {"count": len(national) + 1})
    return f"+{_COUNTRY}{national}"


def format_phone(stored: str) -> str:
    """A stored number as it is read aloud: ``0812-3456-7890``."""
    national = "0" + stored.removeprefix(f"+{_COUNTRY}")
    return "-".join(filter(None, (national[:4], national[4:8], national[8:])))


def check_phone(text: str, path: str) -> list[Problem]:
    """The finding that ``text`` is no mobile number, if it is none."""
    try:
        parse_phone(text)
    except InvalidPhone as error:
        return [Problem.of(path, error)]
    return []
