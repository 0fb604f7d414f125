"""How each type of change is applied to the store; the body's form is checked field by field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.domain.application import ProductStatus, Stage, Status
from kiosk.domain.complaints import ComplaintStatus, Reader
from kiosk.domain.numbers import InvalidReceiptNumber, ReceiptNumber
from kiosk.store import (
    applications,
    complaints,
    definitions,
    deliveries,
    inbox,
    outbox,
    people,
    products,
    report,
    settings,
)
from kiosk.store.applications import Application
from kiosk.store.complaints import FiledComplaint
from kiosk.store.people import Operator
from kiosk.store.products import HandedOver, Product
from kiosk.work import case as cases
from kiosk.work import consent
from kiosk.work import device as devices
from kiosk.work.catalogue import ActiveCatalogue
from kiosk.work.desk import SEALED, Desk
from sync.protocol.changes import Change, ChangeType
from sync.protocol.definitions import read_activation
from sync.protocol.errors import ProtocolError
from sync.protocol.fields import SHA256, UUID, Fields
from sync.protocol.keys import unb64
from sync.protocol.records import RecordType
from sync.protocol.seal import open_sealed


class Unreadable(ProtocolError):
    """A change's body lacks a field or has one of another type: ``change.field``."""


def _application(desk: Desk, change: Change) -> None:
    """The whole public state of a case; a version that is not newer says nothing."""
    body = _fields(change)
    case_id, version = body.text("application", pattern=UUID), body.integer("version", least=1)
    known = applications.find(desk.store, case_id)
    if known is not None and version <= known.version:
        return
    columns = _centre_columns(body, change)
    if known is None:
        applications.insert(desk.store, _unseen(body, change))
        known = applications.get(desk.store, case_id)
    else:
        columns |= _own_columns(known, body)
    applications.change(desk.store, case_id, columns)
    if "package" in body and "applicant" in body.inner("package"):
        consent.take_over(desk, case_id, body.inner("package").mapping("applicant"))
    products.replace_all(desk.store, case_id, [_product(case_id, item) for item in body.objects("products")])
    if known.status.value != columns["status"] or known.status_revision != columns["status_revision"]:
        applications.note(desk.store, case_id, body.text("since"), f"status.{columns['status']}", "centre")
    if columns["returned"]:
        codes = [item.text("code") for item in body.inner("returned").objects("reasons")]
        report.returned(desk.store, case_id, body.text("since"), codes)


def _centre_columns(body: Fields, change: Change) -> dict[str, object]:
    """The centre's side of the row."""
    status = Status(body.text("status"))
    columns: dict[str, object] = {
        "version": body.integer("version"), "change_id": change.id, "status": status.value,
        "status_revision": body.integer("revision"), "since": body.text("since"),
        "home_office": body.text("home_office"),
        "returned": _json(body, "returned") if status is Status.RETURNED else "",
        "rejected": _json(body, "rejected") if status is Status.REJECTED else "",
    }  # fmt: skip
    if "package" in body or status is not Status.RETURNED:
        columns["package"] = _json(body, "package")
    return columns


def _own_columns(known: Application, body: Fields) -> dict[str, object]:
    """What the centre's word means for the working copy.

    A draft that mends an older return, or a case that is closed meanwhile, has become void: what was typed stays to be
    read, but the case is no longer open. The same return told again leaves the draft alone.
    """
    columns: dict[str, object] = {}
    if not known.number:
        columns |= _number_columns(body.text("number"))
    revision = body.integer("revision")
    returned = body.inner("returned").text("change") if "returned" in body else ""
    being_mended = known.stage in cases.OPEN and known.revision > 1
    if being_mended and returned != known.base:
        columns |= {"stage": Stage.SUBMITTED, "revision": revision, "base": ""}
    elif known.stage is Stage.SUBMITTED and revision > known.revision:
        columns["revision"] = revision
    elif known.stage in cases.OPEN and known.revision == 1 and revision >= 1:
        # Another copy of this store sent the very case that lies here as a draft.
        columns |= {"stage": Stage.SUBMITTED, "revision": revision}
    return columns


def _unseen(body: Fields, change: Change) -> Application:
    """The row of a case that another kiosk filed."""
    summary, definition = body.inner("summary"), body.inner("definition")
    captured = summary.text("captured_at", default="") or change.at
    number = _number_columns(body.text("number"))
    return Application(
        id=body.text("application"), number=number["number"], call_name=number["call_name"],
        service=body.text("service"), definition_version=definition.integer("version"),
        definition_sha256=definition.text("sha256", pattern=SHA256), variant=body.text("variant"),
        stage=Stage.SUBMITTED, revision=body.integer("revision"), sent_revision=0, base="",
        home_office=body.text("home_office"), created_here=False, training=False, created_at=captured,
        created_by="", updated_at=captured, updated_by="", subject_name=summary.text("name", default=""),
        applicant=summary.text("applicant", default=""), phone=summary.text("phone", default=""), note="", notice="",
        step="", choices="{}", version=0, change_id="", status=Status.NONE, status_revision=0, since="", returned="",
        rejected="", package="",
    )  # fmt: skip


def _product(case_id: str, item: Fields) -> Product:
    blob = item.inner("blob") if "blob" in item else None
    gone = item.inner("handed_over") if "handed_over" in item else None
    return Product(
        application=case_id, code=item.text("code"), name=item.text("name"), kind=item.text("kind"),
        status=ProductStatus(item.text("status")), number=_text(item, "number"),
        sha256=blob.text("sha256", pattern=SHA256) if blob else "", size=blob.integer("size") if blob else 0,
        mime=blob.text("mime") if blob else "", issued_at=_text(item, "issued_at"),
        complete_at=_text(item, "complete_at"),
        handed_over=HandedOver(gone.text("name"), _text(gone, "relation"), gone.text("at")) if gone else None,
    )  # fmt: skip


