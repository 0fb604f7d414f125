"""The centre's words applied: once, in order, in one transaction with the cursor."""

from __future__ import annotations

import pytest

from kiosk.domain.application import Delivery, PublicLabel, Status
from kiosk.store import blobs, keyring, people
from kiosk.work import outgoing, receive, track
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.hand_over import document, hand_over
from kiosk.work.unlock import login_names
from sync.protocol.errors import BadChange
from sync.protocol.keys import b64
from sync.protocol.records import decode
from sync.protocol.seal import seal
from tests.work.centre_words import RECEIVER, answered, issued, label, told
from tests.work.desks import SITI, Centre, submitted


def test_a_case_from_the_counter_to_the_hand_over(desk: Desk):
    case_id, _ = submitted(desk)
    centre, pdf = Centre(desk), b"%PDF-1.7 akta"
    assert label(desk, case_id) is PublicLabel.WAITING_NETWORK
    sent = answered(desk)
    assert outgoing.next_batch(desk, 10) == []
    assert label(desk, case_id) is PublicLabel.SENT
    told(desk, centre.case(case_id, 1, "received", 1), centre.case(case_id, 2, "in_review", 1))
    assert label(desk, case_id) is PublicLabel.IN_REVIEW
    told(desk, centre.change("record.whole", {"record": decode(sent[0].payload).id}))
    assert track.case(desk, case_id).row.delivery is Delivery.WHOLE
    assert outgoing.waiting(desk).blobs == 0
    told(desk, centre.case(case_id, 3, "issued", 1, products=[issued(pdf)]))
    assert label(desk, case_id) is PublicLabel.READY_FOR_PICKUP
    with pytest.raises(DeedRefused, match=r"product\.not_here"):
        document(desk, case_id, "AKTA_LAHIR")
    assert outgoing.wanted_downloads(desk) == [(blobs.digest(pdf), len(pdf))]
    outgoing.keep_download(desk, blobs.digest(pdf), pdf)
    assert outgoing.wanted_downloads(desk) == []
    assert document(desk, case_id, "AKTA_LAHIR") == pdf
    record = hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER, printed=True)
    made = decode(outgoing.next_batch(desk, 10)[0].payload)
    assert (made.id, made.subject and made.subject.base) == (
        record,
        track.applications.get(desk.store, case_id).change_id,
    )
    with pytest.raises(DeedRefused, match=r"product\.already_handed_over"):
        hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER)


def test_a_hand_over_that_the_centre_did_not_apply_is_shown_and_undone(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    answered(desk)
    told(desk, centre.case(case_id, 1, "issued", 1, products=[issued(b"x")]))
    record = hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER)
    answered(desk)
    body = {"record": record, "outcome": "not_applied", "code": "product.already_handed_over"}
    told(desk, centre.change("record.outcome", body))
    assert [(item.kind, item.code) for item in track.tray(desk)] == [
        ("handover.recorded", "product.already_handed_over")
    ]
    assert track.case(desk, case_id).products[0].handover_record == ""
    track.mark_seen(desk, record)
    assert track.tray(desk) == []
    assert [one.outcome_code for one in track.case(desk, case_id).not_applied] == ["product.already_handed_over"]


@pytest.mark.parametrize("status_word", ["processing", "signing", "suspended"])
def test_what_is_not_at_the_counter_is_not_handed_over(desk: Desk, status_word: str):
    case_id, _ = submitted(desk)
    told(desk, Centre(desk).case(case_id, 1, "complete", 1, products=[issued(b"x", status=status_word, blob=None)]))
    with pytest.raises(DeedRefused, match=r"product\.not_issued"):
        hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER)


def test_repeats_and_older_versions_change_nothing(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    first, second = centre.case(case_id, 2, "in_review", 1), centre.case(case_id, 1, "received", 1)
    told(desk, first, second)
    assert label(desk, case_id) is PublicLabel.IN_REVIEW
    before = desk.store.rows("SELECT * FROM history")
    receive.apply_changes(desk, [first, second], "0.2")
    assert desk.store.rows("SELECT * FROM history") == before
    assert receive.cursor(desk) == "0.2"


def test_a_hole_in_the_numbers_stops_and_leaves_everything_as_it_was(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    first = centre.case(case_id, 1, "received", 1)
    centre.case(case_id, 2, "in_review", 1)
    third = centre.case(case_id, 3, "complete", 1)
    with pytest.raises(BadChange) as caught:
        receive.apply_changes(desk, [first, third], "0.3")
    assert caught.value.code == "change.gap"
    assert receive.cursor(desk) == "0.0"
    assert track.case(desk, case_id).row.status is Status.NONE
    with pytest.raises(BadChange):
        receive.apply_changes(desk, [first], "0.5")
    assert receive.cursor(desk) == "0.0"


def test_two_logs_have_their_own_numbers(desk: Desk):
    centre = Centre(desk)
    told(desk, centre.change("announcement", {"text": "Libur"}, log="district"))
    told(desk, centre.change("announcement", {"text": "Rapat"}))
    assert receive.cursor(desk) == "1.1"
    assert sorted(str(item["text"]) for item in receive.announcements(desk)) == ["Libur", "Rapat"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application.changed", {"application": "x"}),
        ("application.changed", {}),
        ("record.outcome", {"record": 7}),
        ("operator.granted", {"operator": "o", "name": "n", "role": "r", "sealed": "bukan apa-apa"}),
        ("moon.risen", {"phase": "full"}),
    ],
)
def test_what_cannot_be_read_is_put_aside_and_passed_over(desk: Desk, kind: str, body: dict[str, object]):
    centre = Centre(desk)
    told(desk, centre.change(kind, body), centre.change("announcement", {"text": "berikutnya"}))
    assert receive.cursor(desk) == "0.2"
    assert len(receive.put_aside(desk)) == 1
    assert len(receive.announcements(desk)) == 1


def test_an_unknown_status_of_a_newer_centre_leaves_the_case_as_it_was(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    told(desk, centre.case(case_id, 1, "received", 1), centre.case(case_id, 2, "on_the_moon", 1))
    assert track.case(desk, case_id).row.status is Status.RECEIVED
    assert len(receive.put_aside(desk)) == 1


def test_a_granted_operator_gets_a_key_and_a_removed_one_loses_it(desk: Desk):
    centre, folder = Centre(desk), desk.store.folder
    sealed = b64(seal(b"RAHASIA-BARU", [desk.device.identity.recipient]))
    body = {"operator": "wati", "name": "Wati Contoh", "role": "petugas", "sealed": sealed}
    told(desk, centre.change("operator.granted", body))
    assert [(one.name, one.new) for one in login_names(folder)] == [("Wati Contoh", True)]
    told(desk, centre.change("operator.removed", {"operator": "wati"}))
    assert login_names(folder) == []
    assert people.find(desk.store, "wati") is None
    assert people.name_of(desk.store, "wati") == "Wati Contoh"
    told(desk, centre.change("device.sealed", {}))
    assert receive.sealed(desk)
    assert keyring.load(folder).slots == ()
    assert keyring.load(folder).escrow
