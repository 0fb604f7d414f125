"""Records: the immutable JSON documents in which a kiosk tells what happened at the counter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Final

from sync.protocol.errors import BadRecord
from sync.protocol.fields import SHA256, UUID, Fields, canonical

_SCHEMA: Final = re.compile(r"[a-z]+(\.[a-z]+)*/[1-9]\d{0,3}\.\d{1,4}")
_EPOCH: Final = re.compile(r"[0-9A-Z]-[0-9a-f]{8}")
_MAJOR: Final = "1"


class RecordType(StrEnum):
    """What a record tells. A receiver keeps types that it does not know."""

    SUBMITTED = "application.submitted"
    WITHDRAWN = "application.withdrawn"
    HANDOVER = "handover.recorded"
    CONTACT = "contact.recorded"
    AUDIT = "audit.noted"
    REPORTED = "device.reported"
    VOIDED = "record.voided"
    COMPLAINT = "complaint.filed"
    HOUSEHOLD = "household.recorded"


UNDERSTOOD: Final = frozenset(RecordType) - {RecordType.HOUSEHOLD}
"""The types whose bodies this version gives a meaning to, in their major version 1."""


@dataclass(frozen=True, slots=True)
class BlobRef:
    """A scan or PDF that belongs to a record: ``size`` in bytes, ``path`` a paper path such as ``KK/1``."""

    sha256: str
    size: int
    mime: str
    path: str
    rendition: str = "travel"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a record is about; ``base`` is the id of the change that it answers, empty when it answers none."""

    kind: str
    id: str
    revision: int
    base: str = ""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How sure the kiosk was of the time: last trusted time, the wall clock's offset from it and its age in seconds.

    ``trusted_at`` is empty when the kiosk never heard a signed time.
    """

    trusted_at: str
    offset_s: int
    age_s: int


@dataclass(frozen=True, slots=True)
class Definition:
    """The service definition that the answers were given under."""

    code: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record. Instants are ISO 8601 texts in UTC; ``prev`` is the hash of the record before it, or empty.

    ``extra`` holds the fields that this version does not know; they are part of the signed bytes and stay with them.
    """

    id: str
    type: str
    schema: str
    district: str
    office: str
    device: str
    epoch: str
    seq: int
    prev: str
    operator: str
    made_at: str
    clock: ClockReading
    channel: str
    training: bool
    subject: Subject | None
    definition: Definition | None
    body: Mapping[str, object]
    blobs: tuple[BlobRef, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


_NAMES: Final = frozenset(item.name for item in fields(Record)) - {"extra"}


def understood(record: Record) -> bool:
    """Whether this version gives ``record`` a meaning; others are kept and answered ``deferred``."""
    return record.type in UNDERSTOOD and record.schema.partition("/")[2].partition(".")[0] == _MAJOR


def encode(record: Record) -> bytes:
    """The bytes of ``record``: called once, then these bytes are stored, signed and sent and never made again."""
    subject, definition, clock = record.subject, record.definition, record.clock
    document = {name: getattr(record, name) for name in _NAMES}
    document["clock"] = {"trusted_at": clock.trusted_at, "offset_s": clock.offset_s, "age_s": clock.age_s}
    document["subject"] = subject and {
        "kind": subject.kind, "id": subject.id, "revision": subject.revision, "base": subject.base,
    }  # fmt: skip
    document["definition"] = definition and {
        "code": definition.code, "version": definition.version, "sha256": definition.sha256,
    }  # fmt: skip
    document["blobs"] = [
        {"sha256": blob.sha256, "size": blob.size, "mime": blob.mime, "path": blob.path, "rendition": blob.rendition}
        for blob in record.blobs
    ]
    return canonical({**record.extra, **document})


def decode(payload: bytes) -> Record:
    """The record in ``payload``, checked for form; whether anybody signed it is ``signed.verify``'s question.

    Raises:
        BadRecord: ``record.json`` or ``record.field`` with the path of the field.
    """
    document = Fields.parse(payload, BadRecord, "record")
    schema = document.text("schema", pattern=_SCHEMA)
    if schema.partition("/")[0] != document.text("type"):
        raise document.wrong("schema")
    clock = document.inner("clock")
    return Record(
        id=document.text("id", pattern=UUID),
        type=document.text("type"),
        schema=schema,
        district=document.text("district"),
        office=document.text("office"),
        device=document.text("device"),
        epoch=document.text("epoch", pattern=_EPOCH),
        seq=document.integer("seq", least=1),
        prev=document.text("prev", default="", pattern=SHA256),
        operator=document.text("operator"),
        made_at=document.instant("made_at"),
        clock=ClockReading(
            clock.instant("trusted_at", default=""),
            clock.integer("offset_s", least=-(2**40)),
            clock.integer("age_s"),
        ),
        channel=document.text("channel"),
        training=document.flag("training"),
        subject=_subject(document),
        definition=_definition(document),
        body=document.mapping("body"),
        blobs=tuple(_blob(item) for item in document.objects("blobs")),
        extra={name: value for name, value in document.value.items() if name not in _NAMES},
    )


def _subject(document: Fields) -> Subject | None:
    if "subject" not in document:
        return None
    item = document.inner("subject")
    base = item.text("base", default="")
    return Subject(item.text("kind"), item.text("id", pattern=UUID), item.integer("revision"), base)


def _definition(document: Fields) -> Definition | None:
    if "definition" not in document:
        return None
    item = document.inner("definition")
    return Definition(item.text("code"), item.integer("version", least=1), item.text("sha256", pattern=SHA256))


def _blob(item: Fields) -> BlobRef:
    return BlobRef(
        item.text("sha256", pattern=SHA256),
        item.integer("size", least=1),
        item.text("mime"),
        item.text("path"),
        item.text("rendition", default="travel"),
    )
