"""Issuing a document: the signed PDF is laid beside its product, the clock stops, and the counter may print it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.receive import files
from central.receive.models import Blob
from central.register.guard import DeedRefused, actor, deed, product_of
from central.register.models import Application
from central.register.products import put_product
from central.register.publish import publish
from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.ids import new_id

MOST_BYTES: Final = 5 * 1024 * 1024
_MIME: Final = "application/pdf"
_HEAD_WITHIN: Final = 1024
_LONGEST_NUMBER: Final = 60


def issue_product(
    case: Application, product: str, pdf: bytes, number: str, officer: Officer, now: datetime
) -> Application:
    """Issue the product with the code ``product`` as ``pdf``; ``number`` is the document's own, if it has one.

    Raises:
        DeedRefused: ``deed.forbidden``, ``case.not_complete``, ``product.unknown``, ``product.kind`` for a card,
            ``product.number``, ``pdf.format`` or ``pdf.size``.
        MoveNotAllowed: The product is stopped, or issued already.
    """
    _check_pdf(pdf)
    if len(number) > _LONGEST_NUMBER:
        raise DeedRefused("product.number")
    if not officer.may(Right.ISSUE):
        raise DeedRefused("deed.forbidden")
    sha256 = files.put(case.district, pdf)
    with deed(case, officer, Right.ISSUE, now) as (ledger, fresh):
        if fresh.status not in {Status.COMPLETE, Status.ISSUED}:
            raise DeedRefused("case.not_complete")
        row = product_of(fresh, product)
        if row.kind != "pdf":
            raise DeedRefused("product.kind")
        blob = Blob(district=case.district, id=new_id(now), sha256=sha256, size=len(pdf), mime=_MIME, stored_at=now)
        Blob.objects.bulk_create([blob], ignore_conflicts=True)
        row.number, row.sha256, row.size, row.mime = number.strip(), sha256, len(pdf), _MIME
        put_product(ledger, fresh, row, ProductStatus.ISSUED, actor(officer), deed="issued")
        note_officer(officer, "product.issued", fresh.id, now, {"product": row.code, "sha256": sha256})
        publish(ledger, fresh)
        return fresh


def _check_pdf(pdf: bytes) -> None:
    if len(pdf) > MOST_BYTES:
        raise DeedRefused("pdf.size", {"most": MOST_BYTES})
    # Readers accept a few bytes before the mark (ISO 32000-1, annex H), and the end mark in the last kilobyte.
    if b"%PDF-" not in pdf[:_HEAD_WITHIN] or b"%%EOF" not in pdf[-_HEAD_WITHIN:]:
        raise DeedRefused("pdf.format")
