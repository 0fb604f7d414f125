"""The centre of the demonstration: a district of fictitious people, two offices and one officer."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.conf import settings

from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role
from central.devices.codes import make_enrolment_code
from central.devices.founding import add_office

OFFICES: Final = (("99.01.01.2001", "Desa Contoh Maju"), ("99.01.01.2002", "Desa Contoh Makmur"))
OFFICER: Final = "petugas"


def create_demo(now: datetime) -> Iterator[str]:
    """Make what is missing of the demonstration, and say what a person needs to know of it."""
    offices = [add_office(code, name, now) for code, name in OFFICES]
    if Officer.objects.filter(district=settings.LOKET_DISTRICT, username=OFFICER).exists():
        return
    passphrase = secrets.token_urlsafe(12)
    create_officer(OFFICER, passphrase, name="Sari Contoh", role=Role.SUPERVISOR, now=now)
    yield f"Demo officer: {OFFICER} / {passphrase}"
    made = make_enrolment_code(
        offices[0], operator_name="Budi Contoh", operator_role="operator", made_by="demo", now=now
    )
    yield f"Demo enrolment code: {made.text}"
