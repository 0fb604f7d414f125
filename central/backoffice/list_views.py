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
from central.backoffice import clocks, frame, queues, show, words
from central.devices.models import Office
from central.register.models import Application, Product
from kiosk.domain.application import PRODUCT_MOVES, ProductStatus, Status
from kiosk.domain.names import prefix_keys


@require_GET
@frame.page(Right.SEE)
def queue(request: HttpRequest) -> HttpResponseBase:
    """The queue, strictly by arrival."""
    who, now = frame.officer(request), clock.now()
    rules = queues.tab_filters(who.district, now)
    chosen = request.GET.get("tab", "semua")
    chosen = chosen if chosen in rules else "semua"
    found = queues.cases(who.district).filter(rules[chosen][1])
    oldest = queues.next_waiting(who.district)
    waits = queues.waiting(who.district).count()
    lead = "Urut menurut waktu diterima. Tidak ada yang menunggu diperiksa."
    if oldest:
        age = show.duration(now - oldest.first_received_at)
        lead = f"Urut menurut waktu diterima. {waits} permohonan menunggu diperiksa, yang tertua {age}."
    context: dict[str, object] = {"title": "Antrean", "lead": lead, "tabs": queues.tabs(who.district, chosen, rules)}
    context |= {"next_case": oldest, "may_claim": who.may(Right.CLAIM)}
    context["empty"] = words.EMPTY["antrean" if chosen == "semua" else chosen]
    return _list(request, "antrean", found, context, {"tab": chosen})


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
    if query:
        note_officer(who, "case.searched", query, clock.now())
        found = queues.cases(who.district).filter(_matching(query)).order_by("-arrival")
    lead = f"Mencari “{query}”, yang terbaru di atas." if query else "Nomor permohonan, atau nama anak."
    context: dict[str, object] = {"title": "Cari permohonan", "lead": lead, "query": query, "searching": True}
    if query:
        sentence = f"Tidak ada yang cocok dengan “{query}”. Periksa ejaan atau cari dengan nomor."
        context["empty"] = (words.EMPTY["cari"][0], sentence)
    return _list(request, "cari", found, context, {"q": query})


@require_GET
@frame.page(Right.SEE)
def counts(request: HttpRequest) -> HttpResponseBase:
    """The numbers of the rail, asked for by the page itself."""
    return JsonResponse(frame.counts(frame.officer(request), clock.now()))


@require_GET
@frame.page(Right.ISSUE)
def results(request: HttpRequest) -> HttpResponseBase:
    """Hasil masuk: every PDF that SIAK still owes, the most urgent first, with the way to its upload."""
    who, now = frame.officer(request), clock.now()
    at = show.zone(who.district)
    open_states = [state.value for state, moves in PRODUCT_MOVES.items() if ProductStatus.ISSUED in moves]
    scope = Product.objects.filter(district=who.district, kind="pdf", status__in=open_states).exclude(complete_at=None)
    total = scope.count()
    start = _start(request, total)
    page = list(scope.select_related("case").order_by("complete_at", "position")[start : start + queues.PAGE])
    pauses, offices = clocks.pauses_of(who.district, page), _offices(who.district)
    rows = [
        {
            "product": product,
            "case": product.case,
            "office": offices.get(product.case.home_office, product.case.home_office),
            "chip": words.PRODUCT[ProductStatus(product.status)],
            "clock": clocks.words(product, pauses, now, at),
        }
        for product in page
    ]
    context = {"rows": rows, "empty": words.EMPTY["hasil"], **_paging(start, len(rows), total, None)}
    return frame.show_page(request, "results.html", "hasil", context)


def _matching(query: str) -> Q:
    """By the beginning or the end of a number, or by the beginning of any word of a name."""
    number = query.upper()
    rule = Q(number__startswith=number)
    for key in prefix_keys(query):
        rule |= Q(name_key__startswith=key) | Q(name_key__contains=f" {key}")
    return rule | Q(number__contains=f"-{number}") if number[:1].isdigit() else rule


def _list(
    request: HttpRequest,
    here: str,
    found: QuerySet[Application],
    context: dict[str, object],
    keep: dict[str, str] | None = None,
) -> HttpResponse:
    who, now = frame.officer(request), clock.now()
    total = found.count()
    start = _start(request, total)
    upcoming = queues.next_waiting(who.district)
    setting = queues.Setting(now, show.zone(who.district), _offices(who.district), frame.service_names())
    shown = queues.rows(found, start=start, setting=setting, next_id=upcoming.id if upcoming else "")
    page = {"rows": shown, "empty": words.EMPTY[here], **_paging(start, len(shown), total, keep)}
    return frame.show_page(request, "queue.html", here, {"may_claim": who.may(Right.CLAIM), **page, **context})


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
