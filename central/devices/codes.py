"""Enrolment codes: made for one office and kiosk, told once, redeemed once, and hard to guess."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from central.devices.keyring import keyring
from central.devices.models import Device, EnrolmentCode, FailedGuess, Office
from central.devices.tls import ca_sha256
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from sync.protocol.enrolment import SECRET_BITS, Invitation, encode_invitation, make_code, show_code

LIFE: Final = timedelta(days=3)
_WINDOW: Final = timedelta(minutes=15)
_GUESSES_OF_ONE: Final = 10
_GUESSES_OF_ALL: Final = 100
_KIOSK_FIRST: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_KIOSK_SECOND: Final = "123456789"


class CodeNotMade(Exception):
    """A code cannot be made; ``code`` says why: ``office.unknown`` or ``kiosk.used_up``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A new code as people read it, and the same as the JSON of a QR code or file; neither can be had again."""

    text: str
    invitation: bytes
    row: EnrolmentCode


def make_enrolment_code(
    office: Office, *, operator_name: str, operator_role: str, made_by: str, now: datetime, kiosk_code: str = ""
) -> MadeCode:
    """A code for a new kiosk of ``office``, valid for ``LIFE``; the kiosk gets the next free two characters.

    Raises:
        CodeNotMade: ``kiosk.used_up``.
    """
    ca = ca_sha256(settings.LOKET_DATA)
    code = make_code(secrets.randbits(SECRET_BITS), ca)
    row = EnrolmentCode.objects.create(
        district=office.district,
        id=new_id(now),
        secret_hash=secret_hash(code),
        office=office.code,
        kiosk_code=kiosk_code or next_kiosk_code(office),
        operator_name=operator_name,
        operator_role=operator_role,
        made_at=now,
        made_by=made_by,
        expires_at=now + LIFE,
    )
    invitation = Invitation(settings.LOKET_URL, code, ca, office.code, to_text(row.expires_at))
    return MadeCode(show_code(code), encode_invitation(invitation), row)


def next_kiosk_code(office: Office) -> str:
    """Two characters that no kiosk of ``office`` ever had, so that receipt numbers stay apart."""
    scope = {"district": office.district, "office": office.code}
    used = set(Device.objects.filter(**scope).values_list("kiosk_code", flat=True))
    used |= set(EnrolmentCode.objects.filter(**scope).values_list("kiosk_code", flat=True))
    for first in _KIOSK_FIRST:
        for second in _KIOSK_SECOND:
            if first + second not in used:
                return first + second
    raise CodeNotMade("kiosk.used_up")


def secret_hash(code: str) -> str:
    """The keyed hash under which the secret half of ``code`` (twelve characters) is kept."""
    return hmac.new(keyring(settings.LOKET_DATA).code_key, code[:6].encode(), hashlib.sha256).hexdigest()


def may_guess(district: str, address: str, now: datetime) -> bool:
    """Whether another code may be tried from ``address``: few wrong ones from there, and not too many from anywhere."""
    recent = FailedGuess.objects.filter(district=district, at__gt=now - _WINDOW)
    return recent.count() < _GUESSES_OF_ALL and recent.filter(address=address).count() < _GUESSES_OF_ONE


def count_guess(district: str, address: str, now: datetime) -> None:
    """Remember a wrong code; guesses that no longer count are forgotten."""
    FailedGuess.objects.filter(district=district, at__lte=now - _WINDOW).delete()
    FailedGuess.objects.create(district=district, id=new_id(now), address=address, at=now)
