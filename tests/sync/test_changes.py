"""The way back: two gapless logs and the cursor that stands in both."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.changes import Change, Cursor, Page, decode_change, decode_page, encode_change, encode_page
from sync.protocol.errors import BadChange, BadEnvelope, BadHello, BadSeal
from sync.protocol.hello import Hello, decode_hello, encode_hello
from sync.protocol.problems import encode_problem, problem_code
from sync.protocol.seal import new_identity, open_sealed, seal
from sync.protocol.signed import sign
from tests.sync.made import AT, DEVICE, HASH, KEY, record_id, schema_errors

CASE = {
    "application": record_id(9), "version": 3, "number": "9901012001-261121-01A-0001-K", "service": "akta_lahir",
    "variant": "UMUM", "definition": None, "home_office": "99.01.01.2001", "revision": 1, "status": "issued",
    "since": AT, "summary": {"name": "Bunga Contoh", "applicant": "Budi Contoh", "phone": "", "captured_at": AT},
    "returned": None, "rejected": None, "package": None,
    "products": [
        {
            "code": "AKTA_LAHIR", "name": "Kutipan akta", "kind": "pdf", "status": "issued", "number": "9901-LU-1",
            "blob": {"sha256": HASH, "size": 9, "mime": "application/pdf"}, "issued_at": AT, "complete_at": AT,
            "handed_over": None,
        }
    ],
}  # fmt: skip


def change(number: int = 1, log: str = "device") -> Change:
    side = "device" if log == "device" else "district"
    kind = "application.changed" if log == "device" else "announcement"
    return Change(record_id(number), side, number, DEVICE if log == "device" else "", kind, AT, CASE)  # type: ignore[arg-type]


PAGE = Page(7, "0.2", 30, AT, "inc-1")


def test_a_page_comes_back() -> None:
    envelopes = [sign(encode_change(change(number)), KEY) for number in (1, 2)]
    assert decode_page(encode_page(PAGE, envelopes)) == (PAGE, envelopes)
    assert decode_page(encode_page(PAGE, [])) == (PAGE, [])


def test_a_change_comes_back_and_keeps_its_schema() -> None:
    payload = encode_change(change())
    assert decode_change(payload) == change()
    assert schema_errors("change.json", payload) == []


def test_the_schema_of_a_change_knows_its_body() -> None:
    payload = encode_change(replace(change(), body={**CASE, "status": "lost"}))
    assert len(schema_errors("change.json", payload)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"log":"device"', b'"log":"other"'),
        (b'"log":"device"', b'"log":"district"'),
        (DEVICE.encode(), b""),
        (b'"number":1,"type"', b'"number":0,"type"'),
    ],
)
def test_a_wrong_change_is_refused(old: bytes, new: bytes) -> None:
    payload = encode_change(change())
    assert old in payload
    with pytest.raises(BadChange, match=r"change\.field"):
        decode_change(payload.replace(old, new))


@pytest.mark.parametrize("body", [b"", b"{}\n", encode_page(PAGE, []).replace(b"0.2", b"0.x")])
def test_a_page_needs_its_first_line(body: bytes) -> None:
    with pytest.raises(BadChange):
        decode_page(body)


def test_a_page_needs_whole_envelopes() -> None:
    with pytest.raises(BadEnvelope):
        decode_page(encode_page(PAGE, []) + b"{}\n")


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_a_cursor_comes_back(district: int, device: int) -> None:
    assert Cursor.parse(Cursor(district, device).text) == Cursor(district, device)


@pytest.mark.parametrize("text", ["", "0", "01.0", "0.01", "-1.0", "0.0.0", "0.0\n", "\u0661.0"])
def test_other_texts_are_no_cursor(text: str) -> None:
    with pytest.raises(BadChange, match=r"change\.cursor"):
        Cursor.parse(text)


def test_each_log_is_followed_without_a_hole() -> None:
    cursor = Cursor().after(change(1)).after(change(1, "district")).after(change(2))
    assert cursor.text == "1.2"
    for wrong in (change(2), change(4), change(3, "district")):
        with pytest.raises(BadChange, match=r"change\.gap"):
            cursor.after(wrong)


NONCE = "n" * 22
HELLO = Hello(NONCE, AT, "99.01", "inc-1")


def test_a_hello_answers_its_own_nonce() -> None:
    payload = encode_hello(HELLO)
    assert decode_hello(payload, nonce=NONCE) == HELLO
    assert schema_errors("hello.json", payload) == []
    with pytest.raises(BadHello, match=r"hello\.nonce"):
        decode_hello(payload, nonce="m" * 22)
    with pytest.raises(BadHello, match=r"hello\.field"):
        decode_hello(payload.replace(b"hello/1", b"other/1"), nonce=NONCE)


def test_a_problem_carries_its_code() -> None:
    body = encode_problem(404, "blob.unknown")
    assert problem_code(body) == "blob.unknown"
    assert schema_errors("problem.json", body) == []
    assert problem_code(encode_problem(460, "blob.hash")) == "blob.hash"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"code":3}', b"{}", b"[" * 100_000])
def test_other_refusals_have_no_code(body: bytes) -> None:
    assert problem_code(body) == ""


def test_only_the_recipients_open_what_is_sealed() -> None:
    mine, other, third = new_identity(), new_identity(), new_identity()
    sealed = seal(b"secret", [mine.recipient, other.recipient])
    assert open_sealed(sealed, mine.secret) == open_sealed(sealed, other.secret) == b"secret"
    with pytest.raises(BadSeal, match=r"seal\.broken"):
        open_sealed(sealed, third.secret)
    with pytest.raises(BadSeal, match=r"seal\.broken"):
        open_sealed(sealed[:-1], mine.secret)
    with pytest.raises(BadSeal, match=r"seal\.identity"):
        open_sealed(sealed, mine.recipient)


@pytest.mark.parametrize("recipients", [[], ["age1nobody"], [""]])
def test_somebody_must_be_able_to_open_it(recipients: list[str]) -> None:
    with pytest.raises(BadSeal, match=r"seal\.recipient"):
        seal(b"secret", recipients)
