"""Answers that follow from other answers: shown, printed and sent like any other, never typed.

The set is closed and lives here, like the rules of `kiosk.domain.cross_checks`; a definition names one of `COMPUTED`
and the paths that it looks at. Each gets one list of texts a path (every row of a group, or the one answer) and the
day. A text that is missing or unreadable gives no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.dates import age_on

ADULT = 17
_LEVELS_OF_A_VILLAGE = 4
_HEAD = "1"

_Columns = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Computation:
    """``run`` makes the answer of one list of texts for each of ``types``: the types of the fields looked at."""

    run: Callable[[_Columns, date], str]
    types: tuple[frozenset[str], ...]


def computed_value(name: str, columns: _Columns, today: date) -> str:
    """The answer that the computation ``name`` gives; empty while it cannot be told."""
    return COMPUTED[name].run(columns, today)


def move_class(origin: str, destination: str) -> str:
    """The class of a move (F-1.03 no. 6) from the two village codes (``99.01.01.2001``).

    1 within the village, 2 within the kecamatan, 3 within the kab/kota, 4 within the province, else 5.
    """
    here, there = origin.split("."), destination.split(".")
    if len(here) != _LEVELS_OF_A_VILLAGE or len(there) != _LEVELS_OF_A_VILLAGE:
        return ""
    same = next((level for level in range(_LEVELS_OF_A_VILLAGE) if here[level] != there[level]), len(here))
    return str(len(here) + 1 - same)


def _move_class(columns: _Columns, _today: date) -> str:
    origin, destination = ((column[0] if column else "") for column in columns)
    return move_class(origin, destination)


def _member_move(columns: _Columns, today: date) -> str:
    """1 moves, 2 moves as a child, 3 stays, 4 stays as a child (under 17: a child needs somebody in charge)."""
    moves, born = ((column[0] if column else "") for column in columns)
    try:
        adult = age_on(date.fromisoformat(born), today) >= ADULT
    except ValueError:
        return ""
    if moves not in {"ya", "tidak"}:
        return ""
    return {("ya", True): "1", ("ya", False): "2", ("tidak", True): "3", ("tidak", False): "4"}[moves, adult]


def _age_group(columns: _Columns, today: date) -> str:
    """1 for somebody of 17 or older, 2 for a child."""
    (born,) = columns
    try:
        return "1" if age_on(date.fromisoformat(born[0] if born else ""), today) >= ADULT else "2"
    except ValueError:
        return ""


def _move_kind(columns: _Columns, _today: date) -> str:
    """The kind of a move (F-1.03 no. 9) from who moves and each one's place in the family (SHDK).

    1 the head alone, 2 everybody, 3 the head and some, 4 members without the head.
    """
    moves, places = columns
    if not moves or len(moves) != len(places) or not all((*moves, *places)) or "ya" not in moves:
        return ""
    if _HEAD not in [place for move, place in zip(moves, places, strict=True) if move == "ya"]:
        return "4"
    if "tidak" not in moves:
        return "2"
    return "1" if list(moves).count("ya") == 1 else "3"


_CHOICE, _DATE, _REGION = frozenset({"choice", "long_choice"}), frozenset({"date"}), frozenset({"region"})

COMPUTED: Mapping[str, Computation] = {
    "age_group": Computation(_age_group, (_DATE,)),
    "move_class": Computation(_move_class, (_REGION, _REGION)),
    "member_move": Computation(_member_move, (_CHOICE, _DATE)),
    "move_kind": Computation(_move_kind, (_CHOICE, _CHOICE)),
}
