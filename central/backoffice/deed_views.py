"""The deeds that decide about a case: taking it, giving it back, returning, rejecting, declaring complete."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from central import clock
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import case_page, forms, frame, queues
from central.backoffice.finding import address_of, find_case
from central.register import claim as claims
from central.register.declare_complete import declare_complete, missing_scans
from central.register.models import Application
from central.register.reject import reject as reject_case
from central.register.return_case import return_case
from kiosk.domain.application import Status
from kiosk.domain.errors import DomainError


@require_POST
@frame.page(Right.CLAIM)
def claim_next(request: HttpRequest) -> HttpResponseBase:
    """Take the case whose turn it is; if another officer was quicker, the one after it."""
    who, now = frame.officer(request), clock.now()
    for upcoming in queues.waiting(who.district)[: queues.PAGE]:
        try:
            claims.claim(upcoming, who, now)
        except DomainError:
            continue
        return redirect(address_of(upcoming))
    messages.info(request, "Antrean kosong. Semua permohonan sudah diperiksa.")
    return redirect("backoffice:queue")


@require_POST
@frame.page(Right.CLAIM)
def claim(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Take this case; out of the hands of a colleague whose time still runs only with a reason."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        held_by = found.claimed_name if found.status == Status.IN_REVIEW and found.claimed_by != who.id else ""
        until = queues.held_until(found)
        why = forms.note(request)
        if held_by and until is not None and until > now and not why:
            raise DomainError("case.not_taken_over")
        claims.claim(found, who, now)
        if held_by:
            note_officer(who, "case.taken_over", found.id, now, {"from": held_by, "why": why})

    return frame.perform(request, act, done="", to=address_of(found))


@require_POST
@frame.page(Right.CLAIM)
def release(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Put the case back to its place in the queue."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()
    to = reverse("backoffice:queue")
    return frame.perform(request, lambda: claims.release(found, who, now), done="Dilepas ke antrean.", to=to)


@require_POST
@frame.page(Right.RETURN)
def send_back(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Return the flagged parts with their reasons."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        return_case(found, who, forms.reasons(request), forms.note(request), now)

    return _decided(request, found, act, "Dikembalikan. Petugas di kelurahan akan melihatnya.")


@require_POST
@frame.page(Right.REJECT)
def reject(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Reject the case."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        reject_case(found, who, forms.reject_code(request), forms.note(request), now)

    return _decided(request, found, act, "Permohonan ditolak.")


@require_POST
@frame.page(Right.COMPLETE)
def complete(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Declare the papers complete: the 24 hours begin. Who also produces stays with the case."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        try:
            declare_complete(found, who, now)
        except DomainError as error:
            if error.code == "case.incomplete":
                raise DomainError(error.code, {"missing": _missing(found)}) from error
            raise

    done = "Dinyatakan lengkap. Hitungan 24 jam dimulai."
    if who.may(Right.PROCESS):
        return frame.perform(request, act, done=done, to=address_of(found))
    return _decided(request, found, act, done)


def _missing(found: Application) -> str:
    service = case_page.service_of(found)
    return ", ".join(case_page.paper_name(path, service) for path in missing_scans(found))


def _decided(request: HttpRequest, found: Application, act: forms.Act, done: str) -> HttpResponseBase:
    """After a decision the officer's next case opens, else the queue; after a refused deed the case itself."""
    who = frame.officer(request)
    answer = frame.perform(request, act, done=done, to=address_of(found), again=address_of(found))
    fresh = Application.objects.get(district=found.district, id=found.id)
    if fresh.version == found.version:
        return answer
    following = queues.mine(who).first()
    return redirect(address_of(following) if following else reverse("backoffice:queue"))
