"""Perangkat: the kiosks of the district, enrolment codes, enrolment by file, revocation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import frame, show, words
from central.devices.codes import CodeNotMade, make_enrolment_code
from central.devices.enrol import enrol
from central.devices.models import Device, Office
from central.devices.revoke import revoke as revoke_device
from central.problems import Refused
from kiosk.domain.errors import DomainError

_QUIET: Final = timedelta(days=7)
_MOST_FILE: Final = 64 * 1024
_ROLE: Final = "petugas"


@require_GET
@frame.page(Right.DEVICES)
def devices(request: HttpRequest) -> HttpResponseBase:
    """Every kiosk, those that need somebody first."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    offices = dict(Office.objects.filter(district=who.district).values_list("code", "name"))
    found = Device.objects.filter(district=who.district).order_by("office", "kiosk_code")
    rows = [
        {
            "id": device.id,
            "office": offices.get(device.office, device.office),
            "kiosk": device.kiosk_code,
            "label": device.label,
            "fingerprint": device.fingerprint,
            "chip": words.DEVICE[_state(device, now)],
            "seen": show.day_and_clock(device.seen_at, at, now) if device.seen_at else "belum pernah",
            "waiting": device.report.get("waiting", ""),
            "version": device.report.get("version", ""),
            "revoked": device.state == Device.State.REVOKED,
            "why": device.revoked_why,
        }
        for device in found
    ]
    return frame.show_page(request, "devices.html", "perangkat", {"rows": rows, "offices": sorted(offices.items())})


@require_POST
@frame.page(Right.DEVICES)
def new_code(request: HttpRequest) -> HttpResponseBase:
    """Make an enrolment code and show it, once: as words, as QR and as a file."""
    who, now = frame.officer(request), clock.now()
    office = Office.objects.filter(district=who.district, code=request.POST.get("office", "")).first()
    name = " ".join(request.POST.get("operator", "").split())[:120]
    if office is None or not name:
        messages.error(request, "Pilih kantor dan tulis nama petugas pertama.")
        return redirect("backoffice:devices")
    try:
        made = make_enrolment_code(office, operator_name=name, operator_role=_ROLE, made_by=who.name, now=now)
    except CodeNotMade as error:
        messages.error(request, words.problem(error.code))
        return redirect("backoffice:devices")
    note_officer(who, "enrolment.code", office.code, now, {"kiosk": made.row.kiosk_code})
    context = {
        "code": made.text,
        "invitation": made.invitation.decode(),
        "qr": segno.make(made.invitation, error="m").svg_data_uri(scale=4, border=2),
        "office": office.name,
        "operator": name,
        "expires": show.long(made.row.expires_at, show.zone(who.district)),
        "file_name": f"kode-{office.code}-{made.row.kiosk_code}.loket-daftar",
    }
    return frame.show_page(request, "code.html", "perangkat", context)


@require_POST
@frame.page(Right.DEVICES)
def enrol_file(request: HttpRequest) -> HttpResponseBase:
    """Enrol a kiosk without network: its request file comes in, the answer file goes out."""
    file = request.FILES.get("file")
    if file is None or isinstance(file, list) or not file.size or file.size > _MOST_FILE:
        messages.error(request, "Pilih berkas pendaftaran (.loket-daftar) dari komputer kelurahan.")
        return redirect("backoffice:devices")
    try:
        answer = enrol(file.read(), f"officer:{frame.officer(request).id}"[:45], clock.now())
    except Refused as error:
        messages.error(request, words.ENROLMENT.get(error.code, f"Berkas ini tidak dapat dibaca. (kode {error.code})"))
        return redirect("backoffice:devices")
    note_officer(frame.officer(request), "device.enrolled", file.name or "", clock.now())
    response = HttpResponse(answer, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = 'attachment; filename="jawaban.loket-daftar"'
    return response


@require_POST
@frame.page(Right.DEVICES)
def revoke(request: HttpRequest, device_id: str) -> HttpResponseBase:
    """Revoke a kiosk: what it sends from now on waits in quarantine. The office's name is typed to be sure."""
    who, now = frame.officer(request), clock.now()
    device = Device.objects.filter(district=who.district, id=device_id).first()
    office = Office.objects.filter(district=who.district, code=device.office).first() if device else None
    if device is None or office is None:
        raise Http404
    why = request.POST.get("why", "").strip()[:500]

    def act() -> None:
        if request.POST.get("office", "").strip().casefold() != office.name.casefold() or not why:
            raise DomainError("device.name_differs")
        revoke_device(device, who, why, now)

    return frame.perform(
        request, act, done=f"Komputer {device.kiosk_code} di {office.name} dicabut.", to="backoffice:devices"
    )


def _state(device: Device, now: datetime) -> str:
    if device.state == Device.State.ACTIVE and (device.seen_at is None or now - device.seen_at > _QUIET):
        return "quiet"
    return device.state
