"""The lists: queue, own cases, cases in work, issued, search."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from central import clock
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.backoffice import clocks, frame, indexed, queues, show, words
from central.devices.models import Office
from central.register.models import Application, Product
from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.names import prefix_keys

# A part of a number is sought anywhere in it, a longer text only at its beginning.
_SHORT = 8
_MOST = 200


@require_GET
@frame.page(Right.SEE)
def queue(request: HttpRequest) -> HttpResponseBase:
    """The queue, strictly by arrival."""
    who, now = frame.officer(request), clock.now()
    chosen = request.GET.get("tab", "semua")
    chosen = chosen if chosen in queues.TABS else "semua"
    numbers = frame.counts(who)
    tabs = queues.tabs(who.district, chosen, numbers, now)
    oldest = queues.next_waiting(who.district)
    lead = "Urut menurut waktu diterima. Tidak ada yang menunggu diperiksa."
    if oldest:
        age = show.duration(now - oldest.first_received_at)
        lead = f"Urut menurut waktu diterima. {numbers['antrean']} permohonan menunggu diperiksa, yang tertua {age}."
    context: dict[str, object] = {"title": "Antrean", "lead": lead, "tabs": tabs, "next_case": oldest}
    context["empty"] = words.EMPTY["antrean" if chosen == "semua" else chosen]
    context["total"] = next(tab.count for tab in tabs if tab.here)
    found = queues.tab(who.district, chosen, now)
    return _list(request, "antrean", found, context, {"tab": chosen}, numbers)


@require_GET
@frame.page(Right.CLAIM)
def mine(request: HttpRequest) -> HttpResponseBase:
    """The cases that this officer examines."""
    found = queues.mine(frame.officer(request))
    return _list(request, "saya", found, {"title": "Saya tangani", "lead": "Permohonan yang sedang Anda periksa."})


@require_GET
@frame.page(Right.SEE)
def in_work(request: HttpRequest) -> HttpResponseBase:
    """The cases that were declared complete and wait for their documents, the most urgent first."""
    found = queues.cases(frame.officer(request).district).filter(status=Status.COMPLETE).order_by("since", "arrival")
    lead = "Berkas lengkap, menunggu input SIAK, validasi, tanda tangan elektronik, atau unggah hasil."
    return _list(request, "proses", found, {"title": "Proses dan tanda tangan", "lead": lead})


@require_GET
@frame.page(Right.SEE)
def issued(request: HttpRequest) -> HttpResponseBase:
    """The cases whose documents are there, newest first."""
    states = (Status.ISSUED, Status.DONE)
    found = queues.cases(frame.officer(request).district).filter(status__in=states).order_by("-since", "-arrival")
    return _list(request, "terbit", found, {"title": "Terbit", "lead": "Dokumen terbit, yang terbaru di atas."})


@require_GET
@frame.page(Right.SEE)
def search(request: HttpRequest) -> HttpResponseBase:
    """Cases by number or by the beginning of any name; each search is written in the audit trail."""
    who = frame.officer(request)
    query = " ".join(request.GET.get("q", "").split())[:60]
    found = Application.objects.none()
    lead = f"Mencari “{query}”, yang terbaru di atas." if query else "Nomor permohonan, atau nama anak."
    if query:
        note_officer(who, "case.searched", query, clock.now())
        # One look through the names; the page is then fetched by id.
        newest = queues.cases(who.district).filter(_matching(query)).order_by("-arrival").values_list("id", flat=True)
        names = list(newest[:_MOST])
        found = queues.cases(who.district).filter(id__in=names).order_by("-arrival")
        if len(names) == _MOST:
            lead = f"Terlalu banyak yang cocok dengan “{query}”. Tampil {_MOST} yang terbaru; ketik lebih lengkap."
    context: dict[str, object] = {"title": "Cari permohonan", "lead": lead, "query": query, "searching": True}
    if query:
        sentence = f"Tidak ada yang cocok dengan “{query}”. Periksa ejaan atau cari dengan nomor."
        context["empty"] = (words.EMPTY["cari"][0], sentence)
    return _list(request, "cari", found, context, {"q": query})


@require_GET
@frame.page(Right.SEE)
def counts(request: HttpRequest) -> HttpResponseBase:
    """The numbers of the rail, asked for by the page itself."""
    return JsonResponse(frame.counts(frame.officer(request)))


@require_GET
@frame.page(Right.ISSUE)
def results(request: HttpRequest) -> HttpResponseBase:
    """Hasil masuk: every PDF that SIAK still owes, the most urgent first, with the way to its upload."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    scope = Product.objects.filter(indexed.AWAITED, district=who.district).order_by("complete_at", "position")
    total = scope.count()
    start = _start(request, total)
    page = list(scope[start : start + queues.PAGE])
    cases = {case.id: case for case in queues.cases(who.district).filter(id__in={one.case_id for one in page})}
    pauses, offices = clocks.pauses_of(who.district, page), _offices(who.district)
    rows = [
        {
            "product": product,
            "case": cases[product.case_id],
            "office": offices.get(cases[product.case_id].home_office, cases[product.case_id].home_office),
            "chip": words.PRODUCT[ProductStatus(product.status)],
            "clock": clocks.words(product, pauses, now, at),
        }
        for product in page
    ]
    context = {"rows": rows, "empty": words.EMPTY["hasil"], **_paging(start, len(rows), total, None)}
    return frame.show_page(request, "results.html", "hasil", context)


def _matching(query: str) -> Q:
    """By the beginning or a middle part of a number, or by the beginning of any word of a name."""
    if any(char.isdigit() for char in query):
        number = query.upper()
        rule = indexed.begins("number", number)
        return rule | Q(number__contains=f"-{number}") if len(number) <= _SHORT else rule
    rule = Q(pk__in=[])
    for key in prefix_keys(query):
        rule |= Q(name_key__startswith=key) | Q(name_key__contains=f" {key}")
    return rule


def _list(
    request: HttpRequest,
    here: str,
    found: QuerySet[Application],
    context: dict[str, object],
    keep: dict[str, str] | None = None,
    numbers: dict[str, int] | None = None,
) -> HttpResponse:
    who, now = frame.officer(request), clock.now()
    known = context.get("total")
    total = known if isinstance(known, int) else found.count()
    start = _start(request, total)
    upcoming = queues.next_waiting(who.district)
    setting = queues.Setting(now, show.zone(who.district), _offices(who.district), frame.service_names())
    shown = queues.rows(found, start=start, setting=setting, next_id=upcoming.id if upcoming else "")
    page = {"rows": shown, "empty": words.EMPTY[here], **_paging(start, len(shown), total, keep)}
    return frame.show_page(
        request, "queue.html", here, {"may_claim": who.may(Right.CLAIM), **page, **context}, numbers=numbers
    )


def _paging(start: int, shown: int, total: int, keep: dict[str, str] | None) -> dict[str, object]:
    """Where a page stands among all, and the addresses of the pages beside it."""
    older = _page(keep, start + queues.PAGE) if start + queues.PAGE < total else ""
    newer = _page(keep, max(0, start - queues.PAGE)) if start else ""
    return {"first": start + 1, "last": start + shown, "total": total, "older": older, "newer": newer}


def _offices(district: str) -> dict[str, str]:
    return dict(Office.objects.filter(district=district).values_list("code", "name"))


def _page(keep: dict[str, str] | None, start: int) -> str:
    return "?" + urlencode({**(keep or {}), "mulai": str(start)})


def _start(request: HttpRequest, total: int) -> int:
    asked = request.GET.get("mulai", "0")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    return start if start < total else 0
