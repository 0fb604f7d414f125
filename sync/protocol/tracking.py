"""Asking the centre about a receipt number, and its answer: a label, a date, codes of reasons, never a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sync.protocol.errors import BadTracking
from sync.protocol.fields import Fields, canonical
from sync.protocol.hello import NONCE

_KIND: Final = "track/1"
_NUMBER: Final = re.compile(r"[0-9A-Z-]{1,40}")
_DIGITS: Final = re.compile(r"[0-9]{4}")
_CODE: Final = re.compile(r"(return|reject)\.[a-z_]{1,40}")
_LABEL: Final = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class Question:
    """Receipt number, the four digits that go with it, and a number drawn for this question."""

    number: str
    digits: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How the case stands: a `PublicLabel`, since when, and codes such as ``return.not_original``.

    Not ``found`` is the same answer for an unknown number and for wrong digits. ``time`` is the centre's own.
    """

    found: bool
    label: str = ""
    since: str = ""
    reasons: tuple[str, ...] = ()
    time: str = ""


def encode_question(question: Question) -> bytes:
    """The body of the request."""
    return canonical({"number": question.number, "digits": question.digits, "nonce": question.nonce})


def decode_question(body: bytes) -> Question:
    """The question in ``body``; raises `BadTracking` ``track.json`` or ``track.field``."""
    fields = Fields.parse(body, BadTracking, "track")
    return Question(
        fields.text("number", pattern=_NUMBER),
        fields.text("digits", pattern=_DIGITS),
        fields.text("nonce", pattern=NONCE),
    )


def encode_standing(standing: Standing, nonce: str) -> bytes:
    """The payload of the answer to ``nonce``, for the centre to sign."""
    return canonical({
        "loket": _KIND, "nonce": nonce, "time": standing.time, "found": standing.found, "label": standing.label,
        "since": standing.since, "reasons": list(standing.reasons),
    })  # fmt: skip


def decode_standing(payload: bytes, *, nonce: str) -> Standing:
    """The answer to ``nonce`` in ``payload``; call ``signed.verify`` first.

    Raises:
        BadTracking: ``track.json``, ``track.field``, or ``track.nonce`` when it answers another question.
    """
    fields = Fields.parse(payload, BadTracking, "track")
    if fields.text("loket") != _KIND:
        raise fields.wrong("loket")
    if fields.text("nonce") != nonce:
        raise BadTracking("track.nonce")
    found = fields.flag("found")
    return Standing(
        found=found,
        label=fields.text("label", pattern=_LABEL) if found else "",
        since=fields.instant("since") if found else "",
        reasons=tuple(code for code in fields.texts("reasons") if _CODE.fullmatch(code)),
        time=fields.instant("time"),
    )
