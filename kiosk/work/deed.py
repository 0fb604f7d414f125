"""What every deed shares: one transaction, one record on the device's chain, and the marks left after the commit."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from kiosk.domain.definition import Service
from kiosk.domain.ids import new_id
from kiosk.domain.neighbourhoods import VOLUNTEER
from kiosk.store import deliveries, outbox
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work import epochs, guard, status
from kiosk.work.desk import Desk
from sync.protocol.records import BlobRef, Definition, Record, RecordType, Subject

_LOG = logging.getLogger(__name__)
_VERSION = "1.0"
# Minor versions add fields (PROTOCOL.md): 1.1 of a submission the consent and the link to a twin, of a hand-over what
# became of each old document.
_VERSIONS = {RecordType.SUBMITTED: "1.1", RecordType.HANDOVER: "1.1"}


@contextmanager
def deed(desk: Desk) -> Iterator[None]:
    """All that is written inside is on the disk when this ends, or nothing is.

    Afterwards the mark beside the store and the plain status for the login screen follow. Both can be made again, so a
    disk that refuses them does not turn a deed that is saved into one that seems to have failed.
    """
    with desk.store.atomic():
        yield
    try:
        epochs.leave_mark(desk.store)
    except OSError as problem:
        _LOG.warning("the mark beside the store was not written: %s", problem.strerror)
    status.refresh(desk.store, desk.device.office_name)


def tell(
    desk: Desk,
    operator: Operator,
    kind: RecordType,
    body: Mapping[str, object],
    *,
    subject: Subject | None = None,
    definition: Definition | None = None,
    blobs: Sequence[BlobRef] = (),
) -> Record:
    """Put a record on the chain, signed; belongs inside `deed`."""
    guard.require_acting(desk, operator)
    store, now = desk.store, desk.now()
    epoch = epochs.current(store)
    end = outbox.end(store, epoch)
    version = _VERSIONS.get(kind, _VERSION)
    record = Record(
        id=new_id(now), type=kind.value, schema=f"{kind.value}/{version}", district=desk.device.district,
        office=desk.device.office, device=desk.device.id, epoch=epoch, seq=end.seq, prev=end.prev,
        operator=operator.id, made_at=desk.stamp(), clock=desk.clock.reading(),
        channel="volunteer" if operator.role == VOLUNTEER else "desk", training=desk.device.training,
        subject=subject, definition=definition, body=body, blobs=tuple(blobs),
    )  # fmt: skip
    outbox.append(store, record, desk.device.signing_key)
    if record.subject and record.blobs:
        deliveries.name(store, record.subject.id, record.blobs)
    return record


def audit(desk: Desk, operator: Operator, what: str, subject: str = "", detail: str = "") -> None:
    """Note on the chain that somebody looked, printed, exported or failed to log in; ``detail`` holds no answers."""
    tell(desk, operator, RecordType.AUDIT, {"deed": what, "subject": subject, "detail": detail})


def about(application: Application, *, base: str = "") -> Subject:
    """The subject of a record about this case and the revision in hand."""
    return Subject("application", application.id, application.revision, base)


def defined_by(service: Service) -> Definition:
    """The definition that the answers were checked against."""
    return Definition(service.code, service.version, service.sha256)
