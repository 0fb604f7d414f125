"""The centre's words applied: once, in order, in one transaction with the cursor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.application import Delivery, PublicLabel, Stage, Status
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from kiosk.store import blobs, inbox, keyring, people, status
from kiosk.work import case as cases
from kiosk.work import outgoing, receive, track
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.hand_over import Receiver, document, hand_over
from kiosk.work.start import show_notice
from kiosk.work.submit import submit
from kiosk.work.unlock import login_names
from kiosk.work.withdraw import withdraw
from sync.protocol.changes import Change
from sync.protocol.errors import BadChange
from sync.protocol.keys import b64
from sync.protocol.records import decode
from sync.protocol.replies import Reply, Row, Want
from sync.protocol.seal import seal
from sync.protocol.signed import Signed
from tests.work.desks import DECLARED, NOW, SITI, Centre, Hands, submitted

RECEIVER = Receiver("Rahmat Contoh", "9901011203900001", "ayah")
ADDRESS = "/v1/uploads/" + "A" * 22


def reply(desk: Desk, sent: list[Signed], word: str = "accepted", *, code: str = "", **more: object) -> Reply:
    rows = tuple(Row(decode(one.payload).id, one.sha256, word, code) for one in sent)
    parts = {
        "batch": "0" * 64, "rows": rows, "want": (), "changes": 0, "poll_s": 30, "time": to_text(NOW),
        "incarnation": "satu",
    }  # fmt: skip
    return Reply(**{**parts, **more})


def answered(desk: Desk, word: str = "accepted", **more: object) -> list[Signed]:
    sent = outgoing.next_batch(desk, 100)
    receive.apply_reply(desk, "0" * 64, reply(desk, sent, word, **more))
    return sent


def wanted(sent: list[Signed]) -> tuple[Want, ...]:
    return tuple(
        Want(blob.sha256, blob.size, ADDRESS, 0, to_text(NOW + timedelta(days=1)))
        for one in sent
        for blob in decode(one.payload).blobs
    )


def told(desk: Desk, *changes: Change) -> None:
    receive.apply_changes(desk, changes, inbox.cursor(desk.store).text if not changes else _end(desk, changes))


def _end(desk: Desk, changes: tuple[Change, ...]) -> str:
    at = inbox.cursor(desk.store)
    for change in changes:
        number = at.district if change.log == "district" else at.device
        if change.number > number:
            at = at.after(change)
    return at.text


def label(desk: Desk, case_id: str) -> PublicLabel:
    return track.case(desk, case_id).row.label


def returned(centre: Centre, case_id: str, version: int, base: str, **more: object) -> Change:
    reasons = [
        {"path": "anak.nama", "code": "data_differs", "note": "lihat KK"},
        {"path": "KK/1", "code": "unreadable"},
    ]
    return centre.case(
        case_id,
        version,
        "returned",
        1,
        returned={"change": base, "reasons": reasons, "note": "mohon dilengkapi"},
        **more,
    )


def issued(data: bytes, **more: object) -> dict[str, object]:
    blob = {"sha256": blobs.digest(data), "size": len(data), "mime": "application/pdf"}
    product = {
        "code": "AKTA_LAHIR", "name": "Kutipan akta", "kind": "pdf", "status": "issued", "number": "9901-LU-1",
        "blob": blob, "issued_at": to_text(NOW), "complete_at": to_text(NOW), "handed_over": None,
    }  # fmt: skip
    return {**product, **more}


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


def test_a_return_is_mended_and_the_answer_names_it(desk: Desk, hands: Hands):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    answered(desk)
    told(desk, returned(centre, case_id, 1, "01a1fd0c-3c80-7000-8000-0000000000aa"))
    hands.forward(21 * 86_400)
    assert label(desk, case_id) is PublicLabel.RETURNED
    view = track.case(desk, case_id)
    assert view.returned is not None
    assert [(one.path, one.code, one.note) for one in view.returned.reasons] == [
        ("anak.nama", "data_differs", "lihat KK"), ("KK/1", "unreadable", ""),
    ]  # fmt: skip
    assert view.returned.note == "mohon dilengkapi"
    case = begin_correction(desk, SITI, case_id)
    assert (case.revision, case.stage, case.answers["anak.nama"]) == (2, Stage.DRAFT, "Bunga Contoh Melati")
    assert label(desk, case_id) is PublicLabel.BEING_MENDED
    sent = submit(desk, SITI, case_id, DECLARED)
    assert (sent.revision, sent.number) == (2, view.row.number)
    made = decode(outgoing.next_batch(desk, 10)[0].payload)
    assert made.subject is not None
    assert (made.subject.revision, made.subject.base) == (2, "01a1fd0c-3c80-7000-8000-0000000000aa")
    with pytest.raises(DeedRefused, match=r"case\.not_returned"):
        begin_correction(desk, SITI, case_id)


def test_the_same_return_told_again_leaves_the_draft_and_anothers_mending_closes_it(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    answered(desk)
    told(desk, returned(centre, case_id, 1, "01a1fd0c-3c80-7000-8000-0000000000aa"))
    begin_correction(desk, SITI, case_id)
    told(desk, returned(centre, case_id, 2, "01a1fd0c-3c80-7000-8000-0000000000aa"))
    assert cases.load_case(desk, case_id).open
    told(desk, centre.case(case_id, 3, "received", 2))
    case = cases.load_case(desk, case_id)
    assert (case.open, case.revision) == (False, 2)
    assert label(desk, case_id) is PublicLabel.SENT


def test_of_two_mendings_the_second_learns_why_it_did_not_count(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    answered(desk)
    told(desk, returned(centre, case_id, 1, "01a1fd0c-3c80-7000-8000-0000000000aa"))
    begin_correction(desk, SITI, case_id)
    record = submit(desk, SITI, case_id, DECLARED).record_id
    answered(desk)
    outcome = {"record": record, "outcome": "not_applied", "code": "case.already_mended"}
    told(desk, centre.change("record.outcome", outcome), centre.case(case_id, 2, "in_review", 2))
    assert label(desk, case_id) is PublicLabel.IN_REVIEW
    assert [one.outcome_code for one in track.case(desk, case_id).not_applied] == ["case.already_mended"]
    again = {"change": "01a1fd0c-3c80-7000-8000-0000000000bb", "reasons": [], "note": ""}
    told(desk, centre.case(case_id, 3, "returned", 2, returned=again, package=package()))
    case = begin_correction(desk, SITI, case_id)
    assert (case.revision, case.base) == (3, "01a1fd0c-3c80-7000-8000-0000000000bb")
    assert case.answers["anak.nama"] == "Melati Contoh Dua"


def package() -> dict[str, object]:
    scanned = b"pindaian kantor lain"
    return {
        "answers": {"anak": {"nama": "Melati Contoh Dua", "tanggal_lahir": "2026-11-10"},
                    "pelapor": {"nama": "Rahmat Contoh"}},
        "confirmations": [{"path": "anak.nama", "code": "name.one_word", "values": ["Melati"], "operator": "x",
                           "at": to_text(NOW), "reason": ""}],
        "papers": [
            {"path": path, "sha256": blobs.digest(scanned + path.encode()), "size": len(scanned + path.encode()),
             "mime": "image/webp", "original": "asli", "source": "camera",
             "overrides": [{"gate": "blur", "reason": "tua"}],
             "sheet": {"form": "F_2_01", "version": 1, "page": 1, "data_hash": "ABCDEFGHIJKL"}
             if path.startswith("F") else None}
            for path in ("KK/1", "F_2_01/1")
        ],
        "sheets": [{"form": "F_2_01", "version": 1, "data_hash": "ABCDEFGHIJKL", "printed_at": to_text(NOW),
                    "signed": True, "changed": ["pelapor.telepon"]}],
        "applicant": {"name": "Rahmat Contoh", "nik": "", "phone": "", "relation": ""},
    }  # fmt: skip


def test_another_kiosks_case_is_mended_here_and_its_scans_are_fetched(desk: Desk):
    case_id = new_id(NOW)
    data = {blobs.digest(b"pindaian kantor lain" + one.encode()): b"pindaian kantor lain" + one.encode()
            for one in ("KK/1", "F_2_01/1")}  # fmt: skip
    told(desk, returned(Centre(desk), case_id, 1, "01a1fd0c-3c80-7000-8000-0000000000aa", package=package(),
                        number="9901012001-261120-7CA-0007-7"))  # fmt: skip
    assert not track.case(desk, case_id).row.here
    assert dict(outgoing.wanted_downloads(desk)) == {name: len(one) for name, one in data.items()}
    case = begin_correction(desk, SITI, case_id)
    assert case.answers["anak.nama"] == "Melati Contoh Dua"
    assert [paper.path for paper in case.papers] == ["F_2_01/1", "KK/1"]
    assert case.papers[0].sheet is not None
    assert dict(outgoing.wanted_downloads(desk)) == {name: len(one) for name, one in data.items()}
    show_notice(desk, SITI, case_id, "2026-1")
    sent = submit(desk, SITI, case_id, DECLARED)
    assert sent.number == "9901012001-261120-7CA-0007-7"
    made = outgoing.next_batch(desk, 10)
    assert {blob.sha256 for blob in decode(made[-1].payload).blobs} == set(data)
    receive.apply_reply(desk, "0" * 64, reply(desk, made, want=wanted(made)))
    assert outgoing.next_upload(desk) is None
    assert len(outgoing.wanted_downloads(desk)) == 2
    name = next(iter(data))
    outgoing.download_failed(desk, name, "link.timeout", NOW)
    assert len(outgoing.wanted_downloads(desk)) == 1
    for sha256, one in data.items():
        outgoing.keep_download(desk, sha256, one)
    assert outgoing.next_upload(desk) is not None


def test_without_its_package_anothers_case_cannot_be_mended(desk: Desk):
    case_id = new_id(NOW)
    told(desk, returned(Centre(desk), case_id, 1, "01a1fd0c-3c80-7000-8000-0000000000aa"))
    with pytest.raises(DeedRefused, match=r"case\.package_missing"):
        begin_correction(desk, SITI, case_id)


def test_a_withdrawal_that_was_not_applied_gives_the_case_back(desk: Desk):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    answered(desk)
    told(desk, centre.case(case_id, 1, "received", 1))
    record = withdraw(desk, SITI, case_id, reason="tidak jadi", name="Rahmat Contoh")
    assert label(desk, case_id) is PublicLabel.WITHDRAWN
    told(desk, centre.change("record.outcome", {"record": record, "outcome": "not_applied", "code": "case.in_process"}))
    told(desk, centre.case(case_id, 2, "complete", 1))
    assert label(desk, case_id) is PublicLabel.COMPLETE
    with pytest.raises(DeedRefused, match=r"case\.not_withdrawable"):
        withdraw(desk, SITI, case_id, reason="tidak jadi", name="Rahmat Contoh")


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


def test_contact_and_trouble_are_remembered(desk: Desk):
    submitted(desk)
    outgoing.trouble(desk, "link.offline", NOW)
    assert outgoing.waiting(desk).last_error == "link.offline"
    assert outgoing.last_contact(desk) is None
    outgoing.contacted(desk, NOW)
    assert (outgoing.waiting(desk).last_error, outgoing.last_contact(desk)) == ("", NOW)
    assert status.read(desk.store.folder).last_contact_at == to_text(NOW)
