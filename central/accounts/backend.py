"""Logging in: a name is looked up in the district that this centre serves."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from central.accounts.models import Officer


class DistrictBackend:
    """Finds officers by district and name."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None
    ) -> Officer | None:
        """The officer with this name and passphrase, None when either is wrong or the account is closed."""
        if not username or password is None:
            return None
        officer = Officer.objects.filter(district=settings.LOKET_DISTRICT, username=username).first()
        if officer is None:
            # As much work as for a name that exists, so that time does not tell which names do.
            make_password(password)
            return None
        return officer if officer.check_password(password) and officer.is_active else None

    def get_user(self, user_id: tuple[str, str]) -> Officer | None:
        """The officer of a session, None when the account was closed meanwhile."""
        officer = Officer.objects.filter(pk=tuple(user_id)).first()
        return officer if officer is not None and officer.is_active else None
