"""What a case yields, as the centre last told it; results that are here can be shown and printed without network."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.domain.application import ProductStatus
from kiosk.store.store import Row, Store, number, text


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Who took the product, as what of the subject, and when."""

    name: str
    relation: str
    at: str


@dataclass(frozen=True, slots=True)
class Product:
    """One product. ``sha256`` is "" while there is no result, ``handover_record`` the record of its hand-over here."""

    application: str
    code: str
    name: str
    kind: str
    status: ProductStatus
    number: str
    sha256: str
    size: int
    mime: str
    issued_at: str
    complete_at: str
    handed_over: HandedOver | None
    handover_record: str = ""


def replace_all(store: Store, application_id: str, products: list[Product]) -> None:
    """Let the products of a case be exactly ``products``; what was handed over here stays marked."""
    made = {product.code: product.handover_record for product in of(store, application_id)}
    store.run("DELETE FROM products WHERE application = ?", (application_id,))
    for order, product in enumerate(products):
        given = product.handed_over
        gone = "" if given is None else json.dumps({"name": given.name, "relation": given.relation, "at": given.at})
        store.run(
            "INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (application_id, product.code, product.name, product.kind, product.status.value, product.number,
             product.sha256, product.size, product.mime, product.issued_at, product.complete_at, gone, order,
             made.get(product.code, "")),
        )  # fmt: skip


def of(store: Store, application_id: str) -> list[Product]:
    """The products of a case in the centre's order."""
    rows = store.rows('SELECT * FROM products WHERE application = ? ORDER BY "order"', (application_id,))
    return [_product(row) for row in rows]


def handed_over_here(store: Store, application_id: str, code: str, record_id: str) -> None:
    """A record of this kiosk says that the product was handed over."""
    store.run(
        "UPDATE products SET handover_record = ? WHERE application = ? AND code = ?", (record_id, application_id, code)
    )


def hand_over_refused(store: Store, record_id: str) -> None:
    """The centre did not apply the hand-over: the product is shown as it stands there."""
    store.run("UPDATE products SET handover_record = '' WHERE handover_record = ?", (record_id,))


def missing_bytes(store: Store) -> list[tuple[str, int]]:
    """Hash and size of results that are issued, not handed over and not in this store."""
    rows = store.rows(
        "SELECT DISTINCT sha256, size FROM products WHERE sha256 <> '' AND status <> 'handed_over'"
        " AND sha256 NOT IN (SELECT sha256 FROM blobs)"
    )
    return [(text(row, "sha256"), number(row, "size")) for row in rows]


def _product(row: Row) -> Product:
    gone = json.loads(text(row, "handed_over")) if row["handed_over"] else None
    return Product(
        application=text(row, "application"), code=text(row, "code"), name=text(row, "name"), kind=text(row, "kind"),
        status=ProductStatus(text(row, "status")), number=text(row, "number"), sha256=text(row, "sha256"),
        size=number(row, "size"), mime=text(row, "mime"), issued_at=text(row, "issued_at"),
        complete_at=text(row, "complete_at"), handed_over=HandedOver(**gone) if gone else None,
        handover_record=text(row, "handover_record"),
    )  # fmt: skip
