"""Reads requirements.lock and picks from it what one use of the project needs.

The lock is universal: it pins everything of every extra. Its "# via" notes say who asked for a package, and from them
the part that belongs to some extras is found without a network and without a resolver.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class BrokenLock(Exception):
    """The lock does not hold what pyproject.toml or requirements.in ask for; `./run lock` renews it."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned package: its lines as they stand in the lock, and the normalised names of those who need it."""

    name: str
    text: str
    needed_by: frozenset[str]


def normalised(name: str) -> str:
    """A distribution's name in the one spelling that all indexes agree on (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(text: str) -> list[Pin]:
    """The pins of a lock, in its order. One package may have several, each for its own marker."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if _PIN.match(line):
            blocks.append([line])
        elif line.startswith(" ") and blocks:
            blocks[-1].append(line)
    return [_pin(block) for block in blocks]


def _pin(block: list[str]) -> Pin:
    match = _PIN.match(block[0])
    if match is None:
        raise BrokenLock(block[0])
    notes = [line.strip().removeprefix("#").strip().removeprefix("via").strip() for line in block if "#" in line]
    parents = frozenset(normalised(note.split()[0]) for note in notes if note and not note.startswith("-r "))
    text = "\n".join(line for line in block if "#" not in line).rstrip("\\ ")
    return Pin(normalised(match["name"]), text, parents)


def wanted_names(pyproject: Path, requirements: Path, extras: Iterable[str]) -> set[str]:
    """The names that the project, its ``extras`` and the environment itself ask for directly.

    Raises:
        BrokenLock: pyproject.toml has no such extra.
    """
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    offered = project["optional-dependencies"]
    lines: list[str] = list(project["dependencies"])
    for extra in extras:
        if extra not in offered:
            raise BrokenLock(f"pyproject.toml has no extra {extra!r}")
        lines += offered[extra]
    lines += requirements.read_text(encoding="utf-8").splitlines()
    return {normalised(match.group()) for line in lines if (match := _NAME.match(line))}


def part_of_lock(pins: Iterable[Pin], wanted: Iterable[str]) -> str:
    """The lines of a requirements file that holds ``wanted`` and all that they need, each with its hashes.

    Raises:
        BrokenLock: a wanted name is not pinned.
    """
    pins = list(pins)
    chosen = set(wanted)
    if missing := chosen - {pin.name for pin in pins}:
        raise BrokenLock(f"not in requirements.lock: {', '.join(sorted(missing))}")
    grew = True
    while grew:
        more = {pin.name for pin in pins if pin.name not in chosen and pin.needed_by & chosen}
        chosen |= more
        grew = bool(more)
    return "\n".join(pin.text for pin in pins if pin.name in chosen) + "\n"
