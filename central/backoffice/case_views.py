"""One case: its page, its scans and results, and the deeds that decide about it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import case_page, forms, frame, queues, show, words
from central.devices.models import Office
from central.receive.files import blob_path
from central.register import claim as claims
from central.register.declare_complete import declare_complete
from central.register.issue_product import issue_product
from central.register.models import Application, Paper, Product
from central.register.move_product import move_product as move
from central.register.reject import reject as reject_case
from central.register.return_case import return_case
from kiosk.domain.application import ProductStatus, Status

_TYPES: Final = {"image/jpeg", "image/png", "image/webp", "image/avif", "application/pdf"}


@require_GET
@frame.page(Right.SEE)
def case(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """The case with data beside scans; each look is written in the audit trail."""
    found = _case(request, case_id)
    who, now = frame.officer(request), clock.now()
    revision = case_page.applied(found)
    if revision is None:
        raise Http404
    note_officer(who, "case.viewed", found.id, now)
    at = show.zone(who.district)
    service = case_page.service_of(found)
    office = Office.objects.filter(district=who.district, code=found.home_office).first()
    in_hand = found.status == Status.IN_REVIEW and found.claimed_by == who.id
    context: dict[str, object] = {
        "case": found,
        "service_name": service.name if service else found.service,
        "office_name": office.name if office else found.home_office,
        "chip": queues.chip_of(found, now),
        "holder_words": _holder(found, at, mine=in_hand),
        "captured": show.day_and_clock(found.captured_at, at, now),
        "received": show.day_and_clock(found.first_received_at, at, now),
        "notices": forms.notices(found, revision),
        "blocks": case_page.blocks(found, revision),
        "papers": case_page.scans(found, revision),
        "products": case_page.results(
            found, now, at, may_process=who.may(Right.PROCESS), may_issue=who.may(Right.ISSUE)
        ),
        "history": case_page.history(found, at),
        "reasons": words.RETURN_REASONS,
        "reject_reasons": words.REJECT_REASONS,
        "may_decide": in_hand and who.may(Right.COMPLETE),
        "may_flag": in_hand and who.may(Right.RETURN),
        "may_claim": who.may(Right.CLAIM) and (found.status == Status.RECEIVED or _may_take_over(found, who, now)),
        "claim_button": "Ambil" if found.status == Status.RECEIVED else "Ambil alih",
        "claim_words": "Ambil dahulu untuk memutuskan."
        if found.status == Status.RECEIVED
        else _holder(found, at, mine=False),
        "state_words": queues.chip_of(found, now).words,
    }
    return frame.show_page(request, "case.html", "antrean", context)


@require_POST
@frame.page(Right.CLAIM)
def claim_next(request: HttpRequest) -> HttpResponseBase:
    """Take the case whose turn it is; if another officer was quicker, the next one."""
    who, now = frame.officer(request), clock.now()
    upcoming = queues.next_waiting(who.district)
    if upcoming is None:
        messages.info(request, "Antrean kosong. Semua permohonan sudah diperiksa.")
        return redirect("backoffice:queue")
    return frame.perform(request, lambda: claims.claim(upcoming, who, now), done="", to=_address(upcoming))


@require_POST
@frame.page(Right.CLAIM)
def claim(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Take this case."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()
    return frame.perform(request, lambda: claims.claim(found, who, now), done="", to=_address(found))


@require_POST
@frame.page(Right.CLAIM)
def release(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Put the case back to its place in the queue."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()
    to = reverse("backoffice:queue")
    return frame.perform(request, lambda: claims.release(found, who, now), done="Dilepas ke antrean.", to=to)


@require_POST
@frame.page(Right.RETURN)
def send_back(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Return the flagged parts with their reasons."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        return_case(found, who, forms.reasons(request), forms.note(request), now)

    return _decided(request, found, act, "Dikembalikan. Petugas di kelurahan akan melihatnya.")


@require_POST
@frame.page(Right.REJECT)
def reject(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Reject the case."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        reject_case(found, who, forms.reject_code(request), forms.note(request), now)

    return _decided(request, found, act, "Permohonan ditolak.")


@require_POST
@frame.page(Right.COMPLETE)
def complete(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """Declare the papers complete: the 24 hours begin."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()

    def act() -> None:
        forms.check_version(request, found)
        declare_complete(found, who, now)

    return frame.perform(request, act, done="Dinyatakan lengkap. Hitungan 24 jam dimulai.", to=_address(found))


