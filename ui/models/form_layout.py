"""How the questions of a page are laid out: which stand side by side, and where a long page is divided."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from kiosk.domain.definition import Field

# Logical pixels between header and action bar at 1366 x 768, without title and gutters.
ROOM = 552
GAP = 14
ROW_BUTTONS = 68  # "Tambah anggota" below the last questions of a row
MANY = 7
_LINE, _DATE, _TIME, _TICK, _ROW, _LABEL, _NOTE = 88, 132, 100, 62, 62, 24, 116
# What stands well side by side; a date of birth keeps its line when it is not beside its place.
_PAIRS = ({"region", "date"}, {"time", "region"}, {"int", "decimal"}, {"int"}, {"decimal"})

Row = tuple[Field, ...]


def rows(fields: Sequence[Field]) -> tuple[Row, ...]:
    """``fields`` in lines of one or two; a zone of time is shown inside the time before it and has no line."""
    lines: list[Row] = []
    for field in fields:
        last = lines[-1] if lines else ()
        if field.type == "zone":
            continue
        if len(last) == 1 and {last[0].type, field.type} in _PAIRS:
            lines[-1] = (last[0], field)
        else:
            lines.append((field,))
    return tuple(lines)


def parts(fields: Sequence[Field], room: int = ROOM) -> tuple[tuple[Field, ...], ...]:
    """``fields`` divided into as few parts as fit into ``room``, as even as can be."""
    lines = rows(fields)
    total = sum(height(line) for line in lines)
    if total <= room:
        return (tuple(fields),) if fields else ()
    least = len(_filled(lines, room))
    limit = total // least
    while len(_filled(lines, limit)) > least:
        limit += GAP
    return _with_zones(fields, [[field for line in part for field in line] for part in _filled(lines, limit)])


def columns(field: Field) -> int:
    """How many options of a choice stand in one line."""
    longest = max((len(choice.label) for choice in field.choices), default=0)
    hinted = any(choice.hint for choice in field.choices)
    if hinted or len(field.choices) == 1:
        return 1
    return 3 if len(field.choices) > 2 and longest <= 14 else 2


def height(line: Row) -> int:
    """About how many pixels a line takes, gap included."""
    return max(_tall(field) for field in line) + GAP


def _tall(field: Field) -> int:
    if field.computed:
        return _LINE  # said in words on one line, whatever it could be
    if field.type == "choice" and len(field.choices) <= MANY:
        tall = _LABEL + _ROW * ceil(len(field.choices) / columns(field))
    elif field.type in {"date", "time"}:
        tall = _DATE if field.type == "date" else _TIME
    else:
        tall = _NOTE if field.type == "multiline" else _LINE
    return tall + (_TICK if field.optional_reason else 0)


def _filled(lines: Sequence[Row], limit: int) -> list[list[Row]]:
    """``lines`` one after the other, a new part whenever the next line would go beyond ``limit`` pixels."""
    found: list[list[Row]] = []
    held = limit + 1
    for line in lines:
        tall = height(line)
        if held + tall > limit:
            found.append([])
            held = 0
        found[-1].append(line)
        held += tall
    return found


def _with_zones(fields: Sequence[Field], found: Sequence[Sequence[Field]]) -> tuple[tuple[Field, ...], ...]:
    """Put each zone of time back into the part of the question before it."""
    order = {field.path: place for place, field in enumerate(fields)}
    whole = [list(part) for part in found]
    for zone in (field for field in fields if field.type == "zone"):
        home = next((part for part in whole if any(order[one.path] == order[zone.path] - 1 for one in part)), whole[0])
        home.append(zone)
    return tuple(tuple(sorted(part, key=lambda one: order[one.path])) for part in whole)
