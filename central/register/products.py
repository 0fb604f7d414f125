"""Moving products: each has its own status and its own clock, and the case's status follows from them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from central.devices.ledger import Ledger
from central.register.history import Actor, Move, write_history
from central.register.models import Application, Product, ProductPause
from kiosk.domain.application import (
    PRODUCT_MOVES,
    STATUS_MOVES,
    ProductStatus,
    Status,
    check_move,
    status_from_products,
)
from kiosk.domain.deadlines import Pause
from kiosk.domain.ids import new_id

PAUSED: Final = frozenset({ProductStatus.SUSPENDED, ProductStatus.WAITING_STOCK})
"""In these the clock of 24 hours stands, because the registry waits for others (domain.md 5.3)."""
_RESULT: Final = frozenset({ProductStatus.ISSUED, ProductStatus.PRINTED})


def put_product(
    ledger: Ledger,
    case: Application,
    product: Product,
    new: ProductStatus,
    actor: Actor,
    *,
    deed: str = "product",
    note: str = "",
) -> None:
    """Move ``product`` to ``new``, stop, start or end its clock, and write both histories; nothing is published.

    Raises:
        MoveNotAllowed: The table does not hold this move.
    """
    old = ProductStatus(product.status)
    check_move(PRODUCT_MOVES, old, new)
    product.status, product.since = new.value, ledger.now
    if new in _RESULT and product.issued_at is None:
        product.issued_at = ledger.now
    if old is ProductStatus.ISSUED and new is ProductStatus.PROCESSING:
        product.issued_at = None
    product.save()
    _set_clock(product, new, ledger.now)
    write_history(case, actor, Move(deed, old, new, product=product.code, note=note), ledger.now)
    settle_status(case, actor, ledger.now)


def settle_status(case: Application, actor: Actor, now: datetime) -> None:
    """Set the status of a case that was declared complete to what its products say, and save it."""
    if Status(case.status) not in {Status.COMPLETE, Status.ISSUED}:
        return
    statuses = Product.objects.filter(district=case.district, case_id=case.id).values_list("status", flat=True)
    new = status_from_products([ProductStatus(status) for status in statuses])
    if new == case.status:
        return
    old = case.status
    check_move(STATUS_MOVES, Status(old), new)
    case.status, case.since = new.value, now
    case.save()
    write_history(case, actor, Move("status", old, case.status), now)


def pauses_of(product: Product) -> list[Pause]:
    """The times in which the clock of ``product`` stood, for `kiosk.domain.deadlines.elapsed` and ``due_at``."""
    rows = ProductPause.objects.filter(district=product.district, product_id=product.id).order_by("since")
    return [Pause(row.since, row.until) for row in rows]


def _set_clock(product: Product, new: ProductStatus, now: datetime) -> None:
    running = ProductPause.objects.filter(district=product.district, product_id=product.id, until=None)
    if new not in PAUSED:
        running.update(until=now)
    elif not running.exists():
        ProductPause.objects.create(
            district=product.district, id=new_id(now), product_id=product.id, reason=new.value, since=now
        )
