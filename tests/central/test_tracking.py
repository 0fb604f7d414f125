"""Receipt numbers asked of the centre: the same answer for unknown and wrong, no names, few tries."""

from __future__ import annotations

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from central.audit.models import AuditEntry
from central.backoffice import words
from central.backoffice.told import history
from central.devices.models import Device
from central.register.claim import claim
from central.register.models import Application, HistoryEntry
from central.register.reject import reject
from central.register.return_case import Reason, return_case
from central.register.track import MOST_WRONG
from kiosk.domain.instants import to_text
from kiosk.domain.services import builtin_services
from kiosk.domain.tracking_digits import pin_of
from sync.protocol.records import Definition, Subject
from sync.protocol.tracking import Question, decode_standing, encode_question
from tests.central.kiosk import moment, submission_body

CASE = "019a0000-0000-7000-8000-000000000004"
NUMBER = "9901012001-261121-A1A-0001-X"
NONCE = "A" * 22


def ask(wire, kiosk, number=NUMBER, digits=None):
    body = encode_question(Question(number, digits or pin_of(CASE), NONCE))
    headers = kiosk.headers("POST", "/v1/track", body)
    return wire.client.post("/v1/track", body, content_type="application/json", headers=headers)


def standing(wire, kiosk, *args):
    response = ask(wire, kiosk, *args)
    assert response.status_code == 200, response.content
    return decode_standing(kiosk.believe(response.content), nonce=NONCE)


@pytest.fixture
def case(wire, kiosk):
    wire.send(kiosk, kiosk.submission(CASE))
    return Application.objects.get(id=CASE)


def test_whoever_has_number_and_digits_reads_how_it_stands(wire, kiosk, case, officer, other_office):
    seen = standing(wire, wire.enrol(other_office))
    assert (seen.found, seen.label, seen.reasons) == (True, "terkirim", ())
    assert seen.since == to_text(case.since)
    claim(case, officer, moment())
    reasons = [Reason("KK/1", "not_original", "Budi Contoh membawa fotokopi"), Reason("KK/2", "not_original")]
    return_case(case, officer, reasons, "Lihat Budi Contoh", moment())
    response = ask(wire, kiosk)
    assert b"Contoh" not in response.content
    seen = decode_standing(kiosk.believe(response.content), nonce=NONCE)
    assert (seen.label, seen.reasons) == ("perlu_perbaikan", ("return.not_original",))


def test_a_rejection_is_told_by_its_code(wire, kiosk, case, officer):
    claim(case, officer, moment())
    reject(case, officer, "false_data", "Budi Contoh memalsukan", moment())
    assert standing(wire, kiosk).reasons == ("reject.false_data",)


def test_the_digits_are_those_of_the_applicants_nik(wire, kiosk):
    body = {**submission_body(), "answers": {"anak": {"nama": "Bayi Contoh"}, "pelapor": {"nik": "9901010101900001"}}}
    record = kiosk.record("application.submitted", body, subject=Subject("application", CASE, 1))
    wire.send(kiosk, record)
    assert standing(wire, kiosk, NUMBER, "0001").found
    assert not standing(wire, kiosk, NUMBER, pin_of(CASE)).found


def test_the_applicant_is_the_one_whom_the_definition_names(wire, kiosk):
    """A card for a child that somebody reports and a parent asks for: the receipt says the parent's digits."""
    card = builtin_services()["KIA"]
    answers = {"pelapor": {"nik": "9901010101900001"}, card.applicant: {"nik": "9901010101900002"}}
    body = {**submission_body(), "service": card.code, "variant": card.variants[0].code, "answers": answers}
    named = Definition(card.code, card.version, card.sha256)
    record = kiosk.record("application.submitted", body, subject=Subject("application", CASE, 1), definition=named)
    wire.send(kiosk, record)
    assert standing(wire, kiosk, NUMBER, "0002").found
    assert not standing(wire, kiosk, NUMBER, "0001").found


def test_wrong_digits_and_an_unknown_number_are_answered_alike(wire, kiosk, case):
    wrong = json.loads(kiosk.believe(ask(wire, kiosk, NUMBER, "0000").content))
    unknown = json.loads(kiosk.believe(ask(wire, kiosk, "9901012001-261121-A1A-0002-X").content))
    assert {**wrong, "time": ""} == {**unknown, "time": ""}
    assert wrong["found"] is False
    assert AuditEntry.objects.filter(deed="tracking.failed", device=kiosk.id).count() == 2
    assert "tracking.failed" in words.AUDIT_DEED


def test_a_device_that_guesses_has_to_wait_and_others_have_not(wire, kiosk, case, office):
    for _ in range(MOST_WRONG):
        assert not standing(wire, kiosk, NUMBER, "0000").found
    response = ask(wire, kiosk)
    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert json.loads(response.content)["code"] == "tracking.slow"
    assert standing(wire, wire.enrol(office)).found
    AuditEntry.objects.filter(deed="tracking.failed").update(at=moment() - timedelta(hours=2))
    assert standing(wire, kiosk).found


def test_nobody_asks_unsigned_revoked_or_in_nonsense(wire, kiosk, case):
    body = encode_question(Question(NUMBER, "0001", NONCE))
    assert wire.client.post("/v1/track", body, content_type="application/json").status_code == 401
    for bad in (b"{", b'{"number": 1}', b"[]"):
        headers = kiosk.headers("POST", "/v1/track", bad)
        assert wire.client.post("/v1/track", bad, content_type="application/json", headers=headers).status_code == 400
    Device.objects.filter(id=kiosk.id).update(state=Device.State.REVOKED)
    assert ask(wire, kiosk).status_code == 403


def test_that_the_family_was_told_stands_in_the_history(wire, kiosk, case):
    body = {"about": "returned", "way": "call", "at": to_text(moment())}
    wire.send(kiosk, kiosk.record("contact.recorded", body, subject=Subject("application", CASE, 1)))
    entry = HistoryEntry.objects.get(case_id=CASE, deed="contacted")
    assert (entry.old, entry.new, entry.detail["way"]) == ("received", "received", "call")
    lines = history(case, ZoneInfo("Asia/Jakarta"), {})
    [line] = [one for one in lines if one.words == "Keluarga sudah diberi tahu"]
    assert list(line.lines) == ["Lewat telepon."]
    assert "Budi Contoh" in line.who


def test_a_contact_that_comes_before_its_case_waits_for_it(wire, kiosk):
    body = {"about": "ready", "way": "slip", "at": to_text(moment())}
    early = kiosk.record("contact.recorded", body, subject=Subject("application", CASE, 1))
    wire.send(kiosk, early)
    assert not HistoryEntry.objects.filter(deed="contacted").exists()
    wire.send(kiosk, kiosk.submission(CASE))
    assert HistoryEntry.objects.filter(deed="contacted", case_id=CASE).count() == 1
