"""Identifiers in their canonical text form, and how a new one is made."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NewType

import uuid_utils

from kiosk.domain.errors import DomainError

ApplicationId = NewType("ApplicationId", str)
RecordId = NewType("RecordId", str)
ChangeId = NewType("ChangeId", str)
DeviceId = NewType("DeviceId", str)
OperatorId = NewType("OperatorId", str)
OfficeCode = NewType("OfficeCode", str)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII)


def new_id(now: datetime) -> str:
    """A UUIDv7 (RFC 9562) that sorts by ``now``, 36 lower-case characters.

    ``now`` must be aware (`DomainError` ``clock.naive``) and not before 1970 (``clock.before_1970``): a machine whose
    clock stands there asks its operator for the date first.
    """
    if now.utcoffset() is None:
        raise DomainError("clock.naive")
    since = now - _EPOCH
    if since < timedelta(0):
        raise DomainError("clock.before_1970")
    # Whole microseconds: a float of seconds would lose the last digits and with them the order.
    return str(uuid_utils.uuid7(nanoseconds=since // timedelta(microseconds=1) * 1000))


def is_id(text: str) -> bool:
    """Whether ``text`` is a UUIDv7 in the form that `new_id` gives."""
    return _UUID7.fullmatch(text) is not None