@require_POST
@frame.page(Right.ISSUE)
def issue(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """Upload the result of a product: its clock stops, the office is told."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()
    product = _product(found, code)

    def act() -> None:
        content, number = forms.result(request)
        issue_product(found, product.code, content, number, who, now)

    return frame.perform(request, act, done=f"{product.name} terbit. Kelurahan diberi tahu.", to=_address(found))


@require_POST
@frame.page(Right.PROCESS)
def move_product(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """Say how far a product is."""
    found, who, now = _case(request, case_id), frame.officer(request), clock.now()
    product = _product(found, code)
    to = forms.product_status(request)
    said = words.PRODUCT[ProductStatus(to)].words
    return frame.perform(
        request,
        lambda: move(found, product.code, to, who, "", now),
        done=f"{product.name}: {said}.",
        to=_address(found),
    )


@require_GET
@frame.page(Right.SEE)
def paper(request: HttpRequest, case_id: str, paper_id: str) -> HttpResponseBase:
    """The bytes of one scan."""
    found = _case(request, case_id)
    row = Paper.objects.select_related("upload").filter(
        district=found.district, id=paper_id, revision__case_id=found.id
    ).first()  # fmt: skip
    if row is None or getattr(row.upload, "delivered_at", None) is None:
        raise Http404
    return _file(found.district, row.sha256, row.mime)


@require_GET
@frame.page(Right.SEE)
def result(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """The PDF of a product."""
    found = _case(request, case_id)
    product = _product(found, code)
    if not product.sha256:
        raise Http404
    note_officer(frame.officer(request), "result.viewed", found.id, clock.now(), {"product": code})
    return _file(found.district, product.sha256, product.mime)


def _case(request: HttpRequest, case_id: str) -> Application:
    found = Application.objects.filter(district=frame.officer(request).district, id=case_id).first()
    if found is None:
        raise Http404
    return found


def _product(found: Application, code: str) -> Product:
    product = Product.objects.filter(district=found.district, case_id=found.id, code=code).first()
    if product is None:
        raise Http404
    return product


def _file(district: str, sha256: str, mime: str) -> FileResponse:
    path = blob_path(district, sha256)
    if not path.is_file():
        raise Http404
    kind = mime if mime in _TYPES else "application/octet-stream"
    response = FileResponse(path.open("rb"), content_type=kind)
    # A scan never changes under its address; only this browser may keep it, until the window is closed.
    response.headers["Cache-Control"] = "private, max-age=600"
    return response


def _decided(request: HttpRequest, found: Application, act: forms.Act, done: str) -> HttpResponseBase:
    """After a decision the officer's next case opens, else the queue; after a refused deed the case itself."""
    who = frame.officer(request)
    answer = frame.perform(request, act, done=done, to=_address(found))
    fresh = Application.objects.get(district=found.district, id=found.id)
    if fresh.status == Status.IN_REVIEW and fresh.claimed_by == who.id:
        return answer
    following = queues.mine(who).first()
    return redirect(_address(following) if following else reverse("backoffice:queue"))


def _address(found: Application) -> str:
    return reverse("backoffice:case", args=[found.id])


def _holder(found: Application, at: ZoneInfo, *, mine: bool) -> str:
    until = queues.held_until(found)
    if found.status != Status.IN_REVIEW or until is None:
        return ""
    by = "Anda tangani" if mine else f"Diperiksa {found.claimed_name}"
    return f"{by} sampai {show.clock(until, at)}"


def _may_take_over(found: Application, who: Officer, now: datetime) -> bool:
    """Whether a case in somebody else's hands may be taken over: its claim has lapsed, or a supervisor asks."""
    until = queues.held_until(found)
    if found.status != Status.IN_REVIEW or found.claimed_by == who.id or until is None:
        return False
    return until <= now or who.may(Right.DEVICES)
