"""One table of a definition file, read key by key: wrong kinds and keys nobody asked for are refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kiosk.domain.definition import BadDefinition


class Table:
    """A TOML table at the place ``key`` of ``file``; call `done` when everything has been asked for."""

    def __init__(self, values: object, *, file: str, key: str) -> None:
        self.file = file
        self.key = key
        if not isinstance(values, Mapping):
            raise self.bad("definition.table", "")
        self._values: dict[str, Any] = dict(values)
        self._asked: set[str] = set()

    def bad(self, code: str, at: str, found: object = "") -> BadDefinition:
        """The error ``code`` at the key ``at`` of this table."""
        return BadDefinition(code, file=self.file, key=self.place(at), found=str(found))

    def place(self, at: str) -> str:
        """The path of key ``at`` in the file: ``pages[0].fields[3].label``."""
        return ".".join(part for part in (self.key, at) if part)

    def has(self, at: str) -> bool:
        """Whether the key is there."""
        return at in self._values

    def raw(self, at: str) -> Any:  # noqa: ANN401
        """The value as it was read; None when it is not there."""
        self._asked.add(at)
        return self._values.get(at)

    def text(self, at: str, default: str | None = None) -> str:
        """A text that is not empty; ``default`` when the key is not there and a default is given."""
        value = self.raw(at)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.bad("definition.text", at, value)
        return value

    def one_of(self, at: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A text out of ``allowed``."""
        value = self.text(at, default)
        if value not in allowed and value != default:
            raise self.bad("definition.unknown", at, value)
        return value

    def flag(self, at: str, *, default: bool) -> bool:
        """True or false."""
        value = self.raw(at)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.bad("definition.flag", at, value)
        return value

    def whole(self, at: str, default: int | None = None) -> int | None:
        """A whole number."""
        value = self.raw(at)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad("definition.number", at, value)
        return value

    def number(self, at: str) -> Decimal | None:
        """A number as the file has it, without the detour of binary fractions (the file is read with Decimal)."""
        value = self.raw(at)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.bad("definition.number", at, value)
        return Decimal(value)

    def texts(self, at: str) -> tuple[str, ...]:
        """A list of texts, empty when the key is not there."""
        value = self.raw(at)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.bad("definition.texts", at, value)
        return tuple(value)

    def table(self, at: str) -> Table:
        """The table at the key, an empty one when the key is not there."""
        value = self.raw(at)
        return Table({} if value is None else value, file=self.file, key=self.place(at))

    def tables(self, at: str) -> tuple[Table, ...]:
        """A list of tables, empty when the key is not there."""
        value = self.raw(at)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.bad("definition.list", at, value)
        return tuple(
            Table(item, file=self.file, key=f"{self.place(at)}[{number}]") for number, item in enumerate(value)
        )

    def keys(self) -> tuple[str, ...]:
        """The keys that are there."""
        return tuple(self._values)

    def merged(self, other: Table) -> Table:
        """This table with ``other`` under it: what this one says stands."""
        return Table({**other._values, **self._values}, file=self.file, key=self.key)

    def done(self) -> None:
        """Refuse keys that nobody asked for: a misspelt one would otherwise be lost in silence."""
        for unknown in self._values.keys() - self._asked:
            raise self.bad("definition.unknown_key", unknown)
