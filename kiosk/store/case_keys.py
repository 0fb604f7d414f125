"""Under which keys a case is found again, and from which case it was copied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.store.store import Store, text

TWIN = "twin"
FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Link:
    """A case was copied from ``other``: for a ``twin``, or as another service of the same ``family``."""

    kind: str
    other: str


def put(store: Store, application: str, keys: Collection[str]) -> None:
    """Let a case be found under exactly ``keys``."""
    held = {text(row, "key") for row in store.rows("SELECT key FROM case_keys WHERE application = ?", (application,))}
    for key in held - set(keys):
        store.run("DELETE FROM case_keys WHERE application = ? AND key = ?", (application, key))
    for key in set(keys) - held:
        store.run("INSERT INTO case_keys VALUES (?, ?)", (application, key))


def sharing(store: Store, keys: Collection[str]) -> list[str]:
    """The cases that stand under one of ``keys``, in the order of their making."""
    found: set[str] = set()
    for key in keys:
        found |= {
            text(row, "application") for row in store.rows("SELECT application FROM case_keys WHERE key = ?", (key,))
        }
    return sorted(found)


def link(store: Store, application: str, made: Link) -> None:
    """Note from which case ``application`` was copied."""
    store.run("INSERT OR REPLACE INTO case_links VALUES (?, ?, ?)", (application, made.kind, made.other))


def link_of(store: Store, application: str) -> Link | None:
    """From which case this one was copied."""
    row = store.row("SELECT kind, other FROM case_links WHERE application = ?", (application,))
    return None if row is None else Link(text(row, "kind"), text(row, "other"))


def twin_of(store: Store, application: str) -> str:
    """The case that this one was copied from for a twin; "" for none."""
    found = link_of(store, application)
    return found.other if found is not None and found.kind == TWIN else ""
