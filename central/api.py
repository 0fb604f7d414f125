"""The small calls of programs, described as OpenAPI at /v1/openapi.json; streams are plain views in receive/."""

from __future__ import annotations

import re
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

from central import clock
from central.devices.enrol import confirm, enrol
from central.devices.keyring import keyring
from central.devices.models import Centre, Device
from central.devices.requests import sender
from central.devices.tls import ca_pem
from central.problems import Refused, problem
from central.register import track as tracking
from kiosk.domain.instants import to_text
from sync.protocol.errors import BadTracking
from sync.protocol.hello import NONCE, Hello, encode_hello
from sync.protocol.signed import CONTENT_TYPE, sign, to_lines
from sync.protocol.tracking import decode_question, encode_standing

_MOST_BYTES: Final = 16 * 1024
_WAIT_S: Final = 600

api = NinjaAPI(
    title="Loket: the centre",
    version="1",
    description="Calls of kiosks. The streams (batches, changes, uploads, blobs) are described in sync/PROTOCOL.md.",
    docs_url=None,
    urls_namespace="v1",
)


class Confirmation(Schema):
    """Proof that the kiosk can open what is sealed to it: the challenge, opened, in base64url."""

    challenge: str


class ProblemDocument(Schema):
    """A refusal (RFC 9457) with a stable code."""

    type: str
    title: str
    status: int
    code: str


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(error.status, error.code)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(400, "request.bad")


@api.get("/ca", summary="The certificate authority that this centre's certificate comes from, as PEM")
def ca(request: HttpRequest) -> HttpResponse:
    """Asked before the certificate can be believed; the enrolment code tells whether this is the right one."""
    return HttpResponse(ca_pem(settings.LOKET_DATA), content_type="application/x-pem-file")


@api.get("/hello", summary="The centre's time, signed over the asker's nonce", response={400: ProblemDocument})
def hello(request: HttpRequest, nonce: str) -> HttpResponse:
    """Unsigned, because a kiosk whose clock is wrong asks it."""
    if not re.fullmatch(NONCE, nonce):
        raise Refused(400, "hello.nonce")
    centre = Centre.objects.get(district=settings.LOKET_DISTRICT)
    payload = encode_hello(Hello(nonce, to_text(clock.now()), centre.district, centre.incarnation))
    return _signed(to_lines(sign(payload, keyring(settings.LOKET_DATA).current)))


@api.post(
    "/enrol",
    summary="Ask to be taken in, with a one-time code",
    response={400: ProblemDocument, 403: ProblemDocument, 429: ProblemDocument},
)
def ask_enrolment(request: HttpRequest) -> HttpResponse:
    """The body is an enrolment request (sync/protocol/schemas/enrolment.json), the answer one signed payload."""
    return _signed(enrol(_body(request), str(request.META.get("REMOTE_ADDR", ""))[:45], clock.now()))


@api.post(
    "/enrol/confirm",
    summary="Prove the age key by opening the challenge",
    response={204: None, 401: ProblemDocument, 403: ProblemDocument},
)
def confirm_enrolment(request: HttpRequest, proof: Confirmation) -> HttpResponse:
    """Signed by the kiosk (RFC 9421)."""
    now = clock.now()
    confirm(sender(request, _body(request), now), proof.challenge, now)
    return HttpResponse(status=204)


@api.post(
    "/track",
    summary="How a case stands, by its receipt number and four digits",
    response={400: ProblemDocument, 401: ProblemDocument, 403: ProblemDocument, 429: ProblemDocument},
)
def track(request: HttpRequest) -> HttpResponse:
    """Signed by the kiosk (RFC 9421); the answer is one signed payload (sync/protocol/schemas/track.json)."""
    now, body = clock.now(), _body(request)
    device = sender(request, body, now)
    if device.state != Device.State.ACTIVE:
        raise Refused(403, f"device.{device.state}")
    try:
        question = decode_question(body)
    except BadTracking as error:
        raise Refused(400, error.code) from error
    if not tracking.may_ask(device, now):
        slow = problem(429, "tracking.slow")
        slow["Retry-After"] = str(_WAIT_S)
        return slow
    payload = encode_standing(tracking.track(device, question, now), question.nonce)
    return _signed(to_lines(sign(payload, keyring(settings.LOKET_DATA).current)))


def _body(request: HttpRequest) -> bytes:
    body: bytes = request.body
    if len(body) > _MOST_BYTES:
        raise Refused(413, "request.too_large")
    return body


def _signed(lines: bytes) -> HttpResponse:
    return HttpResponse(lines, content_type=CONTENT_TYPE)
