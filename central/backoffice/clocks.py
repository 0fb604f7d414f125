"""The promised 24 hours of products: how much is left, and which cases are late (domain.md 5.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from central.backoffice import indexed, show
from central.register.models import Product, ProductPause
from central.register.products import PAUSED
from kiosk.domain.application import ProductStatus
from kiosk.domain.deadlines import ALLOWANCE, Pause, WorkCalendar, elapsed

Pauses = Mapping[str, list[Pause]]

_STEPS: Final = frozenset(
    {ProductStatus.PENDING, ProductStatus.PROCESSING, ProductStatus.VALIDATION, ProductStatus.SIGNING}
)
_FURTHEST: Final = timedelta(days=30)
_EXACT: Final = timedelta(seconds=1)


def used(product: Product, pauses: Pauses, now: datetime, at: ZoneInfo) -> timedelta:
    """The counted time from the declaration to the result, or to ``now``."""
    if product.complete_at is None:
        return timedelta()
    return elapsed(product.complete_at, product.issued_at or now, pauses.get(product.id, []), WorkCalendar(at))


def words(product: Product, pauses: Pauses, now: datetime, at: ZoneInfo) -> tuple[str, bool]:
    """How the clock of ``product`` stands, and whether the promise was broken."""
    if product.complete_at is None or product.status == ProductStatus.CANCELLED:
        return "", False
    spent = used(product, pauses, now, at)
    if product.issued_at:
        return f"selesai dalam {show.duration(spent)}", spent > ALLOWANCE
    if product.status in PAUSED:
        return "hitungan waktu berhenti", False
    left = ALLOWANCE - spent
    return (f"lewat {show.duration(-left)}", True) if left < timedelta() else (f"sisa {show.duration(left)}", False)


def pauses_of(district: str, products: Iterable[Product]) -> dict[str, list[Pause]]:
    """The pauses of ``products`` by product, in one query."""
    found: dict[str, list[Pause]] = {}
    names = [product.id for product in products]
    for pause in ProductPause.objects.filter(district=district, product_id__in=names):
        found.setdefault(pause.product_id, []).append(Pause(pause.since, pause.until))
    return found


def time_left(district: str, cases: Collection[str], now: datetime, at: ZoneInfo) -> dict[str, timedelta]:
    """What is left to the most urgent running product, by case; cases whose every product stands are not named."""
    if not cases:
        return {}
    every = Product.objects.filter(district=district, case_id__in=cases)
    running = [one for one in every if one.complete_at and not one.issued_at and one.status in _STEPS]
    pauses = pauses_of(district, running) if running else {}
    found: dict[str, timedelta] = {}
    for product in running:
        left = ALLOWANCE - used(product, pauses, now, at)
        found[product.case_id] = min(left, found.get(product.case_id, left))
    return found


def late(district: str, now: datetime, at: ZoneInfo) -> QuerySet[Product]:
    """Running products that have outrun their time; their cases are complete, or they would not run."""
    running = Product.objects.filter(indexed.RUNNING, district=district)
    candidates = running.filter(complete_at__lt=_cutoff(now, at))
    paused = ProductPause.objects.filter(district=district).values("product_id")
    stood = list(candidates.filter(id__in=paused))
    pauses = pauses_of(district, stood) if stood else {}
    punctual = [product.id for product in stood if used(product, pauses, now, at) <= ALLOWANCE]
    return candidates.exclude(id__in=punctual) if punctual else candidates


def count_late(district: str, now: datetime, at: ZoneInfo) -> int:
    """How many cases have a late product."""
    return late(district, now, at).values("case_id").distinct().count()


def _cutoff(now: datetime, at: ZoneInfo) -> datetime:
    """The moment since which exactly the allowance has been counted, when nothing paused it."""
    early, late_end = now - _FURTHEST, now
    while late_end - early > _EXACT:
        middle = early + (late_end - early) / 2
        if elapsed(middle, now, [], WorkCalendar(at)) > ALLOWANCE:
            early = middle
        else:
            late_end = middle
    return early
