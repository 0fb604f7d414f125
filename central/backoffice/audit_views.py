"""Jejak audit: who looked at or did what, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from central import clock
from central.accounts.roles import Right
from central.audit.models import AuditEntry
from central.backoffice import frame, show, told, words
from central.register.models import Application

_PAGE: Final = 50
_ID_LENGTH: Final = 36


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
    known = told.names(who.district)
    rows = [
        {
            "at": show.day_and_clock(entry.at, at, now),
            "who": known.who(entry.who, entry.device) or "Sistem",
            "deed": words.AUDIT_DEED.get(entry.deed, entry.deed),
            "subject": _subject(entry, numbers, known),
            "case": entry.subject if entry.subject in numbers else "",
        }
        for entry in page[:_PAGE]
    ]
    more = page[_PAGE - 1].id if len(page) > _PAGE else ""
    return frame.show_page(request, "audit.html", "audit", {"rows": rows, "more": more, "may_see": who.may(Right.SEE)})


def _subject(entry: AuditEntry, numbers: Mapping[str, str], known: told.Names) -> str:
    """What the entry is about, by a name that a person knows; ids without one are left out."""
    found = numbers.get(entry.subject) or known.devices.get(entry.subject) or known.operators.get(entry.subject)
    if found:
        return found
    return "" if len(entry.subject) == _ID_LENGTH else entry.subject
