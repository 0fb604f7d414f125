"""How good a passphrase is, without a word list: at least 8 characters, and not one that a visitor tries first."""

from __future__ import annotations

from enum import StrEnum

from kiosk.store.errors import StoreTrouble

LEAST = 8
_STRONG_LENGTH = 14
_STRONG_DISTINCT = 9
_ENOUGH_DISTINCT = 5
_LONGEST_RUN = 4
# Rows of the keyboard, the alphabet and the numbers, walked in either direction.
_WALKS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
# What people at a village office choose first; matched anywhere, after letters for digits are undone.
_COMMON = (
    "password", "rahasia", "bismillah", "indonesia", "sayang", "admin", "loket", "disdukcapil", "dukcapil",
    "kelurahan", "kantordesa", "merdeka", "garuda", "passphrase", "katasandi", "katakunci",
)  # fmt: skip
_AS_LETTERS = str.maketrans("013457@$", "oleastas")


class Strength(StrEnum):
    """Only WEAK is refused."""

    WEAK = "weak"
    ENOUGH = "enough"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """How ``passphrase`` would stand against somebody who knows the office."""
    folded = passphrase.casefold()
    letters = "".join(folded.translate(_AS_LETTERS).split())
    rest = letters
    for word in _COMMON:
        rest = rest.replace(word, "")
    distinct = len(set(rest))
    if len(passphrase) < LEAST or distinct < _ENOUGH_DISTINCT or _walked(folded) * 2 > len(folded):
        return Strength.WEAK
    if len(rest) >= _STRONG_LENGTH and distinct >= _STRONG_DISTINCT:
        return Strength.STRONG
    return Strength.ENOUGH


def require(passphrase: str) -> None:
    """Raise `StoreTrouble` ``passphrase.short`` or ``passphrase.weak`` for one that may not be chosen."""
    if len(passphrase) < LEAST:
        raise StoreTrouble("passphrase.short", {"least": LEAST})
    if strength(passphrase) is Strength.WEAK:
        raise StoreTrouble("passphrase.weak")


def _walked(text: str) -> int:
    """How many characters lie in runs of four or more along a row of keys, the alphabet or the numbers."""
    total, start = 0, 0
    while start < len(text):
        length = max((_run(text[start:], walk) for row in _WALKS for walk in (row, row[::-1])), default=1)
        total += length if length >= _LONGEST_RUN else 0
        start += max(length, 1)
    return total


def _run(text: str, walk: str) -> int:
    at = walk.find(text[0])
    if at < 0:
        return 0
    length = 0
    while length < len(text) and at + length < len(walk) and text[length] == walk[at + length]:
        length += 1
    return length
