"""Offices, their kiosks, and the two logs by which the centre speaks to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from central.models import (
    HASH_LENGTH,
    ID_LENGTH,
    BigNumber,
    Bytes,
    DistrictModel,
    Flag,
    LongText,
    MaybeWhen,
    Text,
    Texts,
    Tree,
    When,
    relation,
)

if TYPE_CHECKING:
    from django.db.models import Model


class Centre(DistrictModel):
    """The one row of a district: what it is called, and the counters that give out gapless numbers.

    Every deed that writes into the register locks this row first (``central.devices.ledger``), so deeds of one
    district happen one after another on every engine, and no two of them can wait for each other.
    """

    name: Text = models.CharField(max_length=120)
    incarnation: Text = models.CharField(max_length=ID_LENGTH)
    changes: BigNumber = models.BigIntegerField(default=0)
    arrivals: BigNumber = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district"], name="one_centre_a_district")]


class Office(DistrictModel):
    """A village or ward office; ``code`` is its Kemendagri code of level four, ``phones`` are its own (+62...)."""

    code: Text = models.CharField(max_length=13)
    name: Text = models.CharField(max_length=120)
    phones: Texts = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "code"], name="office_code_once")]


class Device(DistrictModel):
    """One enrolled kiosk: its keys, and how far it has read the logs.

    ``unproven`` until it has opened the challenge sealed to its age key, then ``active``, at last ``revoked``.
    ``changes`` is the number of the newest entry of its own log, ``report`` its latest `device.reported`.
    """

    class State(models.TextChoices):
        """What the centre makes of this kiosk's records."""

        UNPROVEN = "unproven"
        ACTIVE = "active"
        REVOKED = "revoked"

    office: Text = models.CharField(max_length=13)
    kiosk_code: Text = models.CharField(max_length=2)
    label: Text = models.CharField(max_length=120)
    state: Text = models.CharField(max_length=10, choices=State.choices, default=State.UNPROVEN)
    signing_key: Text = models.CharField(max_length=64)
    recipient: Text = models.CharField(max_length=128)
    fingerprint: Text = models.CharField(max_length=40)
    challenge_hash: Text = models.CharField(max_length=HASH_LENGTH, blank=True)
    enrolled_at: When = models.DateTimeField()
    proven_at: MaybeWhen = models.DateTimeField(null=True)
    revoked_at: MaybeWhen = models.DateTimeField(null=True)
    revoked_why: LongText = models.TextField(blank=True)
    seen_at: MaybeWhen = models.DateTimeField(null=True)
    report: Tree = models.JSONField(default=dict)
    reported_at: MaybeWhen = models.DateTimeField(null=True)
    changes: BigNumber = models.BigIntegerField(default=0)
    read_district: BigNumber = models.BigIntegerField(default=0)
    read_device: BigNumber = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "signing_key"], name="device_key_once")]
        indexes: ClassVar = [models.Index(fields=["district", "office", "state"], name="device_by_office")]


class EnrolmentCode(DistrictModel):
    """A code that lets one kiosk in, once; only a keyed hash of its secret half is kept."""

    secret_hash: Text = models.CharField(max_length=HASH_LENGTH)
    office: Text = models.CharField(max_length=13)
    kiosk_code: Text = models.CharField(max_length=2)
    operator_name: Text = models.CharField(max_length=120)
    operator_role: Text = models.CharField(max_length=20)
    made_at: When = models.DateTimeField()
    made_by: Text = models.CharField(max_length=120)
    expires_at: When = models.DateTimeField()
    used_at: MaybeWhen = models.DateTimeField(null=True)
    device_id: Text = models.CharField(max_length=ID_LENGTH, null=True)  # noqa: DJ001 (an empty text would point to no row)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "secret_hash"], name="code_once")]


class FailedGuess(DistrictModel):
    """A wrong enrolment code and the address that tried it, kept for as long as guesses are counted."""

    address: Text = models.CharField(max_length=45)
    at: When = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "at"], name="guess_by_time")]


class Operator(DistrictModel):
    """A person who works at the kiosks of an office; passphrases never leave the kiosk.

    ``area`` are the RT/RW of a volunteer ("002/005"); ``phone`` (+62...) and ``nik`` are those that the district wrote
    down, so that helping his neighbours raises no signal.
    """

    office: Text = models.CharField(max_length=13)
    name: Text = models.CharField(max_length=120)
    role: Text = models.CharField(max_length=20)
    active: Flag = models.BooleanField(default=True)
    area: Texts = models.JSONField(default=list)
    phone: Text = models.CharField(max_length=20, blank=True)
    nik: Text = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "office"], name="operator_by_office")]


class DistrictChange(DistrictModel):
    """An entry of the log that every kiosk of the district reads; ``lines`` are its signed bytes."""

    number: BigNumber = models.BigIntegerField()
    type: Text = models.CharField(max_length=40)
    at: When = models.DateTimeField()
    lines: Bytes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "number"], name="district_log_gapless")]


class DeviceChange(DistrictModel):
    """An entry of one kiosk's log; ``change`` is the change's own id, the same for all kiosks that were told."""

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    number: BigNumber = models.BigIntegerField()
    change: Text = models.CharField(max_length=ID_LENGTH)
    type: Text = models.CharField(max_length=40)
    at: When = models.DateTimeField()
    lines: Bytes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "device_id", "number"], name="device_log_gapless")
        ]


class BlobGrant(DistrictModel):
    """The right of one kiosk to fetch one blob, given by the change that named it."""

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    given_at: When = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "device_id", "sha256"], name="grant_once")]
