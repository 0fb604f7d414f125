"""Taking a kiosk in: the code is redeemed, keys are exchanged, and the kiosk proves that it can open what is sealed."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from central.audit.note import note_device
from central.definitions.catalogue import active_definitions
from central.definitions.district import for_kiosks
from central.devices.codes import count_guess, may_guess, secret_hash
from central.devices.keyring import Keyring, keyring
from central.devices.ledger import writing
from central.devices.models import Centre, Device, EnrolmentCode, Office, Operator
from central.devices.operators import grant_for, make_operator
from central.devices.tls import ca_pem, ca_sha256
from central.problems import Refused
from central.receive.examine import examine_deferred
from central.register.publish import tell_newcomer
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from sync.protocol.enrolment import Answer, OperatorGrant, Request, code_names_ca, decode_request, encode_answer
from sync.protocol.errors import BadEnrolment, BadKey, BadSeal
from sync.protocol.keys import b64, fingerprint, unb64
from sync.protocol.seal import seal
from sync.protocol.signed import sign, to_lines

_CHALLENGE_BYTES: Final = 32


def enrol(data: bytes, address: str, now: datetime) -> bytes:
    """The signed answer (two lines) to the enrolment request ``data`` that came from ``address``, or as a file ("").

    The same kiosk may repeat its request while the code lives, because the answer may have been lost.

    Raises:
        Refused: 400 for a malformed request, 403 ``enrolment.refused``, ``enrolment.expired``,
            ``enrolment.used`` or ``enrolment.key_known``, 429 ``enrolment.slow``.
    """
    district = settings.LOKET_DISTRICT
    request = _read(data)
    if not may_guess(district, address, now):
        raise Refused(429, "enrolment.slow")
    code = _code_of(request, district)
    if code is None:
        count_guess(district, address, now)
        raise Refused(403, "enrolment.refused")
    challenge = secrets.token_bytes(_CHALLENGE_BYTES)
    sealed = _sealed(challenge, request.device_recipient)
    with transaction.atomic():
        centre = Centre.objects.select_for_update().get(district=district)
        code = EnrolmentCode.objects.get(district=district, id=code.id)
        device = _admit(code, request, now)
        device.challenge_hash = hashlib.sha256(challenge).hexdigest()
        device.recipient = request.device_recipient
        device.fingerprint = _fingerprint(device)
        device.save()
        EnrolmentCode.objects.filter(district=district, id=code.id).update(used_at=now, device_id=device.id)
        operators = _operators(code, request.device_recipient, now)
    answer = _answer(request, device, centre, operators, sealed, now)
    return to_lines(sign(encode_answer(answer), keyring(settings.LOKET_DATA).current))


def confirm(device: Device, challenge: str, now: datetime) -> None:
    """Believe ``device`` because it opened the challenge; what waited for that is examined, and it is told its cases.

    Raises:
        Refused: 403 ``enrolment.challenge`` when the text is not what was sealed, or ``device.revoked``.
    """
    try:
        opened = hashlib.sha256(unb64(challenge)).hexdigest()
    except BadKey as error:
        raise Refused(403, "enrolment.challenge") from error
    with writing(device.district, now) as ledger:
        fresh = Device.objects.get(district=device.district, id=device.id)
        if fresh.state == Device.State.REVOKED:
            raise Refused(403, "device.revoked")
        if not hmac.compare_digest(opened, fresh.challenge_hash):
            raise Refused(403, "enrolment.challenge")
        if fresh.state == Device.State.ACTIVE:
            return
        Device.objects.filter(district=device.district, id=device.id).update(
            state=Device.State.ACTIVE, proven_at=now, seen_at=now
        )
        fresh.state = Device.State.ACTIVE
        note_device(device.district, device.id, "", "device.proven", now)
        examine_deferred(ledger, fresh)
        tell_newcomer(ledger, fresh)


def _read(data: bytes) -> Request:
    try:
        return decode_request(data)
    except BadEnrolment as error:
        raise Refused(400, error.code) from error


def _code_of(request: Request, district: str) -> EnrolmentCode | None:
    if not code_names_ca(request.code, ca_sha256(settings.LOKET_DATA)):
        return None
    return EnrolmentCode.objects.filter(district=district, secret_hash=secret_hash(request.code)).first()


def _admit(code: EnrolmentCode, request: Request, now: datetime) -> Device:
    if code.expires_at <= now:
        raise Refused(403, "enrolment.expired")
    known = Device.objects.filter(district=code.district, signing_key=request.device_key).first()
    if known is not None and known.id == code.device_id:
        if known.state == Device.State.REVOKED:
            raise Refused(403, "device.revoked")
        if known.state == Device.State.ACTIVE and known.recipient != request.device_recipient:
            raise Refused(403, "enrolment.key_known")
        return known
    if code.device_id:
        raise Refused(403, "enrolment.used")
    if known is not None:
        raise Refused(403, "enrolment.key_known")
    return Device(
        district=code.district,
        id=new_id(now),
        office=code.office,
        kiosk_code=code.kiosk_code,
        label=request.label[:120],
        signing_key=request.device_key,
        recipient=request.device_recipient,
        enrolled_at=now,
    )


def _sealed(challenge: bytes, recipient: str) -> bytes:
    try:
        return seal(challenge, [recipient])
    except BadSeal as error:
        raise Refused(400, error.code) from error


def _fingerprint(device: Device) -> str:
    server = keyring(settings.LOKET_DATA).public_keys[0]
    certificate = bytes.fromhex(ca_sha256(settings.LOKET_DATA))
    return fingerprint(certificate, unb64(server), unb64(device.signing_key), device.recipient.encode())


def _operators(code: EnrolmentCode, recipient: str, now: datetime) -> tuple[OperatorGrant, ...]:
    """Everybody who works in the office, the one whom the code names first, with secrets for this kiosk alone."""
    people = list(Operator.objects.filter(district=code.district, office=code.office, active=True).order_by("id"))
    if code.operator_name and code.operator_name not in {person.name for person in people}:
        people.append(make_operator(code.district, code.office, code.operator_name, code.operator_role, now))
    people.sort(key=lambda person: person.name != code.operator_name)
    return tuple(grant_for(person, recipient) for person in people)


def _answer(
    request: Request, device: Device, centre: Centre, operators: tuple[OperatorGrant, ...], sealed: bytes, now: datetime
) -> Answer:
    keys: Keyring = keyring(settings.LOKET_DATA)
    office = Office.objects.get(district=device.district, code=device.office)
    return Answer(
        nonce=request.nonce,
        device=device.id,
        district=device.district,
        district_name=centre.name,
        office=office.code,
        office_name=office.name,
        kiosk_code=device.kiosk_code,
        server_keys=keys.public_keys,
        recipients=keys.recipients,
        ca_pem=ca_pem(settings.LOKET_DATA),
        time=to_text(now),
        incarnation=centre.incarnation,
        poll_s=settings.LOKET_POLL_SECONDS,
        definitions=active_definitions(device.district),
        settings=for_kiosks(),
        operators=operators,
        challenge=b64(sealed),
    )
