"""Where a case stands: stage, delivery and status, the allowed moves, and the one label the public reads.

The kiosk knows the ``stage``, the outbox and its receipts give the ``delivery``, the centre alone sets the ``status``.
They are never mixed in one column; `public_label` joins them when somebody looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from kiosk.domain.errors import DomainError


class Stage(StrEnum):
    """How far the kiosk's own work on the present revision is."""

    DRAFT = "draft"
    WAITING_PAPERS = "waiting_papers"
    WAITING_SIGNATURES = "waiting_signatures"
    READY = "ready"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Delivery(StrEnum):
    """How far the present revision is on its way: ``whole`` means the record and every scan are safe at the centre."""

    NONE = "none"
    WAITING = "waiting"
    RECEIVED = "received"
    WHOLE = "whole"
    REFUSED = "refused"


class Status(StrEnum):
    """The centre's last word on a case."""

    NONE = "none"
    RECEIVED = "received"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    REJECTED = "rejected"
    COMPLETE = "complete"
    ISSUED = "issued"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUSPENDED = "suspended"


class ProductStatus(StrEnum):
    """How far one product (an akta, a KK, a KIA ...) is."""

    PENDING = "pending"
    PROCESSING = "processing"
    VALIDATION = "validation"
    SIGNING = "signing"
    ISSUED = "issued"
    WAITING_STOCK = "waiting_stock"
    PRINTED = "printed"
    DISPATCHED = "dispatched"
    ARRIVED = "arrived"
    HANDED_OVER = "handed_over"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class PublicLabel(StrEnum):
    """What the public is told, one word a situation; the sentences are in ``ui/messages.py`` and the templates."""

    DRAFT = "draf"
    PAPERS_DEPOSITED = "berkas_dititip"
    WAITING_SIGNATURES = "menunggu_tanda_tangan"
    READY = "siap_dikirim"
    WAITING_NETWORK = "menunggu_jaringan"
    SENT = "terkirim"
    IN_REVIEW = "diperiksa"
    RETURNED = "perlu_perbaikan"
    BEING_MENDED = "sedang_diperbaiki"
    REJECTED = "ditolak"
    COMPLETE = "lengkap"
    PROCESSING = "diproses"
    VALIDATION = "validasi"
    SIGNING = "tte"
    ISSUED = "terbit"
    READY_FOR_PICKUP = "siap_diambil"
    DONE = "selesai"
    WITHDRAWN = "dibatalkan"
    EXPIRED = "kedaluwarsa"
    WAITING_STOCK = "menunggu_blangko"
    SUSPENDED = "ditangguhkan"
    NEEDS_ATTENTION = "perlu_dilihat"


class MoveNotAllowed(DomainError):
    """Code ``move.not_allowed``, details ``old`` and ``new``."""


State = TypeVar("State", Stage, Status, ProductStatus)

# Until it is sent, a case may go back and forth; whether it may be sent is asked by the deed, not by this table.
_OPEN_STAGES = frozenset({Stage.DRAFT, Stage.WAITING_PAPERS, Stage.WAITING_SIGNATURES, Stage.READY})

STAGE_MOVES: Mapping[Stage, frozenset[Stage]] = MappingProxyType(
    {stage: (_OPEN_STAGES - {stage}) | {Stage.SUBMITTED, Stage.WITHDRAWN} for stage in _OPEN_STAGES}
    | {
        # A returned case is mended as a draft of the next revision.
        Stage.SUBMITTED: frozenset({Stage.DRAFT, Stage.WITHDRAWN}),
        # A withdrawal that the centre did not apply leaves the case sent.
        Stage.WITHDRAWN: frozenset({Stage.SUBMITTED}),
    }
)

STATUS_MOVES: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.NONE: frozenset({Status.RECEIVED}),
        Status.RECEIVED: frozenset({Status.IN_REVIEW, Status.WITHDRAWN}),
        Status.IN_REVIEW: frozenset(
            {
                Status.RECEIVED, Status.RETURNED, Status.REJECTED, Status.COMPLETE, Status.SUSPENDED,
                Status.WITHDRAWN,
            }
        ),
        Status.RETURNED: frozenset({Status.RECEIVED, Status.WITHDRAWN, Status.EXPIRED}),
        Status.SUSPENDED: frozenset({Status.IN_REVIEW, Status.COMPLETE, Status.WITHDRAWN}),
        Status.COMPLETE: frozenset({Status.ISSUED, Status.DONE, Status.SUSPENDED}),
        # A wrong result that was uploaded is taken back with its product.
        Status.ISSUED: frozenset({Status.DONE, Status.COMPLETE}),
        Status.REJECTED: frozenset(),
        Status.DONE: frozenset(),
        Status.WITHDRAWN: frozenset(),
        Status.EXPIRED: frozenset(),
    }
)  # fmt: skip

_STEPS = (ProductStatus.PENDING, ProductStatus.PROCESSING, ProductStatus.VALIDATION, ProductStatus.SIGNING)
_PAUSE_OR_STOP = frozenset({ProductStatus.SUSPENDED, ProductStatus.CANCELLED})
# The register's own steps happen in SIAK; a result that is there proves the steps before it, so they may be skipped.
_RESULTS = frozenset({ProductStatus.ISSUED, ProductStatus.WAITING_STOCK, ProductStatus.PRINTED})

