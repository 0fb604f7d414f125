"""Real kiosks that a running centre has taken in, for the tests of the road."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kiosk.store import blobs, deliveries, people
from kiosk.store.people import Operator
from kiosk.work.deed import deed, tell
from kiosk.work.desk import Desk, open_desk
from sync.enrol import by_network, finish
from sync.http import Link
from sync.protocol.enrolment import read_code
from sync.protocol.records import BlobRef, RecordType, Subject
from tests.centre import Centre


def enrol_kiosk(folder: Path, centre: Centre, code: str, now: datetime | None = None) -> Desk:
    """A kiosk that the centre has taken in, its store open."""
    at = now or datetime.now(UTC)
    enrolled = by_network(folder, centre.url, read_code(code), label="Loket uji", now=at)
    return open_desk(finish(folder, enrolled, now=at))


@contextmanager
def link_of(desk: Desk) -> Iterator[Link]:
    link = Link(desk.device, desk.clock)
    try:
        yield link
    finally:
        link.close()


def operator_of(desk: Desk) -> Operator:
    return people.active(desk.store)[0]


def note(desk: Desk, *scans: bytes, application: str = "019aa5d0-0000-7000-8000-00000000aaaa") -> str:
    """Put a note with scans on the kiosk's chain; the record's id. It travels like any other record."""
    with deed(desk):
        refs = [
            BlobRef(blobs.keep(desk.store, scan, "image/jpeg", desk.stamp()), len(scan), "image/jpeg", f"KK/{page}")
            for page, scan in enumerate(scans, 1)
        ]
        record = tell(
            desk, operator_of(desk), RecordType.AUDIT, {"deed": "test", "subject": "", "detail": ""},
            subject=Subject("application", application, 1), blobs=refs,
        )  # fmt: skip
        assert not refs or deliveries.open_ones(desk.store)
    return record.id


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
