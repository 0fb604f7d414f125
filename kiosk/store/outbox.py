"""The records that this device signed: one chain a device and epoch, the exact bytes kept for sending."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.store.store import Row, Store, number, text
from sync.protocol.records import Record, encode
from sync.protocol.signed import Signed, sign


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """Where the next record of an epoch hooks on: its number, and the hash of the record before it."""

    seq: int
    prev: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A record of this device and what became of it.

    ``state``: ``waiting`` (to be sent), ``accepted``, ``deferred`` (put off by the centre), ``conflict`` or
    ``rejected`` (in the tray until somebody has seen it). ``outcome`` is ``applied`` or ``not_applied`` once the
    centre has told, ``whole`` that it has every scan.
    """

    id: str
    type: str
    application: str
    made_at: str
    state: str
    code: str
    outcome: str
    outcome_code: str
    whole: bool
    seen_at: str


def end(store: Store, epoch: str) -> ChainEnd:
    """The end of the chain of ``epoch``; call it inside the transaction that appends."""
    row = store.row("SELECT seq, sha256 FROM outbox WHERE epoch = ? ORDER BY seq DESC LIMIT 1", (epoch,))
    return ChainEnd(1, "") if row is None else ChainEnd(number(row, "seq") + 1, text(row, "sha256"))


def append(store: Store, record: Record, key: Ed25519PrivateKey) -> Signed:
    """Encode and sign ``record`` once and keep it for sending, with a use of every blob that it names.

    Belongs inside the transaction of the deed. A record that does not hook on to the chain breaks a constraint.
    """
    signed = sign(encode(record), key)
    application = record.subject.id if record.subject else ""
    store.run(
        "INSERT INTO outbox (id, type, epoch, seq, payload, key, sig, sha256, application, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (record.id, record.type, record.epoch, record.seq, signed.payload, signed.key, signed.sig, signed.sha256,
         application, record.made_at),
    )  # fmt: skip
    for blob in record.blobs:
        store.run("INSERT OR IGNORE INTO blob_uses VALUES (?, ?, ?)", (record.id, blob.sha256, application))
    return signed


def to_send(store: Store, limit: int, deferred_before: str) -> list[Signed]:
    """The records to send, unanswered ones first, in the order of their making.

    Then come those that name a scan whose upload address is gone, and those that the centre put off before the moment
    ``deferred_before``: nothing that it will not settle today stands in front of the others.
    """
    rows = store.rows(
        "SELECT payload, key, sig, sha256 FROM outbox"
        " WHERE state = 'waiting' OR ask_again = 1 OR (state = 'deferred' AND replied_at < ?)"
        " ORDER BY state <> 'waiting', state = 'deferred', position LIMIT ?",
        (deferred_before, limit),
    )
    return [_signed(row) for row in rows]


def chain(store: Store, epoch: str) -> list[Signed]:
    """All records of ``epoch`` in order."""
    rows = store.rows("SELECT payload, key, sig, sha256 FROM outbox WHERE epoch = ? ORDER BY seq", (epoch,))
    return [_signed(row) for row in rows]


def answered(store: Store, record_id: str, sha256: str, state: str, code: str, at: str) -> bool:
    """Note the centre's answer to one record; False when no such record with these bytes is here."""
    return bool(
        store.run(
            "UPDATE outbox SET state = :state, code = :code, replied_at = :at, ask_again = 0"
            " WHERE id = :id AND sha256 = :sha256",
            {"state": state, "code": code, "at": at, "id": record_id, "sha256": sha256},
        )
    )


def told_outcome(store: Store, record_id: str, outcome: str, code: str) -> None:
    """Note whether the record took effect."""
    store.run("UPDATE outbox SET outcome = ?, outcome_code = ? WHERE id = ?", (outcome, code, record_id))


def told_whole(store: Store, record_id: str) -> None:
    """The centre has the record and every scan of it."""
    store.run("UPDATE outbox SET whole = 1 WHERE id = ?", (record_id,))


def ask_again_for(store: Store, sha256: str) -> None:
    """Send one accepted record that names this blob again: its answer brings a fresh upload address."""
    store.run(
        "UPDATE outbox SET ask_again = 1 WHERE position ="
        " (SELECT MIN(position) FROM outbox JOIN blob_uses ON record = id"
        " WHERE blob_uses.sha256 = ? AND state = 'accepted')",
        (sha256,),
    )


def queue_all_again(store: Store) -> int:
    """Send everything that the centre had taken once more: it came back without its memory."""
    return store.run(
        "UPDATE outbox SET state = 'waiting', code = '', whole = 0, outcome = '', outcome_code = '', ask_again = 0"
        " WHERE state IN ('accepted', 'deferred', 'conflict')"
    )


def tray(store: Store) -> list[Kept]:
    """Records that a person should look at: not taken by the centre or without effect, and not marked as seen."""
    rows = store.rows(
        "SELECT * FROM outbox WHERE seen_at = '' AND (state IN ('rejected', 'conflict') OR outcome = 'not_applied')"
        " ORDER BY position"
    )
    return [_kept(row) for row in rows]


def seen(store: Store, record_id: str, at: str) -> None:
    """A person has looked at this record in the tray; it stays kept."""
    store.run("UPDATE outbox SET seen_at = ? WHERE id = ?", (at, record_id))


def find(store: Store, record_id: str) -> Kept | None:
    """One record."""
    row = store.row("SELECT * FROM outbox WHERE id = ?", (record_id,))
    return None if row is None else _kept(row)


def of_application(store: Store, application: str) -> list[Kept]:
    """The records about one case, oldest first."""
    rows = store.rows("SELECT * FROM outbox WHERE application = ? ORDER BY position", (application,))
    return [_kept(row) for row in rows]


def _signed(row: Row) -> Signed:
    payload = row["payload"]
    if not isinstance(payload, bytes):
        raise TypeError("payload")
    return Signed(payload, text(row, "key"), text(row, "sig"), text(row, "sha256"))


def _kept(row: Row) -> Kept:
    return Kept(
        id=text(row, "id"), type=text(row, "type"), application=text(row, "application"), made_at=text(row, "made_at"),
        state=text(row, "state"), code=text(row, "code"), outcome=text(row, "outcome"),
        outcome_code=text(row, "outcome_code"), whole=bool(row["whole"]), seen_at=text(row, "seen_at"),
    )  # fmt: skip
