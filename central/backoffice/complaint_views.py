"""Pengaduan: what waits for an answer, by its deadline; one complaint, and moving it on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import frame, words
from central.complaints.filing import allowed, find, move
from central.complaints.models import AnonymousComplaint, AnyComplaint, Complaint, UnreadMessage
from central.complaints.reading import counted_from, opened, picture, received_on
from central.devices.models import Office
from kiosk.domain.complaints import Category, ComplaintStatus, Reader, due_on
from kiosk.domain.dates import format_long, format_short

OPEN: Final = (ComplaintStatus.WAITING.value, ComplaintStatus.IN_PROCESS.value)
_MOST: Final = 200
_SOON: Final = timedelta(days=1)
_SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif"})


@require_GET
@frame.page(Right.COMPLAINTS)
def complaints(request: HttpRequest) -> HttpResponseBase:
    """The list: open ones by deadline, or with ``?tab=selesai`` the answered ones, newest first."""
    who, today = frame.officer(request), clock.now().date()
    ended = request.GET.get("tab") == "selesai"
    offices = dict(Office.objects.filter(district=who.district).values_list("code", "name"))
    found = _found(who, ended=ended)
    rows = [_row(complaint, offices, today) for complaint in found]
    context = {
        "rows": rows,
        "ended": ended,
        "full": len(found) >= _MOST,
        "unread": UnreadMessage.objects.filter(district=who.district).count(),
    }
    return frame.show_page(request, "complaints.html", "pengaduan", context)


@require_GET
@frame.page(Right.COMPLAINTS)
def complaint(request: HttpRequest, complaint_id: str) -> HttpResponseBase:
    """One complaint with its story; looking at it is written in the audit trail."""
    who, now = frame.officer(request), clock.now()
    found = _one(who, complaint_id)
    note_officer(who, "complaint.viewed", found.id, now)
    offices = dict(Office.objects.filter(district=who.district).values_list("code", "name"))
    told = opened(found)
    context = {
        "row": _row(found, offices, now.date()),
        "said": told.complaint if told else None,
        "pictures": range(1, len(told.attachments) + 1) if told else (),
        "inspectorate": found.reader == Reader.INSPECTORATE.value,
        "named": isinstance(found, Complaint),
        "filed": format_long(found.filed_on) if isinstance(found, Complaint) else "",
        "moves": [
            {
                "on": format_short(date.fromisoformat(str(each["on"]))),
                "chip": words.COMPLAINT_STATUS[ComplaintStatus(str(each["status"]))],
                "who": each["who"],
                "note": each["note"],
            }
            for each in found.moves
        ],
        "following": [(status.value, words.COMPLAINT_MOVE[status]) for status in allowed(found)],
    }
    return frame.show_page(request, "complaint.html", "pengaduan", context)


@require_POST
@frame.page(Right.COMPLAINTS)
def move_on(request: HttpRequest, complaint_id: str) -> HttpResponseBase:
    """Move a complaint to the status that was chosen, with its note."""
    who = frame.officer(request)
    found = _one(who, complaint_id)
    status, note = request.POST.get("status", ""), request.POST.get("note", "")
    return frame.perform(
        request,
        lambda: move(found, who, status, note, clock.now()),
        done="Keadaan pengaduan dicatat.",
        to=reverse("backoffice:complaint", args=[found.id]),
    )


@require_GET
@frame.page(Right.COMPLAINTS)
def attachment(request: HttpRequest, complaint_id: str, number: int) -> HttpResponseBase:
    """A picture of a complaint that the registry may read."""
    found = picture(_one(frame.officer(request), complaint_id), number)
    if found is None:
        raise Http404
    data, mime = found
    response = HttpResponse(data, content_type=mime if mime in _SHOWN else "application/octet-stream")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _one(who: Officer, complaint_id: str) -> AnyComplaint:
    found = find(who.district, complaint_id[:36])
    if found is None:
        raise Http404
    return found


def _found(who: Officer, *, ended: bool) -> list[AnyComplaint]:
    found: list[AnyComplaint] = []
    for model, order in ((Complaint, "received_at"), (AnonymousComplaint, "week")):
        scope = model.objects.filter(district=who.district)
        scope = scope.exclude(status__in=OPEN) if ended else scope.filter(status__in=OPEN)
        found += scope.order_by(f"-{order}" if ended else order, "id")[:_MOST]
    if ended:
        return sorted(found, key=received_on, reverse=True)
    return sorted(found, key=lambda one: (_due(one) or date.max, one.id))


def _row(complaint: AnyComplaint, offices: dict[str, str], today: date) -> dict[str, object]:
    due, received = _due(complaint), received_on(complaint)
    named = isinstance(complaint, Complaint)
    return {
        "url": reverse("backoffice:complaint", args=[complaint.id]),
        "id": complaint.id,
        "number": complaint.number if isinstance(complaint, Complaint) else "Tanpa nama",
        "received": format_short(received) if named else f"pekan {format_short(received)}",
        "office": offices.get(complaint.office, complaint.office) or "Tidak disebut",
        "about": words.COMPLAINT_CATEGORY.get(complaint.category, "Untuk Inspektorat, terkunci"),
        "chip": words.COMPLAINT_STATUS[ComplaintStatus(complaint.status)],
        "due": format_short(due) if due else "",
        "late": due is not None and due < today,
        "soon": due is not None and today <= due <= today + _SOON,
    }


def _due(complaint: AnyComplaint) -> date | None:
    category = Category(complaint.category) if complaint.category else None
    return due_on(ComplaintStatus(complaint.status), category, counted_from(complaint))
