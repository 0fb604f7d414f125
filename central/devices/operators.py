"""The people who work at the kiosks of an office: granted to every kiosk there, and taken away again."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.audit.note import note_officer
from central.devices.ledger import writing
from central.devices.models import Device, Office, Operator
from central.problems import Refused
from kiosk.domain.ids import new_id
from kiosk.domain.neighbourhoods import VOLUNTEER, in_full
from kiosk.domain.nik import InvalidNik, Nik
from kiosk.domain.phones import InvalidPhone, parse_phone
from sync.protocol.changes import ChangeType
from sync.protocol.enrolment import OperatorGrant
from sync.protocol.keys import b64
from sync.protocol.seal import seal

_SECRET_BYTES = 24


@dataclass(frozen=True, slots=True)
class Helper:
    """What makes an operator a registered volunteer: his RT/RW, his telephone (+62...) and his NIK."""

    area: tuple[str, ...] = ()
    phone: str = ""
    nik: str = ""


OFFICE: Final = Helper()
"""Somebody of the office: no area of his own, nothing to register."""


def volunteer(area: Sequence[str], phone: str = "", nik: str = "") -> Helper:
    """A volunteer for ``area``, as people write it (``2/5`` is ``002/005``).

    Raises:
        Refused: 400 ``operator.area`` (empty, or no RT/RW), ``operator.phone``, ``operator.nik``.
    """
    places = [in_full(place) for place in area]
    if not places or not all(places):
        raise Refused(400, "operator.area")
    try:
        number = parse_phone(phone) if phone else ""
    except InvalidPhone:
        raise Refused(400, "operator.phone") from None
    try:
        digits = Nik.parse(nik, allow_contoh=True, allow_unknown_province=True).digits if nik else ""
    except InvalidNik:
        raise Refused(400, "operator.nik") from None
    return Helper(tuple(dict.fromkeys(places)), number, digits)


def make_operator(district: str, office: str, name: str, role: str, now: datetime, helper: Helper = OFFICE) -> Operator:
    """A new row; kiosks are told by the caller."""
    return Operator.objects.create(
        district=district, id=new_id(now), office=office, name=name, role=role, area=list(helper.area),
        phone=helper.phone, nik=helper.nik,
    )  # fmt: skip


def grant_for(operator: Operator, recipient: str) -> OperatorGrant:
    """What one kiosk is told of ``operator``: a new activation secret that only this kiosk can open."""
    secret = seal(secrets.token_urlsafe(_SECRET_BYTES).encode(), [recipient])
    return OperatorGrant(operator.id, operator.name, operator.role, b64(secret), tuple(operator.area))


def add_operator(
    office: Office, name: str, role: str, officer: Officer | None, now: datetime, helper: Helper = OFFICE
) -> Operator:
    """Let somebody work at every kiosk of ``office``; a name that works there already is the same person.

    ``officer`` is None for a command at the centre itself.

    Raises:
        Refused: 403 ``request.forbidden`` when the officer may not, 400 ``operator.area`` for a volunteer without one.
    """
    _check(officer)
    if (role == VOLUNTEER) != bool(helper.area):
        raise Refused(400, "operator.area")
    with writing(office.district, now) as ledger:
        known = Operator.objects.filter(district=office.district, office=office.code, name=name, active=True).first()
        if known is not None:
            return known
        operator = make_operator(office.district, office.code, name, role, now, helper)
        for device in _kiosks(office.district, office.code):
            grant = grant_for(operator, device.recipient)
            body: dict[str, object] = {
                "operator": grant.id,
                "name": grant.name,
                "role": grant.role,
                "sealed": grant.sealed,
            }
            if grant.area:
                body["area"] = list(grant.area)
            ledger.to_device(device.id, ChangeType.OPERATOR_GRANTED.value, body)
        if officer is not None:
            note_officer(officer, "operator.granted", operator.id, now, {"office": office.code, "name": name})
        return operator


def remove_operator(operator: Operator, officer: Officer | None, now: datetime) -> None:
    """Take the keys of ``operator`` away at every kiosk of his office; what he did keeps his name.

    Raises:
        Refused: 403 ``request.forbidden`` when the officer may not.
    """
    _check(officer)
    with writing(operator.district, now) as ledger:
        scope = Operator.objects.filter(district=operator.district, id=operator.id, active=True)
        if not scope.update(active=False):
            return
        for device in _kiosks(operator.district, operator.office):
            ledger.to_device(device.id, ChangeType.OPERATOR_REMOVED.value, {"operator": operator.id})
        if officer is not None:
            note_officer(officer, "operator.removed", operator.id, now, {"name": operator.name})


def _kiosks(district: str, office: str) -> list[Device]:
    return list(Device.objects.filter(district=district, office=office).exclude(state=Device.State.REVOKED))


def _check(officer: Officer | None) -> None:
    if officer is not None and not officer.may(Right.DEVICES):
        raise Refused(403, "request.forbidden")
