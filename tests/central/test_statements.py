"""Plain SQL beside Django's own: the same rows, whichever of the two wrote or reads them, on every engine."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from central.devices.models import Device, Operator
from central.receive.models import Batch, StoredRecord, Upload
from central.register.models import Application, HistoryEntry, Paper, Product
from central.statements import insert, insert_once, select, update
from kiosk.domain.ids import new_id
from tests.central.kiosk import moment, scan

CASE = "019a0000-0000-7000-8000-000000000003"


def batch_of(device, name="a" * 64):
    return Batch(
        district="99.01", id=new_id(moment()), device_id=device.id, batch=name, made_at=moment(),
        received_at=moment(), size=7, rows=[{"id": "x", "reply": "accepted", "code": 'quote " and \\ slash'}],
    )  # fmt: skip


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize(
    "model", [Device, Operator, Batch, StoredRecord, Upload, Application, HistoryEntry, Paper, Product]
)
def test_a_row_is_read_as_django_reads_it(wire, kiosk, model):
    wire.send(kiosk, kiosk.submission(CASE, scans=[scan("one"), scan("two")]))
    wire.send(kiosk, kiosk.record("device.reported", {"battery": 80}))
    known = [columns(row) for row in model.objects.filter(district="99.01").order_by("id")]
    assert known
    assert [columns(row) for row in select(model, "district = %s ORDER BY id", "99.01")] == known


def test_a_row_that_was_read_is_known_to_stand_there(device):
    (row,) = select(Device, "district = %s AND id = %s", "99.01", device.id)
    row.label = "Loket belakang"
    row.save()
    assert Device.objects.get().label == "Loket belakang"
    assert select(Device, "district = %s AND id = %s", "99.02", device.id) == []


def test_rows_are_inserted_as_django_would(device):
    first, second = batch_of(device), batch_of(device, "b" * 64)
    insert([])
    insert([first, second])
    assert [columns(row) for row in Batch.objects.order_by("batch")] == [columns(first), columns(second)]
    first.times = 2
    first.save()
    assert Batch.objects.get(batch="a" * 64).times == 2, "an inserted row is known to stand there"


def test_a_row_that_stands_there_is_not_inserted_again(device):
    insert([batch_of(device)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([batch_of(device)])
    assert not insert_once(batch_of(device), "device_id", "batch")
    assert insert_once(batch_of(device, "c" * 64), "device_id", "batch")
    assert Batch.objects.count() == 2


def test_only_the_named_columns_of_one_row_are_written(device):
    row, other = batch_of(device), batch_of(device, "b" * 64)
    insert([row, other])
    row.times, row.size, row.rows = 5, 99, []
    update(row, "times", "rows")
    stored = Batch.objects.get(id=row.id)
    assert (stored.times, stored.size, stored.rows) == (5, 7, [])
    assert columns(Batch.objects.get(id=other.id)) == columns(other)
