"""Moving a product on its way: entered, validated, signed, waiting for stock, printed, sent, arrived, or stopped."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.register.guard import DeedRefused, actor, deed, product_of
from central.register.models import Application
from central.register.products import put_product
from central.register.publish import publish
from kiosk.domain.application import ProductStatus, Status

_MOVABLE: Final = frozenset({Status.COMPLETE.value, Status.ISSUED.value})
_BY_OTHER_DEEDS: Final = frozenset({ProductStatus.ISSUED, ProductStatus.HANDED_OVER})


def move_product(
    case: Application, product: str, new: ProductStatus, officer: Officer, note: str, now: datetime
) -> Application:
    """Move the product with the code ``product`` to ``new``; cancelling needs a note.

    Issuing has its own deed, and handing over is told by the counter.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_complete``, ``product.unknown``, ``product.kind`` for a move that
            only cards make, or ``note.missing``.
        MoveNotAllowed: The table does not hold this move.
    """
    if new is ProductStatus.CANCELLED and not note.strip():
        raise DeedRefused("note.missing")
    with deed(case, officer, Right.PROCESS, now) as (ledger, fresh):
        if fresh.status not in _MOVABLE:
            raise DeedRefused("case.not_complete")
        row = product_of(fresh, product)
        _check_kind(row.kind, new)
        put_product(ledger, fresh, row, new, actor(officer), note=note)
        note_officer(officer, "product.moved", fresh.id, now, {"product": row.code, "to": new.value})
        publish(ledger, fresh)
        return fresh


def take_back(case: Application, product: str, officer: Officer, note: str, now: datetime) -> Application:
    """Take back a result that was uploaded by mistake; the product is processed again and its clock goes on.

    Raises:
        DeedRefused: As `move_product`.
        MoveNotAllowed: It is not issued, or it was handed over already.
    """
    if not note.strip():
        raise DeedRefused("note.missing")
    with deed(case, officer, Right.ISSUE, now) as (ledger, fresh):
        row = product_of(fresh, product)
        old_blob = row.sha256
        row.number, row.sha256, row.size, row.mime = "", "", 0, ""
        put_product(ledger, fresh, row, ProductStatus.PROCESSING, actor(officer), note=note)
        note_officer(officer, "product.taken_back", fresh.id, now, {"product": row.code, "blob": old_blob})
        publish(ledger, fresh)
        return fresh


def _check_kind(kind: str, new: ProductStatus) -> None:
    if new in _BY_OTHER_DEEDS:
        raise DeedRefused("product.kind")
    of_cards = {ProductStatus.WAITING_STOCK, ProductStatus.PRINTED, ProductStatus.DISPATCHED, ProductStatus.ARRIVED}
    if kind != "card" and new in of_cards:
        raise DeedRefused("product.kind")
