"""The scans that the centre needs from this device: which one is next, where it goes, how far it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.store.store import Row, Store, number, text
from sync.protocol.records import BlobRef

# More applications than this are never begun at once: what is begun gets finished.
MOST_OPEN = 2
_GONE = frozenset({"upload.gone", "upload.unknown", "upload.expired", "upload.not_found"})
_LONGEST_PAUSE = 300


@dataclass(frozen=True, slots=True)
class Delivery:
    """One scan on its way; ``address`` is empty until the centre has asked for it, ``offset`` bytes are there."""

    sha256: str
    size: int
    address: str
    offset: int
    application: str
    state: str
    code: str


def name(store: Store, application: str, blobs: Collection[BlobRef]) -> None:
    """Note that a record names ``blobs``; those already on their way or delivered stay as they are."""
    for blob in blobs:
        store.run(
            "INSERT INTO deliveries (sha256, size, mime, application, position)"
            " SELECT ?, ?, ?, ?, COALESCE(MAX(position), 0) FROM outbox WHERE true ON CONFLICT (sha256) DO NOTHING",
            (blob.sha256, blob.size, blob.mime, application),
        )


def wanted(store: Store, sha256: str, size: int, address: str, offset: int, expires: str) -> None:
    """The centre wants this scan at ``address``; it has ``offset`` bytes. Ignored when it was never named here."""
    store.run(
        "UPDATE deliveries SET state = 'wanted', address = :address, expires = :expires, \"offset\" = :offset,"
        " code = '', not_before = '' WHERE sha256 = :sha256 AND size = :size",
        {"address": address, "expires": expires, "offset": offset, "sha256": sha256, "size": size},
    )


def next_one(store: Store, now: str, skip: Collection[str] = ()) -> Delivery | None:
    """The scan to send next: the one begun, then the oldest application and inside it the smallest page.

    At most two applications are open at once. Scans whose bytes are not here, whose pause is not over or that are in
    ``skip`` (another lane has them) are passed over.
    """
    rows = store.rows(
        "SELECT d.* FROM deliveries d JOIN blobs USING (sha256) WHERE d.state = 'wanted' AND d.not_before <= ?"
        ' ORDER BY d."offset" > 0 DESC, d.position, d.size, d.sha256',
        (now,),
    )
    busy = {text(row, "application") for row in rows if text(row, "sha256") in skip}
    opened = _open_applications(store) | busy
    for row in rows:
        application = text(row, "application")
        if text(row, "sha256") in skip or (application not in opened and len(opened) >= MOST_OPEN):
            continue
        return _delivery(row)
    return None


def moved(store: Store, sha256: str, offset: int) -> None:
    """The centre has ``offset`` bytes now."""
    store.run('UPDATE deliveries SET "offset" = ? WHERE sha256 = ?', (offset, sha256))


def done(store: Store, sha256: str) -> None:
    """The centre has the whole scan."""
    store.run(
        "UPDATE deliveries SET state = 'done', address = '', code = '', \"offset\" = size WHERE sha256 = ?", (sha256,)
    )


def done_for_record(store: Store, record_id: str) -> None:
    """The centre has every scan that this record names."""
    store.run(
        "UPDATE deliveries SET state = 'done', address = '', code = '', \"offset\" = size"
        " WHERE sha256 IN (SELECT sha256 FROM blob_uses WHERE record = ?)",
        (record_id,),
    )


def address_gone(code: str) -> bool:
    """Whether ``code`` says that an upload address is no longer good, so that the centre must be asked again."""
    return code in _GONE


def forget_address(store: Store, sha256: str, code: str) -> None:
    """Wait until the centre asks for this scan again."""
    store.run(
        "UPDATE deliveries SET state = 'named', address = '', \"offset\" = 0, code = ? WHERE sha256 = ?"
        " AND state = 'wanted'",
        (code, sha256),
    )


def give_up(store: Store, sha256: str, code: str) -> None:
    """This scan cannot be sent; a person sees why."""
    store.run("UPDATE deliveries SET state = 'failed', code = ? WHERE sha256 = ?", (code, sha256))


def tries(store: Store, sha256: str) -> int:
    """How often in a row this scan failed."""
    row = store.row("SELECT tries FROM deliveries WHERE sha256 = ?", (sha256,))
    return 0 if row is None else number(row, "tries")


def pause(store: Store, sha256: str, code: str, not_before: str, *, restart: bool) -> None:
    """Try this scan again after ``not_before``, from its first byte when ``restart``."""
    store.run(
        "UPDATE deliveries SET tries = tries + 1, code = ?, not_before = ?,"
        ' "offset" = CASE WHEN ? THEN 0 ELSE "offset" END WHERE sha256 = ?',
        (code, not_before, int(restart), sha256),
    )


def pause_seconds(failures: int) -> int:
    """How long a scan rests after so many failures in a row: 5, 10, 20 ... 300 seconds."""
    return min(_LONGEST_PAUSE, 5 << min(failures, 10))


def name_all_again(store: Store) -> None:
    """Every scan still held has to be asked for anew: the centre came back without its memory."""
    store.run(
        "UPDATE deliveries SET state = 'named', address = '', \"offset\" = 0, code = '', tries = 0, not_before = ''"
        " WHERE sha256 IN (SELECT sha256 FROM blobs)"
    )


def awaited_bytes(store: Store) -> list[Delivery]:
    """Scans that the centre wants from here but whose bytes must be fetched first."""
    rows = store.rows(
        "SELECT * FROM deliveries WHERE state = 'wanted' AND sha256 NOT IN (SELECT sha256 FROM blobs) ORDER BY position"
    )
    return [_delivery(row) for row in rows]


def open_ones(store: Store) -> list[Delivery]:
    """All scans not delivered yet, in sending order; failed ones are not among them."""
    rows = store.rows("SELECT * FROM deliveries WHERE state IN ('named', 'wanted') ORDER BY position, size, sha256")
    return [_delivery(row) for row in rows]


def failed_ones(store: Store) -> list[Delivery]:
    """The scans that could not be sent."""
    return [_delivery(row) for row in store.rows("SELECT * FROM deliveries WHERE state = 'failed' ORDER BY position")]


def _open_applications(store: Store) -> set[str]:
    """Applications of which something is at the centre and something that could be sent is not."""
    rows = store.rows(
        "SELECT application FROM deliveries JOIN blobs USING (sha256) WHERE state IN ('wanted', 'done')"
        " GROUP BY application HAVING SUM(state = 'wanted') > 0 AND SUM(state = 'done' OR \"offset\" > 0) > 0"
    )
    return {text(row, "application") for row in rows}


def _delivery(row: Row) -> Delivery:
    return Delivery(
        text(row, "sha256"), number(row, "size"), text(row, "address"), number(row, "offset"),
        text(row, "application"), text(row, "state"), text(row, "code"),
    )  # fmt: skip
