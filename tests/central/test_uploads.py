"""Blobs: wanted from each device that names them, resumable at any byte, verified before they count."""

from __future__ import annotations

import hashlib
import threading
from datetime import timedelta

import pytest
from django.conf import settings

from central.receive import uploads
from central.receive.files import blob_path, part_path
from central.receive.models import Blob, StoredRecord, Upload
from kiosk.domain.ids import new_id
from sync.protocol.changes import ChangeType
from tests.central.kiosk import moment, scan

CASE = "019a0000-0000-7000-8000-000000000002"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def whole_records(wire, kiosk):
    return [change.body["record"] for change in wire.changes(kiosk) if change.type == ChangeType.WHOLE]


def test_a_record_is_whole_when_its_last_scan_is_verified(wire, kiosk):
    pages = [scan("one", 9000), scan("two", 300)]
    reply = wire.send(kiosk, kiosk.submission(CASE, scans=pages))
    assert [(want.size, want.offset) for want in reply.want] == [(300, 0), (9000, 0)], "small pages first"
    wire.patch(reply.want[0].address, 0, pages[1])
    assert whole_records(wire, kiosk) == []
    wire.patch(reply.want[1].address, 0, pages[0])
    assert whole_records(wire, kiosk) == [reply.rows[0].id]
    assert StoredRecord.objects.get().whole_at is not None
    for page in pages:
        assert blob_path("99.01", sha(page)).read_bytes() == page
    assert wire.send(kiosk, kiosk.record("audit.noted", {"deed": "x"})).want == ()


def test_a_record_without_scans_is_whole_at_once(wire, kiosk):
    reply = wire.send(kiosk, kiosk.submission(CASE))
    assert whole_records(wire, kiosk) == [reply.rows[0].id]


def test_naming_a_hash_that_the_store_holds_gives_no_right_to_it(wire, kiosk, other_office):
    page = scan("secret")
    wire.deliver(wire.send(kiosk, kiosk.submission(CASE, scans=[page])), page)
    stranger = wire.enrol(other_office)
    reply = wire.send(stranger, stranger.submission(new_id(moment()), scans=[page]))
    assert [want.sha256 for want in reply.want] == [sha(page)], "wanted from this device although it is stored"
    assert whole_records(wire, stranger) == []
    assert wire.get(stranger, f"/v1/blobs/{sha(page)}").status_code == 404
    wire.deliver(reply, page)
    assert whole_records(wire, stranger) == [reply.rows[0].id]
    assert Blob.objects.count() == 1


def test_an_upload_goes_on_at_the_byte_where_it_stopped(wire, kiosk):
    page = scan("long", 20_000)
    address = wire.send(kiosk, kiosk.submission(CASE, scans=[page])).want[0].address
    first = wire.patch(address, 0, page[:7001])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "7001")
    asked = wire.head(address)
    assert (asked.headers["Upload-Offset"], asked.headers["Upload-Length"]) == ("7001", "20000")
    wrong = wire.patch(address, 7000, page[7000:])
    assert (wrong.status_code, wrong.headers["Upload-Offset"]) == (409, "7001")
    assert wire.patch(address, 7001, page[7001:]).headers["Upload-Offset"] == "20000"
    assert wire.head(address).headers["Upload-Offset"] == "20000"
    assert wire.patch(address, 20000, b"").status_code == 204, "repeating the end is no error"


def test_a_finished_upload_with_another_hash_starts_again(wire, kiosk):
    page = scan("good", 5000)
    address = wire.send(kiosk, kiosk.submission(CASE, scans=[page])).want[0].address
    wrong = wire.patch(address, 0, b"x" * 5000)
    assert (wrong.status_code, wrong.json()["code"]) == (460, "blob.hash")
    assert wire.head(address).headers["Upload-Offset"] == "0"
    assert not Blob.objects.exists()
    assert wire.patch(address, 0, page).status_code == 204


def test_a_part_that_was_complete_when_the_power_went_is_finished_by_the_next_question(wire, kiosk):
    page = scan("complete", 3000)
    want = wire.send(kiosk, kiosk.submission(CASE, scans=[page])).want[0]
    path = part_path("99.01", kiosk.id, want.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)
    assert wire.head(want.address).headers["Upload-Offset"] == "3000"
    assert Upload.objects.get().delivered_at is not None
    assert not path.exists()


