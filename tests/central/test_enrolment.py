"""Taking kiosks in: one code, one kiosk, proof of both keys, and the same answer when the first one was lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from central.devices.codes import make_enrolment_code, next_kiosk_code
from central.devices.enrol import enrol
from central.devices.models import Device, EnrolmentCode, FailedGuess, Operator
from central.devices.revoke import revoke
from central.devices.tls import ca_sha256
from central.environment import Environment
from central.receive.models import Quarantine, StoredRecord
from central.register.models import Application
from kiosk.domain.ids import new_id
from kiosk.domain.services import builtin_services
from sync.protocol.changes import ChangeType
from sync.protocol.enrolment import decode_invitation, make_code, show_code
from sync.protocol.hello import decode_hello
from sync.protocol.keys import b64, fingerprint, unb64
from sync.protocol.seal import open_sealed
from tests.central.kiosk import NONCE, TestKiosk, moment, scan

CASE = "019a0000-0000-7000-8000-000000000003"


@pytest.fixture
def code(office, settings):
    return make_enrolment_code(office, operator_name="Budi Contoh", operator_role="operator", made_by="t", now=moment())


def ask(wire, kiosk, text):
    return wire.client.post("/v1/enrol", kiosk.request(text), content_type="application/json")


def test_the_answer_holds_what_a_kiosk_needs(wire, code, settings):
    kiosk = TestKiosk()
    kiosk.learn(ask(wire, kiosk, code.text).content)
    answer = kiosk.answer
    assert (answer.district, answer.office, answer.office_name, answer.kiosk_code) == (
        "99.01", "99.01.01.2001", "DESA CONTOH", "A1",
    )  # fmt: skip
    assert len(answer.server_keys) == 2
    offered = sorted((service.code, service.version, service.sha256) for service in builtin_services().values())
    assert [(item.code, item.version, item.sha256) for item in answer.definitions] == offered
    (operator,) = answer.operators
    assert (operator.name, operator.role) == ("Budi Contoh", "operator")
    assert len(open_sealed(unb64(operator.sealed), kiosk.identity.secret)) >= 16
    device = Device.objects.get()
    parts = (unb64(answer.server_keys[0]), unb64(device.signing_key), kiosk.identity.recipient.encode())
    assert device.fingerprint == fingerprint(bytes.fromhex(ca_sha256(settings.LOKET_DATA)), *parts)
    assert device.state == "unproven"


def test_a_kiosk_learns_what_the_district_decided(wire, code, settings):
    told = {"LOKET_DATA": "/x", "LOKET_HELP_PHONE": "0800 123 456", "LOKET_RESIGN_AFTER_CHANGE": "yes"}
    settings.LOKET_FOR_KIOSKS = Environment.read(told).for_kiosks
    kiosk = TestKiosk()
    kiosk.learn(ask(wire, kiosk, code.text).content)
    assert kiosk.answer.settings == {"help_phone": "0800 123 456", "resign_after_change": "yes"}


def test_a_lost_answer_is_given_again_to_the_same_kiosk(wire, code):
    kiosk = TestKiosk()
    kiosk.learn(ask(wire, kiosk, code.text).content)
    first = kiosk.id
    challenge = kiosk.learn(ask(wire, kiosk, code.text).content)
    assert kiosk.id == first
    assert wire.confirm(kiosk, challenge).status_code == 204
    assert Device.objects.get().state == "active"
    assert Operator.objects.count() == 1


def test_a_code_lets_one_kiosk_in(wire, code):
    ask(wire, TestKiosk(), code.text)
    second = ask(wire, TestKiosk(), code.text)
    assert (second.status_code, second.json()["code"]) == (403, "enrolment.used")


def test_a_code_ends(wire, code):
    EnrolmentCode.objects.update(expires_at=moment() - timedelta(seconds=1))
    assert ask(wire, TestKiosk(), code.text).json()["code"] == "enrolment.expired"


def test_guessing_is_slow(wire, office, settings):
    guess = show_code(make_code(7, ca_sha256(settings.LOKET_DATA)))
    codes = [ask(wire, TestKiosk(), guess).json()["code"] for _ in range(11)]
    assert codes[:10] == ["enrolment.refused"] * 10
    assert codes[10] == "enrolment.slow"
    FailedGuess.objects.update(at=moment() - timedelta(minutes=16))
    assert ask(wire, TestKiosk(), guess).json()["code"] == "enrolment.refused"


def test_a_code_of_another_centre_is_refused(wire, code):
    foreign = show_code(code.text.replace("-", "")[:6] + "000000")
    assert ask(wire, TestKiosk(), foreign).json()["code"] == "enrolment.refused"


def test_what_is_no_request_is_refused(wire):
    response = wire.client.post("/v1/enrol", b"{}", content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (400, "enrolment.field")


def test_the_invitation_says_where_and_whom_to_trust(code, settings):
    invitation = decode_invitation(code.invitation)
    assert (invitation.url, invitation.office) == (settings.LOKET_URL, "99.01.01.2001")
    assert invitation.ca_sha256 == ca_sha256(settings.LOKET_DATA)


def test_files_do_what_the_network_does(wire, code):
    kiosk = TestKiosk()
    challenge = kiosk.learn(enrol(kiosk.request(code.text), "", moment()))
    assert wire.confirm(kiosk, challenge).status_code == 204


def test_kiosks_of_one_office_have_different_codes(office, code):
    assert code.row.kiosk_code == "A1"
    assert next_kiosk_code(office) == "A2"


def test_a_wrong_proof_is_no_proof(wire, office):
    kiosk = wire.enrol(office, proven=False)
    assert wire.confirm(kiosk, b64(b"x" * 32)).json()["code"] == "enrolment.challenge"
    assert Device.objects.get().state == "unproven"


def test_what_came_before_the_proof_takes_effect_with_it(wire, office):
    kiosk = TestKiosk()
    made = make_enrolment_code(office, operator_name="B", operator_role="operator", made_by="t", now=moment())
    challenge = kiosk.learn(ask(wire, kiosk, made.text).content)
    page = scan("early")
    envelope = kiosk.submission(CASE, scans=[page])
    early = wire.send(kiosk, envelope)
    assert [(row.reply, row.code) for row in early.rows] == [("deferred", "device.unproven")]
    assert early.want == ()
    assert not Application.objects.exists()
    assert wire.get(kiosk, "/v1/changes?cursor=0.0").json()["code"] == "device.unproven"
    wire.confirm(kiosk, challenge)
    assert Application.objects.get().id == CASE
    again = wire.send(kiosk, envelope)
    assert [row.reply for row in again.rows] == ["duplicate"]
    assert len(again.want) == 1
    assert ChangeType.APPLICATION in [change.type for change in wire.changes(kiosk)]


def test_a_new_kiosk_is_told_the_open_cases_of_its_office(wire, kiosk, office, other_office):
    wire.send(kiosk, kiosk.submission(CASE), kiosk.submission(new_id(moment())))
    newcomer = wire.enrol(office)
    told = [change.body["application"] for change in wire.changes(newcomer)]
    assert len(told) == 2
    assert CASE in told
    assert wire.changes(wire.enrol(other_office)) == []


def test_what_a_revoked_kiosk_sends_waits_for_a_person(wire, kiosk, officer):
    device = Device.objects.get(id=kiosk.id)
    revoke(device, officer, "Hilang", moment())
    response = wire.put(kiosk, kiosk.submission(CASE))
    assert (response.status_code, response.json()["code"]) == (403, "device.revoked")
    assert Quarantine.objects.get().code == "device.revoked"
    assert not StoredRecord.objects.exists()
    assert wire.get(kiosk, "/v1/changes?cursor=0.0").status_code == 403


def test_the_addresses_of_a_revoked_kiosk_end(wire, kiosk, officer):
    want = wire.send(kiosk, kiosk.submission(CASE, scans=[scan("late")])).want[0]
    revoke(Device.objects.get(id=kiosk.id), officer, "Hilang", moment())
    assert wire.patch(want.address, 0, scan("late")).json()["code"] == "upload.expired"


@pytest.mark.parametrize(("away", "code"), [(timedelta(), ""), (timedelta(minutes=11), "signature.expired")])
def test_a_request_is_signed_near_our_time(wire, kiosk, away, code):
    path = "/v1/changes?cursor=0.0"
    response = wire.client.get(path, headers=kiosk.headers("GET", path, at=moment() - away))
    assert (response.json()["code"] if response.status_code == 401 else "") == code


def test_an_unknown_kiosk_and_an_unsigned_request_are_refused(wire, office):
    stranger = wire.enrol(office)
    EnrolmentCode.objects.update(device_id=None)
    Device.objects.filter(district="99.01", id=stranger.id).delete()
    assert wire.get(stranger, "/v1/changes?cursor=0.0").json()["code"] == "signature.unknown_device"
    assert wire.client.get("/v1/changes").json()["code"] == "signature.missing"


def test_a_signature_of_another_address_is_bad(wire, kiosk):
    headers = kiosk.headers("GET", "/v1/changes?cursor=0.0")
    assert wire.client.get("/v1/changes?cursor=0.1", headers=headers).json()["code"] == "signature.bad"


def test_hello_signs_the_time_over_the_nonce(wire, kiosk):
    response = wire.client.get(f"/v1/hello?nonce={NONCE}")
    hello = decode_hello(kiosk.believe(response.content), nonce=NONCE)
    assert (hello.district, hello.incarnation) == ("99.01", kiosk.answer.incarnation)
    assert wire.client.get("/v1/hello?nonce=short").json()["code"] == "hello.nonce"
    assert wire.client.get("/v1/hello").json()["code"] == "request.bad"


def test_the_interface_is_described(wire):
    document = wire.client.get("/v1/openapi.json").json()
    assert {"/v1/ca", "/v1/hello", "/v1/enrol", "/v1/enrol/confirm"} <= set(document["paths"])
    assert wire.client.get("/v1/ca").content.startswith(b"-----BEGIN CERTIFICATE-----")
    unknown = wire.client.get("/v1/nothing")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "request.unknown")
