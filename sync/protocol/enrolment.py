"""Enrolment: how a kiosk and a centre that never met come to know each other's keys, by network or by files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.definitions import Activation, activation_table, read_activation
from sync.protocol.errors import BadEnrolment, BadKey
from sync.protocol.fields import SHA256, Fields, canonical
from sync.protocol.keys import b64, load_public, public_text, unb64

REQUEST_SUFFIX: Final = ".loket-daftar"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011", " -\u2010\u2013")
_CODE: Final = re.compile(f"[{_CROCKFORD}]{{12}}")
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_INVITATION: Final = "enrolment/1"
_REQUEST: Final = "enrolment-request/1"
_ANSWER: Final = "enrolment-answer/1"
SECRET_BITS: Final = 30


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the back office hands out as QR or file: everything a kiosk needs for its first contact."""

    url: str
    code: str
    ca_sha256: str
    office: str
    expires: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a kiosk asks with. ``proof`` is its signature over all other fields, made with ``device_key``'s secret."""

    code: str
    device_key: str
    device_recipient: str
    label: str
    nonce: str
    made_at: str
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """To whom things are sealed, as age recipients; a district without an inspectorate's leaves it empty."""

    centre: str
    recovery: str
    inspectorate: str


@dataclass(frozen=True, slots=True)
class OperatorGrant:
    """An operator of this kiosk; ``sealed`` is his activation secret, sealed to the device, in base64url.

    ``area`` are the RT/RW of a volunteer, empty for the office's people.
    """

    id: str
    name: str
    role: str
    sealed: str
    area: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the centre tells a kiosk that it takes in. ``challenge`` is base64url of bytes sealed to the device."""

    nonce: str
    device: str
    district: str
    district_name: str
    office: str
    office_name: str
    kiosk_code: str
    server_keys: tuple[str, ...]
    recipients: Recipients
    ca_pem: str
    time: str
    incarnation: str
    poll_s: int
    definitions: tuple[Activation, ...]
    settings: Mapping[str, str]
    operators: tuple[OperatorGrant, ...]
    challenge: str


def make_code(secret: int, ca_sha256: str) -> str:
    """Twelve Crockford characters: 30 bits of ``secret``, then the first 30 bits of the CA certificate's SHA-256."""
    return _letters(secret) + _letters(_ca_bits(ca_sha256))


def show_code(code: str) -> str:
    """``code`` as people read it to each other: ``ABCD-EFGH-JKMN``."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read_code(text: str) -> str:
    """The twelve characters that a person typed, dashes and look-alikes forgiven; BadEnrolment ``enrolment.code``."""
    code = text.upper().translate(_READ_AS)
    if not _CODE.fullmatch(code):
        raise BadEnrolment("enrolment.code")
    return code


def code_names_ca(code: str, ca_sha256: str) -> bool:
    """Whether the second half of ``code`` belongs to the CA certificate with this hash."""
    return code[6:] == _letters(_ca_bits(ca_sha256))


def encode_invitation(invitation: Invitation) -> bytes:
    """The JSON of a QR code or an invitation file."""
    return canonical({"loket": _INVITATION, **asdict(invitation)})


def decode_invitation(data: bytes) -> Invitation:
    """The invitation in ``data``; BadEnrolment when it is none."""
    fields = _document(data, _INVITATION)
    return Invitation(
        fields.text("url"),
        read_code(fields.text("code")),
        fields.text("ca_sha256", pattern=SHA256),
        fields.text("office"),
        fields.instant("expires"),
    )


def make_request(*, code: str, key: Ed25519PrivateKey, recipient: str, label: str, nonce: str, made_at: str) -> Request:
    """A request that proves the possession of ``key``; ``nonce`` is drawn anew for each, the code may be repeated."""
    bare = Request(code, public_text(key), recipient, label, nonce, made_at)
    return replace(bare, proof=b64(key.sign(_proven(bare))))


def encode_request(request: Request) -> bytes:
    """The body of ``POST /v1/enrol``, and of the file that is carried when there is no network."""
    return canonical({"loket": _REQUEST, **asdict(request)})


def decode_request(data: bytes) -> Request:
    """The request in ``data``, its proof checked.

    Raises:
        BadEnrolment: ``enrolment.json``, ``enrolment.field``, ``enrolment.code`` or ``enrolment.proof``.
    """
    fields = _document(data, _REQUEST)
    request = Request(
        code=read_code(fields.text("code")),
        device_key=fields.text("device_key"),
        device_recipient=fields.text("device_recipient"),
        label=fields.text("label"),
        nonce=fields.text("nonce", pattern=_NONCE),
        made_at=fields.instant("made_at"),
        proof=fields.text("proof"),
    )
    try:
        load_public(request.device_key).verify(unb64(request.proof), _proven(request))
    except (InvalidSignature, BadKey) as problem:
        raise BadEnrolment("enrolment.proof") from problem
    return request


def encode_answer(answer: Answer) -> bytes:
    """The payload of ``answer``, for the centre to sign."""
    definitions = activation_table(answer.definitions)
    return canonical({"loket": _ANSWER, **asdict(replace(answer, definitions=())), "definitions": definitions})


def decode_answer(payload: bytes, *, nonce: str) -> Answer:
    """The answer in ``payload`` to the request with ``nonce``; BadEnrolment when it is none."""
    fields = _document(payload, _ANSWER)
    if fields.text("nonce") != nonce:
        raise fields.wrong("nonce")
    recipients = fields.inner("recipients")
    keys = fields.texts("server_keys")
    if not keys:
        raise fields.wrong("server_keys")
    return Answer(
        nonce=nonce,
        device=fields.text("device"),
        district=fields.text("district"),
        district_name=fields.text("district_name"),
        office=fields.text("office"),
        office_name=fields.text("office_name"),
        kiosk_code=fields.text("kiosk_code"),
        server_keys=keys,
        recipients=Recipients(
            recipients.text("centre"), recipients.text("recovery"), recipients.text("inspectorate", default="")
        ),
        ca_pem=fields.text("ca_pem"),
        time=fields.instant("time"),
        incarnation=fields.text("incarnation"),
        poll_s=fields.integer("poll_s", least=1),
        definitions=tuple(map(read_activation, fields.objects("definitions"))),
        settings=fields.table("settings"),
        operators=tuple(_operator(item) for item in fields.objects("operators")),
        challenge=fields.text("challenge"),
    )


def answer_nonce(payload: bytes) -> str:
    """The nonce that an answer names, to find the request it belongs to; BadEnrolment when it is no answer."""
    return _document(payload, _ANSWER).text("nonce")


def _document(data: bytes, kind: str) -> Fields:
    fields = Fields.parse(data, BadEnrolment, "enrolment")
    if fields.text("loket") != kind:
        raise fields.wrong("loket")
    return fields


def _operator(item: Fields) -> OperatorGrant:
    return OperatorGrant(item.text("id"), item.text("name"), item.text("role"), item.text("sealed"), _area(item))


def _area(item: Fields) -> tuple[str, ...]:
    """The RT/RW of a volunteer; a centre of before says nothing of them."""
    return item.texts("area") if "area" in item else ()


def _proven(request: Request) -> bytes:
    return canonical({"loket": _REQUEST, **{name: text for name, text in asdict(request).items() if name != "proof"}})


def _letters(bits: int) -> str:
    return "".join(_CROCKFORD[bits >> shift & 31] for shift in range(25, -1, -5))


def _ca_bits(ca_sha256: str) -> int:
    return int(ca_sha256[:8], 16) >> 2
