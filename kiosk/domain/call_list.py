"""Whom to call: cases that came back and documents that lie ready, by RT, the oldest first, with the days left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.names import match_key
from kiosk.domain.neighbourhoods import Neighbourhood
from kiosk.domain.to_bring import Bring

EXPIRES_AFTER = timedelta(days=30)
"""A returned case that nobody mends is closed after this time; a district may set another."""


class Why(StrEnum):
    """Why somebody is called."""

    RETURNED = "returned"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Told:
    """That the family was told: when, in which way, and by whom (an operator's name)."""

    at: datetime
    way: str
    who: str


@dataclass(frozen=True, slots=True)
class Call:
    """One case whose family is to be told.

    ``phone`` is as stored, ``messages`` whether the person agreed to be written to. ``days_left`` is None where nothing
    expires; 0 is the last day and after it. ``told`` speaks of this return or result, not of an earlier one.
    """

    case: str
    name: str
    applicant: str
    number: str
    call_name: str
    service: str
    phone: str
    messages: bool
    why: Why
    since: datetime
    place: Neighbourhood | None
    bring: tuple[Bring, ...]
    days_left: int | None
    told: Told | None


@dataclass(frozen=True, slots=True)
class Group:
    """The calls of one RT; ``place`` None where no RT is known."""

    place: Neighbourhood | None
    calls: tuple[Call, ...]


def days_left(since: datetime, now: datetime, *, after: timedelta = EXPIRES_AFTER) -> int:
    """Whole days until a case that was returned at ``since`` is closed; never below 0. Both moments are aware."""
    return max((since + after - now).days, 0)


def grouped(calls: Iterable[Call]) -> tuple[Group, ...]:
    """The calls by RT in the order of RW and RT, the unknown RT last; inside an RT the one that waits longest first."""
    places: dict[Neighbourhood | None, list[Call]] = {}
    for call in sorted(calls, key=lambda one: (one.since, one.number, one.case)):
        places.setdefault(call.place, []).append(call)
    known = sorted(place for place in places if place is not None)
    order: list[Neighbourhood | None] = [*known, *([None] if None in places else [])]
    return tuple(Group(place, tuple(places[place])) for place in order)


def families(calls: Sequence[Call]) -> tuple[tuple[Call, ...], ...]:
    """Calls of one applicant in one RT together, in the order of their first: a family gets one slip, not three."""
    found: dict[tuple[Neighbourhood | None, str, str], list[Call]] = {}
    for call in calls:
        key = (call.place, match_key(call.applicant or call.name), call.phone)
        found.setdefault(key, []).append(call)
    return tuple(tuple(one) for one in found.values())
