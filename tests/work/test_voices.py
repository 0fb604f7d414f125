"""Complaints and surveys at the counter: sealed at once, kept with the store open or closed, sent without a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.domain.complaints import Category, Complaint, ComplaintStatus, Reader, complaint_of
from kiosk.domain.survey import Element, Response
from kiosk.store import anonymous as kept
from kiosk.store import blobs, outbox, public, settings, spool
from kiosk.work import device as devices
from kiosk.work import receive
from kiosk.work.anonymous import (
    FEWEST_TOGETHER,
    Letterbox,
    bundle_taken,
    leave_complaint,
    leave_survey,
    letterbox,
    next_bundle,
)
from kiosk.work.complain import Picture, file_complaint, filed_here
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.anonymous import SurveyMessage, open_message
from sync.protocol.complaints import open_complaint, read_filed
from sync.protocol.enrolment import Recipients
from sync.protocol.errors import BadSeal
from sync.protocol.records import decode
from sync.protocol.seal import new_identity, open_sealed
from tests.work.desks import NOW, SITI, Centre, Hands, enrolled_store, new_desk, reopened
from tests.work.schemas import validate

CENTRE, RECOVERY, INSPECTORATE = new_identity(), new_identity(), new_identity()
KNOWN = Recipients(CENTRE.recipient, RECOVERY.recipient, INSPECTORATE.recipient)
DAY = 86400
ANSWERED = Response({Element.TIME: 2, Element.COST: 4}, sex="P")


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def desk(tmp_path: Path, hands: Hands) -> Desk:
    made = new_desk(tmp_path, hands)
    devices.save(made.store, replace(made.device, recipients=KNOWN))
    return reopened(made.store, hands)


def said(category: Category = Category.LATE, *, anonymous: bool = False, text: str = "Sudah tiga minggu.") -> Complaint:
    complaint, problems = complaint_of(category, text, anonymous=anonymous, name="SITI CONTOH", contact="0800")
    assert complaint is not None, problems
    return complaint


def open_box(desk: Desk) -> Letterbox:
    return letterbox(desk, desk.store.folder, NOW)


# --- With a name ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("category", "reader"), [(Category.LATE, CENTRE), (Category.LEVY, INSPECTORATE)])
def test_the_desk_cannot_read_again_what_was_filed(desk: Desk, category: Category, reader: object) -> None:
    picture = b"RIFF a picture of the envelope"
    complaint = said(category, text="Diminta dua ratus ribu rupiah.")
    filed = file_complaint(desk, SITI, complaint, [Picture(picture, "image/webp")])
    (signed,) = outbox.to_send(desk.store, 10, "")
    validate([signed])
    record = decode(signed.payload)
    found = read_filed(record)
    (blob,) = record.blobs
    assert record.subject is not None
    assert (record.subject.kind, record.subject.id) == ("complaint", filed.id)
    opened = open_complaint(found.sealed, reader.secret)  # type: ignore[attr-defined]
    assert opened.complaint == complaint
    assert [each.sha256 for each in opened.attachments] == [blob.sha256]
    assert open_sealed(blobs.read(desk.store, blob.sha256), reader.secret) == picture  # type: ignore[attr-defined]
    with pytest.raises(BadSeal):
        open_complaint(found.sealed, desk.device.identity.secret)
    assert not _everywhere(desk, b"ratus ribu")
    assert not _everywhere(desk, picture)


def test_the_desk_keeps_number_reader_day_and_status(desk: Desk) -> None:
    first = file_complaint(desk, SITI, said())
    second = file_complaint(desk, SITI, said(Category.OFFICER))
    assert (first.number[:17], second.number[:17]) == ("PGD-2611-7BA-0001", "PGD-2611-7BA-0002")
    assert filed_here(desk) == [second, first]
    assert [each.reader for each in filed_here(desk)] == [Reader.INSPECTORATE, Reader.DISTRICT]


def test_a_complaint_of_which_half_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("kiosk.work.complain.complaints.insert", refuse)
    with pytest.raises(OSError, match="full"):
        file_complaint(desk, SITI, said(), [Picture(b"x", "image/webp")])
    assert outbox.to_send(desk.store, 10, "") == []
    assert desk.store.rows("SELECT * FROM blobs") == []
    assert settings.get(desk.store, "complaint.serial") == ""


def test_what_cannot_be_filed_with_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(DeedRefused, match=r"complaint\.anonymous"):
        file_complaint(desk, SITI, said(anonymous=True))
    with pytest.raises(DeedRefused, match=r"complaint\.pictures"):
        file_complaint(desk, SITI, said(), [Picture(b"x", "image/webp")] * 6)


def test_in_training_there_is_no_number(desk: Desk, hands: Hands) -> None:
    devices.save(desk.store, replace(desk.device, training=True))
    training = reopened(desk.store, hands)
    assert file_complaint(training, SITI, said()).number == ""
    leave_survey(open_box(training), ANSWERED)
    assert kept.count(desk.store) == 0
    hands.forward(8 * DAY)
    assert next_bundle(training) is None


def test_the_status_comes_back_also_of_a_complaint_that_another_kiosk_filed(desk: Desk) -> None:
    filed, centre = file_complaint(desk, SITI, said()), Centre(desk)
    body = {
        "complaint": filed.id, "number": filed.number, "reader": "district", "filed_on": filed.filed_on,
        "status": "done", "since": "2026-11-24T02:00:00Z", "note": "Akta sudah terbit.",
    }  # fmt: skip
    other = {
        **body,
        "complaint": "0193a000-0000-7000-8000-0000000000cc",
        "number": "PGD-2611-7CA-0001-X",
        "reader": "inspectorate",
    }
    late = {**body, "status": "in_process", "since": "2026-11-23T02:00:00Z", "note": ""}
    changes = [centre.change("complaint.status", each) for each in (body, other, late)]
    receive.apply_changes(desk, changes, centre.at.text)
    known = {each.number: each for each in filed_here(desk)}
    assert len(known) == 2
    assert (known[filed.number].status, known[filed.number].note) == (ComplaintStatus.DONE, "Akta sudah terbit.")


def test_a_complaint_without_effect_troubles_no_case(desk: Desk) -> None:
    file_complaint(desk, SITI, said())
    (signed,), centre = outbox.to_send(desk.store, 10, ""), Centre(desk)
    body = {"record": decode(signed.payload).id, "outcome": "not_applied", "code": "complaint.exists"}
    receive.apply_changes(desk, [centre.change("record.outcome", body)], centre.at.text)
    assert receive.put_aside(desk) == []


# --- Without a name ---------------------------------------------------------------------------------------------------


def test_an_anonymous_message_makes_no_record_and_names_nobody(desk: Desk) -> None:
    leave_complaint(open_box(desk), said(anonymous=True, text="Petugas meminta uang rokok."))
    leave_survey(open_box(desk), ANSWERED)
    assert outbox.to_send(desk.store, 10, "") == []
    assert kept.count(desk.store) == 2
    assert not _everywhere(desk, b"uang rokok")
    columns = {str(row["name"]) for row in desk.store.rows("SELECT name FROM pragma_table_info('anonymous')")}
    assert columns == {"id", "day", "sealed", "bundle", "sent_on"}


def test_a_complaint_that_holds_a_person_is_not_taken_for_an_anonymous_one(desk: Desk) -> None:
    with pytest.raises(DeedRefused, match=r"complaint\.named"):
        leave_complaint(open_box(desk), said())
    with pytest.raises(DeedRefused, match=r"survey\.empty"):
        leave_survey(open_box(desk), Response({}))


def test_before_login_it_waits_sealed_beside_the_store_and_moves_in_at_the_next_opening(
    desk: Desk, hands: Hands
) -> None:
    folder = desk.store.folder
    closed = letterbox(None, folder, NOW)
    leave_survey(closed, ANSWERED)
    leave_complaint(closed, said(Category.LEVY, anonymous=True))
    assert kept.count(desk.store) == 0
    assert len(spool.read(folder)) == 2
    reopened(desk.store, hands)
    assert kept.count(desk.store) == 2
    assert not (folder / spool.FILE_NAME).exists()


def test_a_power_cut_between_moving_in_and_removing_the_file_doubles_nothing(
    desk: Desk, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_survey(letterbox(None, desk.store.folder, NOW), ANSWERED)
    with monkeypatch.context() as cut:
        cut.setattr("kiosk.work.spooled.spool.clear", lambda _folder: None)
        reopened(desk.store, hands)
    assert len(spool.read(desk.store.folder)) == 1
    reopened(desk.store, hands)
    assert kept.count(desk.store) == 1


def test_a_file_of_keys_that_somebody_changed_is_put_right_at_the_next_opening(desk: Desk, hands: Hands) -> None:
    folder = desk.store.folder
    forged = public.read(folder)
    assert forged is not None
    public.write(folder, replace(forged, centre=new_identity().recipient))
    reopened(desk.store, hands)
    found = public.read(folder)
    assert found is not None
    assert found.recipients == KNOWN


def test_a_computer_that_is_not_enrolled_has_no_letterbox(tmp_path: Path) -> None:
    with pytest.raises(DeedRefused, match=r"device\.missing"):
        letterbox(None, tmp_path, NOW)


def test_the_enrolment_itself_leaves_a_letterbox_at_the_first_opening(tmp_path: Path) -> None:
    store = enrolled_store(tmp_path)
    reopened(store)
    leave_survey(letterbox(None, tmp_path, datetime(2026, 11, 21, 17, 30, tzinfo=UTC)), ANSWERED)
    # Half past five in the afternoon UTC is the next day in Jakarta.
    assert [one.day for one in spool.read(tmp_path)] == ["2026-11-22"]


# --- Bundles ----------------------------------------------------------------------------------------------------------


def leave(desk: Desk, count: int) -> None:
    for _ in range(count):
        leave_survey(open_box(desk), ANSWERED)


def test_nothing_leaves_on_the_day_on_which_it_was_left(desk: Desk, hands: Hands) -> None:
    leave(desk, 20)
    assert next_bundle(desk) is None
    hands.forward(DAY)
    bundle = next_bundle(desk)
    assert bundle is not None
    assert len(bundle.messages) == 20


def test_fewer_than_five_wait_for_a_week(desk: Desk, hands: Hands) -> None:
    leave(desk, FEWEST_TOGETHER - 1)
    hands.forward(6 * DAY)
    assert next_bundle(desk) is None
    hands.forward(DAY)
    bundle = next_bundle(desk)
    assert bundle is not None
    assert len(bundle.messages) == FEWEST_TOGETHER - 1


def test_a_bundle_stays_the_same_until_it_is_answered(desk: Desk, hands: Hands) -> None:
    leave(desk, 6)
    hands.forward(DAY)
    first = next_bundle(desk)
    leave(desk, 6)
    hands.forward(DAY)
    assert first is not None
    assert next_bundle(desk) == first
    bundle_taken(desk, first)
    second = next_bundle(desk)
    assert second is not None
    assert not {one.id for one in second.messages} & {one.id for one in first.messages}


def test_a_message_holds_the_month_and_what_was_answered(desk: Desk, hands: Hands) -> None:
    leave(desk, 5)
    hands.forward(DAY)
    bundle = next_bundle(desk)
    assert bundle is not None
    for message in bundle.messages:
        assert open_message(message.sealed, CENTRE.secret) == SurveyMessage("99.01.01.2001", "2026-11", ANSWERED)


def test_a_clock_that_was_ahead_holds_nothing_back(desk: Desk, hands: Hands) -> None:
    kept.keep(desk.store, spool.Left("0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f", "2031-01-01", b"x"))
    assert next_bundle(desk) is not None


def test_a_centre_that_lost_its_memory_gets_them_again(desk: Desk, hands: Hands) -> None:
    leave(desk, 5)
    hands.forward(DAY)
    bundle = next_bundle(desk)
    assert bundle is not None
    bundle_taken(desk, bundle)
    assert next_bundle(desk) is None
    receive.learn_incarnation(desk, "zwei")
    again = next_bundle(desk)
    assert again is not None
    assert {one.id for one in again.messages} == {one.id for one in bundle.messages}
    assert again.id != bundle.id
    bundle_taken(desk, again)
    hands.forward(timedelta(days=32).total_seconds())
    assert next_bundle(desk) is None
    assert desk.store.rows("SELECT * FROM anonymous") == []


def _everywhere(desk: Desk, needle: bytes) -> bool:
    """Whether ``needle`` stands in any column of any table of the open store."""
    for table in desk.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in desk.store.rows(f'SELECT * FROM "{table["name"]!s}"'):  # noqa: S608
            for value in row.values():
                found = value if isinstance(value, bytes) else str(value).encode()
                if needle in found:
                    return True
    return False
