"""Regions of all four levels by Kemendagri's codes: province, kabupaten or kota, kecamatan, desa or kelurahan.

The data come from assets/regions (see NOTICE there). These are not the codes of BPS. A code that is not found is
one of before a split or renumbering, or wrong: callers ask, they do not refuse.
"""

from __future__ import annotations

import gzip
import re
import threading
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kiosk.domain.errors import DomainError
from kiosk.domain.region_table import BadRegionData, RegionTable, find_joined, fold
from kiosk.domain.region_words import LEVEL_WORDS, PROVINCE_WORDS, SECOND_LEVEL_NAMES

DATA_FILE = "regions.tsv.gz"
CONTOH_FILE = "contoh.tsv"

_DIGITS = (2, 4, 6, 10)
_LEVEL_OF = {length: level for level, length in enumerate(_DIGITS, 1)}
_CODE = re.compile(r"[0-9]{2}(?:\.?[0-9]{2}(?:\.?[0-9]{2}(?:\.?[0-9]{4})?)?)?", re.ASCII)
_CODE_TYPED = re.compile(r"[0-9][0-9 ]{0,15}", re.ASCII)
_TYPED_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc`\u00b4", "'''''")
_FIRST_CITY = 71
_VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
_ALL_LEVELS = (1, 2, 3, 4)
_SHORTEST_INSIDE = 3
_MOST_WORDS = 6
_PARENTS_TRIED = 8

# Level and row: what a search passes on until it is known which few are shown.
_Hit = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """One region: dotted code, level 1 to 4, the name as the register writes it, and its kind.

    Kinds: provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat. What a province calls them (nagari,
    distrik, kapanewon) is a matter of display.
    """

    code: str
    level: int
    name: str
    kind: str


class Regions:
    """All regions, to look up and to search; immutable, so any thread may use it."""

    __slots__ = ("_tables",)

    def __init__(self, *texts: str) -> None:
        """Read ``texts``: a line for each region, code without dots, tab, name; levels and codes ascending.

        A later text adds codes that are higher than those before. Raises `BadRegionData`.
        """
        parts = [_columns(text) for text in texts]
        tables = []
        for level, digits in enumerate(_DIGITS, 1):
            codes = [code for part in parts for code in part[level - 1][0]]
            names = [name for part in parts for name in part[level - 1][1]]
            if level == 2:
                names = [_short_name(code, name) for code, name in zip(codes, names, strict=True)]
            tables.append(RegionTable(digits, codes, names))
        self._tables = tuple(tables)

    @classmethod
    def load(cls, folder: Path, *, contoh: bool = False) -> Regions:
        """Read the data in ``folder`` (assets/regions); takes about 0.1 s, so not on the thread of the window.

        ``contoh`` adds the fictitious province 99, for training mode, demo and districts 99.xx. Raises
        `BadRegionData`.
        """
        try:
            texts = [gzip.decompress((folder / DATA_FILE).read_bytes()).decode("ascii")]
            if not texts[0]:
                raise BadRegionData("region.file", {"reason": "empty"})
            if contoh:
                texts.append((folder / CONTOH_FILE).read_text(encoding="ascii"))
        except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
            raise BadRegionData("region.file", {"reason": type(error).__name__}) from error
        return cls(*texts)

    @classmethod
    def later(cls, folder: Path, *, contoh: bool = False) -> Regions:
        """The same as `load`, read at the first question: a window is painted before anybody asks.

        `BadRegionData` is raised then. Two threads that ask at once read once.
        """
        return _Later(folder, contoh=contoh)

    def __len__(self) -> int:
        return sum(map(len, self._tables))

    def get(self, code: str) -> Region | None:
        """The region under ``code``, with or without dots; None when today's list has none."""
        if not _CODE.fullmatch(code):
            return None
        digits = code.replace(".", "")
        level = _LEVEL_OF[len(digits)]
        row = self._tables[level - 1].row(digits)
        return None if row is None else self._region((level, row))

    def parents(self, code: str) -> list[Region]:
        """The regions around ``code``, nearest first; empty for provinces. Raises `DomainError` ``region.code``."""
        digits = _digits(code)
        above = (self.get(digits[:length]) for length in reversed(_DIGITS) if length < len(digits))
        return [region for region in above if region is not None]

    def children(self, code: str) -> list[Region]:
        """The regions directly below ``code`` in order of codes; all provinces for an empty text.

        Raises `DomainError` ``region.code``.
        """
        digits = _digits(code) if code else ""
        level = _LEVEL_OF[len(digits)] + 1 if digits else 1
        if level > len(_DIGITS):
            return []
        return [self._region((level, row)) for row in self._tables[level - 1].rows_under(digits)]

    def label(self, code: str) -> str:
        """The name and those around it: ``Cikole, Kota Sukabumi, Jawa Barat``; the code itself when not known."""
        region = self.get(code)
        if region is None:
            return code
        return ", ".join(found.name for found in (region, *self.parents(code)))

    def search(
        self, text: str, *, level: int | None = None, within: str | None = None, limit: int = 6, near: str = ""
    ) -> list[Region]:
        """The regions that ``text`` most likely means, best first, at most ``limit``.

        ``text`` is the beginning of a code, or letters: whole names come first, then beginnings of names, beginnings
        of words, letters inside a name. Words for a level ("kec", "kota"), short names of provinces ("jabar") and a
        region around it ("cikole sukabumi") are understood. ``level`` keeps one level, ``within`` only what lies
        inside that region; ``near`` (the kiosk's own region) puts its surroundings first among equals. Raises
        `DomainError` ``region.code`` when ``within`` or ``near`` is no code.
        """
        levels = _ALL_LEVELS if level is None else (level,)
        bounds = _digits(within) if within else ""
        query = _typed(text)
        if _CODE_TYPED.fullmatch(query):
            hits = self._by_code(query.replace(" ", ""), levels, bounds)
        elif query:
            hits = self._by_name(query, levels, _places(bounds, near))
        else:
            return []
        return [self._region(hit) for hit in _distinct(hits, limit)]

    def _region(self, hit: _Hit) -> Region:
        level, row = hit
        digits, name = self._tables[level - 1].code(row), self._tables[level - 1].name(row)
        kind = _kind(digits)
        return Region(_dotted(digits), level, SECOND_LEVEL_NAMES.get(kind, "") + name, kind)

    def _code(self, hit: _Hit) -> str:
        return self._tables[hit[0] - 1].code(hit[1])

    def _by_code(self, digits: str, levels: Sequence[int], bounds: str) -> Iterator[_Hit]:
        place = _narrower(digits, bounds)
        if place is None:
            return
        for level in levels:
            for row in self._tables[level - 1].rows_under(place):
                yield level, row

    def _by_name(self, query: str, levels: Sequence[int], places: Sequence[str]) -> Iterator[_Hit]:
        yield from self._phrase(query.split()[:_MOST_WORDS], levels, places)
        yield from self._joined(query.replace(" ", ""), levels, places)

    def _phrase(self, words: Sequence[str], levels: Sequence[int], places: Sequence[str]) -> Iterator[_Hit]:
        """Regions named ``words``, then those named by the first words inside a region named by the others."""
        yield from self._named(words, levels, places)
        above = tuple(level for level in _ALL_LEVELS if level < max(levels))
        for cut in range(len(words) - 1, 0, -1) if above else ():
            for hit in _distinct(self._phrase(words[cut:], above, ("",)), _PARENTS_TRIED):
                place = _narrower(self._code(hit), places[-1])
                below = tuple(level for level in levels if level > hit[0])
                if place is not None and below:
                    yield from self._named(words[:cut], below, (place,))

    def _named(self, words: Sequence[str], levels: Sequence[int], places: Sequence[str]) -> Iterator[_Hit]:
        """Regions whose names are, begin with, or have a word that begins with ``words``."""
        query = " ".join(words)
        yield from self._province(query, levels, places[-1])
        for needle in (f"\n{query}\n", f"\n{query}", f" {query}"):
            for place, level in product(places, levels):
                table = self._tables[level - 1]
                for row in table.find(needle, table.rows_under(place)):
                    yield level, row
        level, kind = LEVEL_WORDS.get(words[0], (0, ""))
        if level in levels and len(words) > 1:
            for hit in self._named(words[1:], (level,), places):
                if not kind or _kind(self._code(hit)) == kind:
                    yield hit

    def _province(self, word: str, levels: Sequence[int], bounds: str) -> Iterator[_Hit]:
        code = PROVINCE_WORDS.get(word, "")
        if code and 1 in levels and code.startswith(bounds):
            row = self._tables[0].row(code)
            if row is not None:
                yield 1, row

    def _joined(self, query: str, levels: Sequence[int], places: Sequence[str]) -> Iterator[_Hit]:
        """Regions whose names begin with ``query`` or have it anywhere, blanks not counted."""
        stretches = [
            (level, rows, self._tables[level - 1].joined(rows))
            for place in places
            for level in levels
            if (rows := self._tables[level - 1].rows_under(place))
        ]
        for needle in (f"\n{query}", query) if len(query) >= _SHORTEST_INSIDE else (f"\n{query}",):
            for level, rows, joined in stretches:
                for row in find_joined(joined, needle, rows):
                    yield level, row


class _Later(Regions):
    """Regions whose tables are read when they are first looked at."""

    __slots__ = ("_contoh", "_folder", "_lock", "_read")

    def __init__(self, folder: Path, *, contoh: bool) -> None:
        self._folder = folder
        self._contoh = contoh
        self._lock = threading.Lock()
        self._read: tuple[RegionTable, ...] | None = None

    @property
    def _tables(self) -> tuple[RegionTable, ...]:  # type: ignore[override]  # above it is a slot
        with self._lock:
            if self._read is None:
                self._read = Regions.load(self._folder, contoh=self._contoh)._tables  # noqa: SLF001 - our own class
            return self._read


def _columns(text: str) -> list[tuple[list[str], list[str]]]:
    """Codes and names of ``text``, level by level."""
    cells = text.replace("\t", "\n").split("\n")
    codes, names = cells[:-1:2], cells[1::2]
    if cells[-1] or not len(codes) == len(names) == text.count("\t") == text.count("\n"):
        raise BadRegionData("region.file", {"reason": "columns"})
    found, start = [], 0
    for digits in _DIGITS:
        stop = bisect_left(codes, digits + 1, start, key=len)
        found.append((codes[start:stop], names[start:stop]))
        if any(len(code) != digits for code in found[-1][0]):
            raise BadRegionData("region.file", {"reason": "order"})
        start = stop
    if start != len(codes):
        raise BadRegionData("region.file", {"reason": "order"})
    return found


def _short_name(code: str, name: str) -> str:
    return name.removeprefix(SECOND_LEVEL_NAMES[_kind(code)])


def _kind(digits: str) -> str:
    match len(digits):
        case 2:
            return "provinsi"
        case 4:
            return "kota" if int(digits[2:]) >= _FIRST_CITY else "kabupaten"
        case 6:
            return "kecamatan"
        case _:
            return _VILLAGE_KINDS.get(digits[6], "desa")


def _dotted(digits: str) -> str:
    return ".".join(filter(None, (digits[:2], digits[2:4], digits[4:6], digits[6:])))


def _digits(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise DomainError("region.code", {"code": code[:20]})
    return code.replace(".", "")


def _typed(text: str) -> str:
    """``text`` as names are searched: ASCII small letters, digits and single blanks."""
    plain = unicodedata.normalize("NFKD", text).translate(_TYPED_APOSTROPHES).encode("ascii", "ignore").decode("ascii")
    return " ".join(fold(plain).split())


def _places(bounds: str, near: str) -> tuple[str, ...]:
    """Code prefixes to look in, from the neighbourhood of ``near`` out to ``bounds``."""
    own = _digits(near) if near else ""
    closer = (own[:length] for length in reversed(_DIGITS[:3]) if length <= len(own))
    return (*(place for place in closer if place.startswith(bounds) and place != bounds), bounds)


def _narrower(one: str, other: str) -> str | None:
    """The longer of two code prefixes when it lies inside the other, else None."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer if longer.startswith(shorter) else None


def _distinct(hits: Iterable[_Hit], limit: int) -> list[_Hit]:
    found: dict[_Hit, None] = {}
    for hit in hits:
        if len(found) >= limit:
            break
        found[hit] = None
    return list(found)
