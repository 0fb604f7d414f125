"""Reading a JSON object that somebody else wrote: every field is checked for its type before it is used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kiosk.domain.errors import DomainError
from kiosk.domain.instants import from_text, to_text
from sync.protocol.errors import ProtocolError

SHA256: Final = re.compile(r"[0-9a-f]{64}")
UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond it other JSON readers lose digits (RFC 8259, 6)."""


def canonical(value: Mapping[str, object]) -> bytes:
    """One line of compact JSON with sorted keys in UTF-8, the form in which everything of ours is signed.

    Raises:
        ValueError: A number is not finite, or a text holds half of a surrogate pair.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


class Fields:
    """One JSON object and where it stands in its document.

    Every reader raises ``error`` with code ``<topic>.field`` and the path of the field when the value is missing or of
    another type; unknown fields are left alone, because newer versions add some.
    """

    __slots__ = ("_error", "_topic", "_where", "value")

    def __init__(self, value: Mapping[str, object], error: type[ProtocolError], topic: str, where: str = "") -> None:
        self.value = value
        self._error = error
        self._topic = topic
        self._where = where

    @classmethod
    def parse(cls, payload: bytes, error: type[ProtocolError], topic: str) -> Fields:
        """The object in ``payload``; ``<topic>.json`` when it is no strict UTF-8 JSON object without repeated names."""
        try:
            value = json.loads(payload.decode(), object_pairs_hook=_unique, parse_constant=_refuse)
            if b"\\ud" in payload or b"\\uD" in payload:
                canonical({"": value})
        except (ValueError, RecursionError) as problem:
            raise error(f"{topic}.json") from problem
        if not isinstance(value, dict):
            raise error(f"{topic}.json")
        return cls(value, error, topic)

    def wrong(self, name: str) -> ProtocolError:
        """The error that names field ``name`` of this object."""
        return self._error(f"{self._topic}.field", f"{self._where}{name}")

    def __contains__(self, name: str) -> bool:
        return self.value.get(name) is not None

    def text(self, name: str, *, default: str | None = None, pattern: re.Pattern[str] | None = None) -> str:
        """A text; when ``pattern`` is given the whole text matches it, or it equals ``default``."""
        value = self.value.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name)
        if pattern is not None and value != default and not pattern.fullmatch(value):
            raise self.wrong(name)
        return value

    def instant(self, name: str, *, default: str | None = None) -> str:
        """The text of a moment, as ``kiosk.domain.instants`` writes it, or ``default``."""
        value = self.text(name, default=default)
        try:
            return value if value == default else to_text(from_text(value))
        except DomainError as problem:
            raise self.wrong(name) from problem

    def integer(self, name: str, *, default: int | None = None, least: int = 0) -> int:
        """A whole number of at least ``least``; JSON's true and false are no numbers."""
        value = self.value.get(name, default)
        if type(value) is not int or not least <= value <= LARGEST_INTEGER:
            raise self.wrong(name)
        return value

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """A boolean."""
        value = self.value.get(name, default)
        if not isinstance(value, bool):
            raise self.wrong(name)
        return value

    def mapping(self, name: str) -> Mapping[str, object]:
        """An object as it stands, its fields unread."""
        value = self.value.get(name)
        if not isinstance(value, dict):
            raise self.wrong(name)
        return value

    def inner(self, name: str) -> Fields:
        """An object, to be read field by field."""
        return Fields(self.mapping(name), self._error, self._topic, f"{self._where}{name}.")

    def objects(self, name: str) -> Iterator[Fields]:
        """The objects of a list, each to be read field by field."""
        for position, value in enumerate(self._list(name)):
            if not isinstance(value, dict):
                raise self.wrong(f"{name}[{position}]")
            yield Fields(value, self._error, self._topic, f"{self._where}{name}[{position}].")

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list."""
        found: list[str] = []
        for value in self._list(name):
            if not isinstance(value, str):
                raise self.wrong(name)
            found.append(value)
        return tuple(found)

    def table(self, name: str) -> dict[str, str]:
        """An object all of whose values are texts."""
        found: dict[str, str] = {}
        for key, value in self.mapping(name).items():
            if not isinstance(value, str):
                raise self.wrong(f"{name}.{key}")
            found[key] = value
        return found

    def _list(self, name: str) -> Sequence[object]:
        value = self.value.get(name)
        if not isinstance(value, list):
            raise self.wrong(name)
        return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated name")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)
