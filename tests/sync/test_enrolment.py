"""Enrolment's documents: codes that people type, and requests that prove a key."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import addresses
from sync.protocol.definitions import Activation, Source
from sync.protocol.enrolment import (
    Answer,
    Invitation,
    OperatorGrant,
    Recipients,
    answer_nonce,
    code_names_ca,
    decode_answer,
    decode_invitation,
    decode_request,
    encode_answer,
    encode_invitation,
    encode_request,
    make_code,
    make_request,
    read_code,
    show_code,
)
from sync.protocol.errors import BadEnrolment
from sync.protocol.keys import public_text
from sync.protocol.seal import new_identity
from tests.sync.made import AT, DEVICE, HASH, KEY, schema_errors

CA = hashlib.sha256(b"authority").hexdigest()
CODE = make_code(123456789, CA)
NONCE = "n" * 22
RECIPIENT = new_identity().recipient
REQUEST = make_request(code=CODE, key=KEY, recipient=RECIPIENT, label="Loket 1", nonce=NONCE, made_at=AT)
ANSWER = Answer(
    nonce=NONCE,
    device=DEVICE,
    district="99.01",
    district_name="Kabupaten Contoh",
    office="99.01.01.2001",
    office_name="Desa Contoh",
    kiosk_code="01",
    server_keys=(public_text(KEY),),
    recipients=Recipients(RECIPIENT, RECIPIENT, ""),
    ca_pem="-----BEGIN CERTIFICATE-----",
    time=AT,
    incarnation="inc-1",
    poll_s=60,
    definitions=(Activation("AKTA_LAHIR", 1, 0, HASH, (Source(HASH, 5),), 3),),
    settings={"zone": "Asia/Jakarta"},
    operators=(OperatorGrant("op-1", "Siti Contoh", "operator", "c2VhbGVk"),),
    challenge="c2VhbGVk",
)


@given(st.integers(0, 2**30 - 1))
def test_a_code_is_typed_back_as_people_type(secret: int) -> None:
    code = make_code(secret, CA)
    typed = f" {show_code(code).lower().replace('0', 'o').replace('1', 'l')} "
    assert read_code(typed) == code
    assert code_names_ca(code, CA)
    assert not code_names_ca(code, hashlib.sha256(b"another").hexdigest())


@pytest.mark.parametrize("text", ["", "ABCD-EFGH", "ABCD-EFGH-JKMNP", "ABCD-EFGH-JKM!", "UUUU-UUUU-UUUU"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(BadEnrolment, match=r"enrolment\.code"):
        read_code(text)


def test_an_invitation_comes_back() -> None:
    invitation = Invitation("https://centre.example", CODE, CA, "99.01.01.2001", AT)
    data = encode_invitation(invitation)
    assert decode_invitation(data) == invitation
    assert schema_errors("enrolment.json", data) == []


def test_a_request_proves_its_key() -> None:
    data = encode_request(REQUEST)
    assert decode_request(data) == REQUEST
    assert schema_errors("enrolment.json", data) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"label": "Loket 2"},
        {"code": make_code(1, CA)},
        {"nonce": "m" * 22},
        {"proof": ""},
        {"device_key": "x"},
        {"device_recipient": new_identity().recipient},
    ],
)
def test_a_request_that_was_changed_proves_nothing(changed: dict[str, str]) -> None:
    with pytest.raises(BadEnrolment, match=r"enrolment\.proof"):
        decode_request(encode_request(replace(REQUEST, **changed)))


@pytest.mark.parametrize("data", [b"", b"{}", encode_invitation(Invitation("", CODE, CA, "", AT)), b'{"loket":1}'])
def test_another_document_is_no_request(data: bytes) -> None:
    with pytest.raises(BadEnrolment):
        decode_request(data)


def test_an_answer_comes_back() -> None:
    payload = encode_answer(ANSWER)
    assert decode_answer(payload, nonce=NONCE) == ANSWER
    assert answer_nonce(payload) == NONCE
    assert schema_errors("enrolment.json", payload) == []


def test_an_answer_belongs_to_one_request() -> None:
    with pytest.raises(BadEnrolment, match="nonce"):
        decode_answer(encode_answer(ANSWER), nonce="m" * 22)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"server_keys":["' + public_text(KEY).encode() + b'"]', b'"server_keys":[]'),
        (b'"server_keys":["' + public_text(KEY).encode() + b'"]', b'"server_keys":[3]'),
        (b'{"zone":"Asia/Jakarta"}', b'{"zone":7}'),
    ],
)
def test_an_answer_needs_its_parts(old: bytes, new: bytes) -> None:
    payload = encode_answer(ANSWER)
    assert old in payload
    with pytest.raises(BadEnrolment, match=r"enrolment\.field"):
        decode_answer(payload.replace(old, new), nonce=NONCE)


def test_addresses_are_written_once() -> None:
    assert addresses.batch("abc") == "/v1/batches/abc"
    assert addresses.changes("0.0") == "/v1/changes?cursor=0.0"
    assert addresses.hello("a-_b") == "/v1/hello?nonce=a-_b"
    assert addresses.upload("a/b") == "/v1/uploads/a%2Fb"
    assert addresses.blob(HASH) == f"/v1/blobs/{HASH}"
