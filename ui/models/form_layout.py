"""How the questions of a page are laid out: which stand side by side, and where a long page is divided."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from kiosk.domain.definition import Field

# Logical pixels between header and action bar at 1366 x 768, without title and gutters.
ROOM = 540
GAP = 14
MANY = 7
_LINE, _DATE, _TICK, _ROW, _LABEL, _NOTE = 92, 162, 62, 62, 30, 150
_NARROW = frozenset({"date", "time", "int", "decimal", "region"})

Row = tuple[Field, ...]


def rows(fields: Sequence[Field]) -> tuple[Row, ...]:
    """``fields`` in lines of one or two; a zone of time is shown inside the time before it and has no line."""
    lines: list[Row] = []
    for field in fields:
        last = lines[-1] if lines else ()
        if field.type == "zone":
            continue
        if len(last) == 1 and _narrow(field) and _narrow(last[0]):
            lines[-1] = (last[0], field)
        else:
            lines.append((field,))
    return tuple(lines)


def parts(fields: Sequence[Field], room: int = ROOM) -> tuple[tuple[Field, ...], ...]:
    """``fields`` divided so that each part fits into ``room``; a division falls between two people when it can."""
    lines = rows(fields)
    total = sum(height(line) for line in lines)
    if total <= room:
        return (tuple(fields),) if fields else ()
    target = total / ceil(total / room)
    found: list[list[Field]] = [[]]
    held = 0.0
    before = ""
    for line in lines:
        person = line[0].path.split(".")[0]
        tall = height(line)
        other = before != person and held >= target * 0.6
        if found[-1] and (held + tall > room or other or held >= target):
            found.append([])
            held = 0.0
        found[-1].extend(line)
        held += tall
        before = person
    return _with_zones(fields, found)


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


def _narrow(field: Field) -> bool:
    return field.type in _NARROW or (field.type == "choice" and len(field.choices) == 2)


def _tall(field: Field) -> int:
    if field.type == "choice":
        tall = _LABEL + _ROW * ceil(len(field.choices) / columns(field))
    elif field.type in {"date", "time"}:
        tall = _DATE if field.type == "date" else _DATE - 26
    else:
        tall = _NOTE if field.type == "multiline" else _LINE
    return tall + (_TICK if field.optional_reason else 0)


def _with_zones(fields: Sequence[Field], found: Sequence[Sequence[Field]]) -> tuple[tuple[Field, ...], ...]:
    """Put each zone of time back into the part of the question before it."""
    order = {field.path: place for place, field in enumerate(fields)}
    whole = [list(part) for part in found]
    for zone in (field for field in fields if field.type == "zone"):
        home = next((part for part in whole if any(order[one.path] == order[zone.path] - 1 for one in part)), whole[0])
        home.append(zone)
    return tuple(tuple(sorted(part, key=lambda one: order[one.path])) for part in whole)
