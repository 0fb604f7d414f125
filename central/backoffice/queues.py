"""The officers' lists of cases: strictly in order of arrival, with the tabs that narrow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse

from central.accounts.models import Officer
from central.backoffice import clocks, indexed, show, words
from central.register import like
from central.register.claim import CLAIM_LASTS
from central.register.models import Application, Revision
from kiosk.domain.application import Status

PAGE: Final = 7
TABS: Final = {
    "semua": "Semua",
    "menunggu": "Menunggu",
    "lewat": "Lewat waktu",
    "perbaikan": "Perbaikan masuk",
    "lengkap": "Berkas lengkap",
    "mirip": "Mirip",
}
_TAB_ICON: Final = {"lewat": "clock-alert-outline", "mirip": "content-copy"}
_CLOSED: Final = frozenset({Status.ISSUED, Status.DONE, Status.RETURNED, Status.REJECTED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    id: str
    url: str
    position: int
    received: str
    captured: str
    name: str
    number: str
    service: str
    office: str
    chip: words.Chip
    notes: int
    age: str
    holder: str
    late: bool
    next: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """A narrowing of the queue with its count."""

    key: str
    name: str
    count: int
    here: bool
    icon: str = ""


def cases(district: str) -> QuerySet[Application]:
    """Every case of the district, in order of arrival."""
    return Application.objects.filter(district=district).order_by("arrival")


def waiting(district: str) -> QuerySet[Application]:
    """Cases that nobody examines yet."""
    return cases(district).filter(status=Status.RECEIVED)


def count(district: str, status: Status) -> int:
    """How many cases of the district stand there."""
    return Application.objects.filter(district=district, status=status).count()


def tab(district: str, key: str, now: datetime) -> QuerySet[Application]:
    """The cases under the tab ``key``, in order of arrival."""
    found = cases(district)
    match key:
        case "menunggu":
            return found.filter(status=Status.RECEIVED)
        case "lewat":
            return found.filter(id__in=clocks.late(district, now, show.zone(district)).values("case_id"))
        case "perbaikan":
            return found.filter(status=Status.RECEIVED, revision__gt=1)
        case "lengkap":
            return found.filter(status=Status.COMPLETE)
        case "mirip":
            return found.filter(indexed.OPEN_CASES, id__in=like.standing(district).values("case_id"))
        case _:
            return found.filter(indexed.OPEN_CASES)


def tabs(district: str, chosen: str, numbers: Mapping[str, int], now: datetime) -> list[Tab]:
    """The tabs with their counts; those of the rail in ``numbers`` are not counted again."""
    received, complete = numbers["antrean"], numbers["proses"]
    counted = {
        "semua": received + complete + count(district, Status.IN_REVIEW),
        "menunggu": received,
        "lewat": clocks.count_late(district, now, show.zone(district)),
        "perbaikan": tab(district, "perbaikan", now).count(),
        "lengkap": complete,
        "mirip": tab(district, "mirip", now).count(),
    }
    return [Tab(key, TABS[key], number, key == chosen, _TAB_ICON.get(key, "")) for key, number in counted.items()]


def mine(officer: Officer) -> QuerySet[Application]:
    """Cases that ``officer`` has in hand."""
    return cases(officer.district).filter(claimed_by=officer.id, status=Status.IN_REVIEW)


def next_waiting(district: str) -> Application | None:
    """The case whose turn it is."""
    return waiting(district).first()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a list is drawn with: the moment, the zone, and names of offices and services by code."""

    now: datetime
    at: ZoneInfo
    offices: Mapping[str, str]
    services: Mapping[str, str]


def rows(found: QuerySet[Application], *, start: int, setting: Setting, next_id: str) -> list[Row]:
    """One page of ``found`` from position ``start`` (counted from 0), as shown."""
    page = list(found[start : start + PAGE])
    district = page[0].district if page else ""
    notes = _notes(district, [case.id for case in page])
    complete = [case.id for case in page if case.status == Status.COMPLETE]
    left = clocks.time_left(district, complete, setting.now, setting.at)
    return [
        _row(case, start + index + 1, setting, notes.get(case.id, 0), left.get(case.id), is_next=case.id == next_id)
        for index, case in enumerate(page)
    ]


def chip_of(case: Application, *, late: bool) -> words.Chip:
    """The chip of a case for officers."""
    if late:
        return words.LATE
    if case.status == Status.RECEIVED and case.revision > 1:
        return words.MENDED
    return words.STATUS[case.status]


def is_late(case: Application, now: datetime, at: ZoneInfo) -> bool:
    """Whether the promised 24 hours have passed without a result."""
    if case.status != Status.COMPLETE:
        return False
    left = clocks.time_left(case.district, [case.id], now, at).get(case.id)
    return left is not None and left < timedelta()


def held_until(case: Application) -> datetime | None:
    """When a claim lapses, so that a case is never stuck with somebody who went home."""
    return case.claimed_at + CLAIM_LASTS if case.claimed_at else None


def _row(
    case: Application, position: int, setting: Setting, notes: int, left: timedelta | None, *, is_next: bool
) -> Row:
    now, at = setting.now, setting.at
    late = left is not None and left < timedelta()
    return Row(
        id=case.id,
        url=reverse("backoffice:case", args=[case.id]),
        position=position,
        received=show.day_and_clock(case.first_received_at, at, now),
        captured=show.day_and_clock(case.captured_at, at, now),
        name=case.subject_name,
        number=case.number,
        service=_service(case, setting),
        office=setting.offices.get(case.home_office, case.home_office),
        chip=chip_of(case, late=late),
        notes=notes,
        age=_age(case, left, now, at),
        holder=case.claimed_name if case.status == Status.IN_REVIEW else "",
        late=late,
        next=is_next,
    )


def _service(case: Application, setting: Setting) -> str:
    name, variant = setting.services.get(case.service, case.service), words.VARIANT.get(case.variant)
    return f"{name}, {variant}" if variant else name


def _age(case: Application, left: timedelta | None, now: datetime, at: ZoneInfo) -> str:
    if case.status == Status.COMPLETE:
        if left is None:
            return "menunggu"
        return show.duration(-left) if left < timedelta() else f"sisa {show.duration(left)}"
    until = held_until(case)
    if case.status == Status.IN_REVIEW and until:
        return f"sampai {until.astimezone(at):%H.%M}"
    since = case.since if case.status in _CLOSED else case.first_received_at
    return show.ago(now - since)


def _notes(district: str, names: list[str]) -> dict[str, int]:
    """How many confirmed warnings the counter recorded, by case, in one query; later revisions overwrite earlier."""
    scope = Revision.objects.filter(district=district, case_id__in=names, effect="applied").order_by("number")
    found = scope.values_list("case_id", "body__confirmations")
    return {case: len(confirmed) if isinstance(confirmed, list) else 0 for case, confirmed in found}
