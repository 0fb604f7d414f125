"""What is kept of a case to lay it beside others: its traits, the keys it is found under, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from central.models import ID_LENGTH, DistrictModel, Flag, Number, Text, When, relation

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import Model

    from central.register.models import Application

KEY_LENGTH = 140


class CaseTraits(DistrictModel):
    """One row a case: whom it is about, and who stands behind it (`kiosk.domain.duplicates`, ``broker_signals``).

    ``family`` tells families apart, ``proxy`` is the NIK of somebody with a letter of authority, ``account`` the
    operator, ``outside`` whether he sent it from outside his area.
    """

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation("register.Application", "case_id")
    name: Text = models.CharField(max_length=120)
    nik: Text = models.CharField(max_length=16, blank=True)
    born: models.DateField[date | None, date | None] = models.DateField(null=True)
    mother: Text = models.CharField(max_length=120, blank=True)
    mother_nik: Text = models.CharField(max_length=16, blank=True)
    multiple: Flag = models.BooleanField(default=False)
    twin_of: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    at: When = models.DateTimeField()
    family: Text = models.CharField(max_length=ID_LENGTH)
    phone: Text = models.CharField(max_length=20, blank=True)
    proxy: Text = models.CharField(max_length=16, blank=True)
    account: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    outside: Flag = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "case_id"], name="traits_once")]
        indexes: ClassVar = [
            models.Index(fields=["district", "phone", "at"], name="traits_by_phone"),
            models.Index(fields=["district", "proxy", "at"], name="traits_by_proxy"),
            models.Index(fields=["district", "account", "outside", "at"], name="traits_by_account"),
        ]


class CaseKey(DistrictModel):
    """One key under which a case is found."""

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation("register.Application", "case_id")
    key: Text = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "key"], name="case_by_key"),
            models.Index(fields=["district", "case_id"], name="keys_of_case"),
        ]


class LikeCase(DistrictModel):
    """Two cases that may be one, by ``rule``; each of the two has a row that names the other."""

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation("register.Application", "case_id")
    other_id: Text = models.CharField(max_length=ID_LENGTH)
    other: models.ForeignObject[Model, Application] = relation("register.Application", "other_id")
    rule: Text = models.CharField(max_length=24)
    found_at: When = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "case_id", "other_id"], name="like_once")]
        indexes: ClassVar = [models.Index(fields=["district", "other_id"], name="like_by_other")]


class BrokerSignal(DistrictModel):
    """One sign of a broker about a case, shown to officers: ``families`` is how many stand behind it."""

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation("register.Application", "case_id")
    code: Text = models.CharField(max_length=12)
    families: Number = models.IntegerField()
    registered: Flag = models.BooleanField(default=False)
    found_at: When = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "case_id", "code"], name="signal_once")]
