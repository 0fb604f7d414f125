"""Anonymous messages: complaints and surveys that belong to nobody, sealed, all of one size, sent in bundles.

A message says the month, never the day; no sequence, operator, device, person or record stands in it or beside it. Its
id and the bundle's are random, without time. Whatever it holds, it is padded to the same size before it is sealed, so
that neither kind nor length shows on the way or at rest; what still differs is the random filling that age adds itself.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.domain.complaints import Complaint, Reader
from kiosk.domain.survey import Element, Response
from sync.protocol.complaints import seal_complaint
from sync.protocol.enrolment import Recipients
from sync.protocol.errors import BadKey, BadMessage
from sync.protocol.fields import Fields, canonical
from sync.protocol.keys import b64, unb64
from sync.protocol.seal import open_sealed, seal

FORMAT: Final = "loket-anonymous/1"
CONTENT_TYPE: Final = "application/vnd.loket.anonymous"
PADDED: Final = 20 * 1024
MOST_MESSAGES: Final = 20
MOST_BYTES: Final = 1024 * 1024
_MESSAGE: Final = "anonymous/1"
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_RANDOM: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SURVEY: Final = "survey"
_COMPLAINT: Final = "complaint"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it lies and travels: ``id`` is random, ``sealed`` opens with the centre's or the recovery key."""

    id: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SurveyMessage:
    """A filled survey of an office in a month (``YYYY-MM``)."""

    office: str
    month: str
    response: Response


@dataclass(frozen=True, slots=True)
class ComplaintMessage:
    """A complaint without a name; ``sealed`` opens with the key of ``reader`` (`complaints.open_complaint`)."""

    office: str
    month: str
    reader: Reader
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one request carries: ``id`` random and fixed before the first try, ``messages`` in no order."""

    id: str
    messages: tuple[Message, ...]


def new_message_id() -> str:
    """A random id (UUID version 4): the usual version 7 would tell the second in which somebody stood here."""
    return str(uuid.uuid4())


def is_random_id(text: str) -> bool:
    """Whether ``text`` is an id that tells nothing."""
    return _RANDOM.fullmatch(text) is not None


def seal_survey(response: Response, office: str, month: str, known: Recipients) -> Message:
    """``response`` as a message; its day stays behind."""
    answers = {element.value: value for element, value in response.answers.items()}
    about = {
        "sex": response.sex, "education": response.education, "job": response.job, "service": response.service,
    }  # fmt: skip
    return _sealed({"kind": _SURVEY, "office": office, "month": month, "answers": answers, **about}, known)


def seal_anonymous_complaint(complaint: Complaint, office: str, month: str, known: Recipients) -> Message:
    """``complaint`` as a message: sealed to its reader, and that once more, so that on the way all look alike."""
    inner = b64(seal_complaint(complaint, known))
    body = {"kind": _COMPLAINT, "office": office, "month": month, "reader": complaint.reader.value, "sealed": inner}
    return _sealed(body, known)


def open_message(sealed: bytes, identity: str) -> SurveyMessage | ComplaintMessage:
    """What is in a message; raises `BadSeal` or `BadMessage`."""
    fields = Fields.parse(open_sealed(sealed, identity), BadMessage, "message")
    office, month = fields.text("office"), fields.text("month", pattern=_MONTH)
    if fields.text("loket") != _MESSAGE or len(office) > 13:
        raise fields.wrong("loket")
    if fields.text("kind") == _SURVEY:
        return SurveyMessage(office, month, _response(fields))
    reader = fields.text("reader")
    if fields.text("kind") != _COMPLAINT or reader not in set(Reader):
        raise fields.wrong("kind")
    try:
        return ComplaintMessage(office, month, Reader(reader), unb64(fields.text("sealed")))
    except BadKey as problem:
        raise fields.wrong("sealed") from problem


def encode_bundle(messages: Sequence[Message]) -> bytes:
    """The body of ``PUT /v1/anonymous/{id}``; the same messages in any order give the same bytes."""
    listed = sorted(messages, key=lambda one: one.id)
    return canonical({"format": FORMAT, "messages": [{"id": one.id, "sealed": b64(one.sealed)} for one in listed]})


def decode_bundle(body: bytes) -> tuple[Message, ...]:
    """The messages in ``body``; raises `BadMessage` ``bundle.json``, ``bundle.field`` or ``bundle.size``."""
    if len(body) > MOST_BYTES:
        raise BadMessage("bundle.size")
    fields = Fields.parse(body, BadMessage, "bundle")
    if fields.text("format") != FORMAT:
        raise fields.wrong("format")
    try:
        found = tuple(
            Message(item.text("id", pattern=_RANDOM), unb64(item.text("sealed"))) for item in fields.objects("messages")
        )
    except BadKey as problem:
        raise fields.wrong("messages") from problem
    if not 1 <= len(found) <= MOST_MESSAGES or len({one.id for one in found}) != len(found):
        raise BadMessage("bundle.size")
    return found


def _sealed(body: Mapping[str, object], known: Recipients) -> Message:
    bare = canonical({"loket": _MESSAGE, **body, "pad": ""})
    room = PADDED - len(bare)
    if room < 0:
        raise BadMessage("message.size")
    padded = canonical({"loket": _MESSAGE, **body, "pad": " " * room})
    return Message(new_message_id(), seal(padded, [known.centre, known.recovery]))


def _response(fields: Fields) -> Response:
    given = fields.inner("answers")
    answers = {element: given.integer(element.value, least=1) for element in Element if element.value in given}
    return Response(
        answers, fields.text("sex"), fields.text("education"), fields.text("job"), fields.text("service")[:40]
    )
