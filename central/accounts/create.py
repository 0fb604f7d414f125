"""Opening an account for an officer."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password

from central.accounts.models import Officer
from central.accounts.roles import Role
from kiosk.domain.ids import new_id


def create_officer(username: str, passphrase: str, *, name: str, role: Role, now: datetime) -> Officer:
    """A new account of this district; django's ``ValidationError`` when the passphrase is too weak."""
    officer = Officer(
        district=settings.LOKET_DISTRICT, id=new_id(now), username=username, name=name, role=role.value, made_at=now
    )
    validate_password(passphrase, officer)
    officer.set_password(passphrase)
    officer.save(force_insert=True)
    return officer
