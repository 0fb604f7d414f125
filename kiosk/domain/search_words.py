"""What somebody types to find a case: parts of names, an RT, a month; read into what an index can answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.domain.names import match_key
from kiosk.domain.numbers import InvalidReceiptNumber, ReceiptNumber
from kiosk.domain.reference import MONTHS

_PLACE = re.compile(r"\b(rt|rw)\s*[.:]?\s*([0-9]{1,3})(?:\s*/\s*([0-9]{1,3}))?(?![0-9])\s*/?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)
_LONGEST = 120
_SHORTEST_MONTH = 3
_SHORTEST_KEY = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any of ``spellings`` may occur, or the case may be of ``month`` (0 when the word is none)."""

    spellings: tuple[str, ...]
    month: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """Everything of this has to fit; 0 for an ``rt``, ``rw`` or ``year`` that was not named."""

    words: tuple[Word, ...] = ()
    rt: int = 0
    rw: int = 0
    year: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was typed that could narrow a list."""
        return not (self.words or self.rt or self.rw or self.year)


def read(typed: str) -> Sought:
    """What ``typed`` asks for: ``siti``, ``rt 3``, ``RT 003/005``, ``oktober 2026``, a receipt number in any spelling.

    A year counts as one only beside a month; the word ``juni`` may be a month or a name.
    """
    text = typed[:_LONGEST].casefold()
    try:
        return Sought((Word((ReceiptNumber.parse(text).text.casefold(),)),))
    except InvalidReceiptNumber:
        pass
    rt = rw = 0
    for kind, first, second in _PLACE.findall(text):
        if kind == "rt":
            rt, rw = int(first), int(second) if second else rw
        else:
            rw = int(first)
    words = tuple(map(_word, _PLACE.sub(" ", text).split()))
    years = [one for one in words if _YEAR.fullmatch(one.spellings[0])]
    year = int(years[0].spellings[0]) if years and any(one.month for one in words) else 0
    return Sought(tuple(one for one in words if not year or one is not years[0]), rt, rw, year)


def _word(text: str) -> Word:
    key = match_key(text).casefold() if len(text) >= _SHORTEST_KEY else ""
    return Word(tuple(dict.fromkeys(one for one in (text, key) if one)), _month(text))


def _month(word: str) -> int:
    """The month that ``word`` names, whole or shortened to three letters or more; 0 for none."""
    if len(word) < _SHORTEST_MONTH:
        return 0
    return next((number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), 0)
