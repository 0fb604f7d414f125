"""Repeating groups: a page that is asked once a row (each member of a family, each change of a datum).

A definition writes such a page once, with paths like ``anggota.nama``. `expanded` turns it into one page a row with the
paths of that row (``anggota[k2].nama``), so that everything behind it works on plain fields. Inside the page
``anggota.x`` means the same row; elsewhere a condition on it holds when any row fulfils it, and a check runs over all
rows.

Which rows there are follows from the answers. A row that has none yet is kept by a mark at ``anggota[k2].baris``; the
mark `REMOVED` takes a row out without losing what was typed in it, and keeps its id from being used again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kiosk.domain.conditions import AnyOf, Condition, at_path, mapped
from kiosk.domain.definition import Copy, CrossCheck, Field, GroupRule, Page, Service
from kiosk.domain.paths import next_row_id

ROW_MARK = "baris"
HERE, REMOVED = "1", "-"

_Rows = tuple[tuple[str, tuple[str, ...]], ...]


def expanded(service: Service, answers: Mapping[str, str]) -> Service:
    """``service`` with one page for each row that ``answers`` have; itself when nothing in it repeats."""
    rules = {page.group.name: page.group for page in service.pages if page.group and not page.row}
    if not rules:
        return service
    return _expand(
        _Wanted(service.sha256, tuple((name, rows_of(rule, answers)) for name, rule in rules.items()), service)
    )


def rows_of(rule: GroupRule, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the rows to show, oldest first; never fewer than the group's minimum."""
    marks = _marks(rule.name, answers)
    found = sorted((row for row, removed in marks.items() if not removed), key=_age)
    used = list(marks)
    while len(found) < rule.minimum:
        used.append(next_row_id(used))
        found.append(used[-1])
    return tuple(found)


def new_row(rule: GroupRule, answers: Mapping[str, str]) -> str:
    """The id of a row to add; no row of the group ever had it."""
    return next_row_id([*_marks(rule.name, answers), *rows_of(rule, answers)])


def mark_path(group: str, row: str) -> str:
    """Where the mark of a row is kept."""
    return f"{group}[{row}].{ROW_MARK}"


