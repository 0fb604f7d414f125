"""One level of the region data, kept as two long texts and two arrays so that 84,000 rows fit in a few megabytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import ge

from kiosk.domain.errors import DomainError

# Punctuation counts as a blank in searches; every character keeps its place, so both texts share their offsets.
_PUNCTUATION = str.maketrans(dict.fromkeys("'().,/*-", " "))


class BadRegionData(DomainError):
    """The region data cannot be read; code ``region.file``."""


class RegionTable:
    """The codes (as whole numbers of ``digits`` digits, ascending) and names of one level."""

    __slots__ = ("_codes", "_folded", "_joined", "_names", "_starts", "digits")

    def __init__(self, digits: int, codes: Sequence[str], names: Sequence[str]) -> None:
        self.digits = digits
        try:
            self._codes = array("Q", map(int, codes))
        except ValueError as error:
            raise BadRegionData("region.file", {"reason": "code"}) from error
        if any(map(ge, self._codes, self._codes[1:])):
            raise BadRegionData("region.file", {"reason": "order"})
        self._names = "\n" + "\n".join(names) + "\n"
        self._folded = fold(self._names)
        self._joined = self._folded.replace(" ", "")
        lengths = (len(name) + 1 for name in names)
        self._starts = array("I", accumulate(lengths, initial=1))

    def __len__(self) -> int:
        return len(self._codes)

    def code(self, row: int) -> str:
        """The digits of the code in ``row``."""
        return f"{self._codes[row]:0{self.digits}d}"

    def name(self, row: int) -> str:
        """The name in ``row``, as it is written."""
        return self._names[self._starts[row] : self._starts[row + 1] - 1]

    def row(self, code: str) -> int | None:
        """Where ``code`` (as many digits as the level has) is, or None."""
        number = int(code)
        row = bisect_left(self._codes, number)
        return row if row < len(self._codes) and self._codes[row] == number else None

    def rows_under(self, prefix: str) -> range:
        """The rows whose codes begin with the digits ``prefix``; a longer prefix has none."""
        missing = self.digits - len(prefix)
        if missing < 0:
            return range(0)
        first = int(prefix or "0") * 10**missing
        last = first + 10**missing - 1 if prefix else 10**self.digits
        return range(bisect_left(self._codes, first), bisect_right(self._codes, last))

    def find(self, needle: str, rows: range) -> Iterator[int]:
        """The ``rows`` whose folded name, between line ends, contains ``needle``; each once, in order."""
        if not rows:
            return
        # The line end before the first row and the one after the last belong to the stretch.
        at, stop = self._starts[rows.start] - 1, self._starts[rows.stop]
        while (at := self._folded.find(needle, at, stop)) >= 0:
            row = bisect_right(self._starts, at + 1) - 1
            yield row
            at = self._starts[row + 1] - 1

    def joined(self, rows: range) -> str:
        """The folded names of ``rows`` (at least one) without blanks, each between line ends.

        So "kotabaru" is found in "Kota Baru".
        """
        if len(rows) == len(self):
            return self._joined
        return self._folded[self._starts[rows.start] - 1 : self._starts[rows.stop]].replace(" ", "")


def find_joined(joined: str, needle: str, rows: range) -> Iterator[int]:
    """The ``rows`` whose name in ``joined`` (made of the same rows) contains ``needle``; each once, in order."""
    row, counted, at = rows.start - 1, 0, 0
    while (at := joined.find(needle, at)) >= 0:
        # Every line end up to the find opens one row.
        row += joined.count("\n", counted, at + 1)
        counted = at + 1
        yield row
        at = joined.find("\n", at + 1)


def fold(text: str) -> str:
    """``text`` in small letters with blanks for punctuation; as long as ``text`` when that is ASCII."""
    return text.lower().translate(_PUNCTUATION)
