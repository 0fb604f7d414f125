"""Judging one envelope of a batch: is it this kiosk's, is it a record, and may it be stored?"""

from __future__ import annotations

from typing import Final

from central.definitions.catalogue import known
from central.devices.models import Device
from central.receive.wants import MOST_BYTES_OF_BLOB
from central.register.body import BadBody, read_submission
from kiosk.domain.errors import DomainError
from kiosk.domain.instants import from_text
from sync.protocol.batch import Entry
from sync.protocol.complaints import read_filed
from sync.protocol.errors import BadDigest, BadMessage, BadRecord, BadSignature, UnknownKey
from sync.protocol.records import Record, RecordType, decode, understood
from sync.protocol.signed import Signed, verify

_ABOUT_A_CASE: Final = frozenset({RecordType.SUBMITTED, RecordType.WITHDRAWN, RecordType.HANDOVER})
_MOST_BLOBS: Final = 200
_LONGEST_TYPE: Final = 40


class NotARecord(Exception):
    """The envelope is refused; ``code`` goes into its row and into quarantine."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def judge(device: Device, entry: Entry, signed: Signed) -> Record:
    """The record in ``signed``, which may be stored.

    Raises:
        NotARecord: ``record.signature``, ``record.json``, ``record.field``, ``record.id``, ``record.foreign``,
            ``record.subject``, ``record.blobs`` or ``record.body``.
    """
    try:
        record = decode(verify(signed, [device.signing_key]))
    except (BadSignature, UnknownKey, BadDigest) as error:
        raise NotARecord("record.signature") from error
    except BadRecord as error:
        raise NotARecord(error.code) from error
    if record.id != entry.id:
        raise NotARecord("record.id")
    if (record.district, record.office, record.device) != (device.district, device.office, device.id):
        raise NotARecord("record.foreign")
    if len(record.type) > _LONGEST_TYPE or "\0" in record.type:
        raise NotARecord("record.field")
    _check_blobs(record)
    if understood(record):
        _check_meaning(record)
    return record


def first_reply(device: Device, record: Record) -> tuple[str, str]:
    """How a new record of this kind is answered: reply word and code."""
    if device.state == Device.State.UNPROVEN:
        return "deferred", "device.unproven"
    code = not_understood(record)
    return ("deferred", code) if code else ("accepted", "")


def not_understood(record: Record) -> str:
    """Why this centre cannot tell yet what a record means: ``record.type``, ``definition.unknown`` or ""."""
    if not understood(record):
        return "record.type"
    if record.type == RecordType.SUBMITTED and record.definition and not known(record.district, record.definition):
        return "definition.unknown"
    return ""


def _check_blobs(record: Record) -> None:
    blobs = record.blobs
    if len(blobs) > _MOST_BLOBS or any(blob.size > MOST_BYTES_OF_BLOB for blob in blobs):
        raise NotARecord("record.blobs")
    if any("\0" in blob.path + blob.mime + blob.rendition for blob in blobs):
        raise NotARecord("record.blobs")


def _check_meaning(record: Record) -> None:
    if record.type in _ABOUT_A_CASE and (record.subject is None or record.subject.kind != "application"):
        raise NotARecord("record.subject")
    if record.type == RecordType.COMPLAINT and (record.subject is None or record.subject.kind != "complaint"):
        raise NotARecord("record.subject")
    try:
        from_text(record.made_at)
        if record.type == RecordType.SUBMITTED:
            read_submission(record)
        elif record.type == RecordType.COMPLAINT:
            read_filed(record)
    except (BadBody, BadMessage, DomainError) as error:
        raise NotARecord("record.body") from error
