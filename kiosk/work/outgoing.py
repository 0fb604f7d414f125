"""What the road asks for: the next records, the next scan, what to fetch; and how it went. Called by `sync`."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.instants import from_text, to_text
from kiosk.store import (
    applications,
    blobs,
    definitions,
    deliveries,
    inbox,
    outbox,
    papers,
    products,
    report,
    settings,
)
from kiosk.store.errors import BlobTrouble
from kiosk.work import receive, status
from kiosk.work.desk import Desk
from kiosk.work.status import WaitingSummary
from sync.protocol.signed import Signed

# How long a record that the centre put off rests before it is shown again.
_DEFERRED_REST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class UploadJob:
    """One scan to send: ``size`` bytes to ``address``; the centre says at which byte to go on."""

    sha256: str
    address: str
    size: int
    application: str


def next_batch(desk: Desk, limit: int) -> list[Signed]:
    """At most ``limit`` records in the order of their making; empty when nothing waits. In training nothing is sent.

    A record that was taken comes again when one of its scans has lost its upload address. Records put off by the
    centre stand behind all others, conflicting and rejected ones are not sent again.
    """
    if desk.device.training:
        return []
    return outbox.to_send(desk.store, limit, to_text(desk.now() - _DEFERRED_REST))


def next_upload(desk: Desk, skip: Collection[str] = ()) -> UploadJob | None:
    """The scan to send next; ``skip`` are those that another lane is sending.

    First the one begun, then the oldest application and inside it the smallest page, at most two applications open.
    """
    found = deliveries.next_one(desk.store, desk.stamp(), skip)
    return None if found is None else UploadJob(found.sha256, found.address, found.size, found.application)


def blob_bytes(desk: Desk, sha256: str) -> bytes:
    """The bytes to send; raises `BlobTrouble` ``blob.missing`` or ``blob.damaged``."""
    return blobs.read(desk.store, sha256)


def upload_offset(desk: Desk, sha256: str, offset: int) -> None:
    """The centre has ``offset`` bytes of the scan on its disk."""
    deliveries.moved(desk.store, sha256, offset)


def upload_done(desk: Desk, sha256: str) -> None:
    """The centre has the scan, whole and verified."""
    deliveries.done(desk.store, sha256)
    status.refresh(desk.store, desk.device.office_name)


def upload_failed(desk: Desk, sha256: str, code: str, now: datetime | None = None) -> None:
    """Sending a scan ended with ``code``.

    ``upload.gone`` (and expired, unknown): a record that names the scan is sent again, its answer brings a new
    address. ``blob.damaged``: the scan cannot be read here any more, a person sees it. Anything else rests 5 to 300 s;
    ``blob.hash`` begins again at the first byte, after our own copy was checked.
    """
    store, at = desk.store, now or desk.now()
    if code == "blob.hash":
        code = _own_copy_state(desk, sha256) or code
    with store.atomic():
        if deliveries.address_gone(code):
            deliveries.forget_address(store, sha256, code)
            outbox.ask_again_for(store, sha256)
        elif code in {"blob.damaged", "blob.missing"}:
            deliveries.give_up(store, sha256, code)
        else:
            rest = timedelta(seconds=deliveries.pause_seconds(deliveries.tries(store, sha256)))
            deliveries.pause(store, sha256, code, to_text(at + rest), restart=code == "blob.hash")


def wanted_downloads(desk: Desk) -> list[tuple[str, int]]:
    """Hash and size of what to fetch: results to print, scans to mend with or pass on, definitions; none that rests."""
    store, now = desk.store, desk.stamp()
    found = dict(products.missing_bytes(store))
    found.update(papers.missing_bytes(store))
    found.update(_of_packages(desk))
    found.update({item.sha256: item.size for item in deliveries.awaited_bytes(store)})
    found.update(definitions.missing_sources(store))
    resting = {str(row["sha256"]) for row in store.rows("SELECT sha256 FROM fetches WHERE not_before > ?", (now,))}
    return [(name, size) for name, size in found.items() if name not in resting and not blobs.held(store, name)]


def keep_download(desk: Desk, sha256: str, data: bytes) -> None:
    """Keep what was fetched; raises `BlobTrouble` ``blob.hash`` when it is not what was asked for."""
    with desk.store.atomic():
        if sha256 in definitions.missing_sources(desk.store):
            definitions.keep_source(desk.store, sha256, data)
            receive.try_again(desk)
        else:
            blobs.keep_as(desk.store, sha256, data, _mime_of(desk, sha256), desk.stamp())
        desk.store.run("DELETE FROM fetches WHERE sha256 = ?", (sha256,))


def download_failed(desk: Desk, sha256: str, code: str, now: datetime | None = None) -> None:
    """Fetching ended with ``code``; it is tried again after 5 to 300 s."""
    row = desk.store.row("SELECT tries FROM fetches WHERE sha256 = ?", (sha256,))
    tries = int(str(row["tries"])) if row else 0
    after = (now or desk.now()) + timedelta(seconds=deliveries.pause_seconds(tries))
    desk.store.run("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?)", (sha256, tries + 1, to_text(after), code))


def incarnation(desk: Desk) -> str:
    """The incarnation of the centre that was last heard; "" before the first."""
    return inbox.incarnation(desk.store)


def contacted(desk: Desk, at: datetime) -> None:
    """The centre answered at ``at``."""
    with desk.store.atomic():
        settings.put_all(desk.store, {status.CONTACT: to_text(at), status.TROUBLE: ""})
        report.tried(desk.store, at, reached=True)
    status.refresh(desk.store, desk.device.office_name)


def trouble(desk: Desk, code: str, at: datetime) -> None:
    """The road is closed, ``code`` says why; ``at`` is when it was tried."""
    with desk.store.atomic():
        settings.put_all(desk.store, {status.TROUBLE: code, "contact.tried_at": to_text(at)})
        report.tried(desk.store, at, reached=False)


def last_contact(desk: Desk) -> datetime | None:
    """When the centre last answered."""
    kept = settings.get(desk.store, status.CONTACT)
    return from_text(kept) if kept else None


def waiting(desk: Desk) -> WaitingSummary:
    """How much is not at the centre yet."""
    return status.summary(desk.store)


def _own_copy_state(desk: Desk, sha256: str) -> str:
    try:
        blobs.read(desk.store, sha256)
    except BlobTrouble as trouble_here:
        return trouble_here.code
    return ""


def _of_packages(desk: Desk) -> dict[str, int]:
    """Scans of returned cases whose mending has not begun: they are fetched early, to mend without network."""
    found: dict[str, int] = {}
    for row in applications.with_package(desk.store):
        if row.status.value != "returned":
            continue
        for entry in json.loads(row.package).get("papers", ()):
            found[str(entry["sha256"])] = int(entry["size"])
    return found


def _mime_of(desk: Desk, sha256: str) -> str:
    row = desk.store.row(
        "SELECT mime FROM products WHERE sha256 = :n UNION SELECT mime FROM papers WHERE sha256 = :n"
        " UNION SELECT mime FROM deliveries WHERE sha256 = :n",
        {"n": sha256},
    )
    return "application/octet-stream" if row is None else str(row["mime"])
