"""RT and RW, the neighbourhoods of a village: how they are written, where a case lives, whose area it is in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

VOLUNTEER: Final = "relawan"
"""The role of an RT/RW volunteer at a kiosk."""

_STORED: Final = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})", re.ASCII)
_RT: Final = re.compile(r"\brt\s*[.:]?\s*0*([0-9]{1,3})\b", re.ASCII | re.IGNORECASE)
_RW: Final = re.compile(r"\brw\s*[.:]?\s*0*([0-9]{1,3})\b", re.ASCII | re.IGNORECASE)
_JOINED: Final = re.compile(r"\brt\s*/\s*rw\b\.?\s*:?\s*([0-9]{1,3})\s*/\s*([0-9]{1,3})\b", re.ASCII | re.IGNORECASE)
# The people at the counter know best where they live; after them whoever has an answer, by path.
_FIRST: Final = ("pelapor.", "pemohon.")


@dataclass(frozen=True, slots=True, order=True)
class Neighbourhood:
    """RW and RT as numbers; ``rw`` is 0 where an address names the RT alone."""

    rw: int
    rt: int

    @property
    def text(self) -> str:
        """``RT 002 / RW 005``."""
        return f"RT {self.rt:03d} / RW {self.rw:03d}" if self.rw else f"RT {self.rt:03d}"

    @property
    def stored(self) -> str:
        """``002/005``; "" where the RW is not known."""
        return f"{self.rt:03d}/{self.rw:03d}" if self.rw else ""


def neighbourhood_of(answers: Mapping[str, str]) -> Neighbourhood | None:
    """Where the people of the case live.

    An answer of the type ``rt_rw`` counts first, then RT and RW inside an address; None when nothing names an RT.
    """
    for paths in (_paths(answers, "rt_rw"), _paths(answers, "alamat")):
        for path in paths:
            found = _stored(answers[path]) or _in_address(answers[path])
            if found is not None:
                return found
    return None


def in_full(text: str) -> str:
    """``002/005`` for ``2/5``; "" when it is no RT/RW."""
    found = _stored(text)
    return found.stored if found else ""


def of_address(text: str) -> str:
    """The RT/RW that an address names ("Kp. Contoh RT 2 RW 5", "RT/RW 02/05"); "" when it names none."""
    found = _in_address(text)
    return found.stored if found else ""


def is_inside(place: str, area: Collection[str]) -> bool:
    """Whether ``place`` lies in ``area``; an unknown place does not lie outside."""
    return not place or place in area


def _paths(answers: Mapping[str, str], name: str) -> Iterator[str]:
    """The paths whose last step is ``name`` or begins with it (``alamat_asal``)."""
    fitting = sorted(path for path in answers if path.rpartition(".")[2].startswith(name))
    yield from sorted(fitting, key=lambda path: not path.startswith(_FIRST))


def _stored(text: str) -> Neighbourhood | None:
    match = _STORED.fullmatch(text.strip())
    return Neighbourhood(int(match[2]), int(match[1])) if match and int(match[1]) else None


def _in_address(text: str) -> Neighbourhood | None:
    joined = _JOINED.search(text)
    if joined is not None:
        return Neighbourhood(int(joined[2]), int(joined[1])) if int(joined[1]) else None
    rt, rw = _RT.search(text), _RW.search(text)
    if rt is None or not int(rt[1]):
        return None
    return Neighbourhood(int(rw[1]) if rw else 0, int(rt[1]))
