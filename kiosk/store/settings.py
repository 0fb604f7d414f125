"""Small texts by name that belong to this kiosk: its identity, its cursor, its counters."""

from __future__ import annotations

from kiosk.store.store import Store


def get(store: Store, key: str, default: str = "") -> str:
    """The text kept under ``key``."""
    found = store.row("SELECT value FROM meta WHERE key = ?", (key,))
    return default if found is None else str(found["value"])


def put(store: Store, key: str, value: str) -> None:
    """Keep ``value`` under ``key``."""
    store.run("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def put_all(store: Store, values: dict[str, str]) -> None:
    """Keep several texts in one transaction."""
    with store.atomic():
        for key, value in values.items():
            put(store, key, value)


def under(store: Store, prefix: str) -> dict[str, str]:
    """All texts whose key begins with ``prefix``, without it."""
    found = store.rows("SELECT key, value FROM meta WHERE substr(key, 1, ?) = ?", (len(prefix), prefix))
    return {str(row["key"])[len(prefix) :]: str(row["value"]) for row in found}


def forget_under(store: Store, prefix: str) -> None:
    """Drop all texts whose key begins with ``prefix``."""
    for key in under(store, prefix):
        store.run("DELETE FROM meta WHERE key = ?", (prefix + key,))
