"""The register as rows without people, for the indicators: read only, a few queries for a whole period."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from central.register.models import Application, HistoryEntry, Product, ProductPause, Revision
from kiosk.domain.answers import from_tree
from kiosk.domain.application import ProductStatus
from kiosk.domain.deadlines import Pause
from kiosk.domain.errors import DomainError
from kiosk.domain.report_events import PATHS, event_of
from kiosk.domain.report_facts import ApplicationFact, Channel, Denominator, Period, ProductFact, ReturnFact

_COMPLETED, _RETURNED, _REJECTED = "completed", "returned", "rejected"
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Beside:
    """What other tables say of the cases of a period, by case."""

    answers: dict[str, Mapping[str, str]] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    completed: dict[str, datetime] = field(default_factory=dict)
    decided: dict[str, datetime] = field(default_factory=dict)
    returns: dict[str, tuple[ReturnFact, ...]] = field(default_factory=dict)
    products: dict[str, tuple[ProductFact, ...]] = field(default_factory=dict)


def facts(district: str, period: Period, zone: ZoneInfo) -> list[ApplicationFact]:
    """The cases of ``district`` that arrived in ``period``, in the order of their arrival."""
    span = _span(period, zone)
    beside = _Beside()
    _history(beside, district, span)
    _products(beside, district, span)
    _revisions(beside, district, span)
    rows = Application.objects.filter(
        district=district, first_received_at__gte=span[0], first_received_at__lt=span[1]
    ).order_by("first_received_at", "id")
    return [_fact(row, beside) for row in rows.iterator()]


def issued_since(district: str, codes: list[str], base: Denominator, until: Period, zone: ZoneInfo) -> int:
    """Products of ``codes`` issued after the day of ``base`` and up to the end of ``until``."""
    return Product.objects.filter(
        district=district, code__in=codes, issued_at__gte=_midnight(base, zone), issued_at__lt=_span(until, zone)[1]
    ).count()


def _span(period: Period, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the first moment of a period to the first one after it."""
    return (
        datetime.combine(period.first, time(), zone),
        datetime.combine(period.last + _DAY, time(), zone),
    )


def _midnight(base: Denominator, zone: ZoneInfo) -> datetime:
    return datetime.combine(base.as_of + _DAY, time(), zone)


def _fact(row: Application, beside: _Beside) -> ApplicationFact:
    event, happened = event_of(row.service, row.variant, beside.answers.get(row.id, {}))
    return ApplicationFact(
        number=row.number,
        service=row.service,
        variant=row.variant,
        village=row.home_office,
        channel=beside.channels.get(row.id, Channel.DESK),
        captured_at=row.captured_at,
        received_at=row.first_received_at,
        decided_at=beside.decided.get(row.id),
        complete_at=beside.completed.get(row.id),
        products=beside.products.get(row.id, ()),
        returns=beside.returns.get(row.id, ()),
        event=event,
        happened=happened,
    )


def _history(beside: _Beside, district: str, span: tuple[datetime, datetime]) -> None:
    """When each case was declared complete, returned or rejected."""
    rows = (
        HistoryEntry.objects.filter(
            district=district, deed__in=(_COMPLETED, _RETURNED, _REJECTED), product="",
            case__first_received_at__gte=span[0], case__first_received_at__lt=span[1],
        )
        .order_by("case_id", "at", "id")
        .values_list("case_id", "at", "deed", "detail")
    )  # fmt: skip
    for case, at, deed, detail in rows.iterator():
        beside.decided.setdefault(case, at)
        if deed == _COMPLETED:
            beside.completed.setdefault(case, at)
        elif deed == _RETURNED:
            beside.returns[case] = (*beside.returns.get(case, ()), ReturnFact(at, _codes(detail)))


def _codes(detail: object) -> tuple[str, ...]:
    reasons = detail.get("reasons") if isinstance(detail, dict) else None
    found = [one.get("code") for one in reasons if isinstance(one, dict)] if isinstance(reasons, list) else []
    return tuple(dict.fromkeys(code for code in found if isinstance(code, str)))


def _products(beside: _Beside, district: str, span: tuple[datetime, datetime]) -> None:
    pauses: dict[str, list[Pause]] = {}
    stood = ProductPause.objects.filter(
        district=district, product__case__first_received_at__gte=span[0], product__case__first_received_at__lt=span[1]
    ).order_by("since")
    for one in stood.iterator():
        pauses.setdefault(one.product_id, []).append(Pause(one.since, one.until))
    made = (
        Product.objects.filter(
            district=district, case__first_received_at__gte=span[0], case__first_received_at__lt=span[1]
        )
        .exclude(status=ProductStatus.CANCELLED.value)
        .order_by("case_id", "position")
    )
    for row in made.iterator():
        done = row.status == ProductStatus.HANDED_OVER.value
        fact = ProductFact(row.code, row.complete_at, row.issued_at, done, tuple(pauses.get(row.id, ())))
        beside.products[row.case_id] = (*beside.products.get(row.case_id, ()), fact)


def _revisions(beside: _Beside, district: str, span: tuple[datetime, datetime]) -> None:
    """The channel of the first revision, and of the last one that took effect the day of the event."""
    rows = (
        Revision.objects.filter(
            district=district, effect="applied",
            case__first_received_at__gte=span[0], case__first_received_at__lt=span[1],
        )
        .order_by("case_id", "number")
        .values_list("case_id", "case__service", "body__answers", "record__payload")
    )  # fmt: skip
    for case, service, answers, payload in rows.iterator():
        if case not in beside.channels:
            beside.channels[case] = _channel(bytes(payload))
        if service in PATHS and isinstance(answers, dict):
            # An answer under a name that is none was kept by the centre all the same; then the day is not known.
            with suppress(DomainError):
                beside.answers[case] = from_tree(answers)


def _channel(payload: bytes) -> Channel:
    said = json.loads(payload).get("channel")
    return Channel(said) if said in set(Channel) else Channel.DESK