def _outcome(desk: Desk, change: Change) -> None:
    """Whether a record of ours took effect; one that did not closes what was begun with it."""
    body = _fields(change)
    record_id, outcome, code = body.text("record"), body.text("outcome"), body.text("code", default="")
    record = outbox.find(desk.store, record_id)
    if record is None:
        return
    outbox.told_outcome(desk.store, record_id, outcome, code)
    desk.store.run("UPDATE revisions SET outcome = ?, code = ? WHERE record = ?", (outcome, code, record_id))
    if outcome != "not_applied" or not record.application or record.type == RecordType.COMPLAINT:
        return
    applications.note(desk.store, record.application, change.at, "not_applied", "centre", code)
    if record.type == RecordType.SUBMITTED:
        _close_revision(desk, record_id)
    elif record.type == RecordType.HANDOVER:
        products.hand_over_refused(desk.store, record_id)
    elif record.type == RecordType.WITHDRAWN:
        row = applications.get(desk.store, record.application)
        if row.stage is Stage.WITHDRAWN:
            applications.change(desk.store, row.id, {"stage": Stage.SUBMITTED})


def _close_revision(desk: Desk, record_id: str) -> None:
    """The revision of this record counts for nothing: the one that the centre speaks of is the one in hand again."""
    sent = desk.store.row("SELECT application, revision FROM revisions WHERE record = ?", (record_id,))
    if sent is None:
        return
    row = applications.get(desk.store, str(sent["application"]))
    if row.stage is Stage.SUBMITTED and row.revision == sent["revision"] and row.status_revision:
        applications.change(desk.store, row.id, {"revision": row.status_revision, "base": ""})


def _whole(desk: Desk, change: Change) -> None:
    """The centre has a record and every scan of it, verified and synced."""
    record_id = _fields(change).text("record")
    outbox.told_whole(desk.store, record_id)
    deliveries.done_for_record(desk.store, record_id)


def _granted(desk: Desk, change: Change) -> None:
    """A new operator: his one-time secret was sealed to this device."""
    body = _fields(change)
    sealed = body.text("sealed", default="")
    secret = open_sealed(unb64(sealed), desk.device.identity.secret).decode() if sealed else ""
    area = body.texts("area") if "area" in body else ()
    operator = Operator(body.text("operator"), body.text("name"), body.text("role"), area)
    people.grant(desk.store, operator, secret, change.at)


def _removed(desk: Desk, change: Change) -> None:
    people.remove(desk.store, _fields(change).text("operator"), change.at)


def _definition(desk: Desk, change: Change) -> None:
    """A version that the centre activated; until its files are here and can be read, the one before stays in use."""
    activation = read_activation(_fields(change))
    definitions.learn_sources(desk.store, activation.sources)
    trouble = ActiveCatalogue(desk.store).trouble(activation)
    if trouble:
        inbox.put_aside(desk.store, change, trouble)
    else:
        definitions.activate(desk.store, activation, change.at)


def _settings(desk: Desk, change: Change) -> None:
    """All settings of the district; what is not among them is set no more."""
    devices.save_settings(desk.store, _fields(change).table("settings"))


def _announcement(desk: Desk, change: Change) -> None:
    inbox.announce(desk.store, change, json.dumps(dict(change.body), ensure_ascii=False))


def _complaint(desk: Desk, change: Change) -> None:
    """How far a complaint is; the body of it never comes back."""
    body = _fields(change)
    told = FiledComplaint(
        body.text("complaint", pattern=UUID), body.text("number"), Reader(body.text("reader")), body.text("filed_on"),
        ComplaintStatus(body.text("status")), body.instant("since"), body.text("note", default=""),
    )  # fmt: skip
    complaints.told(desk.store, told)


def _sealed(desk: Desk, change: Change) -> None:
    settings.put(desk.store, SEALED, change.at)


APPLIERS: Mapping[str, Callable[[Desk, Change], None]] = MappingProxyType(
    {
        ChangeType.APPLICATION.value: _application,
        ChangeType.OUTCOME.value: _outcome,
        ChangeType.WHOLE.value: _whole,
        ChangeType.OPERATOR_GRANTED.value: _granted,
        ChangeType.OPERATOR_REMOVED.value: _removed,
        ChangeType.DEFINITION.value: _definition,
        ChangeType.SETTINGS.value: _settings,
        ChangeType.ANNOUNCEMENT.value: _announcement,
        ChangeType.SEALED.value: _sealed,
        ChangeType.COMPLAINT.value: _complaint,
    }
)


def _fields(change: Change) -> Fields:
    return Fields(change.body, Unreadable, "change")


def _json(body: Fields, name: str) -> str:
    return json.dumps(body.value[name], ensure_ascii=False) if name in body else ""


def _text(item: Fields, name: str) -> str:
    """A text that may be missing or null."""
    return item.text(name) if name in item else ""


def _number_columns(number: str) -> dict[str, str]:
    """Receipt number and call name; a number that another office wrote differently is kept as it is."""
    try:
        return {"number": number, "call_name": ReceiptNumber.parse(number).call_name if number else ""}
    except InvalidReceiptNumber:
        return {"number": number, "call_name": ""}
