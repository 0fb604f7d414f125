"""Replies: the centre's signed answer to a batch, one row a record, and the blobs that it wants from this device."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sync.protocol.errors import BadReply
from sync.protocol.fields import SHA256, Fields, canonical

_ADDRESS: Final = re.compile(r"/v1/uploads/[A-Za-z0-9_-]{22,86}")


class Answer(StrEnum):
    """What became of one record at the centre; whether it took effect is told later, by a change."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    DEFERRED = "deferred"
    REJECTED = "rejected"


SETTLED: Final = frozenset({Answer.ACCEPTED, Answer.DUPLICATE})
"""The record is stored for ever; the kiosk need not send it again to this incarnation."""
_WORDS: Final = frozenset(Answer)


@dataclass(frozen=True, slots=True)
class Row:
    """The answer to one record. ``code`` says why when it is not stored as it should be, else it is empty."""

    id: str
    sha256: str
    reply: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Want:
    """A blob to deliver: its upload address, valid until ``expires``, and the bytes that are there already."""

    sha256: str
    size: int
    address: str
    offset: int
    expires: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole answer. ``changes`` wait on the way back; ask again after ``poll_s`` seconds when all is quiet."""

    batch: str
    rows: tuple[Row, ...]
    want: tuple[Want, ...]
    changes: int
    poll_s: int
    time: str
    incarnation: str


def encode_reply(reply: Reply) -> bytes:
    """The payload of ``reply``, for the centre to sign."""
    rows = [{"id": row.id, "sha256": row.sha256, "reply": row.reply, "code": row.code} for row in reply.rows]
    want = [
        {"sha256": w.sha256, "size": w.size, "address": w.address, "offset": w.offset, "expires": w.expires}
        for w in reply.want
    ]
    return canonical({
        "batch": reply.batch, "rows": rows, "want": want, "changes": reply.changes, "poll_s": reply.poll_s,
        "time": reply.time, "incarnation": reply.incarnation,
    })  # fmt: skip


def decode_reply(payload: bytes) -> Reply:
    """The reply in ``payload``; call ``signed.verify`` first. BadReply: ``reply.json`` or ``reply.field``.

    A reply word that this version does not know is read as ``deferred``: the record stays in the queue.
    """
    fields = Fields.parse(payload, BadReply, "reply")
    return Reply(
        batch=fields.text("batch", pattern=SHA256),
        rows=tuple(_row(item) for item in fields.objects("rows")),
        want=tuple(_want(item) for item in fields.objects("want")),
        changes=fields.integer("changes"),
        poll_s=fields.integer("poll_s", least=1),
        time=fields.instant("time"),
        incarnation=fields.text("incarnation"),
    )


def _row(item: Fields) -> Row:
    word = item.text("reply")
    known = word if word in _WORDS else Answer.DEFERRED.value
    return Row(item.text("id"), item.text("sha256", pattern=SHA256), known, item.text("code", default=""))


def _want(item: Fields) -> Want:
    want = Want(
        item.text("sha256", pattern=SHA256),
        item.integer("size", least=1),
        item.text("address", pattern=_ADDRESS),
        item.integer("offset"),
        item.instant("expires"),
    )
    if want.offset > want.size:
        raise item.wrong("offset")
    return want
