"""The officers' lists of cases: strictly in order of arrival, with the tabs that narrow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.urls import reverse

from central.accounts.models import Officer
from central.backoffice import show, words
from central.register.claim import CLAIM_LASTS
from central.register.models import Application, Revision
from kiosk.domain.application import Status

PAGE: Final = 7
_OPEN: Final = (Status.RECEIVED, Status.IN_REVIEW)
_IN_WORK: Final = (Status.COMPLETE,)
_ALLOWANCE: Final = timedelta(hours=24)


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


def late(now: datetime) -> Q:
    """Cases declared complete more than the promised 24 hours ago and not issued yet."""
    return Q(status=Status.COMPLETE, since__lt=now - _ALLOWANCE)


def tab_filters(now: datetime) -> dict[str, tuple[str, Q, str]]:
    """The tabs of the queue: key -> (name, filter, icon)."""
    return {
        "semua": ("Semua", Q(status__in=(*_OPEN, *_IN_WORK)), ""),
        "menunggu": ("Menunggu", Q(status=Status.RECEIVED), ""),
        "lewat": ("Lewat waktu", late(now), "clock-alert-outline"),
        "perbaikan": ("Perbaikan masuk", Q(status=Status.RECEIVED, revision__gt=1), ""),
        "lengkap": ("Berkas lengkap", Q(status=Status.COMPLETE), ""),
    }


def tabs(district: str, chosen: str, now: datetime) -> list[Tab]:
    """The tabs with their counts."""
    return [
        Tab(key, name, cases(district).filter(rule).count(), key == chosen, icon)
        for key, (name, rule, icon) in tab_filters(now).items()
    ]


def mine(officer: Officer) -> QuerySet[Application]:
    """Cases that ``officer`` has in hand."""
    return cases(officer.district).filter(status=Status.IN_REVIEW, claimed_by=officer.id)


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
    notes = _notes(page)
    return [
        _row(case, start + index + 1, setting, notes.get(case.id, 0), is_next=case.id == next_id)
        for index, case in enumerate(page)
    ]


def chip_of(case: Application, now: datetime) -> words.Chip:
    """The chip of a case for officers."""
    if is_late(case, now):
        return words.LATE
    if case.status == Status.RECEIVED and case.revision > 1:
        return words.MENDED
    return words.STATUS[case.status]


def is_late(case: Application, now: datetime) -> bool:
    """Whether the promised 24 hours have passed without a result."""
    return case.status == Status.COMPLETE and now - case.since > _ALLOWANCE


def held_until(case: Application) -> datetime | None:
    """When a claim lapses, so that a case is never stuck with somebody who went home."""
    return case.claimed_at + CLAIM_LASTS if case.claimed_at else None


def _row(case: Application, position: int, setting: Setting, notes: int, *, is_next: bool) -> Row:
    now, at = setting.now, setting.at
    return Row(
        id=case.id,
        url=reverse("backoffice:case", args=[case.id]),
        position=position,
        received=show.day_and_clock(case.first_received_at, at, now),
        captured=show.day_and_clock(case.captured_at, at, now),
        name=case.subject_name,
        number=case.number,
        service=setting.services.get(case.service, case.service),
        office=setting.offices.get(case.home_office, case.home_office),
        chip=chip_of(case, now),
        notes=notes,
        age=_age(case, now, at),
        holder=case.claimed_name if case.status == Status.IN_REVIEW else "",
        late=is_late(case, now),
        next=is_next,
    )


def _age(case: Application, now: datetime, at: ZoneInfo) -> str:
    if case.status == Status.COMPLETE:
        left = _ALLOWANCE - (now - case.since)
        return show.duration(-left) if left < timedelta() else f"sisa {show.duration(left)}"
    until = held_until(case)
    if case.status == Status.IN_REVIEW and until:
        return f"sampai {show.clock(until, at)}"
    return f"{show.duration(now - case.first_received_at)} lalu"


def _notes(page: list[Application]) -> dict[str, int]:
    """How many confirmed warnings the counter recorded, by case."""
    counted = {}
    for case in page:
        latest = (
            Revision.objects.filter(district=case.district, case_id=case.id, effect="applied")
            .order_by("-number")
            .first()
        )
        confirmations = latest.body.get("confirmations") if latest else None
        counted[case.id] = len(confirmations) if isinstance(confirmations, list) else 0
    return counted
