"""What the office's own report is counted from: rows without people, read in a few queries over all cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.deadlines import Event
from kiosk.domain.instants import from_text, to_text
from kiosk.domain.report_events import PATHS, event_of
from kiosk.domain.report_facts import ApplicationFact, Channel, ProductFact, ReturnFact
from kiosk.store.store import Row, Store, text

_NO_PRODUCT = frozenset({"cancelled"})


@dataclass(frozen=True, slots=True)
class _Beside:
    """What other tables say of a case, by its id."""

    answers: Mapping[str, Mapping[str, str]]
    words: Mapping[str, list[tuple[str, datetime]]]
    reasons: Mapping[tuple[str, str], tuple[str, ...]]
    products: Mapping[str, tuple[ProductFact, ...]]


def returned(store: Store, application_id: str, at: str, reasons: Iterable[str]) -> None:
    """Remember why a case came back at ``at``; the case itself forgets it when it is mended."""
    for reason in reasons:
        store.run("INSERT OR IGNORE INTO return_reasons VALUES (?, ?, ?)", (application_id, at, reason))


def tried(store: Store, at: datetime, *, reached: bool) -> None:
    """Note for the hour of ``at`` that the centre was tried, and whether it was ever reached in it."""
    hour = to_text(at.replace(minute=0, second=0, microsecond=0))
    store.run(
        "INSERT INTO contact_hours VALUES (?, ?) ON CONFLICT (hour) DO UPDATE SET reached = 1"
        " WHERE excluded.reached > reached",
        (hour, int(reached)),
    )


def contact_hours(store: Store) -> dict[datetime, bool]:
    """Each hour in which the centre was tried; True where it was reached."""
    return {from_text(text(row, "hour")): bool(row["reached"]) for row in store.rows("SELECT * FROM contact_hours")}


def facts(store: Store) -> list[ApplicationFact]:
    """Every case that was sent from here or came from the centre, oldest first, without a name or number of anybody."""
    beside = _Beside(_answers(store), _words(store), _reasons(store), _products(store))
    rows = store.rows(
        "SELECT a.id, a.number, a.service, a.variant, a.home_office, a.created_at, r.at AS sent_at, o.state,"
        " o.replied_at, json_extract(CAST(o.payload AS TEXT), '$.channel') AS channel"
        " FROM applications a LEFT JOIN revisions r ON r.application = a.id AND r.revision = 1"
        " LEFT JOIN outbox o ON o.id = r.record"
        # What is still being filled in is nobody's application yet.
        " WHERE a.training = 0 AND (a.sent_revision > 0 OR a.version > 0) ORDER BY a.created_at, a.id"
    )
    return [_fact(row, beside) for row in rows]


def _fact(row: Row, beside: _Beside) -> ApplicationFact:
    case = text(row, "id")
    told = beside.words.get(case, [])
    products = beside.products.get(case, ())
    # The centre's word that it was complete may be known only from its products, when this kiosk was long offline.
    complete = [at for what, at in told if what == "complete"]
    complete = complete or [one.complete_at for one in products if one.complete_at]
    back = [at for what, at in told if what == "returned"]
    decided = [at for what, at in told if what in {"returned", "rejected"}] + complete
    event, happened = _event(row, beside)
    return ApplicationFact(
        number=text(row, "number"), service=text(row, "service"), variant=text(row, "variant"),
        village=text(row, "home_office"), channel=_channel(row),
        captured_at=from_text(text(row, "sent_at") if row["sent_at"] else text(row, "created_at")),
        received_at=_received(row, told), decided_at=min(decided, default=None),
        complete_at=min(complete, default=None), products=products,
        returns=tuple(ReturnFact(at, beside.reasons.get((case, to_text(at)), ())) for at in back),
        event=event, happened=happened,
    )  # fmt: skip


def _event(row: Row, beside: _Beside) -> tuple[Event | None, date | None]:
    return event_of(text(row, "service"), text(row, "variant"), beside.answers.get(text(row, "id"), {}))


def _received(row: Row, told: list[tuple[str, datetime]]) -> datetime | None:
    """When the centre took the first revision: its answer to our record, else its first word about the case."""
    if row["state"] == "accepted" and row["replied_at"]:
        return from_text(text(row, "replied_at"))
    return min((at for _, at in told), default=None)


def _channel(row: Row) -> Channel:
    known = str(row["channel"] or "")
    return Channel(known) if known in set(Channel) else Channel.DESK


def _answers(store: Store) -> dict[str, dict[str, str]]:
    paths = sorted({path for _, path in PATHS.values()})
    marks = ", ".join("?" for _ in paths)
    found: dict[str, dict[str, str]] = {}
    for row in store.rows(f"SELECT application, path, value FROM answers WHERE path IN ({marks})", paths):  # noqa: S608
        found.setdefault(text(row, "application"), {})[text(row, "path")] = text(row, "value")
    return found


def _words(store: Store) -> dict[str, list[tuple[str, datetime]]]:
    found: dict[str, list[tuple[str, datetime]]] = {}
    for row in store.rows("SELECT application, at, what FROM history WHERE what LIKE 'status.%' ORDER BY position"):
        word = text(row, "what").removeprefix("status.")
        found.setdefault(text(row, "application"), []).append((word, from_text(text(row, "at"))))
    return found


def _reasons(store: Store) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in store.rows("SELECT * FROM return_reasons ORDER BY application, at, reason"):
        key = (text(row, "application"), text(row, "at"))
        found[key] = (*found.get(key, ()), text(row, "reason"))
    return found


def _products(store: Store) -> dict[str, tuple[ProductFact, ...]]:
    found: dict[str, tuple[ProductFact, ...]] = {}
    for row in store.rows('SELECT * FROM products ORDER BY application, "order"'):
        if text(row, "status") in _NO_PRODUCT:
            continue
        one = ProductFact(
            text(row, "code"), _moment(row, "complete_at"), _moment(row, "issued_at"), bool(row["handed_over"])
        )
        found[text(row, "application")] = (*found.get(text(row, "application"), ()), one)
    return found


def _moment(row: Row, column: str) -> datetime | None:
    return from_text(text(row, column)) if row[column] else None
