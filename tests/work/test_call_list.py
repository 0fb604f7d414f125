"""The call list, that a family was told, and whether it may be written to."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from kiosk.domain.call_list import Why
from kiosk.domain.errors import DomainError
from kiosk.domain.instants import to_text
from kiosk.domain.to_bring import Bring, Need
from kiosk.store import applications
from kiosk.work import outgoing, track
from kiosk.work.call_list import call_list
from kiosk.work.consent import consent_of, record_consent
from kiosk.work.contact import Way, record_contact
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.submit import submit
from sync.protocol.records import decode
from tests.work.centre_words import answered, issued, package, returned, told
from tests.work.desks import BUDI, DECLARED, NOW, SITI, Centre, Hands, filled, submitted
from tests.work.schemas import validate

RETURN = "0193a000-0000-7000-8000-0000000000b1"
OTHER = "0193a000-0000-7000-8000-0000000000aa"
OLD = {"KK_LAMA": "KK lama"}


def calls(desk: Desk):
    return [call for group in call_list(desk, OLD) for call in group.calls]


def test_returned_and_ready_cases_are_called_with_what_they_bring(desk: Desk, hands: Hands):
    back, _ = submitted(desk)
    ready, _ = submitted(desk, number=1)
    submitted(desk, number=2)
    centre = Centre(desk)
    told(desk, returned(centre, back, 1, RETURN), centre.case(ready, 1, "issued", 1, products=[issued(b"%PDF-")]))
    hands.forward(10 * 86_400)
    first, second = sorted(calls(desk), key=lambda call: call.why, reverse=True)
    assert (first.case, first.why, first.days_left) == (back, Why.RETURNED, 20)
    assert (first.phone, first.applicant, first.messages, first.told) == (
        "+6281234567890",
        "Rahmat Contoh",
        False,
        None,
    )
    assert first.bring[0].need is Need.CHECK
    assert (second.case, second.why, second.days_left) == (ready, Why.READY, None)
    assert second.bring == (Bring(Need.RECEIPT, open=True),)


def test_a_case_of_another_kiosk_is_called_by_what_came_with_it(desk: Desk):
    centre = Centre(desk)
    given = package()
    given["answers"] = {"pelapor": {"nama": "Rahmat Contoh", "alamat": "Dusun Contoh RT 002 RW 001"}}
    given["applicant"] = {"name": "Rahmat Contoh", "nik": "", "phone": "", "relation": "",
                          "consent": {"messages": True, "version": "1", "at": to_text(NOW)}}  # fmt: skip
    told(desk, returned(centre, OTHER, 1, RETURN, package=given))
    (group,) = call_list(desk, OLD)
    assert group.place is not None
    assert group.place.text == "RT 002 / RW 001"
    assert group.calls[0].messages


def test_that_a_family_was_told_is_kept_and_travels(desk: Desk):
    case_id, _ = submitted(desk)
    answered(desk)
    told(desk, returned(Centre(desk), case_id, 1, RETURN))
    record = record_contact(desk, BUDI, case_id, Way.CALL)
    (sent,) = outgoing.next_batch(desk, 10)
    validate([sent])
    read = decode(sent.payload)
    assert (read.id, read.type, read.operator) == (record, "contact.recorded", BUDI.id)
    assert read.body == {"about": "returned", "way": "call", "at": to_text(NOW)}
    (call,) = calls(desk)
    assert call.told is not None
    assert (call.told.at, call.told.way, call.told.who) == (NOW, "call", "Budi Contoh")
    assert "contacted" in [line.what for line in track.case(desk, case_id).history]


def test_a_later_return_is_to_be_told_again(desk: Desk, hands: Hands):
    case_id, _ = submitted(desk)
    centre = Centre(desk)
    told(desk, returned(centre, case_id, 1, RETURN))
    record_contact(desk, BUDI, case_id, Way.SLIP)
    later = to_text(NOW + timedelta(days=2))
    told(desk, returned(centre, case_id, 2, RETURN[:-1] + "2", since=later))
    hands.forward(3 * 86_400)
    (call,) = calls(desk)
    assert call.told is None


@pytest.mark.parametrize("status", ["received", "in_review", "done", "rejected"])
def test_nobody_is_called_when_there_is_nothing_to_tell(desk: Desk, status: str):
    case_id, _ = submitted(desk)
    rejected = {"code": "false_data", "note": ""} if status == "rejected" else None
    told(desk, Centre(desk).case(case_id, 1, status, 1, rejected=rejected))
    assert calls(desk) == []
    with pytest.raises(DeedRefused, match=r"contact\.nothing_to_tell"):
        record_contact(desk, BUDI, case_id, Way.VISIT)
    with pytest.raises(DomainError, match=r"case\.unknown"):
        record_contact(desk, BUDI, OTHER, Way.VISIT)


def test_consent_is_kept_with_its_words_and_travels_with_the_applicant(desk: Desk):
    case_id = filled(desk)
    assert consent_of(desk, case_id) is None
    record_consent(desk, SITI, case_id, "1", messages=False)
    record_consent(desk, SITI, case_id, "1", messages=True)
    submit(desk, SITI, case_id, DECLARED)
    (sent,) = outgoing.next_batch(desk, 10)
    validate([sent])
    assert json.loads(sent.payload)["schema"] == "application.submitted/1.1"
    assert json.loads(sent.payload)["body"]["applicant"]["consent"] == {
        "messages": True, "version": "1", "at": to_text(NOW),
    }  # fmt: skip
    with pytest.raises(DeedRefused, match=r"case\.closed"):
        record_consent(desk, SITI, case_id, "1", messages=False)


def test_who_was_not_asked_has_not_agreed(desk: Desk):
    case_id, _ = submitted(desk)
    (sent,) = outgoing.next_batch(desk, 10)
    assert json.loads(sent.payload)["body"]["applicant"]["consent"] is None
    told(desk, returned(Centre(desk), case_id, 1, RETURN))
    assert not calls(desk)[0].messages
    applications.get(desk.store, case_id)
