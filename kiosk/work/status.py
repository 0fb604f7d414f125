"""How much waits for the network, summed up for the status line and, in plain text, for the login screen."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kiosk.store import settings
from kiosk.store import status as plain
from kiosk.store.status import PlainStatus
from kiosk.store.store import Store, number, text

_LOG = logging.getLogger(__name__)
CONTACT = "contact.at"
TROUBLE = "contact.trouble"


@dataclass(frozen=True, slots=True)
class WaitingSummary:
    """What is not at the centre yet.

    ``records`` not answered, ``blobs`` scans and ``bytes`` of them not delivered, ``applications`` cases that these
    belong to, ``oldest_at`` when the oldest was made, ``refused`` records in the tray. ``last_error`` is the code of
    the last trouble on the road, "" after a contact.
    """

    records: int
    blobs: int
    bytes: int
    applications: int
    oldest_at: str
    last_contact_at: str
    last_error: str
    refused: int


def summary(store: Store) -> WaitingSummary:
    """What waits now."""
    records = store.rows("SELECT COUNT(*) AS n, MIN(made_at) AS oldest FROM outbox WHERE state = 'waiting'")[0]
    scans = store.rows(
        'SELECT COUNT(*) AS n, COALESCE(SUM(size - "offset"), 0) AS bytes, MIN(made_at) AS oldest'
        " FROM deliveries LEFT JOIN outbox USING (position) WHERE deliveries.state IN ('named', 'wanted')"
    )[0]
    cases = store.rows(
        "SELECT COUNT(*) AS n FROM (SELECT application FROM outbox WHERE state = 'waiting' AND application <> ''"
        " UNION SELECT application FROM deliveries WHERE state IN ('named', 'wanted'))"
    )[0]
    tray = store.rows(
        "SELECT (SELECT COUNT(*) FROM outbox WHERE seen_at = ''"
        " AND (state IN ('rejected', 'conflict') OR outcome = 'not_applied'))"
        " + (SELECT COUNT(*) FROM deliveries WHERE state = 'failed') AS n"
    )[0]
    oldest = min((text(row, "oldest") for row in (records, scans) if row["oldest"]), default="")
    return WaitingSummary(
        records=number(records, "n"), blobs=number(scans, "n"), bytes=number(scans, "bytes"),
        applications=number(cases, "n"), oldest_at=oldest, last_contact_at=settings.get(store, CONTACT),
        last_error=settings.get(store, TROUBLE), refused=number(tray, "n"),
    )  # fmt: skip


def refresh(store: Store, office_name: str) -> None:
    """Bring status.json up to date; a disk that refuses it is logged, for the file can be made again."""
    now = summary(store)
    told = PlainStatus(
        now.records, now.blobs, now.bytes, now.applications, now.oldest_at, now.last_contact_at, office_name
    )
    try:
        plain.write(store.folder, told)
    except OSError as problem:
        _LOG.warning("status.json was not written: %s", problem.strerror)
