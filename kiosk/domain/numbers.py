"""Receipt numbers ``KODEKEL-YYMMDD-KIOSK-NNNN-C``: the label of an application, given without network.

KODEKEL is the village's code (10 digits), KIOSK two characters from the centre plus one epoch character, NNNN the
serial number of that kiosk and epoch, C the check character of ISO/IEC 7064 MOD 37,36 over all groups before it.
That check finds every single wrong character, and every swap of two neighbours except, for one state in 36, of two
characters that stand next to each other in the alphabet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum.iso7064 import mod_37_36

from kiosk.domain.errors import DomainError

# Characters that are read aloud and copied by hand: none that looks like another one.
EPOCH_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

MOST_SERIAL = 99_999

_VILLAGE = re.compile(r"[0-9]{10}", re.ASCII)
_KIOSK = re.compile(r"[0-9A-Z]{3}", re.ASCII)
# The serial has four digits, or five without a leading zero, so that a number has exactly one text.
_JOINED = re.compile(r"([0-9]{10})([0-9]{6})([0-9A-Z]{3})([0-9]{4}|[1-9][0-9]{4})([0-9A-Z])", re.ASCII)
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212/_]+")
_LOOKS_LIKE_DIGIT = str.maketrans("OIL", "011")
_HEAD = 16
_KIOSK_END = 19


class InvalidReceiptNumber(DomainError):
    """A text or its parts are not a receipt number; codes ``receipt.*``."""


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """The number on a resident's receipt.

    ``village`` is 10 digits (dots are dropped), ``day`` in 2000-2099, ``kiosk`` three of 0-9 A-Z (centre, centre,
    epoch), ``serial`` 1 to 99,999. Raises `InvalidReceiptNumber`.
    """

    village: str
    day: date
    kiosk: str
    serial: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "village", self.village.replace(".", ""))
        if not _VILLAGE.fullmatch(self.village):
            raise InvalidReceiptNumber("receipt.village")
        if not 2000 <= self.day.year <= 2099:
            raise InvalidReceiptNumber("receipt.day")
        if not _KIOSK.fullmatch(self.kiosk):
            raise InvalidReceiptNumber("receipt.kiosk")
        if not 1 <= self.serial <= MOST_SERIAL:
            raise InvalidReceiptNumber("receipt.serial")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> ReceiptNumber:
        """Read a number as people type it: any case, with or without hyphens, letter O for zero, I or L for one.

        Raises `InvalidReceiptNumber`: ``receipt.format`` when it is not shaped like one, ``receipt.check`` when the
        check character does not fit, ``receipt.day`` or ``receipt.serial`` when a right check covers a wrong part.
        """
        joined = _straightened(_SEPARATORS.sub("", text).upper())
        match = _JOINED.fullmatch(joined)
        if match is None:
            raise InvalidReceiptNumber("receipt.format")
        if match[5] != mod_37_36.calc_check_digit(joined[:-1]):
            raise InvalidReceiptNumber("receipt.check")
        year, month, day = (int(match[2][at : at + 2]) for at in (0, 2, 4))
        try:
            when = date(2000 + year, month, day)
        except ValueError:
            raise InvalidReceiptNumber("receipt.day") from None
        return cls(match[1], when, match[3], int(match[4]))

    @property
    def check(self) -> str:
        """The check character."""
        return mod_37_36.calc_check_digit("".join(self._groups()))

    @property
    def text(self) -> str:
        """The whole number with hyphens, as it is printed."""
        return "-".join((*self._groups(), self.check))

    @property
    def call_name(self) -> str:
        """The short name in the village, serial and day: ``0042 / 21``."""
        return f"{self.serial:04d} / {self.day:%d}"

    @property
    def village_code(self) -> str:
        """The village as a region code: ``99.01.01.2001``."""
        return f"{self.village[:2]}.{self.village[2:4]}.{self.village[4:6]}.{self.village[6:]}"

    def _groups(self) -> tuple[str, str, str, str]:
        return self.village, f"{self.day:%y%m%d}", self.kiosk, f"{self.serial:04d}"


def next_epoch_char(character: str) -> str:
    """The epoch character after ``character``; the first epoch of a device is ``EPOCH_CHARACTERS[0]``.

    Raises `DomainError` ``epoch.character`` for one that is not in the alphabet and ``epoch.used_up`` after the last:
    the centre then gives the device a new kiosk code.
    """
    if len(character) != 1 or character not in EPOCH_CHARACTERS:
        raise DomainError("epoch.character", {"character": character[:8]})
    following = EPOCH_CHARACTERS.index(character) + 1
    if following == len(EPOCH_CHARACTERS):
        raise DomainError("epoch.used_up")
    return EPOCH_CHARACTERS[following]


def _straightened(joined: str) -> str:
    """``joined`` with letters that stand for digits turned into them where only digits can be.

    The check character stays as typed: taking O for 0 there would let one wrong digit elsewhere through.
    """
    head, kiosk, serial, check = joined[:_HEAD], joined[_HEAD:_KIOSK_END], joined[_KIOSK_END:-1], joined[-1:]
    return head.translate(_LOOKS_LIKE_DIGIT) + kiosk + serial.translate(_LOOKS_LIKE_DIGIT) + check
