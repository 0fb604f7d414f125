"""Conditions as a definition writes them: ``{ field = "x.y", is = "1" }``, lists of them, or the name of one."""

from __future__ import annotations

from kiosk.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeastYears,
    Condition,
    Equals,
    IsIn,
    IsSet,
    Not,
    OlderThanDays,
    PaperIs,
    VariantIs,
)
from kiosk.domain.definition import BadDefinition
from kiosk.domain.definition_table import Table


class ConditionReader:
    """Reads conditions of one file; names come from its table ``conditions``, in the order they are written there."""

    def __init__(self, named: Table) -> None:
        self._named: dict[str, Condition] = {}
        for name in named.keys():  # noqa: SIM118
            condition = self.read(named, name)
            if condition is not None:
                self._named[name] = condition

    def read(self, table: Table, at: str) -> Condition | None:
        """The condition at key ``at`` of ``table``; None when the key is not there."""
        return self._value(table.raw(at), table.file, table.place(at)) if table.has(at) else None

    def _value(self, value: object, file: str, key: str) -> Condition:
        if isinstance(value, str):
            if value not in self._named:
                raise BadDefinition("definition.unknown_condition", file=file, key=key, found=value)
            return self._named[value]
        table = Table(value, file=file, key=key)
        condition = self._joined(table) or self._atom(table)
        table.done()
        return condition

    def _joined(self, table: Table) -> Condition | None:
        for at, kind in (("all", AllOf), ("any", AnyOf)):
            if table.has(at):
                values = table.raw(at)
                if not isinstance(values, list) or not values:
                    raise table.bad("definition.empty_condition", at)
                parts = (
                    self._value(value, table.file, f"{table.place(at)}[{number}]")
                    for number, value in enumerate(values)
                )
                return kind(tuple(parts))
        if table.has("not"):
            return Not(self._value(table.raw("not"), table.file, table.place("not")))
        return None

    def _atom(self, table: Table) -> Condition:
        if table.has("variant"):
            return VariantIs(_filled(table, "variant"))
        if table.has("paper"):
            kinds = _filled(table, "in") if table.has("in") else (table.text("is"),)
            return PaperIs(table.text("paper"), kinds)
        return _on_answer(table, table.text("field"))


def _on_answer(table: Table, path: str) -> Condition:
    if table.has("is"):
        return Equals(path, table.text("is"))
    if table.has("in"):
        return IsIn(path, _filled(table, "in"))
    days, years = table.whole("older_than_days"), table.whole("at_least_years")
    if days is not None:
        return OlderThanDays(path, days)
    if years is not None:
        return AtLeastYears(path, years)
    if table.flag("set", default=False):
        return IsSet(path)
    raise table.bad("definition.operator", "")


def _filled(table: Table, at: str) -> tuple[str, ...]:
    values = table.texts(at)
    if not values:
        raise table.bad("definition.empty_condition", at)
    return values
