"""Enrolment over the road: by network with a code, typed or read from a QR, and by files where there is no network."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.domain.instants import to_text
from kiosk.store import files, settings
from kiosk.store.store import Store
from kiosk.work import enrol as work
from kiosk.work.desk import Desk
from kiosk.work.enrol import Pending
from sync.http import Link, fetch_authority, post_enrolment
from sync.line import Line, LinkTrouble, pinned_context, unchecked_context
from sync.protocol.enrolment import (
    Answer,
    Invitation,
    Request,
    code_names_ca,
    decode_answer,
    decode_invitation,
    encode_invitation,
    encode_request,
    make_request,
)
from sync.protocol.errors import BadEnrolment, ProtocolError
from sync.protocol.keys import fingerprint, public_text, unb64
from sync.protocol.seal import open_sealed
from sync.protocol.signed import from_lines, verify

_INVITATION_NAME: Final = "invitation.loket-daftar"
_CHALLENGE: Final = "enrolment.challenge"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The centre has answered; ``fingerprint`` is to be compared with the officer's screen before ``finish``."""

    answer: Answer
    pending: Pending
    url: str
    fingerprint: str


def by_network(folder: Path, url: str, code: str, *, label: str, now: datetime, ca_sha256: str = "") -> Enrolled:
    """Ask the centre at ``url`` to take this kiosk in; may be repeated with the same code when the answer was lost.

    ``ca_sha256`` comes from a QR code or an invitation file; a typed ``code`` names the authority by 30 bits alone.
    ``now`` is the machine's clock.

    Raises:
        LinkTrouble: ``link.identity`` when another authority answers, ``link.denied`` when the code is not accepted.
    """
    first = Line(url, unchecked_context())
    try:
        authority = fetch_authority(first)
    finally:
        first.close()
    _check_authority(authority, code, ca_sha256)
    pending = work.begin(folder)
    line = Line(url, pinned_context(authority))
    try:
        data = post_enrolment(line, _request(pending, code, label, now))
    finally:
        line.close()
    return _enrolled(data, pending, url, code, ca_sha256)


def request_file(folder: Path, invitation: Invitation, *, label: str, now: datetime) -> bytes:
    """The file that a person carries to the back office; the invitation is remembered until the answer comes."""
    request = _request(work.begin(folder), invitation.code, label, now)
    files.write_durably(folder / _INVITATION_NAME, encode_invitation(invitation))
    return encode_request(request)


def read_answer_file(folder: Path, data: bytes) -> Enrolled:
    """What the file from the back office says.

    Raises:
        BadEnrolment: ``enrolment.not_asked`` when this kiosk asked nobody, else the file is not the answer to it.
        LinkTrouble: ``link.identity`` when another authority than the invitation's has answered.
    """
    path = folder / _INVITATION_NAME
    if not path.is_file():
        raise BadEnrolment("enrolment.not_asked")
    invitation = decode_invitation(path.read_bytes())
    return _enrolled(data, work.begin(folder), invitation.url, invitation.code, invitation.ca_sha256)


def finish(folder: Path, enrolled: Enrolled, *, now: datetime) -> Store:
    """The new kiosk's store, once a person has found both fingerprints the same; its first round will ``prove`` it."""
    store = work.prepare(folder, enrolled.answer, enrolled.pending, url=enrolled.url, now=now)
    settings.put(store, _CHALLENGE, enrolled.answer.challenge)
    (folder / _INVITATION_NAME).unlink(missing_ok=True)
    return store


def prove(desk: Desk, link: Link) -> bool:
    """Show the centre that this kiosk can open what is sealed to it; whether there was still something to show.

    Until then the centre keeps this device's records apart, so it is repeated until it was heard.
    """
    challenge = settings.get(desk.store, _CHALLENGE)
    if not challenge:
        return False
    link.confirm(open_sealed(unb64(challenge), desk.device.identity.secret))
    settings.put(desk.store, _CHALLENGE, "")
    return True


def authority_hash(ca_pem: str) -> str:
    """The SHA-256 of the certificate in ``ca_pem``; LinkTrouble ``link.captive`` when there is none in it."""
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(ca_pem.strip())).hexdigest()
    except ValueError as problem:
        raise LinkTrouble("link.captive", "ca") from problem


def _request(pending: Pending, code: str, label: str, now: datetime) -> Request:
    return make_request(
        code=code,
        key=pending.key,
        recipient=pending.identity.recipient,
        label=label,
        nonce=pending.nonce,
        made_at=to_text(now),
    )


def _check_authority(ca_pem: str, code: str, ca_sha256: str) -> str:
    found = authority_hash(ca_pem)
    if not code_names_ca(code, found) or ca_sha256 not in {"", found}:
        raise LinkTrouble("link.identity", "ca.fingerprint")
    return found


def _enrolled(data: bytes, pending: Pending, url: str, code: str, ca_sha256: str) -> Enrolled:
    try:
        signed = from_lines(data)
        answer = decode_answer(signed.payload, nonce=pending.nonce)
        # The answer brings its own keys: that they are the centre's is what the two fingerprints are compared for.
        verify(signed, answer.server_keys[:1])
    except BadEnrolment:
        raise
    except ProtocolError as problem:
        raise BadEnrolment("enrolment.proof", problem.code) from problem
    authority = _check_authority(answer.ca_pem, code, ca_sha256)
    shown = fingerprint(
        bytes.fromhex(authority),
        unb64(answer.server_keys[0]),
        unb64(public_text(pending.key)),
        pending.identity.recipient.encode(),
    )
    return Enrolled(answer, pending, url, shown)
