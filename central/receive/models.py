"""What kiosks have sent: batches, records as their exact bytes, blobs, and what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from central.models import (
    HASH_LENGTH,
    ID_LENGTH,
    BigNumber,
    Bytes,
    DistrictModel,
    MaybeWhen,
    Number,
    Rows,
    Text,
    When,
    relation,
)

if TYPE_CHECKING:
    from django.db.models import Model

    from central.devices.models import Device


class Batch(DistrictModel):
    """One delivery of a kiosk, however often it came; ``rows`` is how each record was answered the first time."""

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    batch: Text = models.CharField(max_length=HASH_LENGTH)
    made_at: When = models.DateTimeField()
    received_at: When = models.DateTimeField()
    times: Number = models.IntegerField(default=1)
    size: Number = models.IntegerField()
    rows: Rows = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "device_id", "batch"], name="batch_once")]
        indexes: ClassVar = [models.Index(fields=["district", "received_at"], name="batch_by_time")]


class StoredRecord(DistrictModel):
    """A record for ever: its id is the row's id, ``payload`` the exact bytes that were signed.

    ``reply`` and ``code`` are the first answer, repeated to every repetition. ``outcome`` says whether it took effect:
    ``applied``, ``not_applied``, ``held`` until its case appears, or empty while it is deferred.
    """

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    batch_id: Text = models.CharField(max_length=ID_LENGTH)
    batch: models.ForeignObject[Model, Batch] = relation("receive.Batch", "batch_id", related_name="records")
    type: Text = models.CharField(max_length=40)
    epoch: Text = models.CharField(max_length=20)
    seq: BigNumber = models.BigIntegerField()
    prev: Text = models.CharField(max_length=HASH_LENGTH, blank=True)
    subject: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    payload: Bytes = models.BinaryField()
    key: Text = models.CharField(max_length=64)
    signature: Text = models.CharField(max_length=128)
    made_at: When = models.DateTimeField()
    received_at: When = models.DateTimeField()
    reply: Text = models.CharField(max_length=10)
    code: Text = models.CharField(max_length=60, blank=True)
    outcome: Text = models.CharField(max_length=12, blank=True)
    outcome_code: Text = models.CharField(max_length=60, blank=True)
    whole_at: MaybeWhen = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "device_id", "epoch", "seq"], name="record_chain"),
            models.Index(fields=["district", "subject", "outcome"], name="record_by_subject"),
            models.Index(fields=["district", "reply", "device_id"], name="record_by_reply"),
        ]


class ChainGap(DistrictModel):
    """A place where a kiosk's chain does not fit together; reported to the officers, never a reason to refuse.

    ``kind`` is ``missing`` (a number is skipped), ``prev`` (the hash before differs) or ``twice`` (one came again).
    """

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    record: Text = models.CharField(max_length=ID_LENGTH)
    epoch: Text = models.CharField(max_length=20)
    seq: BigNumber = models.BigIntegerField()
    kind: Text = models.CharField(max_length=8)
    noticed_at: When = models.DateTimeField()
    closed_at: MaybeWhen = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "record", "kind"], name="gap_noticed_once")
        ]


class Quarantine(DistrictModel):
    """Bytes that were not believed or not wanted; an officer looks at them and says what becomes of them."""

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    record: Text = models.CharField(max_length=ID_LENGTH)
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    code: Text = models.CharField(max_length=60)
    payload: Bytes = models.BinaryField()
    key: Text = models.CharField(max_length=64)
    signature: Text = models.CharField(max_length=128)
    received_at: When = models.DateTimeField()
    times: Number = models.IntegerField(default=1)
    seen_at: MaybeWhen = models.DateTimeField(null=True)
    seen_by: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    note: Text = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "device_id", "record", "sha256", "code"], name="quarantine_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["district", "seen_at"], name="quarantine_unseen")]


class Blob(DistrictModel):
    """A file that is verified and stored: ``blobs/<district>/<first two>/<sha256>``."""

    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    size: BigNumber = models.BigIntegerField()
    mime: Text = models.CharField(max_length=80)
    stored_at: When = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "sha256"], name="blob_once")]


class Upload(DistrictModel):
    """A blob that the centre wants from ONE device, the address where it may be laid down, and whether it was.

    Naming a hash gives no right to it: each device delivers what its records name, even if the store holds it.
    """

    device_id: Text = models.CharField(max_length=ID_LENGTH)
    device: models.ForeignObject[Model, Device] = relation("devices.Device", "device_id")
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    size: BigNumber = models.BigIntegerField()
    mime: Text = models.CharField(max_length=80)
    token: Text = models.CharField(max_length=32)
    expires_at: When = models.DateTimeField()
    order: BigNumber = models.BigIntegerField()
    delivered_at: MaybeWhen = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["district", "device_id", "sha256"], name="wanted_once"),
            models.UniqueConstraint(fields=["district", "token"], name="address_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["district", "device_id", "delivered_at", "order"], name="upload_waiting")
        ]


class RecordBlob(DistrictModel):
    """That a record names a blob; the record is whole when all of them were delivered by its device."""

    record_id: Text = models.CharField(max_length=ID_LENGTH)
    record: models.ForeignObject[Model, StoredRecord] = relation(
        "receive.StoredRecord", "record_id", related_name="blobs"
    )
    upload_id: Text = models.CharField(max_length=ID_LENGTH)
    upload: models.ForeignObject[Model, Upload] = relation("receive.Upload", "upload_id", related_name="records")
    path: Text = models.CharField(max_length=120)
    rendition: Text = models.CharField(max_length=12)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "record_id"], name="blob_of_record"),
            models.Index(fields=["district", "upload_id"], name="record_of_blob"),
        ]
