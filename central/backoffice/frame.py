"""What every page shares: who may come in, the rail with its counts, and one way to carry out a deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from central import clock
from central.accounts.models import Officer
from central.accounts.roles import Right
from central.backoffice import queues, show, words
from central.complaints.filing import waiting
from central.definitions.catalogue import newest
from central.devices.models import Centre, Device
from central.receive.models import Quarantine
from kiosk.domain.application import Status
from kiosk.domain.errors import DomainError
from kiosk.domain.services import builtin_services

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the rail."""

    key: str
    name: str
    icon: str
    url: str
    right: Right
    group: bool = False
    act: bool = False
    count: int = 0


_RAIL = (
    ("antrean", "Antrean", "tray-full", "queue", Right.SEE, False),
    ("saya", "Saya tangani", "account-check-outline", "mine", Right.CLAIM, False),
    ("proses", "Proses, TTE", "draw-pen", "in_work", Right.SEE, False),
    ("hasil", "Hasil masuk", "file-upload-outline", "results", Right.ISSUE, False),
    ("terbit", "Terbit", "certificate-outline", "issued", Right.SEE, False),
    ("kiriman", "Kiriman", "package-variant-closed", "batches", Right.SEE, True),
    ("pengaduan", "Pengaduan", "message-alert-outline", "complaints", Right.COMPLAINTS, False),
    ("perangkat", "Perangkat", "monitor", "devices", Right.DEVICES, True),
    ("petugas", "Petugas", "account-group-outline", "people", Right.DEVICES, False),
    ("audit", "Jejak audit", "shield-check-outline", "audit", Right.AUDIT, False),
)


def officer(request: HttpRequest) -> Officer:
    """The signed-in person; only behind `page` or `deed`."""
    return cast("Officer", request.user)


def page(right: Right) -> Callable[[View[P]], View[P]]:
    """A page for signed-in officers whose role gives ``right``."""

    def wrap(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect(f"{reverse('backoffice:sign_in')}?{urlencode({'next': request.get_full_path()})}")
            if not officer(request).may(right):
                return refused(request)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def refused(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose role does not give the right."""
    return show_page(
        request, "message.html", "", {"title": "Tidak berhak", "words": words.problem("deed.forbidden")}, status=403
    )


def perform(
    request: HttpRequest, act: Callable[[], object], *, done: str, to: str, again: str = ""
) -> HttpResponseRedirect:
    """Carry out a deed, say what became of it, and go to the address ``to``; ``again`` leads back to the case."""
    try:
        act()
    except DomainError as error:
        messages.error(request, words.problem(error.code, error.details))
    else:
        if done:
            messages.success(request, done, extra_tags=again)
    return redirect(to)


def counts(who: Officer) -> dict[str, int]:
    """The numbers of the rail, those that are not 0 matter."""
    district = who.district
    return {
        "antrean": queues.count(district, Status.RECEIVED),
        "saya": queues.mine(who).count(),
        "proses": queues.count(district, Status.COMPLETE),
        "kiriman": Quarantine.objects.filter(district=district, seen_at=None).count(),
        "pengaduan": waiting(district),
        "perangkat": Device.objects.filter(district=district, state=Device.State.UNPROVEN).count(),
    }


def rail(who: Officer, numbers: Mapping[str, int]) -> list[Entry]:
    """The rail for this person."""
    return [
        Entry(
            key,
            name,
            icon,
            reverse(f"backoffice:{url}"),
            right,
            group,
            key in {"kiriman", "perangkat"},
            numbers.get(key, 0),
        )
        for key, name, icon, url, right, group in _RAIL
        if who.may(right)
    ]


def show_page(
    request: HttpRequest,
    template: str,
    here: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
    numbers: Mapping[str, int] | None = None,
) -> HttpResponse:
    """Render ``template`` inside the frame; ``here`` is the rail's key, ``numbers`` its counts if known already."""
    now = clock.now()
    at = show.zone(officer(request).district)
    framed = {
        "district": settings.LOKET_DISTRICT,
        "district_name": Centre.objects.values_list("name", flat=True).get(district=settings.LOKET_DISTRICT),
        "rail": rail(officer(request), numbers or counts(officer(request))),
        "here": here,
        "now_local": show.clock(now, at),
        **context,
    }
    return render(request, f"backoffice/{template}", framed, status=status)


def service_names() -> dict[str, str]:
    """What the services are called."""
    known = {**builtin_services(), **newest(settings.LOKET_DISTRICT)}
    return {code: service.name for code, service in known.items()}
