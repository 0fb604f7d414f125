"""What a record does to a case: the table record type x status -> effect, the same at both ends and in PROTOCOL.md.

A record is always stored; this says only whether it takes effect. The first record that finds its case in the right
state counts, and whatever comes too late is kept, marked as not applied, and shown at the counter with its code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kiosk.domain.application import ProductStatus, Status
from sync.protocol.records import RecordType, Subject


class Outcome(StrEnum):
    """Whether a record took effect; a held one waits for the case that it speaks of."""

    APPLIED = "applied"
    NOT_APPLIED = "not_applied"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Case:
    """The case as the centre sees it when the record is looked at.

    ``revision`` is the highest applied, ``return_id`` the id of the change that told its latest return ("" when it was
    never returned), ``products`` the status of each product by its code.
    """

    exists: bool
    status: Status = Status.NONE
    revision: int = 0
    return_id: str = ""
    products: Mapping[str, ProductStatus] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effect:
    """The outcome and, when it is not ``applied``, the code that says why."""

    outcome: Outcome
    code: str = ""


NO_CASE: Final = Case(exists=False)
APPLIED: Final = Effect(Outcome.APPLIED)

_WAITS_FOR_CASE: Final = Effect(Outcome.HELD, "case.unknown")
_WAITS_FOR_MEANING: Final = Effect(Outcome.HELD, "record.type")
_ALWAYS: Final = frozenset({RecordType.AUDIT, RecordType.REPORTED, RecordType.VOIDED, RecordType.COMPLAINT})
_CLOSED: Final = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.EXPIRED, Status.DONE})
_IN_PROCESS: Final = frozenset({Status.COMPLETE, Status.ISSUED})
_HANDED_OUT_FROM: Final = frozenset({ProductStatus.ISSUED, ProductStatus.ARRIVED})


def effect(record_type: str, subject: Subject, body: Mapping[str, object], case: Case) -> Effect:
    """What the record does to ``case``; pure, so that any order of arrival can be tried out in a test.

    ``body`` is read only for the product of a hand-over.
    """
    match record_type:
        case RecordType.SUBMITTED:
            return _submitted(subject, case)
        case RecordType.WITHDRAWN:
            return _withdrawn(case)
        case RecordType.HANDOVER:
            return _handed_over(body.get("product"), case)
        case RecordType.CONTACT:
            # That a family was told is history, however the case goes on.
            return APPLIED if case.exists else _WAITS_FOR_CASE
        case _ if record_type in _ALWAYS:
            return APPLIED
        case _:
            return _WAITS_FOR_MEANING


def _submitted(subject: Subject, case: Case) -> Effect:
    if not case.exists:
        # Each revision is a full copy, so a centre that lost the earlier ones can begin with this one.
        return APPLIED
    if subject.revision <= 1:
        return _refused("case.exists")
    if subject.revision <= case.revision:
        return _refused("case.already_mended")
    if case.status is Status.RETURNED and subject.base == case.return_id:
        return APPLIED
    return _refused(_why_not(case.status, otherwise="base.superseded"))


def _withdrawn(case: Case) -> Effect:
    if not case.exists:
        return _WAITS_FOR_CASE
    reason = _why_not(case.status, otherwise="")
    return _refused(reason) if reason else APPLIED


def _handed_over(product: object, case: Case) -> Effect:
    if not case.exists:
        return _WAITS_FOR_CASE
    status = case.products.get(product) if isinstance(product, str) else None
    if status in _HANDED_OUT_FROM:
        return APPLIED
    if status is ProductStatus.HANDED_OVER:
        return _refused("product.already_handed_over")
    return _refused("product.not_issued")


def _why_not(status: Status, *, otherwise: str) -> str:
    if status in _CLOSED:
        return "case.closed"
    return "case.in_process" if status in _IN_PROCESS else otherwise


def _refused(code: str) -> Effect:
    return Effect(Outcome.NOT_APPLIED, code)
