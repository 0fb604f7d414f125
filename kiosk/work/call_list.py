"""The call list of this office: returned and ready cases with what their families bring, grouped by RT."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.application import ProductStatus
from kiosk.domain.call_list import Call, Group, Told, Why, days_left, grouped
from kiosk.domain.definition import Service
from kiosk.domain.instants import from_text
from kiosk.domain.neighbourhoods import neighbourhood_of
from kiosk.domain.old_documents import replaced_by
from kiosk.domain.to_bring import Bring, ReasonGiven, for_hand_over, for_return
from kiosk.store import applications, consents, people, products
from kiosk.store.applications import Application
from kiosk.work import track
from kiosk.work.contact import CONTACTED, WHY
from kiosk.work.correct import returned_of
from kiosk.work.desk import Desk
from kiosk.work.finding import known_answers
from kiosk.work.track import CaseRow, Filter

_AT_THE_COUNTER = frozenset({ProductStatus.ISSUED, ProductStatus.ARRIVED})
_ALL = 5000


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read once for the whole list; ``old_names`` are the words for old documents by kind."""

    now: datetime
    granted: frozenset[str]
    told: Mapping[str, Told]
    old_names: Mapping[str, str] = field(default_factory=dict)


def call_list(desk: Desk, old_names: Mapping[str, str]) -> tuple[Group, ...]:
    """Whom to call, by RT; ``old_names`` says what each kind of old document is called."""
    known = _Known(desk.now(), consents.granted(desk.store), _told(desk), old_names)
    rows = track.cases(desk, Filter(labels=frozenset(WHY), limit=_ALL))
    return grouped(_call(desk, line, applications.get(desk.store, line.id), known) for line in rows)


def _call(desk: Desk, line: CaseRow, row: Application, known: _Known) -> Call:
    why, since = WHY[line.label], from_text(line.since)
    told = known.told.get(row.id)
    service = desk.services.get(row.service)
    return Call(
        case=row.id, name=row.subject_name, applicant=row.applicant, number=row.number, call_name=row.call_name,
        service=service.name if service else row.service, phone=row.phone, messages=row.id in known.granted, why=why,
        since=since, place=neighbourhood_of(known_answers(desk, row)),
        bring=_returned(service, row) if why is Why.RETURNED else _ready(desk, service, row, known.old_names),
        days_left=days_left(since, known.now) if why is Why.RETURNED else None,
        told=told if told is not None and told.at >= since else None,
    )  # fmt: skip


def _returned(service: Service | None, row: Application) -> tuple[Bring, ...]:
    returned = returned_of(row)
    reasons = returned.reasons if returned else ()
    return for_return(service, [ReasonGiven(reason.path, reason.code) for reason in reasons])


def _ready(desk: Desk, service: Service | None, row: Application, names: Mapping[str, str]) -> tuple[Bring, ...]:
    ready = [product.code for product in products.of(desk.store, row.id) if product.status in _AT_THE_COUNTER]
    return for_hand_over((old.kind, names.get(old.kind, old.kind)) for old in replaced_by(service, ready))


def _told(desk: Desk) -> dict[str, Told]:
    """The latest time that each family was told."""
    rows = desk.store.rows(
        "SELECT application, at, who, detail FROM history WHERE what = ? ORDER BY position", (CONTACTED,)
    )
    return {
        str(row["application"]): Told(
            from_text(str(row["at"])), str(row["detail"]), people.name_of(desk.store, str(row["who"]))
        )
        for row in rows
    }