def row_path(path: str, group: str, row: str) -> str:
    """``anggota[k2].nama`` for ``anggota.nama``; any other path as it is."""
    return f"{group}[{row}].{path.removeprefix(f'{group}.')}" if path.startswith(f"{group}.") else path


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an expansion depends on; two definitions of the same bytes are the same."""

    sha256: str
    rows: _Rows
    service: Service = field(compare=False)


@lru_cache(maxsize=64)
def _expand(wanted: _Wanted) -> Service:
    service, rows = wanted.service, dict(wanted.rows)

    def outside(condition: Condition | None) -> Condition | None:
        return _mapped(condition, lambda atom: _any_row(atom, rows))

    return replace(
        service,
        pages=tuple(one for page in service.pages for one in _pages(page, rows, outside)),
        first_questions=tuple(_outside_field(one, rows, outside) for one in service.first_questions),
        papers=tuple(replace(rule, needed_when=outside(rule.needed_when)) for rule in service.papers),
        forms=tuple(
            replace(
                rule,
                needed_when=outside(rule.needed_when),
                ticks=tuple(replace(tick, when=outside(tick.when)) for tick in rule.ticks),
            )
            for rule in service.forms
        ),
        products=tuple(replace(rule, when=outside(rule.when)) for rule in service.products),
        checks=tuple(one for check in service.checks for one in _checks(check, rows, outside)),
    )


_Outside = Callable[[Condition | None], Condition | None]


def _pages(page: Page, rows: Mapping[str, Sequence[str]], outside: _Outside) -> list[Page]:
    if page.group is None:
        fields = tuple(_outside_field(one, rows, outside) for one in page.fields)
        return [replace(page, fields=fields, shown_when=outside(page.shown_when))]
    name, word = page.group.name, page.group.row
    return [
        replace(
            page,
            id=f"{page.id}[{row}]",
            title=f"{page.title} {number}",
            short=f"{word} {number}",
            row=row,
            shown_when=_inside(page.shown_when, name, row, outside),
            fields=tuple(_row_field(one, name, row, outside, first=number == 1) for one in page.fields),
        )
        for number, row in enumerate(rows[name], 1)
    ]


def _row_field(asked: Field, group: str, row: str, outside: _Outside, *, first: bool) -> Field:
    """The question of one row. Only the first row is offered what was given elsewhere: later ones are other people."""

    def inside(condition: Condition | None) -> Condition | None:
        return _inside(condition, group, row, outside)

    return replace(
        asked,
        path=row_path(asked.path, group, row),
        born=row_path(asked.born, group, row),
        sex=row_path(asked.sex, group, row),
        shown_when=inside(asked.shown_when),
        required_when=inside(asked.required_when),
        existing_when=inside(asked.existing_when),
        choices=tuple(replace(choice, shown_when=inside(choice.shown_when)) for choice in asked.choices),
        computed_from=tuple(tuple(row_path(path, group, row) for path in paths) for paths in asked.computed_from),
        copy_from=tuple(Copy(copy.path, inside(copy.when)) for copy in asked.copy_from) if first else (),
    )


def _outside_field(asked: Field, rows: Mapping[str, Sequence[str]], outside: _Outside) -> Field:
    return replace(
        asked,
        shown_when=outside(asked.shown_when),
        required_when=outside(asked.required_when),
        existing_when=outside(asked.existing_when),
        choices=tuple(replace(choice, shown_when=outside(choice.shown_when)) for choice in asked.choices),
        computed_from=tuple(
            tuple(one for path in paths for one in _all_rows(path, rows)) for paths in asked.computed_from
        ),
        copy_from=tuple(
            Copy(_first_row(copy.path, rows), outside(copy.when))
            for copy in asked.copy_from
            if _first_row(copy.path, rows)
        ),
    )


def _checks(check: CrossCheck, rows: Mapping[str, Sequence[str]], outside: _Outside) -> list[CrossCheck]:
    """A check over all rows, or one a row where it compares two answers of the same row."""
    when = outside(check.when)
    group = _group_of(check.at, rows)
    if group and check.rule != "among":
        return [
            replace(
                check,
                paths=tuple(row_path(path, group, row) for path in check.paths),
                at=row_path(check.at, group, row),
                when=_inside(check.when, group, row, outside),
            )
            for row in rows[group]
        ]
    paths = tuple(one for path in check.paths for one in _all_rows(path, rows))
    return [replace(check, paths=paths, others=_all_rows(check.at, rows) if check.rule == "among" else (), when=when)]


def _all_rows(path: str, rows: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    group = _group_of(path, rows)
    return tuple(row_path(path, group, row) for row in rows[group]) if group else (path,)


def _first_row(path: str, rows: Mapping[str, Sequence[str]]) -> str:
    return next(iter(_all_rows(path, rows)), "")


def _any_row(atom: Condition, rows: Mapping[str, Sequence[str]]) -> Condition:
    """The atom itself, or for an answer of a group: any row fulfils it."""
    path = next(iter(atom.paths()), "")
    group = _group_of(path, rows)
    if not group:
        return atom
    return AnyOf(tuple(at_path(atom, row_path(path, group, row)) for row in rows[group]))


def _inside(condition: Condition | None, group: str, row: str, outside: _Outside) -> Condition | None:
    def this_row(atom: Condition) -> Condition:
        path = next(iter(atom.paths()), "")
        return at_path(atom, row_path(path, group, row)) if path.startswith(f"{group}.") else atom

    return outside(_mapped(condition, this_row))


def _mapped(condition: Condition | None, change: Callable[[Condition], Condition]) -> Condition | None:
    return None if condition is None else mapped(condition, change)


def _group_of(path: str, rows: Mapping[str, Sequence[str]]) -> str:
    name = path.partition(".")[0]
    return name if name in rows and "." in path else ""


def _marks(group: str, answers: Mapping[str, str]) -> dict[str, bool]:
    """Every row that the answers know, and whether it was taken out."""
    pattern = re.compile(rf"{re.escape(group)}\[([a-z][a-z0-9]*)\]\.")
    known = {match[1] for path, text in answers.items() if text and (match := pattern.match(path))}
    return {row: answers.get(mark_path(group, row)) == REMOVED for row in sorted(known, key=_age)}


def _age(row: str) -> tuple[int, str]:
    digits = row.lstrip("abcdefghijklmnopqrstuvwxyz")
    return (int(digits) if digits.isdigit() else 0, row)
