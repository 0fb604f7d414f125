"""Jejak audit: who looked at or did what, newest first."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from central import clock
from central.accounts.roles import Right
from central.audit.models import AuditEntry
from central.backoffice import frame, show, words
from central.register.models import Application

_PAGE: Final = 50


@require_GET
@frame.page(Right.AUDIT)
def trail(request: HttpRequest) -> HttpResponseBase:
    """One page of the trail; ``sebelum`` is the id of the last entry of the page before."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    found = AuditEntry.objects.filter(district=who.district).order_by("-id")
    if request.GET.get("sebelum"):
        found = found.filter(id__lt=request.GET["sebelum"][:36])
    page = list(found[: _PAGE + 1])
    numbers = dict(
        Application.objects.filter(district=who.district, id__in={e.subject for e in page}).values_list("id", "number")
    )
    rows = [
        {
            "at": show.day_and_clock(entry.at, at, now),
            "who": entry.who or ("Komputer kelurahan" if entry.device else "Sistem"),
            "deed": words.AUDIT_DEED.get(entry.deed, entry.deed),
            "subject": numbers.get(entry.subject, entry.subject),
        }
        for entry in page[:_PAGE]
    ]
    more = page[_PAGE - 1].id if len(page) > _PAGE else ""
    return frame.show_page(request, "audit.html", "audit", {"rows": rows, "more": more})
