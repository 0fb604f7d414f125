"""The products of a case with what an officer may do to each: the next step, other steps, the upload, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.backoffice import clocks, words
from central.register.models import Application, Product
from kiosk.domain.application import PRODUCT_MOVES, ProductStatus, Status

_BY_OTHER_DEEDS: Final = frozenset({ProductStatus.ISSUED, ProductStatus.HANDED_OVER, ProductStatus.CANCELLED})
_OF_CARDS: Final = frozenset({ProductStatus.WAITING_STOCK, ProductStatus.PRINTED})
_OPEN: Final = frozenset({Status.COMPLETE, Status.ISSUED})
_SHOWN: Final = frozenset({*_OPEN, Status.DONE, Status.SUSPENDED})
# What usually comes next; everything else that the table allows stands under "Langkah lain".
_NEXT: Final = {
    ProductStatus.PENDING: ProductStatus.PROCESSING,
    ProductStatus.PROCESSING: ProductStatus.VALIDATION,
    ProductStatus.VALIDATION: ProductStatus.SIGNING,
    ProductStatus.WAITING_STOCK: ProductStatus.PRINTED,
    ProductStatus.PRINTED: ProductStatus.DISPATCHED,
    ProductStatus.DISPATCHED: ProductStatus.ARRIVED,
    ProductStatus.SUSPENDED: ProductStatus.PROCESSING,
}
_NEXT_OF_CARDS: Final = {
    ProductStatus.VALIDATION: ProductStatus.PRINTED,
    ProductStatus.PROCESSING: ProductStatus.PRINTED,
    ProductStatus.SIGNING: ProductStatus.PRINTED,
}


@dataclass(frozen=True, slots=True)
class Result:
    """One product; ``next`` is the usual step, ``moves`` the others, ``open`` whether its upload stands unfolded."""

    code: str
    name: str
    chip: words.Chip
    number: str
    file: str
    clock: str
    late: bool
    receiver: str
    may_upload: bool
    may_take_back: bool
    open: bool
    next: words.Reason | None
    moves: Sequence[words.Reason]


def results(case: Application, who: Officer, now: datetime, at: ZoneInfo) -> list[Result]:
    """The products, once the papers were declared complete."""
    if case.status not in _SHOWN:
        return []
    found = list(Product.objects.filter(district=case.district, case_id=case.id).order_by("position"))
    pauses = clocks.pauses_of(case.district, found)
    first = next((product.code for product in found if _may_upload(case, product, who)), "")
    return [_result(case, product, who, clocks.words(product, pauses, now, at), first) for product in found]


def _may_upload(case: Application, product: Product, who: Officer) -> bool:
    allowed = ProductStatus.ISSUED in PRODUCT_MOVES[ProductStatus(product.status)]
    return who.may(Right.ISSUE) and case.status in _OPEN and product.kind == "pdf" and allowed


def _result(case: Application, product: Product, who: Officer, clock: tuple[str, bool], first: str) -> Result:
    status = ProductStatus(product.status)
    upcoming, others = _steps(case, product, who)
    receiver = str(product.receiver.get("name", ""))
    return Result(
        code=product.code,
        name=product.name,
        chip=words.PRODUCT[status],
        number=product.number,
        file=reverse("backoffice:result", args=[case.id, product.code]) if product.sha256 else "",
        clock=clock[0],
        late=clock[1],
        receiver=f"Diterima oleh {receiver}" if receiver else "",
        may_upload=_may_upload(case, product, who),
        may_take_back=who.may(Right.ISSUE) and status is ProductStatus.ISSUED and product.kind == "pdf",
        open=product.code == first,
        next=upcoming,
        moves=others,
    )


def _steps(case: Application, product: Product, who: Officer) -> tuple[words.Reason | None, list[words.Reason]]:
    status = ProductStatus(product.status)
    if not who.may(Right.PROCESS) or case.status not in _OPEN or status is ProductStatus.ISSUED:
        return None, []
    allowed = PRODUCT_MOVES[status] - _BY_OTHER_DEEDS - (frozenset() if product.kind == "card" else _OF_CARDS)
    offered = [words.Reason(code, said) for code, said in words.PRODUCT_MOVE.items() if code in allowed]
    usual = (_NEXT_OF_CARDS if product.kind == "card" else {}).get(status) or _NEXT.get(status)
    upcoming = next((move for move in offered if move.code == usual), None)
    return upcoming, [move for move in offered if move is not upcoming]
