"""How far this kiosk has listened to the centre: the last number of each log, and which centre it was."""

from __future__ import annotations

from kiosk.store import settings
from kiosk.store.store import Store
from sync.protocol.changes import Change, Cursor, decode_change, encode_change

_CURSOR = "inbox.cursor"
_INCARNATION = "inbox.incarnation"


def cursor(store: Store) -> Cursor:
    """The last number applied of each log."""
    return Cursor.parse(settings.get(store, _CURSOR, Cursor().text))


def set_cursor(store: Store, at: Cursor) -> None:
    """Remember where listening goes on."""
    settings.put(store, _CURSOR, at.text)


def incarnation(store: Store) -> str:
    """The incarnation of the centre that was last heard; "" before the first."""
    return settings.get(store, _INCARNATION)


def set_incarnation(store: Store, incarnation_id: str) -> None:
    """Remember which centre this is, and begin its logs from the start."""
    settings.put(store, _INCARNATION, incarnation_id)
    set_cursor(store, Cursor())


def applied(store: Store, change: Change, at: str) -> None:
    """Note that ``change`` was applied."""
    store.run(
        "INSERT OR REPLACE INTO inbox VALUES (?, ?, ?, ?, ?, ?)",
        (change.id, change.log, change.number, change.type, change.at, at),
    )


def put_aside(store: Store, change: Change, code: str) -> None:
    """Keep a change that this version cannot read, so that it is not lost when it can."""
    store.run(
        "INSERT OR REPLACE INTO unread_changes VALUES (?, ?, ?)", (change.id, code, encode_change(change).decode())
    )


def put_aside_ones(store: Store) -> list[tuple[Change, str]]:
    """What was put aside, each with the code that tells why, in the order in which the centre said it."""
    rows = store.rows("SELECT code, document FROM unread_changes")
    found = [(decode_change(str(row["document"]).encode()), str(row["code"])) for row in rows]
    return sorted(found, key=lambda one: (one[0].log, one[0].number))


def take_up(store: Store, change: Change) -> None:
    """Put aside no longer: it is about to be tried again."""
    store.run("DELETE FROM unread_changes WHERE id = ?", (change.id,))


def announce(store: Store, change: Change, body: str) -> None:
    """Keep something that the operators should read."""
    store.run(
        "INSERT OR IGNORE INTO announcements (id, type, at, body) VALUES (?, ?, ?, ?)",
        (change.id, change.type, change.at, body),
    )
