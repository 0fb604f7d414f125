"""The operators of this kiosk, as the centre granted them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.store.store import Row, Store, text


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may work at this kiosk; ``role`` is the centre's word (``petugas``, ``relawan`` ...).

    ``area`` are the RT/RW of a volunteer ("002/005").
    """

    id: str
    name: str
    role: str
    area: tuple[str, ...] = ()


def grant(store: Store, operator: Operator, activation: str, at: str) -> None:
    """Let ``operator`` work here; ``activation`` is his one-time secret until he has chosen a passphrase."""
    store.run(
        "INSERT INTO operators (id, name, role, active, activation, granted_at, area) VALUES (?, ?, ?, 1, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, active = 1,"
        " activation = excluded.activation, granted_at = excluded.granted_at, removed_at = '', area = excluded.area",
        (operator.id, operator.name, operator.role, activation, at, json.dumps(operator.area)),
    )


def remove(store: Store, operator_id: str, at: str) -> None:
    """The operator works here no more; what he did keeps his name."""
    store.run(
        "UPDATE operators SET active = 0, activation = '', removed_at = ? WHERE id = ? AND active = 1",
        (at, operator_id),
    )


def forget_activation(store: Store, operator_id: str) -> None:
    """The operator has a passphrase of his own now."""
    store.run("UPDATE operators SET activation = '' WHERE id = ?", (operator_id,))


def find(store: Store, operator_id: str) -> Operator | None:
    """The active operator with this id."""
    row = store.row("SELECT id, name, role, area FROM operators WHERE id = ? AND active = 1", (operator_id,))
    return None if row is None else _operator(row)


def active(store: Store) -> list[Operator]:
    """All who may work here, by name."""
    rows = store.rows("SELECT id, name, role, area FROM operators WHERE active = 1 ORDER BY name, id")
    return [_operator(row) for row in rows]


def name_of(store: Store, operator_id: str) -> str:
    """The name to show for an id, also of somebody who left; the id itself when it was never known here."""
    row = store.row("SELECT name FROM operators WHERE id = ?", (operator_id,))
    return operator_id if row is None else text(row, "name")


def awaiting_activation(store: Store) -> list[tuple[Operator, str]]:
    """Operators with a one-time secret and no passphrase yet, each with that secret."""
    rows = store.rows("SELECT * FROM operators WHERE active = 1 AND activation <> '' ORDER BY id")
    return [(_operator(row), text(row, "activation")) for row in rows]


def _operator(row: Row) -> Operator:
    return Operator(text(row, "id"), text(row, "name"), text(row, "role"), tuple(json.loads(text(row, "area"))))
