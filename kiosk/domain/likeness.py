"""How alike two names are: for finding the same person written twice, never for deciding that it is one person.

Both names become their match keys (`kiosk.domain.names.match_key`: case, marks, titles, old spelling and the usual
variants such as MUH. and MUHAMMAD fall together). Their words are then paired in any order: two equal words count 1,
two words of at least four letters that differ by one letter (another, one more, one less, two neighbours swapped)
count 0.8. The similarity is twice the sum over the number of words of both, so it is 1.0 for the same words in any
order, 0.9 for two words of which one is a letter off, and 0.67 for "AISYAH" beside "AISYAH PUTRI". Names that are the
same when written without blanks ("NUR AINI", "NURAINI") are 1.0.
"""

from __future__ import annotations

from typing import Final

from kiosk.domain.names import match_key

ALIKE: Final = 0.66
"""From here on two names may be one person's, where something else (the mother, the day) speaks for it too."""

SAME: Final = 0.85
"""From here on two names are taken for one by themselves."""

_ONE_OFF: Final = 0.8
_LEAST: Final = 4


def similarity(one: str, other: str) -> float:
    """Between 0.0 and 1.0; 0.0 when either has no Latin letters."""
    first, second = match_key(one).split(), match_key(other).split()
    if not first or not second:
        return 0.0
    if "".join(first) == "".join(second):
        return 1.0
    return 2 * _paired(first, second) / (len(first) + len(second))


def _paired(first: list[str], second: list[str]) -> float:
    left, total = list(second), 0.0
    unpaired = []
    for word in first:
        if word in left:
            left.remove(word)
            total += 1.0
        else:
            unpaired.append(word)
    for word in unpaired:
        found = next((other for other in left if one_letter_off(word, other)), None)
        if found is not None:
            left.remove(found)
            total += _ONE_OFF
    return total


def one_letter_off(one: str, other: str) -> bool:
    """Whether two different words of at least four letters differ by one letter or by two swapped neighbours."""
    if one == other or min(len(one), len(other)) < _LEAST or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    here, there = one[start:], other[start:]
    if len(here) == len(there):
        swapped = len(here) > 1 and here[:2] == there[1::-1] and here[2:] == there[2:]
        return swapped or here[1:] == there[1:]
    return here[1:] == there if len(here) > len(there) else here == there[1:]
