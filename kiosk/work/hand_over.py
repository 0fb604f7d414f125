"""Showing, printing and handing over what the centre issued, with a named receiver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.domain.application import ProductStatus
from kiosk.domain.old_documents import OldState
from kiosk.store import applications, blobs, old_documents, products
from kiosk.store.old_documents import Taken
from kiosk.store.people import Operator
from kiosk.store.products import Product
from kiosk.work import guard
from kiosk.work.deed import audit, deed, tell
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.records import RecordType, Subject

_AT_THE_COUNTER = frozenset({ProductStatus.ISSUED, ProductStatus.ARRIVED})


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who takes the document; ``relation`` is his code from the list of relations."""

    name: str
    nik: str
    relation: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of an old document that the new one makes void."""

    kind: str
    state: OldState


def document(desk: Desk, case_id: str, product: str) -> bytes:
    """The issued PDF, checked against its hash.

    Raises `DeedRefused` ``product.unknown`` or ``product.not_here`` (not fetched yet), `BlobTrouble` ``blob.damaged``.
    """
    guard.require_office(desk)
    found = _product(desk, case_id, product)
    if not found.sha256 or not blobs.held(desk.store, found.sha256):
        raise DeedRefused("product.not_here")
    return blobs.read(desk.store, found.sha256)


def note_printed(desk: Desk, operator: Operator, case_id: str, what: str) -> None:
    """Put on the chain that a document or form of the case was printed."""
    with deed(desk):
        audit(desk, operator, "printed", case_id, what)
        applications.note(desk.store, case_id, desk.stamp(), "printed", operator.id, what)


def hand_over(
    desk: Desk,
    operator: Operator,
    case_id: str,
    product: str,
    receiver: Receiver,
    *,
    printed: bool = False,
    collected: Sequence[Collected] = (),
) -> str:
    """Record that ``receiver`` took the product; the record's id.

    Raises `DeedRefused` ``product.unknown``, ``product.not_issued`` or ``product.already_handed_over``.
    """
    with deed(desk):
        guard.require_office(desk)
        row, found = applications.get(desk.store, case_id), _product(desk, case_id, product)
        if found.handover_record or found.status is ProductStatus.HANDED_OVER:
            raise DeedRefused("product.already_handed_over")
        if found.status not in _AT_THE_COUNTER:
            raise DeedRefused("product.not_issued")
        at = desk.stamp()
        body = {
            "product": product,
            "receiver": {"name": receiver.name, "nik": receiver.nik, "relation": receiver.relation},
            "at": at,
            "printed": printed,
            "collected": [{"kind": item.kind, "state": item.state.value} for item in collected],
        }
        subject = Subject("application", case_id, row.status_revision, row.change_id)
        record = tell(desk, operator, RecordType.HANDOVER, body, subject=subject)
        products.handed_over_here(desk.store, case_id, product, record.id)
        states = [(item.kind, item.state.value) for item in collected]
        old_documents.put(desk.store, record.id, case_id, states, at)
        applications.note(desk.store, case_id, at, "handed_over", operator.id, f"{product}: {receiver.name}")
    return record.id


def loose_old_documents(desk: Desk) -> list[Taken]:
    """Old documents that lie at the office and are in no bundle for the registry yet."""
    return old_documents.loose(desk.store)


def bundle_old_documents(desk: Desk, operator: Operator, draw: Callable[[str, Sequence[Taken]], bytes]) -> bytes:
    """Put everything that is loose into a bundle and ``draw`` its list, which goes along to the registry.

    The bundle is called by the day and how many there were before. Raises `DeedRefused` ``old_documents.none``.
    """
    with deed(desk):
        taken = old_documents.loose(desk.store)
        if not taken:
            raise DeedRefused("old_documents.none")
        name = f"{desk.today():%y%m%d}-{desk.device.kiosk_code}-{old_documents.bundles(desk.store) + 1:02d}"
        drawn = draw(name, taken)
        old_documents.bundle(desk.store, name)
        audit(desk, operator, "old_documents.bundled", "", name)
    return drawn


def _product(desk: Desk, case_id: str, code: str) -> Product:
    for found in products.of(desk.store, case_id):
        if found.code == code:
            return found
    raise DeedRefused("product.unknown")
