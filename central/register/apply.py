"""The effects of records on cases, by the protocol's table; a record that comes too late is kept beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from central.audit.note import note_device
from central.complaints.filing import file_complaint
from central.devices.ledger import Ledger
from central.devices.models import Device
from central.receive.models import StoredRecord, Upload
from central.register.filing import add_revision, file_case, mend_case
from central.register.history import Actor, Move, write_history
from central.register.models import Application, Product
from central.register.products import settle_status
from central.register.publish import publish
from central.register.watch import watch
from central.statements import select
from kiosk.domain.application import PRODUCT_MOVES, STATUS_MOVES, ProductStatus, Status, check_move
from sync.protocol.effects import NO_CASE, Case, Effect, Outcome, effect
from sync.protocol.records import Record, RecordType, Subject

_NOBODY: Final = Subject("", "", 0)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A record that was just stored, from whom, and the uploads of its blobs by SHA-256."""

    device: Device
    stored: StoredRecord
    record: Record
    uploads: Mapping[str, Upload]

    @property
    def actor(self) -> Actor:
        """The operator at the kiosk who made the record."""
        return Actor(who=self.record.operator, device=self.device.id)


def apply(ledger: Ledger, arrived: Arrived) -> Effect:
    """Let the record take effect if the table says so; the effect that it had."""
    record = arrived.record
    if record.training:
        return Effect(Outcome.NOT_APPLIED, "record.training")
    if record.type == RecordType.COMPLAINT:
        return file_complaint(ledger, arrived.device, arrived.stored, record)
    subject = record.subject or _NOBODY
    case = _case(arrived.device.district, subject)
    what = effect(record.type, subject, record.body, _seen(case))
    if record.type == RecordType.SUBMITTED:
        _submit(ledger, arrived, case, what)
    elif what.outcome is Outcome.APPLIED:
        _act(ledger, arrived, case)
    return what


def _case(district: str, subject: Subject) -> Application | None:
    found = select(Application, "district = %s AND id = %s", district, subject.id) if subject.id else []
    return found[0] if found else None


def _seen(case: Application | None) -> Case:
    if case is None:
        return NO_CASE
    products = Product.objects.filter(district=case.district, case_id=case.id).values_list("code", "status")
    return Case(
        exists=True,
        status=Status(case.status),
        revision=case.revision,
        return_id=case.return_change,
        products={code: ProductStatus(status) for code, status in products},
    )


def _submit(ledger: Ledger, arrived: Arrived, case: Application | None, what: Effect) -> None:
    if what.outcome is not Outcome.APPLIED:
        if case is not None:
            add_revision(arrived.stored, arrived.record, arrived.uploads, what)
        return
    old = case.status if case is not None else Status.NONE.value
    if case is None:
        case = file_case(ledger, arrived.stored, arrived.record)
    else:
        mend_case(ledger, case, arrived.record)
    add_revision(arrived.stored, arrived.record, arrived.uploads, what)
    deed = "submitted" if old == Status.NONE else "mended"
    write_history(case, arrived.actor, Move(deed, old, case.status), ledger.now)
    publish(ledger, case)
    watch(ledger, case, arrived.record)


def _act(ledger: Ledger, arrived: Arrived, case: Application | None) -> None:
    match arrived.record.type:
        case RecordType.WITHDRAWN if case is not None:
            _withdraw(ledger, arrived, case)
        case RecordType.HANDOVER if case is not None:
            _hand_over(ledger, arrived, case)
        case RecordType.CONTACT if case is not None:
            _contact(ledger, arrived, case)
        case RecordType.AUDIT:
            _note(ledger, arrived)
        case RecordType.REPORTED:
            scope = Device.objects.filter(district=arrived.device.district, id=arrived.device.id)
            scope.update(report=dict(arrived.record.body), reported_at=arrived.stored.made_at)
        case _:
            pass


def _withdraw(ledger: Ledger, arrived: Arrived, case: Application) -> None:
    old = case.status
    check_move(STATUS_MOVES, Status(old), Status.WITHDRAWN)
    case.status, case.since = Status.WITHDRAWN.value, ledger.now
    body = arrived.record.body
    detail = {"name": str(body.get("name", ""))}
    move = Move("withdrawn", old, case.status, note=str(body.get("reason", "")), detail=detail)
    write_history(case, arrived.actor, move, ledger.now)
    publish(ledger, case)


def _hand_over(ledger: Ledger, arrived: Arrived, case: Application) -> None:
    body = arrived.record.body
    product = Product.objects.get(district=case.district, case_id=case.id, code=str(body["product"]))
    old = product.status
    check_move(PRODUCT_MOVES, ProductStatus(old), ProductStatus.HANDED_OVER)
    receiver = body.get("receiver")
    given = receiver if isinstance(receiver, dict) else {}
    product.receiver = {name: str(given.get(name, "")) for name in ("name", "nik", "relation")}
    product.receiver["at"] = str(body.get("at", arrived.record.made_at))
    product.status, product.since = ProductStatus.HANDED_OVER.value, ledger.now
    product.save()
    detail = {"receiver": product.receiver["name"], "collected": body.get("collected", [])}
    move = Move("handed_over", old, product.status, product=product.code, detail=detail)
    write_history(case, arrived.actor, move, ledger.now)
    settle_status(case, arrived.actor, ledger.now)
    publish(ledger, case)


def _contact(ledger: Ledger, arrived: Arrived, case: Application) -> None:
    """The family was told: a line of the history, and nothing that a kiosk would have to hear."""
    body = arrived.record.body
    detail = {name: str(body.get(name, ""))[:40] for name in ("about", "way", "at")}
    write_history(case, arrived.actor, Move("contacted", case.status, case.status, detail=detail), ledger.now)


def _note(ledger: Ledger, arrived: Arrived) -> None:
    record = arrived.record
    detail = record.body.get("detail")
    values = dict(detail) if isinstance(detail, dict) else {"detail": detail}
    values |= {"subject": str(record.body.get("subject", "")), "record": record.id, "made_at": record.made_at}
    deed = str(record.body.get("deed", ""))
    note_device(arrived.device.district, arrived.device.id, record.operator, deed, ledger.now, values)
