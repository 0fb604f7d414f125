"""What goes over the road and how the answers are kept."""

from __future__ import annotations

import pytest

from kiosk.domain.application import PublicLabel, Status
from kiosk.domain.instants import to_text
from kiosk.store import status
from kiosk.work import outgoing, receive, track
from kiosk.work.correct import reopen_refused
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.submit import submit
from tests.work.centre_words import ADDRESS, answered, label, reply, told, wanted
from tests.work.desks import DECLARED, NOW, SITI, Centre, Hands, submitted


def test_rejected_records_go_to_the_tray_and_are_not_sent_again(desk: Desk):
    case_id, _ = submitted(desk)
    answered(desk, "rejected", code="record.field")
    assert outgoing.next_batch(desk, 10) == []
    assert label(desk, case_id) is PublicLabel.NEEDS_ATTENTION
    assert [(item.state, item.code, item.case_id) for item in track.tray(desk)] == [
        ("rejected", "record.field", case_id)
    ]
    assert outgoing.waiting(desk).refused == 1


def test_a_record_that_was_put_off_comes_again_after_an_hour(desk: Desk, hands: Hands):
    submitted(desk)
    answered(desk, "deferred")
    assert outgoing.next_batch(desk, 10) == []
    hands.forward(3601)
    assert len(outgoing.next_batch(desk, 10)) == 1


def test_an_answer_to_another_batch_changes_nothing(desk: Desk):
    submitted(desk)
    receive.apply_reply(desk, "1" * 64, reply(desk, outgoing.next_batch(desk, 10)))
    assert len(outgoing.next_batch(desk, 10)) == 1


def test_uploads_begin_where_the_centre_says_and_lost_addresses_are_asked_for(desk: Desk, hands: Hands):
    submitted(desk)
    sent = outgoing.next_batch(desk, 10)
    assert outgoing.next_upload(desk) is None
    receive.apply_reply(desk, "0" * 64, reply(desk, sent, want=wanted(sent)))
    job = outgoing.next_upload(desk)
    assert job is not None
    assert (job.size, job.address) == (1000, ADDRESS)
    assert len(outgoing.blob_bytes(desk, job.sha256)) == 1000
    outgoing.upload_offset(desk, job.sha256, 400)
    assert outgoing.waiting(desk).bytes == 2600
    outgoing.upload_failed(desk, job.sha256, "upload.gone", NOW)
    following = outgoing.next_upload(desk)
    assert following is not None
    assert following.size == 2000
    again = outgoing.next_batch(desk, 10)
    assert [one.sha256 for one in again] == [one.sha256 for one in sent]
    receive.apply_reply(desk, "0" * 64, reply(desk, again, "duplicate", want=wanted(sent)))
    for _ in range(2):
        job = outgoing.next_upload(desk)
        assert job is not None
        outgoing.upload_done(desk, job.sha256)
    assert outgoing.next_upload(desk) is None
    assert outgoing.waiting(desk).applications == 0


def test_a_failed_upload_rests_and_a_damaged_scan_is_shown(desk: Desk, hands: Hands):
    case_id, _ = submitted(desk)
    sent = outgoing.next_batch(desk, 10)
    receive.apply_reply(desk, "0" * 64, reply(desk, sent, want=wanted(sent)))
    first = outgoing.next_upload(desk)
    assert first is not None
    outgoing.upload_failed(desk, first.sha256, "link.timeout", desk.now())
    second = outgoing.next_upload(desk)
    assert second is not None
    assert second.sha256 != first.sha256
    hands.forward(6)
    desk.store.run("UPDATE blobs SET data = x'00' WHERE sha256 = ?", (first.sha256,))
    outgoing.upload_failed(desk, first.sha256, "blob.hash", desk.now())
    assert [(item.kind, item.case_id, item.code) for item in track.tray(desk)] == [("blob", case_id, "blob.damaged")]
    outgoing.upload_failed(desk, second.sha256, "blob.hash", desk.now())
    assert len(track.tray(desk)) == 1
    hands.forward(6)
    third = outgoing.next_upload(desk)
    assert third is not None
    assert third.sha256 == second.sha256


def test_a_restored_centre_is_sent_everything_that_is_still_held(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    sent = outgoing.next_batch(desk, 10)
    receive.apply_reply(desk, "0" * 64, reply(desk, sent, want=wanted(sent)))
    while (job := outgoing.next_upload(desk)) is not None:
        outgoing.upload_done(desk, job.sha256)
    told(desk, centre.case(case_id, 9, "in_review", 1))
    assert outgoing.waiting(desk).records == 0
    receive.apply_reply(desk, "0" * 64, reply(desk, [], incarnation="dua"))
    assert outgoing.incarnation(desk) == "dua"
    assert receive.cursor(desk) == "0.0"
    again = outgoing.next_batch(desk, 10)
    assert [one.sha256 for one in again] == [one.sha256 for one in sent]
    assert outgoing.waiting(desk).blobs == 2
    receive.apply_changes(desk, [Centre(desk).case(case_id, 1, "received", 1)], "0.1")
    assert track.case(desk, case_id).row.status is Status.RECEIVED


def test_contact_and_trouble_are_remembered(desk: Desk):
    submitted(desk)
    outgoing.trouble(desk, "link.offline", NOW)
    assert outgoing.waiting(desk).last_error == "link.offline"
    assert outgoing.last_contact(desk) is None
    outgoing.contacted(desk, NOW)
    assert (outgoing.waiting(desk).last_error, outgoing.last_contact(desk)) == ("", NOW)
    assert status.read(desk.store.folder).last_contact_at == to_text(NOW)


def test_a_case_that_the_centre_refused_is_mended_and_sent_anew(desk: Desk):
    case_id, first = submitted(desk)
    with pytest.raises(DeedRefused, match=r"case\.not_refused"):
        reopen_refused(desk, SITI, case_id)
    answered(desk, "rejected", code="record.body")
    assert reopen_refused(desk, SITI, case_id).open
    second = submit(desk, SITI, case_id, DECLARED)
    assert (second.number, second.revision) == (first.number, 1)
    assert second.record_id != first.record_id
    answered(desk)
    assert label(desk, case_id) is PublicLabel.SENT
    assert [item.record_id for item in track.tray(desk)] == [first.record_id]
