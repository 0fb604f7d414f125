"""Filing what a kiosk submitted: a new case in the queue, or the next revision of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from central.devices.ledger import Ledger
from central.devices.models import Office
from central.receive.models import StoredRecord, Upload
from central.register.body import Submission, read_submission, search_key
from central.register.models import Application, Paper, Product, Revision
from central.register.planning import name_of_subject, planned_products
from central.statements import insert
from kiosk.domain.application import STATUS_MOVES, ProductStatus, Status, check_move
from kiosk.domain.ids import new_id
from kiosk.domain.instants import from_text
from sync.protocol.effects import Effect
from sync.protocol.records import Record


def file_case(ledger: Ledger, stored: StoredRecord, record: Record) -> Application:
    """A new case at the end of the queue, with the products that it will yield; publishing saves it."""
    submission = read_submission(record)
    case = Application(
        district=stored.district,
        id=stored.subject,
        device_id=stored.device_id,
        captured_at=from_text(record.made_at),
        first_received_at=stored.received_at,
        arrival=ledger.order(),
        status=Status.RECEIVED.value,
        since=ledger.now,
    )
    _take_over(case, submission, record)
    _plan(ledger, case, submission, frozenset())
    return case


def mend_case(ledger: Ledger, case: Application, record: Record) -> None:
    """The next revision of a returned case, which keeps its place in the queue; publishing saves it."""
    check_move(STATUS_MOVES, Status(case.status), Status.RECEIVED)
    submission = read_submission(record)
    _take_over(case, submission, record)
    case.status, case.since = Status.RECEIVED.value, ledger.now
    case.claimed_by, case.claimed_name, case.claimed_at = "", "", None
    products = Product.objects.filter(district=case.district, case_id=case.id)
    products.filter(status=ProductStatus.PENDING).delete()
    _plan(ledger, case, submission, frozenset(products.values_list("code", flat=True)))


def add_revision(stored: StoredRecord, record: Record, uploads: Mapping[str, Upload], what: Effect) -> Revision:
    """Keep the full copy that ``record`` carries, whether it counts or stands beside the case."""
    submission = read_submission(record)
    revision = Revision(
        district=stored.district,
        id=new_id(stored.received_at),
        case_id=stored.subject,
        record_id=stored.id,
        number=record.subject.revision if record.subject else 0,
        effect=what.outcome.value,
        effect_code=what.code,
        operator=record.operator[:36],
        device_id=stored.device_id,
        captured_at=from_text(record.made_at),
        received_at=stored.received_at,
        body=dict(record.body),
    )
    insert([revision])
    insert(_paper(revision, item, uploads, place) for place, item in enumerate(submission.papers))
    return revision


def _paper(revision: Revision, item: Mapping[str, object], uploads: Mapping[str, Upload], place: int) -> Paper:
    upload = uploads[str(item["sha256"])]
    return Paper(
        district=revision.district,
        id=new_id(revision.received_at),
        revision_id=revision.id,
        upload_id=upload.id,
        path=str(item["path"])[:120],
        sha256=upload.sha256,
        size=upload.size,
        mime=str(item["mime"])[:80],
        position=place,
        detail={name: item.get(name) for name in ("original", "source", "overrides", "sheet")},
    )


def _take_over(case: Application, submission: Submission, record: Record) -> None:
    case.number = submission.number
    case.service, case.variant = submission.service, submission.variant
    case.definition_version = submission.definition_version
    case.definition_sha256 = submission.definition_sha256
    case.home_office = _home(case, submission, record)
    case.subject_name = name_of_subject(case.district, submission)
    case.name_key = search_key(case.subject_name)
    case.applicant_name = submission.applicant_name
    case.applicant_phone = submission.applicant_phone
    case.revision = record.subject.revision if record.subject else 1


def _home(case: Application, submission: Submission, record: Record) -> str:
    """The office where the result is fetched, when it is one of this district; else where the case was taken."""
    chosen = submission.pickup
    if chosen and chosen != record.office:
        known = Office.objects.filter(district=case.district, code=chosen).exists()
        return chosen if known else record.office
    return record.office


def _plan(ledger: Ledger, case: Application, submission: Submission, begun: Collection[str]) -> None:
    insert(
        Product(
            district=case.district,
            id=new_id(ledger.now),
            case_id=case.id,
            code=plan.code,
            name=plan.name,
            kind=plan.kind,
            position=place,
            status=ProductStatus.PENDING.value,
            since=ledger.now,
        )
        for place, plan in enumerate(planned_products(case.district, submission, case.captured_at.date()))
        if plan.code not in begun
    )
