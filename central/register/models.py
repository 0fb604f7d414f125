"""Cases as the registry sees them: revisions, papers, products with their clocks, and the history of every move."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from central.audit.models import AppendOnlyModel
from central.models import (
    HASH_LENGTH,
    ID_LENGTH,
    BigNumber,
    DistrictModel,
    LongText,
    MaybeWhen,
    Number,
    Rows,
    Text,
    Tree,
    When,
    relation,
)

if TYPE_CHECKING:
    from django.db.models import Manager, Model

    from central.devices.models import Device
    from central.receive.models import StoredRecord, Upload


class Application(DistrictModel):
    """One resident's case; its id is the kiosk's UUIDv7 for life.

    ``revision`` is the highest that took effect, ``arrival`` the place in the queue (order in which first revisions
    came in), ``version`` counts what kiosks were told. ``return_change`` is the id of the change that told the latest
    return; a mending names it. ``name_key`` is the normalised name by which people search.
    """

    number: Text = models.CharField(max_length=40)
    service: Text = models.CharField(max_length=40)
    variant: Text = models.CharField(max_length=40)
    definition_version: Number = models.IntegerField()
    definition_sha256: Text = models.CharField(max_length=HASH_LENGTH)
    home_office: Text = models.CharField(max_length=13)
    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    subject_name: Text = models.CharField(max_length=120)
    name_key: Text = models.CharField(max_length=120)
    applicant_name: Text = models.CharField(max_length=120)
    applicant_phone: Text = models.CharField(max_length=20, blank=True)
    captured_at: When = models.DateTimeField()
    first_received_at: When = models.DateTimeField()
    arrival: BigNumber = models.BigIntegerField()
    revision: Number = models.IntegerField()
    status: Text = models.CharField(max_length=12)
    since: When = models.DateTimeField()
    version: Number = models.IntegerField(default=0)
    claimed_by: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    claimed_name: Text = models.CharField(max_length=120, blank=True)
    claimed_at: MaybeWhen = models.DateTimeField(null=True)
    return_change: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    return_reasons: Rows = models.JSONField(default=list)
    return_note: LongText = models.TextField(blank=True)
    reject_code: Text = models.CharField(max_length=60, blank=True)
    reject_note: LongText = models.TextField(blank=True)

    if TYPE_CHECKING:
        revisions: Manager[Revision]
        products: Manager[Product]
        history: Manager[HistoryEntry]

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "status", "arrival"], name="case_queue"),
            models.Index(fields=["district", "home_office", "status"], name="case_by_office"),
            models.Index(fields=["district", "number"], name="case_by_number"),
            models.Index(fields=["district", "name_key"], name="case_by_name"),
        ]


class Revision(DistrictModel):
    """One full copy of a case as a kiosk sent it; ``effect`` says whether it counts (``applied``/``not_applied``)."""

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation(
        "register.Application", "case_id", related_name="revisions"
    )
    record_id: Text = models.CharField(max_length=ID_LENGTH)
    record: models.ForeignObject[Model, StoredRecord] = relation("receive.StoredRecord", "record_id")
    number: Number = models.IntegerField()
    effect: Text = models.CharField(max_length=12)
    effect_code: Text = models.CharField(max_length=60, blank=True)
    operator: Text = models.CharField(max_length=ID_LENGTH)
    device_id: Text = models.CharField(max_length=ID_LENGTH)
    captured_at: When = models.DateTimeField()
    received_at: When = models.DateTimeField()
    body: Tree = models.JSONField()

    if TYPE_CHECKING:
        papers: Manager[Paper]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "case_id", "number"], name="revision_of_case")]


class Paper(DistrictModel):
    """One scanned page of a revision: ``path`` such as ``KK/1``; ``upload_id`` tells whether it has arrived."""

    revision_id: Text = models.CharField(max_length=ID_LENGTH)
    revision: models.ForeignObject[Model, Revision] = relation(
        "register.Revision", "revision_id", related_name="papers"
    )
    upload_id: Text = models.CharField(max_length=ID_LENGTH)
    upload: models.ForeignObject[Model, Upload] = relation("receive.Upload", "upload_id")
    path: Text = models.CharField(max_length=120)
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    size: BigNumber = models.BigIntegerField()
    mime: Text = models.CharField(max_length=80)
    position: Number = models.IntegerField()
    detail: Tree = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "revision_id", "position"], name="paper_of_revision")]


class Product(DistrictModel):
    """What a case yields. The 24-hour clock runs from ``complete_at`` to ``issued_at``, less the pauses."""

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation(
        "register.Application", "case_id", related_name="products"
    )
    code: Text = models.CharField(max_length=40)
    name: Text = models.CharField(max_length=120)
    kind: Text = models.CharField(max_length=4)
    position: Number = models.IntegerField()
    status: Text = models.CharField(max_length=16)
    since: When = models.DateTimeField()
    number: Text = models.CharField(max_length=60, blank=True)
    sha256: Text = models.CharField(max_length=HASH_LENGTH, blank=True)
    size: BigNumber = models.BigIntegerField(default=0)
    mime: Text = models.CharField(max_length=80, blank=True)
    complete_at: MaybeWhen = models.DateTimeField(null=True)
    issued_at: MaybeWhen = models.DateTimeField(null=True)
    receiver: Tree = models.JSONField(default=dict)

    if TYPE_CHECKING:
        pauses: Manager[ProductPause]

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "case_id", "code"], name="product_once")]
        indexes: ClassVar = [models.Index(fields=["district", "status"], name="product_by_status")]


class ProductPause(DistrictModel):
    """A time in which a product's clock stands, because it waits for others."""

    product_id: Text = models.CharField(max_length=ID_LENGTH)
    product: models.ForeignObject[Model, Product] = relation("register.Product", "product_id", related_name="pauses")
    reason: Text = models.CharField(max_length=16)
    since: When = models.DateTimeField()
    until: MaybeWhen = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "product_id"], name="pause_of_product")]


class HistoryEntry(AppendOnlyModel):
    """One move: who, when, from where to where, and why. ``product`` is a product's code, empty for the case itself.

    ``who`` is an officer's name, or an operator's id when ``device`` is set; both empty when the centre did it.
    """

    case_id: Text = models.CharField(max_length=ID_LENGTH)
    case: models.ForeignObject[Model, Application] = relation("register.Application", "case_id", related_name="history")
    at: When = models.DateTimeField()
    deed: Text = models.CharField(max_length=40)
    product: Text = models.CharField(max_length=40, blank=True)
    old: Text = models.CharField(max_length=16)
    new: Text = models.CharField(max_length=16)
    officer: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    who: Text = models.CharField(max_length=120, blank=True)
    device: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    note: LongText = models.TextField(blank=True)
    detail: Tree = models.JSONField(default=dict)
    revision: Number = models.IntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "case_id", "at"], name="history_of_case")]


# Django finds a model through this module; these have one of their own because they are not the register itself.
from central.register import watch_models  # noqa: E402, F401
