"""The people of the registry who decide at the centre."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from central.accounts.roles import RIGHTS, Right, Role
from central.models import DistrictModel, Flag, Text, When


class Officer(DistrictModel, AbstractBaseUser):
    """An account of one person; what it may do follows from ``role`` by the table in ``central.accounts.roles``."""

    username: Text = models.CharField(max_length=60)
    name: Text = models.CharField(max_length=120)
    role: Text = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    is_active: Flag = models.BooleanField(default=True)
    made_at: When = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = ""
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[BaseUserManager[Officer]] = BaseUserManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "username"], name="officer_name_once")]

    def may(self, right: Right) -> bool:
        """Whether this person's role gives ``right``."""
        return self.is_active and right in RIGHTS[Role(self.role)]
