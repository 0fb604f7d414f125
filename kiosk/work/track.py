"""Looking at cases: lists, one case with the centre's word beside it, the tray of what was not taken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.application import Delivery, PublicLabel, Stage, Status, public_label
from kiosk.domain.instants import from_text
from kiosk.store import applications, deliveries, outbox, people, products
from kiosk.store.applications import Application
from kiosk.store.outbox import Kept
from kiosk.store.products import Product
from kiosk.work.case import OPEN, Case, case_of
from kiosk.work.correct import Returned, returned_of
from kiosk.work.desk import Desk
from kiosk.work.status import WaitingSummary, summary

_DELIVERIES = {
    "waiting": Delivery.WAITING, "accepted": Delivery.RECEIVED, "deferred": Delivery.RECEIVED,
    "conflict": Delivery.REFUSED, "rejected": Delivery.REFUSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases to list: by label, and by words that occur in name, applicant, number or call name."""

    labels: frozenset[PublicLabel] = frozenset()
    words: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list; ``bytes_left`` of its scans are not at the centre yet."""

    id: str
    number: str
    call_name: str
    service: str
    variant: str
    subject_name: str
    applicant: str
    stage: Stage
    delivery: Delivery
    status: Status
    label: PublicLabel
    revision: int
    updated_at: str
    since: str
    open: bool
    here: bool
    bytes_left: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What happened to the case: ``what`` is a code, ``who`` an operator's name or ``centre``."""

    at: str
    what: str
    who: str
    detail: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with everything known of it: ``not_applied`` are records of ours that the centre kept without effect."""

    case: Case
    row: CaseRow
    products: tuple[Product, ...]
    returned: Returned | None
    rejected: Mapping[str, str] | None
    records: tuple[Kept, ...]
    not_applied: tuple[Kept, ...]
    history: tuple[HistoryLine, ...]
    number_twice: bool


@dataclass(frozen=True, slots=True)
class TrayItem:
    """Something that a person should see: a record not taken or without effect, or a scan that cannot be sent."""

    record_id: str
    kind: str
    case_id: str
    number: str
    subject_name: str
    state: str
    code: str
    at: str


def cases(desk: Desk, chosen: Filter | None = None) -> list[CaseRow]:
    """The cases of this kiosk, the one touched last first."""
    chosen = chosen or Filter()
    words = chosen.words.casefold().split()
    found: list[CaseRow] = []
    for row in applications.newest(desk.store, -1 if words or chosen.labels else chosen.limit):
        text = f"{row.subject_name} {row.applicant} {row.number} {row.call_name}".casefold()
        if not all(word in text for word in words):
            continue
        line = _line(desk, row)
        if not chosen.labels or line.label in chosen.labels:
            found.append(line)
        if len(found) >= chosen.limit:
            break
    return found


def case(desk: Desk, case_id: str) -> CaseView:
    """Everything about one case; raises `DomainError` ``case.unknown``."""
    row = applications.get(desk.store, case_id)
    records = tuple(outbox.of_application(desk.store, case_id))
    story = applications.history(desk.store, case_id)
    return CaseView(
        case=case_of(desk, row),
        row=_line(desk, row),
        products=tuple(products.of(desk.store, case_id)),
        returned=returned_of(row),
        rejected=json.loads(row.rejected) if row.rejected else None,
        records=records,
        not_applied=tuple(record for record in records if record.outcome == "not_applied"),
        history=tuple(
            HistoryLine(str(line["at"]), str(line["what"]), _who(desk, str(line["who"])), str(line["detail"]))
            for line in story
        ),
        number_twice=bool(row.number) and len(applications.with_number(desk.store, row.number)) > 1,
    )


def waiting(desk: Desk) -> WaitingSummary:
    """How much is not at the centre yet."""
    return summary(desk.store)


def tray(desk: Desk) -> list[TrayItem]:
    """What a person should look at, oldest first; nothing leaves it unseen."""
    items = []
    for record in outbox.tray(desk.store):
        row = applications.find(desk.store, record.application)
        refused = record.state in {"rejected", "conflict"}
        items.append(
            TrayItem(
                record.id, record.type, record.application, row.number if row else "", row.subject_name if row else "",
                record.state if refused else record.outcome, record.code if refused else record.outcome_code,
                record.made_at,
            )
        )  # fmt: skip
    for scan in deliveries.failed_ones(desk.store):
        row = applications.find(desk.store, scan.application)
        items.append(
            TrayItem("", "blob", scan.application, row.number if row else "", row.subject_name if row else "",
                     scan.state, scan.code, row.updated_at if row else "")
        )  # fmt: skip
    return items


def mark_seen(desk: Desk, record_id: str) -> None:
    """A person has read this item of the tray."""
    outbox.seen(desk.store, record_id, desk.stamp())


def old_drafts(desk: Desk, before: datetime) -> list[CaseRow]:
    """Drafts without a number that nobody touched since ``before``: shown, never erased by themselves."""
    rows = applications.newest(desk.store, -1)
    return [
        _line(desk, row)
        for row in rows
        if row.stage in OPEN and not row.number and row.revision == 1 and from_text(row.updated_at) < before
    ]


def delivery(desk: Desk, row: Application) -> Delivery:
    """How far the revision in hand is on its way."""
    if row.stage is not Stage.SUBMITTED or row.revision != row.sent_revision:
        return Delivery.NONE
    sent = desk.store.row(
        "SELECT state, whole FROM outbox JOIN revisions r ON r.record = outbox.id"
        " WHERE r.application = ? AND r.revision = ?",
        (row.id, row.revision),
    )
    if sent is None:
        return Delivery.NONE
    return Delivery.WHOLE if sent["whole"] else _DELIVERIES[str(sent["state"])]


def _line(desk: Desk, row: Application) -> CaseRow:
    way = delivery(desk, row)
    states = [product.status for product in products.of(desk.store, row.id)]
    left = desk.store.row(
        'SELECT COALESCE(SUM(size - "offset"), 0) AS n FROM deliveries'
        " WHERE application = ? AND state IN ('named', 'wanted')",
        (row.id,),
    )
    return CaseRow(
        id=row.id, number=row.number, call_name=row.call_name, service=row.service, variant=row.variant,
        subject_name=row.subject_name, applicant=row.applicant, stage=row.stage, delivery=way, status=row.status,
        label=public_label(
            row.stage, way, row.status, revision=row.revision, status_revision=row.status_revision, products=states
        ),
        revision=row.revision, updated_at=row.updated_at, since=row.since or row.updated_at,
        open=row.stage in OPEN, here=row.created_here, bytes_left=int(str(left["n"])) if left else 0,
    )  # fmt: skip


def _who(desk: Desk, who: str) -> str:
    return who if who == "centre" else people.name_of(desk.store, who)
