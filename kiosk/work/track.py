"""Looking at cases: lists, one case with the centre's word beside it, the tray of what was not taken."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.application import Delivery, ProductStatus, PublicLabel, Stage, Status, public_label
from kiosk.domain.instants import from_text
from kiosk.store import applications, deliveries, outbox, people, products
from kiosk.store.applications import Application
from kiosk.store.outbox import Kept
from kiosk.store.products import Product
from kiosk.store.store import Value
from kiosk.work import guard
from kiosk.work.case import OPEN, Case, case_of
from kiosk.work.correct import Returned, returned_of
from kiosk.work.desk import Desk
from kiosk.work.finding import find
from kiosk.work.status import WaitingSummary, summary

_MOST_FOUND = 2000
_DELIVERIES = {
    "waiting": Delivery.WAITING, "accepted": Delivery.RECEIVED, "deferred": Delivery.RECEIVED,
    "conflict": Delivery.REFUSED, "rejected": Delivery.REFUSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases to list: by label, and by ``words`` as `kiosk.domain.search_words` reads them."""

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
    """A case with everything known of it.

    ``not_applied`` are records of ours that the centre kept without effect, ``learned_at`` is when its state was
    learned.
    """

    case: Case
    row: CaseRow
    products: tuple[Product, ...]
    returned: Returned | None
    rejected: Mapping[str, str] | None
    records: tuple[Kept, ...]
    not_applied: tuple[Kept, ...]
    history: tuple[HistoryLine, ...]
    number_twice: bool
    learned_at: str = ""


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
    road = _road(desk)
    every = bool(chosen.labels) or guard.limited(desk)
    if chosen.words.strip():
        rows = applications.some(desk.store, find(desk, chosen.words, _MOST_FOUND if every else chosen.limit))
    else:
        rows = applications.newest(desk.store, -1 if every else chosen.limit)
    lines = (_line(row, road) for row in rows if guard.is_own(desk, row))
    return [line for line in lines if not chosen.labels or line.label in chosen.labels][: chosen.limit]


def row(desk: Desk, case_id: str) -> CaseRow:
    """The line of one case; raises `DomainError` ``case.unknown``."""
    found = applications.get(desk.store, case_id)
    guard.require_own(desk, found)
    return _line(found, _road(desk, case_id))


def some(desk: Desk, ids: Sequence[str]) -> list[CaseRow]:
    """The lines of these cases, the one touched last first; those unknown or not to be seen here are passed over."""
    road = _road(desk)
    return [_line(found, road) for found in applications.some(desk.store, ids) if guard.is_own(desk, found)]


def case(desk: Desk, case_id: str) -> CaseView:
    """Everything about one case; raises `DomainError` ``case.unknown``."""
    found = applications.get(desk.store, case_id)
    guard.require_own(desk, found)
    records = tuple(outbox.of_application(desk.store, case_id))
    story = applications.history(desk.store, case_id)
    return CaseView(
        case=_seen(desk, found),
        row=_line(found, _road(desk, case_id)),
        products=tuple(products.of(desk.store, case_id)),
        returned=returned_of(found),
        rejected=json.loads(found.rejected) if found.rejected else None,
        records=records,
        not_applied=tuple(record for record in records if record.outcome == "not_applied"),
        history=tuple(
            HistoryLine(str(line["at"]), str(line["what"]), _who(desk, str(line["who"])), str(line["detail"]))
            for line in story
        ),
        number_twice=bool(found.number) and len(applications.with_number(desk.store, found.number)) > 1,
        learned_at=learned_at(desk, found),
    )


def learned_at(desk: Desk, application: Application) -> str:
    """When this kiosk learned how the case stands: of the centre's word when it came, of its own work just now."""
    if application.status is Status.NONE or application.stage in OPEN:
        return desk.stamp()
    told = desk.store.row("SELECT applied_at FROM inbox WHERE id = ?", (application.change_id,))
    return desk.stamp() if told is None else str(told["applied_at"])


def _seen(desk: Desk, row: Application) -> Case:
    """The case as far as this desk may see it: of what was sent a volunteer sees the way, not the data."""
    found = case_of(desk, row)
    if guard.limited(desk) and guard.was_sent(row):
        return replace(found, answers={}, confirmations=(), papers=(), sheets=(), note="")
    return found


def waiting(desk: Desk) -> WaitingSummary:
    """How much is not at the centre yet."""
    return summary(desk.store)


def tray(desk: Desk) -> list[TrayItem]:
    """What a person should look at, oldest first; nothing leaves it unseen."""
    items = []
    for record in outbox.tray(desk.store):
        row = applications.find(desk.store, record.application)
        if guard.limited(desk) and (row is None or not guard.is_own(desk, row)):
            continue
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
        if guard.limited(desk) and (row is None or not guard.is_own(desk, row)):
            continue
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
    road = _road(desk)
    return [
        _line(row, road)
        for row in applications.newest(desk.store, -1)
        if guard.is_own(desk, row)
        and row.stage in OPEN
        and not row.number
        and row.revision == 1
        and from_text(row.updated_at) < before
    ]


@dataclass(frozen=True, slots=True)
class _Road:
    """What is under way, by case: bytes left, the answer to each revision's record, the states of its products."""

    left: Mapping[str, int]
    sent: Mapping[tuple[str, int], Delivery]
    products: Mapping[str, tuple[ProductStatus, ...]]


def _road(desk: Desk, case_id: str = "") -> _Road:
    """The road of all cases, or of one, in three queries."""
    one: dict[str, Value] = {"id": case_id}
    left = desk.store.rows(
        "SELECT application, SUM(size - \"offset\") AS n FROM deliveries WHERE state IN ('named', 'wanted')"
        " AND (:id = '' OR application = :id) GROUP BY application",
        one,
    )
    sent = desk.store.rows(
        "SELECT r.application, r.revision, o.state, o.whole FROM revisions r JOIN outbox o ON o.id = r.record"
        " WHERE :id = '' OR r.application = :id",
        one,
    )
    states: dict[str, tuple[ProductStatus, ...]] = {}
    for row in desk.store.rows("SELECT application, status FROM products WHERE :id = '' OR application = :id", one):
        key = str(row["application"])
        states[key] = (*states.get(key, ()), ProductStatus(str(row["status"])))
    return _Road(
        left={str(row["application"]): int(str(row["n"])) for row in left},
        sent={
            (str(row["application"]), int(str(row["revision"]))): Delivery.WHOLE
            if row["whole"]
            else _DELIVERIES[str(row["state"])]
            for row in sent
        },
        products=states,
    )


def _line(row: Application, road: _Road) -> CaseRow:
    way = Delivery.NONE
    if row.stage is Stage.SUBMITTED and row.revision == row.sent_revision:
        way = road.sent.get((row.id, row.revision), Delivery.NONE)
    return CaseRow(
        id=row.id, number=row.number, call_name=row.call_name, service=row.service, variant=row.variant,
        subject_name=row.subject_name, applicant=row.applicant, stage=row.stage, delivery=way, status=row.status,
        label=public_label(
            row.stage, way, row.status, revision=row.revision, status_revision=row.status_revision,
            products=road.products.get(row.id, ()),
        ),
        revision=row.revision, updated_at=row.updated_at, since=row.since or row.updated_at, open=row.stage in OPEN,
        here=row.created_here, bytes_left=road.left.get(row.id, 0),
    )  # fmt: skip


def _who(desk: Desk, who: str) -> str:
    return who if who == "centre" else people.name_of(desk.store, who)
