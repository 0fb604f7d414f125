"""What the desk keeps of a complaint with a name: number, whose it is to read, day and status."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.complaints import ComplaintStatus, Reader
from kiosk.store.store import Row, Store, text


@dataclass(frozen=True, slots=True)
class FiledComplaint:
    """One row of the desk's list; ``note`` is what the registry wrote beside the status, for the complainant."""

    id: str
    number: str
    reader: Reader
    filed_on: str
    status: ComplaintStatus = ComplaintStatus.WAITING
    status_at: str = ""
    note: str = ""


def insert(store: Store, complaint: FiledComplaint) -> None:
    """Keep a complaint that was just filed."""
    store.run(
        "INSERT INTO complaints VALUES (?, ?, ?, ?, ?, ?, ?)",
        (complaint.id, complaint.number, complaint.reader.value, complaint.filed_on, complaint.status.value,
         complaint.status_at, complaint.note),
    )  # fmt: skip


def told(store: Store, complaint: FiledComplaint) -> None:
    """Take over what the centre says; another kiosk of the office may have filed it. Older words change nothing."""
    store.run(
        "INSERT INTO complaints VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET status = excluded.status,"
        " status_at = excluded.status_at, note = excluded.note WHERE excluded.status_at >= status_at",
        (complaint.id, complaint.number, complaint.reader.value, complaint.filed_on, complaint.status.value,
         complaint.status_at, complaint.note),
    )  # fmt: skip


def all_of_them(store: Store) -> list[FiledComplaint]:
    """Newest first."""
    return [_complaint(row) for row in store.rows("SELECT * FROM complaints ORDER BY filed_on DESC, number DESC")]


def _complaint(row: Row) -> FiledComplaint:
    return FiledComplaint(
        text(row, "id"), text(row, "number"), Reader(text(row, "reader")), text(row, "filed_on"),
        ComplaintStatus(text(row, "status")), text(row, "status_at"), text(row, "note"),
    )  # fmt: skip
