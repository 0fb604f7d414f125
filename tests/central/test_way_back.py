"""The two logs: gapless, page by page, given again from any cursor, and begun anew after a restore."""

from __future__ import annotations

import pytest

from central.devices.founding import new_incarnation
from central.devices.ledger import writing
from central.devices.models import Centre, Device, DeviceChange
from central.register.models import Application
from kiosk.domain.ids import new_id
from sync.protocol.changes import decode_page
from tests.central.kiosk import moment


def test_pages_follow_each_other_without_a_gap(wire, kiosk):
    for _ in range(3):
        wire.send(kiosk, *(kiosk.submission(new_id(moment())) for _ in range(15)))
    page, envelopes = decode_page(wire.get(kiosk, "/v1/changes?cursor=0.0").content)
    assert (len(envelopes), page.remaining, page.cursor) == (100, 35, "0.100")
    assert [change.number for change in wire.changes(kiosk)] == list(range(1, 136))


def test_a_page_that_was_lost_is_given_again(wire, kiosk):
    wire.send(kiosk, kiosk.submission(new_id(moment())))
    first = wire.get(kiosk, "/v1/changes?cursor=0.0").content
    assert first.partition(b"\n")[2] == wire.get(kiosk, "/v1/changes?cursor=0.0").content.partition(b"\n")[2]


def test_a_reply_says_how_many_changes_wait(wire, kiosk):
    assert wire.send(kiosk, kiosk.submission(new_id(moment()))).changes == 3
    wire.get(kiosk, "/v1/changes?cursor=0.2")
    assert wire.send(kiosk, kiosk.record("audit.noted", {"deed": "x"})).changes == 1


def test_the_district_speaks_to_every_kiosk(wire, kiosk, other_office):
    other = wire.enrol(other_office)
    with writing("99.01", moment()) as ledger:
        ledger.to_district("announcement", {"text": "Pelayanan pindah"})
    wire.send(kiosk, kiosk.submission(new_id(moment())))
    assert [change.log for change in wire.changes(kiosk)] == ["district", "device", "device", "device"]
    assert [change.body["text"] for change in wire.changes(other)] == ["Pelayanan pindah"]


def test_what_a_failed_deed_told_is_not_told(wire, kiosk):
    def fail() -> None:
        with writing("99.01", moment()) as ledger:
            ledger.to_device(kiosk.id, "announcement", {"text": "half"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    wire.send(kiosk, kiosk.submission(new_id(moment())))
    assert [change.number for change in wire.changes(kiosk)] == [1, 2, 3]


def test_an_attempt_that_fails_leaves_the_numbers_as_they_were(wire, kiosk):
    def fail(ledger) -> None:
        with ledger.attempt():
            ledger.to_device(kiosk.id, "announcement", {"text": "half"})
            ledger.order()
            raise RuntimeError

    with writing("99.01", moment()) as ledger:
        ledger.to_device(kiosk.id, "announcement", {"text": "one"})
        with pytest.raises(RuntimeError):
            fail(ledger)
        ledger.to_device(kiosk.id, "announcement", {"text": "two"})
    assert list(DeviceChange.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Centre.objects.get().arrivals == 0


@pytest.mark.parametrize("cursor", ["x", "1", "-1.0", "01.0", "0.0.0"])
def test_what_is_no_cursor_is_refused(wire, kiosk, cursor):
    response = wire.get(kiosk, f"/v1/changes?cursor={cursor}")
    assert (response.status_code, response.json()["code"]) == (400, "change.cursor")


def test_a_restored_centre_has_a_new_name_and_its_word_wins(wire, kiosk):
    case = new_id(moment())
    wire.send(kiosk, kiosk.submission(case))
    before, version = Centre.objects.get().incarnation, Application.objects.get().version
    new_incarnation(moment())
    reply = wire.send(kiosk, kiosk.record("audit.noted", {"deed": "x"}))
    assert reply.incarnation != before
    assert Application.objects.get().version > version + 900
    assert wire.changes(kiosk)[-1].body["version"] == Application.objects.get().version


def test_a_cursor_from_before_a_restore_reads_from_the_start(wire, kiosk):
    wire.send(kiosk, kiosk.submission(new_id(moment())))
    assert [change.number for change in wire.changes(kiosk, "5.900")] == [1, 2, 3]
    assert Device.objects.get().read_device == 0
