"""What the centre said, applied to the store: answers to batches, and the changes of its two logs. Called by `sync`.

Signatures, addressee and order were checked by the caller. Everything of one call happens in one transaction, the
cursor included, so that a repeat after a crash finds itself done already.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.errors import DomainError
from kiosk.store import anonymous, applications, definitions, deliveries, inbox, outbox
from kiosk.work import device as devices
from kiosk.work import keys, noticeboard, status
from kiosk.work.catalogue import WAITING
from kiosk.work.changes import APPLIERS, Unreadable
from kiosk.work.desk import SEALED, Desk
from sync.protocol.changes import Change, ChangeType, Cursor
from sync.protocol.errors import BadChange, ProtocolError
from sync.protocol.replies import Answer, Reply

_STATES = {
    Answer.ACCEPTED: "accepted", Answer.DUPLICATE: "accepted", Answer.DEFERRED: "deferred",
    Answer.CONFLICT: "conflict", Answer.REJECTED: "rejected",
}  # fmt: skip
_PUBLIC = frozenset({ChangeType.DEFINITION, ChangeType.SETTINGS})
_UNKNOWN_TYPE = "change.type"
_OPERATORS = frozenset({ChangeType.OPERATOR_GRANTED, ChangeType.OPERATOR_REMOVED})


@dataclass(frozen=True, slots=True)
class UnreadDefinition:
    """A version of a service that is not in use here; ``trouble`` is the code of what is wrong with it."""

    code: str
    version: str
    trouble: str


def apply_reply(desk: Desk, batch_id: str, reply: Reply) -> None:
    """Note the centre's answer to each record, and the upload addresses that it gives.

    A centre with another incarnation than before was restored: what it had is queued again first. An answer
    to another batch changes nothing.
    """
    if reply.batch != batch_id:
        return
    store, at = desk.store, desk.stamp()
    with store.atomic():
        learn_incarnation(desk, reply.incarnation)
        for row in reply.rows:
            outbox.answered(store, row.id, row.sha256, _STATES[Answer(row.reply)], row.code, at)
        for want in reply.want:
            deliveries.wanted(store, want.sha256, want.size, want.address, want.offset, want.expires)
    status.refresh(store, desk.device.office_name)


def learn_incarnation(desk: Desk, incarnation: str) -> bool:
    """Whether the centre is another one than before; then everything still held is queued for it once more.

    Cursor and versions begin anew, because its logs do. Call it with a signed answer's incarnation only.
    """
    store = desk.store
    known = inbox.incarnation(store)
    if incarnation == known:
        return False
    with store.atomic():
        inbox.set_incarnation(store, incarnation)
        if known:
            applications.forget_versions(store)
            definitions.begin_anew(store)
            outbox.queue_all_again(store)
            deliveries.name_all_again(store)
            anonymous.send_again(store)
    return bool(known)


def apply_changes(desk: Desk, changes: Sequence[Change], cursor: str) -> None:
    """Apply ``changes`` and move the cursor to ``cursor``, all or nothing.

    What was applied before is passed over; what cannot be read is put aside, whole. Raises `BadChange` ``change.gap``
    when a number is missing or ``cursor`` is not where the changes end.
    """
    store = desk.store
    operators = sealed = public = False
    with store.atomic():
        here, at = inbox.cursor(store), desk.stamp()
        for change in changes:
            if change.number <= _reached(here, change):
                continue
            here = here.after(change)
            _apply(desk, change)
            inbox.applied(store, change, at)
            operators |= change.type in _OPERATORS
            sealed |= change.type == ChangeType.SEALED
            public |= change.type in _PUBLIC
        if here.text != cursor and changes:
            raise BadChange("change.gap", f"{here.text} is not {cursor}")
        inbox.set_cursor(store, here)
    _after_commit(desk, operators=operators, sealed=sealed, public=public)


def cursor(desk: Desk) -> str:
    """Where listening goes on, ``"<district>.<device>"``."""
    return inbox.cursor(desk.store).text


def sealed(desk: Desk) -> bool:
    """Whether the centre sealed this device: close the store, nobody here can open it again."""
    row = desk.store.row("SELECT 1 FROM meta WHERE key = ?", (SEALED,))
    return row is not None


def try_again(desk: Desk) -> None:
    """Look once more at what was put aside, because a file has come or the program is another one.

    Definitions always; of the rest only what an older program had no meaning for, never what was wrong in itself.
    """
    with desk.store.atomic():
        for change, code in inbox.put_aside_ones(desk.store):
            if change.type == ChangeType.DEFINITION or (code == _UNKNOWN_TYPE and change.type in APPLIERS):
                inbox.take_up(desk.store, change)
                _apply(desk, change)
    devices.follow_settings(desk.store, desk.device)
    noticeboard.post(desk)


def _apply(desk: Desk, change: Change) -> None:
    applier = APPLIERS.get(change.type)
    if applier is None:
        inbox.put_aside(desk.store, change, _UNKNOWN_TYPE)
        return
    try:
        with desk.store.atomic():
            applier(desk, change)
    except (Unreadable, ProtocolError, DomainError, KeyError, TypeError, ValueError) as problem:
        inbox.put_aside(desk.store, change, str(getattr(problem, "code", "change.body")))


def _after_commit(desk: Desk, *, operators: bool, sealed: bool, public: bool) -> None:
    """What is not in the database follows it; after a crash `open_desk` does the same."""
    if sealed:
        keys.seal_off(desk.store)
    elif operators:
        keys.settle(desk.store)
    devices.follow_settings(desk.store, desk.device)
    if public:
        noticeboard.post(desk)
    status.refresh(desk.store, desk.device.office_name)


def _reached(here: Cursor, change: Change) -> int:
    return here.district if change.log == "district" else here.device


def put_aside(desk: Desk) -> list[tuple[str, str]]:
    """Changes that this version could not read, as id and code."""
    rows = desk.store.rows("SELECT id, code FROM unread_changes ORDER BY id")
    return [(str(row["id"]), str(row["code"])) for row in rows]


def unread_definitions(desk: Desk) -> list[UnreadDefinition]:
    """Versions that the centre activated and that this program cannot use; those on the way are not among them."""
    return [
        UnreadDefinition(str(change.body.get("code", "")), str(change.body.get("version", "")), code)
        for change, code in inbox.put_aside_ones(desk.store)
        if change.type == ChangeType.DEFINITION and code != WAITING
    ]


def announcements(desk: Desk) -> list[dict[str, object]]:
    """What the centre announced, newest first."""
    rows = desk.store.rows("SELECT body FROM announcements ORDER BY at DESC, id DESC")
    return [json.loads(str(row["body"])) for row in rows]
