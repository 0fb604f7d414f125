"""Returned cases: mended here or elsewhere, taken back, told why they did not count."""

from __future__ import annotations

import pytest

from kiosk.domain.application import PublicLabel, Stage
from kiosk.domain.ids import new_id
from kiosk.store import blobs
from kiosk.work import case as cases
from kiosk.work import outgoing, receive, track
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.start import show_notice
from kiosk.work.submit import submit
from kiosk.work.withdraw import withdraw
from sync.protocol.records import decode
from tests.work.centre_words import answered, label, package, reply, returned, told, wanted
from tests.work.desks import DECLARED, NOW, SITI, Centre, Hands, submitted


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
