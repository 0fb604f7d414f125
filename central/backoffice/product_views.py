"""What becomes of a complete case: the steps of its products, the uploaded result, and taking a wrong one back."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import forms, frame, show, words
from central.backoffice.files import stored_file
from central.backoffice.finding import address_of, find_case, find_product
from central.register.issue_product import issue_product
from central.register.move_product import move_product as move
from central.register.move_product import take_back as take_result_back
from kiosk.domain.errors import DomainError


@require_POST
@frame.page(Right.ISSUE)
def issue(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """Upload the result of a product: its clock stops, the office is told."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()
    product = find_product(found, code)

    def act() -> None:
        content, number = forms.result(request)
        issue_product(found, product.code, content, number, who, now)

    return frame.perform(request, act, done=f"{product.name} terbit. Kelurahan diberi tahu.", to=address_of(found))


@require_POST
@frame.page(Right.ISSUE)
def take_back(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """Take back a result that was uploaded by mistake; its clock goes on."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()
    product = find_product(found, code)

    def act() -> None:
        if not forms.note(request):
            raise DomainError("note.take_back")
        take_result_back(found, product.code, who, forms.note(request), now)

    return frame.perform(request, act, done=f"{product.name} ditarik kembali.", to=address_of(found))


@require_POST
@frame.page(Right.PROCESS)
def move_product(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """Say how far a product is."""
    found, who, now = find_case(request, case_id), frame.officer(request), clock.now()
    product = find_product(found, code)
    chip = words.PRODUCT.get(request.POST.get("to", ""))
    return frame.perform(
        request,
        lambda: move(found, product.code, forms.product_status(request), who, "", now),
        done=f"{product.name}: {show.inside(chip.words) if chip else ''}.",
        to=address_of(found),
    )


@require_GET
@frame.page(Right.SEE)
def result(request: HttpRequest, case_id: str, code: str) -> HttpResponseBase:
    """The PDF of a product."""
    found = find_case(request, case_id)
    product = find_product(found, code)
    if not product.sha256:
        raise Http404
    note_officer(frame.officer(request), "result.viewed", found.id, clock.now(), {"product": code})
    return stored_file(found.district, product.sha256, product.mime)
