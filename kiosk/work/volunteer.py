"""The journey of an RT/RW volunteer: mending what a return points to, the short report of a death, counts of his RT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.application import PublicLabel
from kiosk.domain.definition import Field, Service
from kiosk.domain.duplicates import event_of
from kiosk.domain.names import official_name
from kiosk.domain.neighbourhoods import in_full, is_inside
from kiosk.domain.paths import BadPath, PaperPath
from kiosk.domain.phones import parse_phone
from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work import guard, track
from kiosk.work.answer import answer, write_note
from kiosk.work.attach import attach, detach
from kiosk.work.case import load_case
from kiosk.work.correct import ReturnReason, begin_correction, returned_of
from kiosk.work.deposit import Deposited, deposit
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.mended import mended_paths
from kiosk.work.start import start
from kiosk.work.submit import Declaration, Submitted, submit

_HEAD_OF_RT = "ketua_rt"


@dataclass(frozen=True, slots=True)
class Pointed:
    """One thing that a return points to: a ``field`` with its present ``value``, or a page of paper (field None)."""

    reason: ReturnReason
    field: Field | None
    value: str
    mended: bool


@dataclass(frozen=True, slots=True)
class Death:
    """What a volunteer knows of a death: the name, the day, where in his area, and how the family is reached."""

    name: str
    on: date
    rt: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The volunteer's own cases: how many stand where, and how many of each service; ``area`` are his RT/RW."""

    area: tuple[str, ...]
    total: int
    labels: Mapping[PublicLabel, int]
    services: Mapping[str, int]


def pointed(desk: Desk, operator: Operator, case_id: str) -> tuple[Pointed, ...]:
    """What the return of the volunteer's own case points to, and nothing else of it; begins the mending.

    Raises `DeedRefused` ``volunteer.not_own``, ``case.not_returned`` or ``case.package_missing``.
    """
    guard.require_acting(desk, operator)
    row = applications.get(desk.store, case_id)
    guard.require_own(desk, row)
    whole = _mending(desk, operator, case_id)
    service = desk.service(row.service)
    answers = applications.answers(desk.store, case_id)
    done = mended_paths(whole, case_id)
    fields = service.fields_by_path()
    return tuple(
        Pointed(one, fields.get(one.path), answers.get(one.path, "") if one.path in fields else "", one.path in done)
        for one in _reasons(desk, case_id)
    )


def mend(desk: Desk, operator: Operator, case_id: str, given: Mapping[str, str]) -> tuple[Pointed, ...]:
    """Keep answers to what the return points to; raises `DeedRefused` ``volunteer.path`` for any other path."""
    allowed = {one.reason.path for one in pointed(desk, operator, case_id) if one.field is not None}
    for path in given:
        if path not in allowed:
            raise DeedRefused("volunteer.path", {"path": path[:80]})
    answer(guard.whole_desk(desk), operator, case_id, given)
    return pointed(desk, operator, case_id)


def scan_again(desk: Desk, operator: Operator, case_id: str, path: str, data: bytes, mime: str) -> tuple[Pointed, ...]:
    """Put a new picture in the place of the page that the return points to.

    Raises `DeedRefused` ``volunteer.path`` for a page that it does not point to.
    """
    things = {one.reason.path: one for one in pointed(desk, operator, case_id)}
    try:
        page = PaperPath.parse(path)
    except BadPath:
        raise DeedRefused("volunteer.path", {"path": path[:80]}) from None
    if path not in things or things[path].field is not None:
        raise DeedRefused("volunteer.path", {"path": path[:80]})
    whole = guard.whole_desk(desk)
    with desk.store.atomic():
        for paper in load_case(whole, case_id).papers:
            if (paper.kind, paper.page) == (page.kind, page.page):
                detach(whole, operator, case_id, paper.id)
        attach(whole, operator, case_id, page.kind, data, mime, at_page=page.page)
    return pointed(desk, operator, case_id)


def send_mended(desk: Desk, operator: Operator, case_id: str, declaration: Declaration) -> Submitted:
    """Send the mended case again; raises as `submit` does."""
    pointed(desk, operator, case_id)
    return submit(guard.whole_desk(desk), operator, case_id, declaration)


def report_death(desk: Desk, operator: Operator, death: Death) -> Deposited:
    """A deposited death certificate case with what is known; the office completes it with the family.

    Raises `DeedRefused` ``volunteer.area`` outside the volunteer's RT, ``death.name``, ``death.date`` (in the future)
    or ``service.unknown`` where the office does not offer the service; `DomainError` ``phone.*``.
    """
    place = in_full(death.rt)
    if not place or (operator.area and not is_inside(place, operator.area)):
        raise DeedRefused("volunteer.area", {"rt": death.rt[:10]})
    if not death.name.strip():
        raise DeedRefused("death.name")
    if death.on > desk.today():
        raise DeedRefused("death.date")
    phone = parse_phone(death.phone) if death.phone.strip() else ""
    service = _deaths(desk)
    with desk.store.atomic():
        made = start(desk, operator, service.code, next(one.code for one in service.variants if one.offered))
        answer(desk, operator, made.id, _known_of(service, death, operator, phone))
        write_note(desk, operator, made.id, f"Laporan singkat relawan, RT/RW {place}.")
        return deposit(desk, operator, made.id)


def report(desk: Desk, operator: Operator) -> Report:
    """Where the volunteer's cases stand."""
    guard.require_acting(desk, operator)
    rows = track.cases(desk, track.Filter(limit=100_000))
    return Report(operator.area, len(rows), Counter(row.label for row in rows), Counter(row.service for row in rows))


def _mending(desk: Desk, operator: Operator, case_id: str) -> Desk:
    """The whole desk, once the mending has begun there."""
    whole = guard.whole_desk(desk)
    begin_correction(whole, operator, case_id)
    return whole


def _reasons(desk: Desk, case_id: str) -> Sequence[ReturnReason]:
    returned = returned_of(applications.get(desk.store, case_id))
    return returned.reasons if returned else ()


def _deaths(desk: Desk) -> Service:
    found = next((one for one in desk.services.values() if event_of(one.code) == "death"), None)
    if found is None:
        raise DeedRefused("service.unknown", {"service": "AKTA_MATI"})
    return found


def _known_of(service: Service, death: Death, operator: Operator, phone: str) -> dict[str, str]:
    """What the short report answers, as far as the definition asks for it."""
    group = service.subject.rpartition(".")[0]
    relation = service.fields_by_path().get("pelapor.hubungan")
    codes = {choice.code for choice in relation.choices} if relation else set()
    said = {
        service.subject: official_name(death.name),
        f"{group}.tanggal": death.on.isoformat(),
        "pelapor.nama": official_name(operator.name),
        "pelapor.telepon": phone,
        "pelapor.hubungan": _HEAD_OF_RT if _HEAD_OF_RT in codes else "",
    }
    asked = service.fields_by_path()
    return {path: value for path, value in said.items() if value and path in asked}
