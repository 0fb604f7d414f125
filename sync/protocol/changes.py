"""Changes: the way back. Two gapless logs, the district's and the device's, each change signed by the centre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from sync.protocol.errors import BadChange
from sync.protocol.fields import UUID, Fields, canonical
from sync.protocol.signed import Signed, iter_lines, to_lines

MOST_CHANGES: Final = 100
_CURSOR: Final = re.compile(r"(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,14})")
Log = Literal["district", "device"]


class ChangeType(StrEnum):
    """What a change tells. A kiosk stores types that it does not know and moves on."""

    APPLICATION = "application.changed"
    OUTCOME = "record.outcome"
    WHOLE = "record.whole"
    OPERATOR_GRANTED = "operator.granted"
    OPERATOR_REMOVED = "operator.removed"
    DEFINITION = "definition.activated"
    SETTINGS = "settings.changed"
    ANNOUNCEMENT = "announcement"
    SEALED = "device.sealed"
    COMPLAINT = "complaint.status"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last number applied of each log; 0 stands before the first."""

    district: int = 0
    device: int = 0

    @property
    def text(self) -> str:
        """``"<district>.<device>"``."""
        return f"{self.district}.{self.device}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """The cursor that ``text`` writes; BadChange ``change.cursor`` when it is none."""
        match = _CURSOR.fullmatch(text)
        if match is None:
            raise BadChange("change.cursor")
        return cls(int(match[1]), int(match[2]))

    def after(self, change: Change) -> Cursor:
        """The cursor once ``change`` is applied; BadChange ``change.gap`` unless it is the next of its log."""
        here = self.district if change.log == "district" else self.device
        if change.number != here + 1:
            raise BadChange("change.gap", f"{change.log} {change.number} after {here}")
        if change.log == "district":
            return Cursor(change.number, self.device)
        return Cursor(self.district, change.number)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``number`` is gapless in its log; ``device`` is empty in the district's log."""

    id: str
    log: Log
    number: int
    device: str
    type: str
    at: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """The first line of an answer: ``remaining`` changes lie behind this page, ``cursor`` is where the page ends."""

    remaining: int
    cursor: str
    poll_s: int
    time: str
    incarnation: str


def encode_change(change: Change) -> bytes:
    """The payload of ``change``, for the centre to sign once."""
    return canonical({
        "id": change.id, "log": change.log, "number": change.number, "device": change.device, "type": change.type,
        "at": change.at, "body": change.body,
    })  # fmt: skip


def decode_change(payload: bytes) -> Change:
    """The change in ``payload``; call ``signed.verify`` first. BadChange: ``change.json`` or ``change.field``."""
    fields = Fields.parse(payload, BadChange, "change")
    text, device = fields.text("log"), fields.text("device", default="")
    if text not in {"district", "device"} or (text == "district") != (device == ""):
        raise fields.wrong("log")
    return Change(
        id=fields.text("id", pattern=UUID),
        log="district" if text == "district" else "device",
        number=fields.integer("number", least=1),
        device=device,
        type=fields.text("type"),
        at=fields.instant("at"),
        body=fields.mapping("body"),
    )


def encode_page(page: Page, changes: Iterable[Signed]) -> bytes:
    """The answer to ``GET /v1/changes``: the page's line, then each change's two lines."""
    head = canonical({
        "changes": page.remaining, "cursor": page.cursor, "poll_s": page.poll_s, "time": page.time,
        "incarnation": page.incarnation,
    })  # fmt: skip
    return head + b"\n" + b"".join(to_lines(signed) for signed in changes)


def decode_page(body: bytes) -> tuple[Page, Sequence[Signed]]:
    """The page and the envelopes in ``body``; BadChange or BadEnvelope when they are not there."""
    line, _, rest = body.partition(b"\n")
    fields = Fields.parse(line, BadChange, "change")
    page = Page(
        remaining=fields.integer("changes"),
        cursor=fields.text("cursor", pattern=_CURSOR),
        poll_s=fields.integer("poll_s", least=1),
        time=fields.instant("time"),
        incarnation=fields.text("incarnation"),
    )
    return page, list(iter_lines(rest))
