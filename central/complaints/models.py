"""Complaints, and the sums that are kept of surveys.

What has no sender is kept so that it cannot be joined to a case or a person: ids are random and drawn here, dates are
weeks or months, no device stands beside it, and surveys are not kept at all, only what they add up to.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from django.db import models

from central.models import ID_LENGTH, Bytes, DistrictModel, Rows, Text, Tree, When, relation

if TYPE_CHECKING:
    from django.db.models import Model

    from central.devices.models import Device
    from central.receive.models import StoredRecord

Day: TypeAlias = "models.DateField[date, date]"


class AnyComplaint(DistrictModel):
    """What both kinds have. ``category`` is empty where only the inspectorate can open ``sealed``.

    ``moves`` is the complaint's own story: one object a move with ``on`` (a day), ``status``, ``who`` and ``note``.
    """

    reader: Text = models.CharField(max_length=12)
    category: Text = models.CharField(max_length=20, blank=True)
    office: Text = models.CharField(max_length=13, blank=True)
    sealed: Bytes = models.BinaryField()
    status: Text = models.CharField(max_length=12, default="waiting")
    moves: Rows = models.JSONField(default=list)

    class Meta:
        abstract = True


class Complaint(AnyComplaint):
    """A complaint with a name; its id is that of the record's subject."""

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    record_id: Text = models.CharField(max_length=ID_LENGTH)
    record: models.ForeignObject[Model, StoredRecord] = relation("receive.StoredRecord", "record_id")
    number: Text = models.CharField(max_length=40)
    filed_on: Day = models.DateField()
    received_at: When = models.DateTimeField()
    since: When = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "status", "received_at"], name="complaint_by_status")]


class AnonymousComplaint(AnyComplaint):
    """A complaint without a name. Its id is random and was drawn here; ``week`` is the Monday of the week it came in.

    ``office`` is empty where so few cases come from that its name would point at somebody.
    """

    week: Day = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "status", "week"], name="anonymous_by_status")]


class SeenMessages(DistrictModel):
    """The ids of the messages that came in a month, 16 bytes each, sorted, so that a repetition has no effect.

    One row for all of them: rows of their own would lie in the order in which they came.
    """

    month: Text = models.CharField(max_length=7)
    ids: Bytes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "month"], name="seen_once")]


class UnreadMessage(DistrictModel):
    """A message that could not be opened, as it came, for a later version or another key; its id was drawn here."""

    sealed: Bytes = models.BinaryField()


class SurveyTally(DistrictModel):
    """The sums of a period: a month (``2026-11``) or, for who the respondents are, a half-year (``2026-S2``).

    ``figures`` has one entry a cell: ``all``, ``office:<code>``, ``service:<code>``, or ``sex:L`` and the like.
    """

    period: Text = models.CharField(max_length=7)
    figures: Tree = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "period"], name="tally_once")]
