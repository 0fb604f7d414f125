"""Kiriman: each delivery of a kiosk with how its records were answered, and what waits in quarantine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from central import clock
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import frame, show, words
from central.devices.models import Office
from central.receive.models import Batch, Quarantine, RecordBlob, StoredRecord

_MOST: Final = 50


@require_GET
@frame.page(Right.SEE)
def batches(request: HttpRequest) -> HttpResponseBase:
    """The newest deliveries and everything in quarantine."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    scope = Batch.objects.filter(district=who.district).select_related("device")
    found = list(scope.order_by("-received_at", "-id")[:_MOST])
    offices = dict(Office.objects.filter(district=who.district).values_list("code", "name"))
    missing, contents = _missing(found), _contents(found)
    rows = [
        {
            "id": batch.id,
            "office": offices.get(_office(batch), _office(batch)),
            "kiosk": batch.device.kiosk_code,
            "made": show.day_and_clock(batch.made_at, at, now),
            "received": show.day_and_clock(batch.received_at, at, now),
            "contents": ", ".join(contents.get(batch.id, [])),
            "replies": [
                (words.REPLY[reply], count) for reply, count in _replies(batch).items() if reply in words.REPLY
            ],
            "missing": missing[batch.id],
            "times": batch.times,
            "size": show.size(batch.size),
        }
        for batch in found
    ]
    held = [
        {
            "id": row.id,
            "office": offices.get(row.device.office, ""),
            "received": show.day_and_clock(row.received_at, at, now),
            "why": words.QUARANTINE.get(row.code, f"Kiriman tidak dapat dipakai. (kode {row.code})"),
            "times": row.times,
        }
        for row in Quarantine.objects.filter(district=who.district, seen_at=None).select_related("device")[:_MOST]
    ]
    return frame.show_page(
        request, "batches.html", "kiriman", {"rows": rows, "held": held, "may_look": who.may(Right.DEVICES)}
    )


@require_GET
@frame.page(Right.SEE)
def batch(request: HttpRequest, batch_id: str) -> HttpResponseBase:
    """One delivery, record by record."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    found = Batch.objects.filter(district=who.district, id=batch_id).select_related("device").first()
    if found is None:
        raise Http404
    rows = [
        {
            "type": words.RECORD_TYPE.get(record.type, record.type),
            "seq": record.seq,
            "made": show.day_and_clock(record.made_at, at, now),
            "reply": words.REPLY.get(record.reply, words.WAITING),
            "outcome": words.OUTCOME.get(record.outcome, ""),
            "whole": show.day_and_clock(record.whole_at, at, now) if record.whole_at else "",
            "case": record.subject if record.type.startswith("application.") and record.outcome == "applied" else "",
        }
        for record in StoredRecord.objects.filter(district=found.district, batch_id=found.id).order_by("epoch", "seq")
    ]
    context = {"batch": found, "rows": rows, "received": show.long(found.received_at, at), "device": found.device}
    return frame.show_page(request, "batch.html", "kiriman", context)


@require_POST
@frame.page(Right.DEVICES)
def seen(request: HttpRequest, row_id: str) -> HttpResponseBase:
    """Say that a person has looked at a delivery in quarantine; it is kept all the same."""
    who, now = frame.officer(request), clock.now()
    count = Quarantine.objects.filter(district=who.district, id=row_id, seen_at=None).update(
        seen_at=now, seen_by=who.id
    )
    if not count:
        raise Http404
    note_officer(who, "quarantine.seen", row_id, now)
    return redirect("backoffice:batches")


def _missing(found: Sequence[Batch]) -> Counter[str]:
    """Scans named in a delivery that are still on their way, by delivery."""
    if not found:
        return Counter()
    scope = RecordBlob.objects.filter(district=found[0].district, upload__delivered_at=None)
    counted = scope.filter(record__batch_id__in=[batch.id for batch in found]).values_list("record__batch_id")
    return Counter(dict(counted.annotate(Count("id"))))


def _contents(found: Sequence[Batch]) -> dict[str, list[str]]:
    """What a delivery holds in words, ``2 permohonan``, by delivery."""
    said: dict[str, list[str]] = {}
    if not found:
        return said
    scope = StoredRecord.objects.filter(district=found[0].district, batch_id__in=[batch.id for batch in found])
    for batch, kind, count in scope.values_list("batch_id", "type").annotate(Count("id")).order_by("batch_id", "type"):
        said.setdefault(batch, []).append(f"{count} {show.inside(words.RECORD_TYPE.get(kind, kind))}")
    return said


def _replies(found: Batch) -> Counter[str]:
    return Counter(str(row.get("reply", "")) for row in found.rows)


def _office(found: Batch) -> str:
    return found.device.office
