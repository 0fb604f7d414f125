"""One case: its page with data beside scans, the scans themselves, and the sheet that is copied into SIAK."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from central import clock
from central.accounts.models import Officer
from central.accounts.roles import Right, Role
from central.audit.note import note_officer
from central.backoffice import beside, case_page, forms, frame, queues, results, show, told, words
from central.backoffice.files import stored_file
from central.backoffice.finding import find_case
from central.devices.models import Office
from central.register.models import Application, Paper, Revision
from kiosk.domain.application import Status


@require_GET
@frame.page(Right.SEE)
def case(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """The case with data beside scans; each look is written in the audit trail."""
    found, revision = _with_revision(request, case_id)
    who, now = frame.officer(request), clock.now()
    note_officer(who, "case.viewed", found.id, now)
    at = show.zone(who.district)
    context: dict[str, object] = {
        **_heading(found, now, at),
        **_rights(found, who, now, at),
        "notices": forms.notices(found, revision),
        "pairs": beside.pairs(found, at, now),
        "signs": beside.signs(found),
        "blocks": case_page.blocks(found, revision),
        "papers": case_page.scans(found, revision),
        "products": results.results(found, who, now, at),
        "history": told.history(found, at, case_page.labels(found, revision)),
        "reasons": words.RETURN_REASONS,
        "reject_reasons": words.REJECT_REASONS,
    }
    return frame.show_page(request, "case.html", _place(found), context)


@require_GET
@frame.page(Right.PROCESS)
def copy_sheet(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """The answers as SIAK takes them, one key a value."""
    found, revision = _with_revision(request, case_id)
    who, now = frame.officer(request), clock.now()
    note_officer(who, "case.copied", found.id, now)
    answers = [block for block in case_page.blocks(found, revision) if any(fact.plain for fact in block.facts)]
    context = {**_heading(found, now, show.zone(who.district)), "blocks": answers}
    return frame.show_page(request, "copy.html", _place(found), context)


@require_GET
@frame.page(Right.SEE)
def paper(request: HttpRequest, case_id: str, paper_id: str) -> HttpResponseBase:
    """The bytes of one scan."""
    found = find_case(request, case_id)
    scope = Paper.objects.select_related("upload").filter(district=found.district, revision__case_id=found.id)
    row = scope.filter(id=paper_id).first()
    if row is None or getattr(row.upload, "delivered_at", None) is None:
        raise Http404
    return stored_file(found.district, row.sha256, row.mime)


def _with_revision(request: HttpRequest, case_id: str) -> tuple[Application, Revision]:
    found = find_case(request, case_id)
    revision = case_page.applied(found)
    if revision is None:
        raise Http404
    return found, revision


def _heading(found: Application, now: datetime, at: ZoneInfo) -> dict[str, object]:
    service = case_page.service_of(found)
    office = Office.objects.filter(district=found.district, code=found.home_office).first()
    return {
        "case": found,
        "service_name": service.name if service else found.service,
        "variant_name": words.VARIANT.get(found.variant, ""),
        "office_name": office.name if office else found.home_office,
        "chip": queues.chip_of(found, late=queues.is_late(found, now, at)),
        "captured": show.day_and_clock(found.captured_at, at, now),
        "received": show.day_and_clock(found.first_received_at, at, now),
    }


def _rights(found: Application, who: Officer, now: datetime, at: ZoneInfo) -> dict[str, object]:
    """What this officer may do now, and the sentence that says how the case stands."""
    in_hand = found.status == Status.IN_REVIEW and found.claimed_by == who.id
    over = who.may(Right.CLAIM) and _may_take_over(found, who, now)
    holder = _holder(found, at, mine=in_hand)
    return {
        "holder_words": holder,
        "may_decide": in_hand and who.may(Right.COMPLETE),
        "may_flag": in_hand and who.may(Right.RETURN),
        "may_release": in_hand,
        "may_claim": who.may(Right.CLAIM) and found.status == Status.RECEIVED,
        "may_take_over": over,
        "must_say_why": over and not _lapsed(found, now),
        "may_copy": who.may(Right.PROCESS) and found.status == Status.COMPLETE,
        "state_words": words.STATE.get(found.status, ""),
    }


def _place(found: Application) -> str:
    """The line of the rail to which a case in this state belongs."""
    return {Status.COMPLETE: "proses", Status.ISSUED: "terbit", Status.DONE: "terbit"}.get(
        Status(found.status), "antrean"
    )


def _holder(found: Application, at: ZoneInfo, *, mine: bool) -> str:
    until = queues.held_until(found)
    if found.status != Status.IN_REVIEW or until is None:
        return ""
    by = "Anda tangani" if mine else f"Diperiksa {found.claimed_name}"
    return f"{by} sampai {show.clock(until, at)}"


def _lapsed(found: Application, now: datetime) -> bool:
    until = queues.held_until(found)
    return until is None or until <= now


def _may_take_over(found: Application, who: Officer, now: datetime) -> bool:
    """Whether a case in somebody else's hands may be taken over: its claim has lapsed, or a supervisor asks."""
    if found.status != Status.IN_REVIEW or found.claimed_by == who.id:
        return False
    return _lapsed(found, now) or who.role == Role.SUPERVISOR