def test_an_address_is_renewed_and_the_bytes_stay(wire, kiosk):
    page = scan("slow", 4000)
    envelope = kiosk.submission(CASE, scans=[page])
    old = wire.send(kiosk, envelope).want[0]
    wire.patch(old.address, 0, page[:1000])
    Upload.objects.update(expires_at=moment() - timedelta(seconds=1))
    gone = wire.patch(old.address, 1000, page[1000:])
    assert (gone.status_code, gone.json()["code"]) == (410, "upload.expired")
    new = wire.send(kiosk, envelope).want[0]
    assert new.address != old.address
    assert new.offset == 1000
    assert wire.patch(new.address, 1000, page[1000:]).status_code == 204
    assert wire.head(old.address).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Upload-Offset": "x"}, 400), ({"Upload-Offset": "-1"}, 400), ({"Tus-Resumable": "0.2"}, 412)],
)
def test_what_is_not_tus_is_refused(wire, kiosk, headers, status):
    address = wire.send(kiosk, kiosk.submission(CASE, scans=[scan("page")])).want[0].address
    sent = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"} | headers
    response = wire.client.patch(address, b"data", content_type="application/offset+octet-stream", headers=sent)
    assert response.status_code == status


def test_more_than_was_announced_is_refused(wire, kiosk):
    address = wire.send(kiosk, kiosk.submission(CASE, scans=[scan("page", 100)])).want[0].address
    assert wire.patch(address, 0, b"x" * 101).json()["code"] == "upload.too_long"


def test_an_address_that_nobody_gave_out_is_unknown(wire):
    response = wire.patch("/v1/uploads/AAAAAAAAAAAAAAAAAAAAAA", 0, b"x")
    assert (response.status_code, response.json()["code"]) == (404, "upload.unknown")


def test_the_centre_says_what_it_can(wire):
    response = wire.client.options("/v1/uploads/AAAAAAAAAAAAAAAAAAAAAA")
    assert (response.status_code, response.headers["Tus-Version"]) == (204, "1.0.0")


class _Waiting:
    """A body that is silent in the middle until it is let go."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0
        self.silent, self.go = threading.Event(), threading.Event()

    def read(self, size: int, /) -> bytes:
        if self.at >= len(self.data) // 2:
            self.silent.set()
            assert self.go.wait(10)
        block = self.data[self.at : self.at + min(size, 100)]
        self.at += len(block)
        return block


@pytest.mark.django_db(transaction=True)
def test_the_newest_request_takes_over_and_the_old_one_writes_nothing_more(wire, kiosk):
    page = scan("taken over", 4000)
    want = wire.send(kiosk, kiosk.submission(CASE, scans=[page])).want[0]
    upload = Upload.objects.get()
    body, raised = _Waiting(page), []

    def first() -> None:
        try:
            uploads.receive(upload, 0, body, moment())
        except uploads.Superseded as error:
            raised.append(error)

    thread = threading.Thread(target=first)
    thread.start()
    assert body.silent.wait(10)
    offset = int(wire.head(want.address).headers["Upload-Offset"])
    assert offset >= 2000
    assert wire.patch(want.address, offset, page[offset : offset + 500]).status_code == 204
    body.go.set()
    thread.join(10)
    assert len(raised) == 1
    assert wire.head(want.address).headers["Upload-Offset"] == str(offset + 500)
    assert wire.patch(want.address, offset + 500, page[offset + 500 :]).status_code == 204
    assert uploads._SEATS == {}


def test_parts_lie_outside_every_served_folder(wire, kiosk):
    page = scan("page", 500)
    want = wire.send(kiosk, kiosk.submission(CASE, scans=[page])).want[0]
    wire.patch(want.address, 0, page[:100])
    part = part_path("99.01", kiosk.id, want.sha256)
    assert part.is_relative_to(settings.LOKET_DATA / "uploads")
    assert part.stat().st_mode & 0o077 == 0
