"""Telling kiosks how a case stands: its whole public state, to each active kiosk of its home office and its maker's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from central.devices.ledger import Ledger
from central.devices.models import BlobGrant, Device
from central.register.models import Application, Product, Revision
from central.statements import insert, rows, select
from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from sync.protocol.changes import ChangeType

_PACKAGED: Final = ("answers", "confirmations", "papers", "sheets", "applicant", "notice")
_AT_THE_COUNTER: Final = frozenset({ProductStatus.ISSUED.value, ProductStatus.ARRIVED.value})
OPEN: Final = frozenset(
    {
        Status.RECEIVED.value,
        Status.IN_REVIEW.value,
        Status.RETURNED.value,
        Status.COMPLETE.value,
        Status.ISSUED.value,
        Status.SUSPENDED.value,
    }
)
"""Statuses of cases that a newly enrolled kiosk of their office is told."""


def publish(ledger: Ledger, case: Application, change: str = "") -> None:
    """Count up the version of ``case``, save and tell its kiosks; ``change`` is the change's id when known before."""
    case.version += 1
    if case._state.adding:  # noqa: SLF001 (Django documents it)
        insert([case])
    else:
        case.save()
    _tell(ledger, case, _audience(ledger, case), change or new_id(ledger.now))


def tell_newcomer(ledger: Ledger, device: Device) -> None:
    """Tell a kiosk that was just enrolled every open case of its office."""
    cases = Application.objects.filter(district=device.district, home_office=device.office, status__in=OPEN)
    for case in cases.order_by("arrival"):
        _tell(ledger, case, [device.id], new_id(ledger.now))


def tell_restored(ledger: Ledger) -> None:
    """After a restore: let the state of every case that stands here win over newer ones that kiosks still hold."""
    for case in Application.objects.filter(district=ledger.centre.district).order_by("arrival"):
        case.version += 1000
        publish(ledger, case)


def public_state(case: Application) -> dict[str, object]:
    """The body of ``application.changed`` for ``case``."""
    products = select(Product, "district = %s AND case_id = %s ORDER BY position", case.district, case.id)
    packed = case.status == Status.RETURNED or any(product.status in _AT_THE_COUNTER for product in products)
    return {
        "application": case.id,
        "version": case.version,
        "number": case.number,
        "service": case.service,
        "variant": case.variant,
        "definition": {"code": case.service, "version": case.definition_version, "sha256": case.definition_sha256},
        "home_office": case.home_office,
        "revision": case.revision,
        "status": case.status,
        "since": to_text(case.since),
        "summary": {
            "name": case.subject_name,
            "applicant": case.applicant_name,
            "phone": case.applicant_phone,
            "captured_at": to_text(case.captured_at),
        },
        "returned": _returned(case),
        "rejected": _rejected(case),
        "products": [_product(product) for product in products],
        "package": _package(case) if packed else None,
    }


def _audience(ledger: Ledger, case: Application) -> list[str]:
    found = rows(
        "SELECT id, changes FROM devices_device "
        "WHERE district = %s AND state = %s AND (office = %s OR id = %s) ORDER BY id",
        case.district, Device.State.ACTIVE.value, case.home_office, case.device_id,
    )  # fmt: skip
    for device, newest in found:
        ledger.knows(str(device), int(str(newest)))
    return [str(device) for device, _ in found]


def _tell(ledger: Ledger, case: Application, devices: Sequence[str], change: str) -> None:
    body = public_state(case)
    for device in devices:
        ledger.to_device(device, ChangeType.APPLICATION, body, change)
    grants = [
        BlobGrant(district=case.district, id=new_id(ledger.now), device_id=device, sha256=sha256, given_at=ledger.now)
        for device in devices
        for sha256 in sorted(_named(body))
    ]
    if grants:
        BlobGrant.objects.bulk_create(grants, ignore_conflicts=True)


def _named(body: Mapping[str, object]) -> set[str]:
    """The blobs that a change names; naming them is what gives the right to fetch them."""
    found: set[str] = set()
    products, package = body["products"], body["package"]
    for product in products if isinstance(products, list) else ():
        if product["blob"] is not None:
            found.add(product["blob"]["sha256"])
    papers = package.get("papers") if isinstance(package, dict) else None
    for paper in papers if isinstance(papers, list) else ():
        found.add(str(paper["sha256"]))
    return found


def _returned(case: Application) -> dict[str, object] | None:
    if case.status != Status.RETURNED:
        return None
    return {"change": case.return_change, "reasons": case.return_reasons, "note": case.return_note}


def _rejected(case: Application) -> dict[str, object] | None:
    if case.status != Status.REJECTED:
        return None
    return {"code": case.reject_code, "note": case.reject_note}


def _product(product: Product) -> dict[str, object]:
    blob = {"sha256": product.sha256, "size": product.size, "mime": product.mime} if product.sha256 else None
    receiver = {name: product.receiver.get(name, "") for name in ("name", "relation", "at")}
    return {
        "code": product.code,
        "name": product.name,
        "kind": product.kind,
        "status": product.status,
        "number": product.number,
        "blob": blob,
        "issued_at": to_text(product.issued_at) if product.issued_at else None,
        "complete_at": to_text(product.complete_at) if product.complete_at else None,
        "handed_over": receiver if product.receiver else None,
    }


def _package(case: Application) -> dict[str, object]:
    revision = Revision.objects.filter(district=case.district, case_id=case.id, effect="applied").latest("number")
    return {name: revision.body.get(name) for name in _PACKAGED}
