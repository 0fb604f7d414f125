"""Anonymous messages in the store, until the centre has them and for a while longer, should it lose them again."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.store.spool import Left
from kiosk.store.store import Row, Store, text
from sync.protocol.anonymous import Message


def keep(store: Store, message: Left) -> None:
    """Keep ``message``; one that is here already stays as it is."""
    store.run(
        "INSERT INTO anonymous (id, day, sealed) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (message.id, message.day, message.sealed),
    )


def begun_bundle(store: Store) -> tuple[str, list[Message]] | None:
    """A bundle that was put together and not answered yet."""
    row = store.row("SELECT bundle FROM anonymous WHERE bundle <> '' AND sent_on = '' LIMIT 1")
    if row is None:
        return None
    name = text(row, "bundle")
    rows = store.rows("SELECT id, sealed FROM anonymous WHERE bundle = ? AND sent_on = '' ORDER BY id", (name,))
    return name, [_message(row) for row in rows]


def waiting(store: Store, today: str) -> list[tuple[str, str]]:
    """Id and day of the messages in no bundle that were not left ``today``."""
    rows = store.rows("SELECT id, day FROM anonymous WHERE bundle = '' AND day <> ? ORDER BY id", (today,))
    return [(text(row, "id"), text(row, "day")) for row in rows]


def bundle(store: Store, name: str, ids: Sequence[str]) -> None:
    """Let the messages ``ids`` travel together from now on."""
    with store.atomic():
        for each in ids:
            store.run("UPDATE anonymous SET bundle = ? WHERE id = ? AND bundle = ''", (name, each))


def taken(store: Store, name: str, today: str) -> None:
    """The centre has the bundle."""
    store.run("UPDATE anonymous SET sent_on = ? WHERE bundle = ? AND sent_on = ''", (today, name))


def send_again(store: Store) -> None:
    """The centre came back without its memory: what is still here travels once more."""
    store.run("UPDATE anonymous SET bundle = '', sent_on = '' WHERE sent_on <> ''")


def drop_sent_before(store: Store, day: str) -> None:
    """Forget what the centre has had since before ``day``."""
    store.run("DELETE FROM anonymous WHERE sent_on <> '' AND sent_on < ?", (day,))


def count(store: Store) -> int:
    """How many have not reached the centre."""
    row = store.row("SELECT COUNT(*) AS n FROM anonymous WHERE sent_on = ''")
    return int(str(row["n"])) if row else 0


def _message(row: Row) -> Message:
    sealed = row["sealed"]
    if not isinstance(sealed, bytes):
        raise TypeError("sealed")
    return Message(text(row, "id"), sealed)
