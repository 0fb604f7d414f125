"""Hello: the centre's time, signed over a number that the asker has just drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sync.protocol.errors import BadHello
from sync.protocol.fields import Fields, canonical

NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KIND: Final = "hello/1"


@dataclass(frozen=True, slots=True)
class Hello:
    """The centre's answer; ``time`` is its clock when it signed."""

    nonce: str
    time: str
    district: str
    incarnation: str


def encode_hello(hello: Hello) -> bytes:
    """The payload of ``hello``, for the centre to sign. ``loket`` keeps it apart from anything else that it signs."""
    return canonical({
        "loket": _KIND, "nonce": hello.nonce, "time": hello.time, "district": hello.district,
        "incarnation": hello.incarnation,
    })  # fmt: skip


def decode_hello(payload: bytes, *, nonce: str) -> Hello:
    """The hello in ``payload`` that answers ``nonce``; call ``signed.verify`` first.

    Raises:
        BadHello: ``hello.json``, ``hello.field``, or ``hello.nonce`` when it answers another question.
    """
    fields = Fields.parse(payload, BadHello, "hello")
    if fields.text("loket") != _KIND:
        raise fields.wrong("loket")
    if fields.text("nonce") != nonce:
        raise BadHello("hello.nonce")
    time = fields.instant("time")
    return Hello(nonce, time, fields.text("district"), fields.text("incarnation"))
