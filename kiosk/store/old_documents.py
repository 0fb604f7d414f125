"""Old KK, KTP-el and KIA that were asked for at hand-over; those taken in go to the registry in bundles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.store.store import Store, text


@dataclass(frozen=True, slots=True)
class Taken:
    """One old document that lies at the office: of which case it is, its kind, and when it was taken in."""

    application: str
    number: str
    name: str
    kind: str
    at: str


def put(store: Store, record: str, application: str, states: Sequence[tuple[str, str]], at: str) -> None:
    """Keep what became of each old document (kind, state) at the hand-over ``record``."""
    for kind, state in states:
        store.run(
            "INSERT INTO old_documents (record, application, kind, state, at) VALUES (?, ?, ?, ?, ?)",
            (record, application, kind, state, at),
        )


def loose(store: Store) -> list[Taken]:
    """What was taken in and is in no bundle yet, oldest first."""
    rows = store.rows(
        "SELECT o.application, a.number, a.subject_name, o.kind, o.at FROM old_documents o"
        " JOIN applications a ON a.id = o.application WHERE o.bundle = '' AND o.state = 'collected'"
        " ORDER BY o.at, o.application, o.kind"
    )
    return [
        Taken(*(text(row, name) for name in ("application", "number", "subject_name", "kind", "at"))) for row in rows
    ]


def bundle(store: Store, name: str) -> int:
    """Let everything that is loose belong to the bundle ``name``; how much that was."""
    return store.run("UPDATE old_documents SET bundle = ? WHERE bundle = '' AND state = 'collected'", (name,))


def bundles(store: Store) -> int:
    """How many bundles there were so far."""
    row = store.row("SELECT COUNT(DISTINCT bundle) AS n FROM old_documents WHERE bundle <> ''")
    return int(str(row["n"])) if row else 0
