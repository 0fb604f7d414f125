"""Paths that point at one answer (``anggota[k3].nik``) or at one page of a paper (``KK/2``).

Definitions, warnings, overrides, return reasons and audit all name places by these texts. A row of a repeating
group has a short id that is never used again inside its application; the same path without row ids
(``anggota.nik``) names the field of the definition. Grammar (ASCII)::

    answer = step *( "." step )        step = name [ "[" row "]" ]
    paper  = KIND "/" page             page counts from 1, without leading zeros
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.errors import DomainError

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_ROW = re.compile(r"[a-z][a-z0-9]{0,11}", re.ASCII)
_KIND = re.compile(r"[A-Z][A-Z0-9_]{0,39}", re.ASCII)
_STEP = re.compile(rf"({_NAME.pattern})(?:\[({_ROW.pattern})\])?", re.ASCII)
_PAPER = re.compile(rf"({_KIND.pattern})/([1-9][0-9]{{0,3}})", re.ASCII)
_IN_ROW = re.compile(rf"({_NAME.pattern})\[({_ROW.pattern})\]\.", re.ASCII)
_OWN_ROW = re.compile(r"k([1-9][0-9]{0,8})", re.ASCII)
_LAST_PAGE = 9999


class BadPath(DomainError):
    """A text is not a path; code ``path.format``, detail ``text``."""

    def __init__(self, text: str) -> None:
        super().__init__("path.format", {"text": text[:80]})


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One part of an answer path: a field or group name and, inside a repeating group, the id of a row."""

    name: str
    row: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or (self.row and not _ROW.fullmatch(self.row)):
            raise BadPath(str(self))

    def __str__(self) -> str:
        return f"{self.name}[{self.row}]" if self.row else self.name


@dataclass(frozen=True, slots=True, order=True)
class AnswerPath:
    """Where one answer is in an application's tree of answers."""

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise BadPath("")

    def __str__(self) -> str:
        return ".".join(map(str, self.steps))

    @classmethod
    def parse(cls, text: str) -> AnswerPath:
        """Read ``text``; raises `BadPath`, also for the path of a paper."""
        path = parse_path(text)
        if not isinstance(path, AnswerPath):
            raise BadPath(text)
        return path

    @property
    def field(self) -> str:
        """The id of the field in the service definition: this path without row ids."""
        return ".".join(step.name for step in self.steps)

    @property
    def parent(self) -> AnswerPath | None:
        """The path of what contains this answer; None at the root."""
        return AnswerPath(self.steps[:-1]) if len(self.steps) > 1 else None

    def child(self, name: str, row: str = "") -> AnswerPath:
        """The path of ``name`` inside this one, in row ``row`` when it is a repeating group."""
        return AnswerPath((*self.steps, Step(name, row)))

    def inside(self, other: AnswerPath) -> bool:
        """Whether this path is ``other`` or lies below it."""
        return self.steps[: len(other.steps)] == other.steps


@dataclass(frozen=True, slots=True, order=True)
class PaperPath:
    """One page of one kind of paper; ``page`` counts from 1."""

    kind: str
    page: int = 1

    def __post_init__(self) -> None:
        if not _KIND.fullmatch(self.kind) or not 1 <= self.page <= _LAST_PAGE:
            raise BadPath(str(self))

    def __str__(self) -> str:
        return f"{self.kind}/{self.page}"

    @classmethod
    def parse(cls, text: str) -> PaperPath:
        """Read ``text``; raises `BadPath`, also for the path of an answer."""
        path = parse_path(text)
        if not isinstance(path, PaperPath):
            raise BadPath(text)
        return path


def parse_path(text: str) -> AnswerPath | PaperPath:
    """Read either kind of path; ``str()`` of the result is ``text`` again. Raises `BadPath`."""
    paper = _PAPER.fullmatch(text)
    if paper:
        return PaperPath(paper[1], int(paper[2]))
    return AnswerPath(tuple(_step(part, text) for part in text.split(".")))


def rows_in(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the rows of each repeating group that ``paths`` name, oldest first (``{"anggota": ("k1", "k2")}``)."""
    found: dict[str, set[str]] = {}
    for path in paths:
        match = _IN_ROW.match(path)
        if match:
            found.setdefault(match[1], set()).add(match[2])
    return {group: tuple(sorted(rows, key=_age)) for group, rows in found.items()}


def paths_of_rows(pattern: str, answers: Iterable[str]) -> tuple[str, ...]:
    """``anggota[].nama`` as one path for each row that the paths ``answers`` name; any other pattern is a path."""
    group, repeats, rest = pattern.partition("[]")
    return tuple(f"{group}[{row}]{rest}" for row in rows_in(answers).get(group, ())) if repeats else (pattern,)


def next_row_id(used: Iterable[str]) -> str:
    """A row id that is none of ``used`` (k1, k2, ...).

    Pass every id that the group ever had, removed rows too: a return reason may still point at one of them.
    """
    numbers = [int(match[1]) for match in map(_OWN_ROW.fullmatch, used) if match]
    return f"k{max(numbers, default=0) + 1}"


def _age(row: str) -> tuple[int, str]:
    number = _OWN_ROW.fullmatch(row)
    return (int(number[1]) if number else 0, row)


def _step(part: str, text: str) -> Step:
    match = _STEP.fullmatch(part)
    if match is None:
        raise BadPath(text)
    return Step(match[1], match[2] or "")
