"""Signing in and out, with a brake on guessing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from central import clock
from central.accounts.models import Officer
from central.audit.models import AuditEntry
from central.audit.note import note_officer
from central.backoffice import show
from kiosk.domain.ids import new_id

_TRIES: Final = 5
_PAUSE: Final = timedelta(minutes=10)
_FAILED: Final = "door.failed"


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in page."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        wanted = settings.LOGIN_REDIRECT_URL
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(wanted)
    wrong, held, name = "", "", ""
    if request.method == "POST":
        name = request.POST.get("username", "").strip()[:60]
        now = clock.now()
        wrong = held = _held_back(name, now)
        if not held:
            found = authenticate(request, username=name, password=request.POST.get("password", ""))
            if isinstance(found, Officer):
                login(request, found)
                note_officer(found, "door.opened", found.id, now)
                return redirect(wanted)
            _note_failure(name, now)
            wrong = "Nama pengguna atau kata sandi tidak cocok."
    context = {"wrong": wrong, "username": name, "next": wanted, "district_name": settings.LOKET_DISTRICT_NAME}
    return render(request, "backoffice/sign_in.html", context, status=429 if held else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, Officer):
        note_officer(request.user, "door.closed", request.user.id, clock.now())
    logout(request)
    return redirect("backoffice:sign_in")


def _held_back(name: str, now: datetime) -> str:
    """The sentence for a name that was tried too often, else empty; unknown names are held back just the same."""
    recent = AuditEntry.objects.filter(
        district=settings.LOKET_DISTRICT, deed=_FAILED, subject=name.lower(), at__gt=now - _PAUSE
    ).order_by("-at")[:_TRIES]
    moments = [entry.at for entry in recent]
    if len(moments) < _TRIES:
        return ""
    again = show.clock(moments[-1] + _PAUSE, show.zone(settings.LOKET_DISTRICT))
    return f"Terlalu banyak percobaan. Coba lagi pukul {again}."


def _note_failure(name: str, now: datetime) -> None:
    AuditEntry(
        district=settings.LOKET_DISTRICT, id=new_id(now), at=now, deed=_FAILED, who="", subject=name.lower()
    ).save()