PRODUCT_MOVES: Mapping[ProductStatus, frozenset[ProductStatus]] = MappingProxyType(
    {step: frozenset(_STEPS) - {step, ProductStatus.PENDING} | _RESULTS | _PAUSE_OR_STOP for step in _STEPS}
    | {
        ProductStatus.WAITING_STOCK: frozenset({ProductStatus.PRINTED}) | _PAUSE_OR_STOP,
        ProductStatus.ISSUED: frozenset({ProductStatus.HANDED_OVER, ProductStatus.PROCESSING}),
        ProductStatus.PRINTED: frozenset({ProductStatus.DISPATCHED, ProductStatus.ARRIVED}),
        ProductStatus.DISPATCHED: frozenset({ProductStatus.ARRIVED}),
        ProductStatus.ARRIVED: frozenset({ProductStatus.HANDED_OVER}),
        ProductStatus.SUSPENDED: frozenset({*_STEPS, ProductStatus.WAITING_STOCK, ProductStatus.CANCELLED}),
        ProductStatus.HANDED_OVER: frozenset(),
        ProductStatus.CANCELLED: frozenset(),
    }
)

_MADE = frozenset(
    {
        ProductStatus.ISSUED, ProductStatus.PRINTED, ProductStatus.DISPATCHED, ProductStatus.ARRIVED,
        ProductStatus.HANDED_OVER,
    }
)  # fmt: skip
_AT_THE_COUNTER = frozenset({ProductStatus.ISSUED, ProductStatus.ARRIVED})

# From here on the centre's word stands over anything that a kiosk still has in hand.
_BEYOND_MENDING = frozenset(
    {Status.REJECTED, Status.COMPLETE, Status.ISSUED, Status.DONE, Status.WITHDRAWN, Status.EXPIRED}
)

_STAGE_LABELS = {
    Stage.WAITING_PAPERS: PublicLabel.PAPERS_DEPOSITED,
    Stage.WAITING_SIGNATURES: PublicLabel.WAITING_SIGNATURES,
    Stage.READY: PublicLabel.READY,
}
_STATUS_LABELS = {
    Status.RECEIVED: PublicLabel.SENT,
    Status.IN_REVIEW: PublicLabel.IN_REVIEW,
    Status.RETURNED: PublicLabel.RETURNED,
    Status.REJECTED: PublicLabel.REJECTED,
    Status.DONE: PublicLabel.DONE,
    Status.WITHDRAWN: PublicLabel.WITHDRAWN,
    Status.EXPIRED: PublicLabel.EXPIRED,
    Status.SUSPENDED: PublicLabel.SUSPENDED,
}
# Of several unfinished products the one that is furthest is told; waiting for stock or suspended comes last.
_OPEN_PRODUCT_LABELS = {
    ProductStatus.SIGNING: PublicLabel.SIGNING,
    ProductStatus.VALIDATION: PublicLabel.VALIDATION,
    ProductStatus.PROCESSING: PublicLabel.PROCESSING,
    ProductStatus.PENDING: PublicLabel.COMPLETE,
    ProductStatus.WAITING_STOCK: PublicLabel.WAITING_STOCK,
    ProductStatus.SUSPENDED: PublicLabel.SUSPENDED,
}


def check_move(table: Mapping[State, frozenset[State]], old: State, new: State) -> None:
    """Refuse a move that ``table`` does not hold; staying where one is counts as a move. Raises `MoveNotAllowed`."""
    if new not in table[old]:
        raise MoveNotAllowed("move.not_allowed", {"old": old.value, "new": new.value})


def status_from_products(products: Sequence[ProductStatus]) -> Status:
    """The status of a case that was declared complete: open, all issued, or all handed over.

    Cancelled products do not count; a case whose every product is cancelled has nothing left to wait for.
    """
    live = [product for product in products if product is not ProductStatus.CANCELLED]
    if not products or any(product not in _MADE for product in live):
        return Status.COMPLETE
    if all(product is ProductStatus.HANDED_OVER for product in live):
        return Status.DONE
    return Status.ISSUED


def public_label(
    stage: Stage,
    delivery: Delivery,
    status: Status,
    *,
    revision: int,
    status_revision: int,
    products: Sequence[ProductStatus] = (),
) -> PublicLabel:
    """The label of a case.

    ``revision`` is the one the kiosk has in hand (1 from the start), ``status_revision`` the one the centre's
    ``status`` speaks of (0 before its first word). ``products`` are those of the case, in any order.
    """
    if status in _BEYOND_MENDING:
        return _centre_label(status, products)
    if stage is Stage.WITHDRAWN:
        return PublicLabel.WITHDRAWN
    if status is not Status.NONE and revision <= status_revision:
        # The centre has spoken of this very revision, whatever a kiosk had begun (another one may have mended it).
        return _centre_label(status, products)
    if delivery is Delivery.REFUSED and stage is Stage.SUBMITTED:
        return PublicLabel.NEEDS_ATTENTION
    if stage is Stage.SUBMITTED:
        arrived = delivery in {Delivery.RECEIVED, Delivery.WHOLE}
        return PublicLabel.SENT if arrived else PublicLabel.WAITING_NETWORK
    if stage is Stage.DRAFT:
        return PublicLabel.DRAFT if revision == 1 else PublicLabel.BEING_MENDED
    return _STAGE_LABELS[stage]


def _centre_label(status: Status, products: Sequence[ProductStatus]) -> PublicLabel:
    if status is Status.COMPLETE:
        return _complete_label(products)
    if status is Status.ISSUED:
        travelling = {ProductStatus.PRINTED, ProductStatus.DISPATCHED} & set(products)
        return PublicLabel.ISSUED if travelling or not products else PublicLabel.READY_FOR_PICKUP
    return _STATUS_LABELS.get(status, PublicLabel.SENT)


def _complete_label(products: Sequence[ProductStatus]) -> PublicLabel:
    if _AT_THE_COUNTER & set(products):
        # A card that waits for stock must not hide the akta that can be fetched today.
        return PublicLabel.ISSUED
    for product, label in _OPEN_PRODUCT_LABELS.items():
        if product in products:
            return label
    return PublicLabel.COMPLETE
