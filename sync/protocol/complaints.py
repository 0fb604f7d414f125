"""Complaints on the wire: a line that the desk may read, and a body that only the complaint's reader can open.

The body is sealed when the complaint is filed, to two recipients: its reader (the district's centre or the
inspectorate) and the district's recovery key, which lies offline. Where a district has no inspectorate's key, the
recovery key alone opens what is meant for it: never the registry that the complaint is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kiosk.domain.complaints import Category, Complaint, Reader
from sync.protocol.enrolment import Recipients
from sync.protocol.errors import BadKey, BadMessage
from sync.protocol.fields import SHA256, Fields, canonical
from sync.protocol.keys import b64, unb64
from sync.protocol.records import Record
from sync.protocol.seal import open_sealed, seal

ATTACHMENT_MIME: Final = "application/age"
ATTACHMENT_PATH: Final = "LAMPIRAN"
_FORMAT: Final = "complaint/1"
_LONGEST_NUMBER: Final = 40
_LONGEST_SEALED: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture beside the complaint: ``sha256`` names its sealed bytes, ``mime`` says what is inside."""

    sha256: str
    mime: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed: the complaint and its attachments."""

    complaint: Complaint
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """The body of ``complaint.filed``: what anybody on the way may know; ``day`` is ``YYYY-MM-DD``."""

    number: str
    reader: Reader
    day: str
    sealed: bytes


def recipients_of(reader: Reader, known: Recipients) -> tuple[str, ...]:
    """To whom a complaint for ``reader`` is sealed."""
    first = known.centre if reader is Reader.DISTRICT else known.inspectorate
    return tuple(each for each in (first, known.recovery) if each)


def seal_complaint(complaint: Complaint, known: Recipients, attachments: Sequence[Attachment] = ()) -> bytes:
    """``complaint`` so that only its reader can open it."""
    document = {
        "loket": _FORMAT, "category": complaint.category.value, "narrative": complaint.narrative,
        "anonymous": complaint.anonymous, "name": complaint.name, "contact": complaint.contact,
        "related": complaint.related,
        "attachments": [{"sha256": each.sha256, "mime": each.mime} for each in attachments],
    }  # fmt: skip
    return seal(canonical(document), recipients_of(complaint.reader, known))


def open_complaint(sealed: bytes, identity: str) -> Opened:
    """What `seal_complaint` sealed; raises `BadSeal` for another's, `BadMessage` for something else."""
    fields = Fields.parse(open_sealed(sealed, identity), BadMessage, "complaint")
    if fields.text("loket") != _FORMAT or fields.text("category") not in set(Category):
        raise fields.wrong("loket")
    complaint = Complaint(
        Category(fields.text("category")), fields.text("narrative"), fields.flag("anonymous"),
        fields.text("name", default=""), fields.text("contact", default=""), fields.text("related", default=""),
    )  # fmt: skip
    attached = (
        Attachment(item.text("sha256", pattern=SHA256), item.text("mime")) for item in fields.objects("attachments")
    )
    return Opened(complaint, tuple(attached))


def filed_body(filed: Filed) -> dict[str, object]:
    """The body of the record."""
    return {"number": filed.number, "reader": filed.reader.value, "day": filed.day, "sealed": b64(filed.sealed)}


def read_filed(record: Record) -> Filed:
    """What ``record`` (``complaint.filed/1``) says in the open; raises `BadMessage` ``complaint.field``."""
    body = Fields(record.body, BadMessage, "complaint", "body.")
    number, reader, day = body.text("number"), body.text("reader"), body.text("day")
    try:
        sealed = unb64(body.text("sealed"))
        date.fromisoformat(day)
    except (BadKey, ValueError) as problem:
        raise body.wrong("sealed") from problem
    fits = 0 < len(number) <= _LONGEST_NUMBER and "\0" not in number and len(sealed) <= _LONGEST_SEALED
    if not fits or reader not in set(Reader):
        raise body.wrong("number")
    return Filed(number, Reader(reader), day, sealed)
