"""The RT in which the people of a case live, read from what was answered; the call list and the search go by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_STORED = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})", re.ASCII)
_RT = re.compile(r"\brt\s*[.:]?\s*0*([0-9]{1,3})\b", re.ASCII | re.IGNORECASE)
_RW = re.compile(r"\brw\s*[.:]?\s*0*([0-9]{1,3})\b", re.ASCII | re.IGNORECASE)
# The people at the counter know best where they live; after them whoever has an answer, by path.
_FIRST = ("pelapor.", "pemohon.")


@dataclass(frozen=True, slots=True, order=True)
class Neighbourhood:
    """RW and RT as numbers; ``rw`` is 0 where an address names the RT alone."""

    rw: int
    rt: int

    @property
    def text(self) -> str:
        """``RT 002 / RW 005``."""
        return f"RT {self.rt:03d} / RW {self.rw:03d}" if self.rw else f"RT {self.rt:03d}"


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


def _paths(answers: Mapping[str, str], name: str) -> Iterator[str]:
    """The paths whose last step is ``name`` or begins with it (``alamat_asal``)."""
    fitting = sorted(path for path in answers if path.rpartition(".")[2].startswith(name))
    yield from sorted(fitting, key=lambda path: not path.startswith(_FIRST))


def _stored(text: str) -> Neighbourhood | None:
    match = _STORED.fullmatch(text.strip())
    return Neighbourhood(int(match[2]), int(match[1])) if match and int(match[1]) else None


def _in_address(text: str) -> Neighbourhood | None:
    rt, rw = _RT.search(text), _RW.search(text)
    if rt is None or not int(rt[1]):
        return None
    return Neighbourhood(int(rw[1]) if rw else 0, int(rt[1]))
