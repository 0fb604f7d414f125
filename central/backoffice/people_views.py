"""Petugas: who works at the kiosks of which office; added and taken away for all kiosks there at once."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.roles import Right
from central.backoffice import frame
from central.devices.models import Office, Operator
from central.devices.operators import add_operator, remove_operator

_ROLE: Final = "petugas"
_LONGEST: Final = 120


@require_GET
@frame.page(Right.DEVICES)
def people(request: HttpRequest) -> HttpResponseBase:
    """Everybody who works at a kiosk now, by office."""
    district = frame.officer(request).district
    offices = dict(Office.objects.filter(district=district).order_by("name").values_list("code", "name"))
    found = Operator.objects.filter(district=district, active=True).order_by("office", "name")
    rows = [{"id": one.id, "name": one.name, "office": offices.get(one.office, one.office)} for one in found]
    return frame.show_page(request, "people.html", "petugas", {"rows": rows, "offices": list(offices.items())})


@require_POST
@frame.page(Right.DEVICES)
def add(request: HttpRequest) -> HttpResponseBase:
    """Let somebody work at an office; he chooses a passphrase at the kiosk, beside a colleague."""
    who, now = frame.officer(request), clock.now()
    office = Office.objects.filter(district=who.district, code=request.POST.get("office", "")).first()
    name = " ".join(request.POST.get("name", "").split())[:_LONGEST]
    if office is None or not name:
        messages.error(request, "Pilih kantor dan tulis nama petugas.")
        return redirect("backoffice:people")
    add_operator(office, name, _ROLE, who, now)
    messages.success(request, f"{name} ditambahkan. Di komputer {office.name}, ia memilih kata sandi di Pengaturan.")
    return redirect("backoffice:people")


@require_POST
@frame.page(Right.DEVICES)
def remove(request: HttpRequest, operator_id: str) -> HttpResponseBase:
    """Take somebody's keys away at every kiosk of his office."""
    who = frame.officer(request)
    operator = Operator.objects.filter(district=who.district, id=operator_id, active=True).first()
    if operator is None:
        raise Http404
    remove_operator(operator, who, clock.now())
    messages.success(request, f"{operator.name} tidak dapat masuk lagi begitu komputernya tersambung.")
    return redirect("backoffice:people")
