"""Complaints and surveys at the centre: taken in once, opened only where they may be, moved on by who may."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.conf import settings

from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.complaints.filing import allowed, find, move
from central.complaints.intake import CASES_THAT_HIDE, receive_anonymous
from central.complaints.models import AnonymousComplaint, Complaint, SeenMessages, SurveyTally, UnreadMessage
from central.complaints.surveys import cells, respondents, result, shown
from central.devices.keyring import keyring
from central.devices.models import Office
from central.problems import Refused
from central.register.guard import DeedRefused
from kiosk.domain.application import MoveNotAllowed
from kiosk.domain.complaints import Category, complaint_of
from kiosk.domain.complaints import Complaint as Said
from kiosk.domain.ids import new_id
from kiosk.domain.survey import Element, Grade, Response, results
from sync.protocol.anonymous import Message, encode_bundle, new_message_id, seal_anonymous_complaint, seal_survey
from sync.protocol.complaints import Filed, filed_body, seal_complaint
from sync.protocol.enrolment import Recipients
from sync.protocol.records import BlobRef, Subject
from sync.protocol.seal import new_identity
from tests.central.conftest import Wire
from tests.central.kiosk import TestKiosk, moment, scan
from tests.sync.made import schema_errors

INSPECTORATE = new_identity()
OFFICE, D = "99.01.01.2001", "99.01"
MONTH = f"{moment():%Y-%m}"
pytestmark = pytest.mark.django_db


@pytest.fixture
def known(centre: object) -> Recipients:
    ours = keyring(settings.LOKET_DATA).recipients
    return Recipients(ours.centre, ours.recovery, INSPECTORATE.recipient)


def said(category: Category, *, anonymous: bool = True) -> Said:
    complaint, _ = complaint_of(category, "Sudah tiga minggu.", anonymous=anonymous, name="SITI CONTOH")
    assert complaint is not None
    return complaint


def filed(kiosk: TestKiosk, known: Recipients, category: Category = Category.LATE, **changed: object) -> tuple:
    """A record, and the id of the complaint that it files."""
    complaint, name = said(category, anonymous=False), new_id(moment())
    body = filed_body(
        Filed("PGD-2611-01A-0001-X", complaint.reader, "2026-11-20", seal_complaint(complaint, known))
    ) | changed  # fmt: skip
    return kiosk.record("complaint.filed", body, subject=Subject("complaint", name, 1), definition=None), name


# --- With a name ------------------------------------------------------------------------------------------------------


def test_a_complaint_is_filed_once_and_its_office_is_told(wire: Wire, kiosk: TestKiosk, office: Office, known):
    colleague = wire.enrol(office, operator="Wati Contoh")
    record, name = filed(kiosk, known)
    for word in ("accepted", "duplicate"):
        assert [row.reply for row in wire.send(kiosk, record).rows] == [word]
    complaint = Complaint.objects.get(district=D, id=name)
    assert (complaint.category, complaint.office, complaint.status) == ("keterlambatan", OFFICE, "waiting")
    for each in (kiosk, colleague):
        (change,) = [one for one in wire.changes(each) if one.type == "complaint.status"]
        assert change.body["number"] == "PGD-2611-01A-0001-X"
    again = kiosk.record("complaint.filed", filed_body(Filed("X", complaint_reader(complaint), "2026-11-20", b"x")),
                         subject=Subject("complaint", name, 1))  # fmt: skip
    wire.send(kiosk, again)
    told = [one.body for one in wire.changes(kiosk) if one.type == "record.outcome"]
    assert [body["outcome"] for body in told] == ["applied", "not_applied"]
    assert told[1]["code"] == "complaint.exists"
    assert Complaint.objects.count() == 1


def complaint_reader(complaint: Complaint):
    from kiosk.domain.complaints import Reader

    return Reader(complaint.reader)


def test_what_is_for_the_inspectorate_shows_nothing_of_itself(wire: Wire, kiosk: TestKiosk, known, officer: Officer):
    record, name = filed(kiosk, known, Category.LEVY)
    wire.send(kiosk, record)
    complaint = Complaint.objects.get(district=D, id=name)
    assert (complaint.reader, complaint.category) == ("inspectorate", "")
    move(complaint, officer, "in_process", "tentang uang rokok", moment())
    last = [one.body for one in wire.changes(kiosk) if one.type == "complaint.status"][-1]
    assert (last["status"], last["note"]) == ("in_process", "")


@pytest.mark.parametrize(
    "wrong", [{"reader": "desk"}, {"day": "besok"}, {"number": ""}, {"sealed": "*"}, {"sealed": None}]
)
def test_a_record_that_is_no_complaint_is_rejected(wire: Wire, kiosk: TestKiosk, known, wrong: dict[str, object]):
    record, _ = filed(kiosk, known, **wrong)
    (row,) = wire.send(kiosk, record).rows
    assert (row.reply, row.code) == ("rejected", "record.body")
    assert Complaint.objects.count() == 0


def test_a_complaint_about_an_application_is_no_complaint(wire: Wire, kiosk: TestKiosk, known):
    body = filed_body(Filed("PGD", complaint_reader(Complaint(reader="district")), "2026-11-20", b"x"))
    record = kiosk.record("complaint.filed", body, subject=Subject("application", new_id(moment()), 1))
    (row,) = wire.send(kiosk, record).rows
    assert (row.reply, row.code) == ("rejected", "record.subject")


def test_attachments_are_wanted_like_scans(wire: Wire, kiosk: TestKiosk, known):
    picture = scan("sealed picture")
    import hashlib

    blob = BlobRef(hashlib.sha256(picture).hexdigest(), len(picture), "application/age", "LAMPIRAN/1")
    complaint = said(Category.LATE, anonymous=False)
    body = filed_body(Filed("PGD-1", complaint.reader, "2026-11-20", seal_complaint(complaint, known)))
    record = kiosk.record("complaint.filed", body, subject=Subject("complaint", new_id(moment()), 1), blobs=[blob])
    reply = wire.send(kiosk, record)
    wire.deliver(reply, picture)
    assert [one.type for one in wire.changes(kiosk)][-1] == "record.whole"


# --- Moving on --------------------------------------------------------------------------------------------------------


@pytest.fixture
def complaint(wire: Wire, kiosk: TestKiosk, known) -> Complaint:
    record, name = filed(kiosk, known)
    wire.send(kiosk, record)
    return Complaint.objects.get(district=D, id=name)


def test_a_complaint_moves_by_the_table_and_the_note_comes_to_the_counter(
    wire: Wire, kiosk: TestKiosk, complaint: Complaint, officer: Officer
):
    move(complaint, officer, "in_process", "", moment())
    done = move(complaint, officer, "done", "Akta sudah terbit.", moment())
    assert allowed(done) == []
    assert [(each["status"], each["note"]) for each in done.moves] == [
        ("in_process", ""),
        ("done", "Akta sudah terbit."),
    ]
    changes = [one for one in wire.changes(kiosk) if one.type == "complaint.status"]
    assert [one.body["status"] for one in changes] == ["waiting", "in_process", "done"]
    assert changes[-1].body["note"] == "Akta sudah terbit."
    from sync.protocol.changes import encode_change

    assert schema_errors("change.json", encode_change(changes[-1])) == []
    assert AuditEntry.objects.filter(deed="complaint.moved", subject=complaint.id).count() == 2


@pytest.mark.parametrize(
    ("status", "note", "error", "code"),
    [
        ("waiting", "", MoveNotAllowed, "move.not_allowed"),
        ("nonsense", "", MoveNotAllowed, "move.not_allowed"),
        ("done", " ", DeedRefused, "note.missing"),
        ("rejected", "", DeedRefused, "note.missing"),
        ("done", "x" * 501, DeedRefused, "note.length"),
    ],
)
def test_a_move_that_is_none_changes_nothing(complaint: Complaint, officer: Officer, status, note, error, code):
    with pytest.raises(error) as caught:
        move(complaint, officer, status, note, moment())
    assert caught.value.code == code
    assert find(D, complaint.id).moves == []


def test_only_who_may_moves_a_complaint(complaint: Complaint):
    auditor = create_officer("auditor", "kata sandi uji", name="Auditor Contoh", role=Role.AUDITOR, now=moment())
    with pytest.raises(DeedRefused, match=r"deed\.forbidden"):
        move(complaint, auditor, "in_process", "", moment())


# --- Without a name ---------------------------------------------------------------------------------------------------


def bundle(*messages: Message) -> bytes:
    return encode_bundle(messages)


def survey(known: Recipients, office: str = OFFICE, month: str = MONTH, **about: str) -> Message:
    return seal_survey(Response(dict.fromkeys(Element, 3), **about), office, month, known)


def put(wire: Wire, kiosk: TestKiosk, body: bytes, name: str | None = None):
    path = f"/v1/anonymous/{name or new_message_id()}"
    return wire.client.put(path, body, content_type="application/vnd.loket.anonymous",
                           headers=kiosk.headers("PUT", path, body))  # fmt: skip


def test_a_bundle_whose_answer_was_lost_counts_once(wire: Wire, kiosk: TestKiosk, known):
    body = bundle(
        *(survey(known) for _ in range(5)), seal_anonymous_complaint(said(Category.LATE), OFFICE, MONTH, known)
    )
    for _ in range(2):
        assert put(wire, kiosk, body).status_code == 204
    assert result(D, [MONTH]).respondents == 5
    assert AnonymousComplaint.objects.count() == 1
    (seen,) = SeenMessages.objects.all()
    assert len(bytes(seen.ids)) == 6 * 16


def test_only_a_kiosk_in_good_standing_may_leave_messages(wire: Wire, kiosk: TestKiosk, known, office: Office):
    body = bundle(survey(known))
    assert wire.client.put(f"/v1/anonymous/{new_message_id()}", body).status_code == 401
    unproven = wire.enrol(office, proven=False)
    assert put(wire, unproven, body).status_code == 403
    assert put(wire, kiosk, b"nothing").status_code == 400
    # A name that holds a time would tell it.
    assert put(wire, kiosk, body, new_id(moment())).status_code == 400
    assert SurveyTally.objects.count() == SeenMessages.objects.count() == 0


def test_nothing_of_the_request_stays(wire: Wire, kiosk: TestKiosk, known):
    before = {model: model.objects.count() for model in (AuditEntry,)}
    name = new_message_id()
    message = seal_anonymous_complaint(said(Category.LATE), OFFICE, MONTH, known)
    put(wire, kiosk, bundle(message), name)
    (row,) = AnonymousComplaint.objects.values()
    assert {key: value for key, value in row.items() if key not in {"sealed", "id"}} == {
        "district": D, "reader": "district", "category": "keterlambatan", "status": "waiting", "moves": [],
        "office": "", "week": (moment() - timedelta(days=moment().weekday())).date(),
    }  # fmt: skip
    assert row["id"] != message.id
    assert {model: model.objects.count() for model in before} == before


def test_an_office_is_named_only_where_many_come(wire: Wire, kiosk: TestKiosk, known):
    for _ in range(CASES_THAT_HIDE):
        wire.send(kiosk, kiosk.submission(new_id(moment())))
    put(wire, kiosk, bundle(seal_anonymous_complaint(said(Category.LATE), OFFICE, MONTH, known)))
    put(wire, kiosk, bundle(seal_anonymous_complaint(said(Category.LATE), "99.01.01.2002", MONTH, known)))
    assert sorted(AnonymousComplaint.objects.values_list("office", flat=True)) == ["", OFFICE]


def test_rows_of_a_week_are_written_anew_in_another_order(known):
    lot, orders = random.Random(11), []
    for _ in range(6):
        message = seal_anonymous_complaint(said(Category.LATE), OFFICE, MONTH, known)
        receive_anonymous(D, bundle(message), moment(), lot)
        # The order of the table itself, as it lies there.
        from central.statements import rows

        orders.append([str(name) for (name,) in rows("SELECT id FROM complaints_anonymouscomplaint")])
    assert [len(order) for order in orders] == [1, 2, 3, 4, 5, 6]
    arrived = [
        next(name for name in after if name not in before)
        for before, after in zip([[], *orders[:-1]], orders, strict=True)
    ]
    assert orders[-1] != arrived


def test_a_message_that_cannot_be_opened_is_kept(known):
    strange = Message(new_message_id(), b"not age at all")
    assert receive_anonymous(D, bundle(strange, survey(known)), moment()) == 2
    assert bytes(UnreadMessage.objects.get().sealed) == strange.sealed
    assert result(D, [MONTH]).respondents == 1


def test_what_is_no_bundle_is_refused(centre):
    with pytest.raises(Refused) as caught:
        receive_anonymous(D, b"[]", moment())
    assert (caught.value.status, caught.value.code) == (400, "bundle.json")


# --- The survey's sums ------------------------------------------------------------------------------------------------


def test_sums_come_to_what_the_sheets_come_to(known):
    chance = random.Random(3)
    sheets = [
        Response({each: chance.randint(1, 4) for each in Element if chance.random() > 0.05}, service="KIA")
        for _ in range(40)
    ]
    for start in range(0, 40, 8):
        sealed = [seal_survey(sheet, OFFICE, MONTH, known) for sheet in sheets[start : start + 8]]
        receive_anonymous(D, bundle(*sealed), moment())
    assert result(D, [MONTH]) == results(sheets)
    assert result(D, [MONTH], cell="service:KIA") == results(sheets)
    assert result(D, [MONTH], cell=f"office:{OFFICE}").respondents == 40
    assert cells(D, [MONTH]) == ["all", f"office:{OFFICE}", "service:KIA"]


def test_an_office_with_few_sheets_at_once_is_counted_in_the_district_alone(known):
    receive_anonymous(D, bundle(*(survey(known) for _ in range(4))), moment())
    assert result(D, [MONTH]).respondents == 4
    assert result(D, [MONTH], cell=f"office:{OFFICE}").respondents == 0


def test_no_two_properties_of_a_respondent_are_kept_together(known):
    about = {"sex": "P", "education": "SMA", "job": "PETANI_NELAYAN", "service": "KIA"}
    receive_anonymous(D, bundle(survey(known, **about)), moment())
    month, half = sorted(SurveyTally.objects.values_list("period", "figures"))
    assert set(month[1]) == {"all", "service:KIA"}
    assert half[1] == {"education:SMA": 1, "job:PETANI_NELAYAN": 1, "sex:P": 1}
    assert respondents(D, half[0]) == half[1]


def test_a_month_that_cannot_be_is_the_month_of_arrival_and_a_service_is_a_code(known):
    about = {"service": "<script>"}
    receive_anonymous(D, bundle(survey(known, month="1970-01", **about), survey(known, month="2091-01")), moment())
    assert result(D, [MONTH]).respondents == 2
    assert cells(D, [MONTH]) == ["all"]


def test_figures_are_shown_with_a_comma(known):
    receive_anonymous(D, bundle(survey(known)), moment())
    found = result(D, [MONTH])
    assert (shown(found.ikm), shown(None), found.grade) == ("75,00", "-", Grade.C)
