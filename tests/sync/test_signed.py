"""Envelopes: exact bytes, one key, nothing believed by halves."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import signed as module
from sync.protocol.errors import BadDigest, BadEnvelope, BadKey, BadSignature, ProtocolError, UnknownKey
from sync.protocol.keys import (
    b64,
    fingerprint,
    generate_key,
    load_private,
    load_public,
    private_text,
    public_text,
    unb64,
)
from sync.protocol.signed import from_lines, iter_lines, sign, to_lines, verify
from tests.sync.made import KEY, envelope, schema_errors

MINE = public_text(KEY)


@given(st.binary(min_size=1).filter(lambda data: b"\n" not in data))
def test_what_was_signed_comes_back_byte_for_byte(payload: bytes) -> None:
    signed = sign(payload, KEY)
    read = from_lines(to_lines(signed))
    assert read == signed
    assert verify(read, {MINE}) == payload


def test_the_second_line_keeps_its_schema() -> None:
    assert schema_errors("envelope.json", to_lines(envelope()).splitlines()[1]) == []


@pytest.mark.parametrize("payload", [b"", b"two\nlines"])
def test_only_one_line_can_be_signed(payload: bytes) -> None:
    with pytest.raises(BadEnvelope, match=r"envelope\.lines"):
        sign(payload, KEY)


def test_a_strange_key_is_not_believed() -> None:
    with pytest.raises(UnknownKey):
        verify(sign(b"{}", generate_key()), {MINE})


def test_changed_bytes_are_noticed() -> None:
    signed = sign(b'{"a":1}', KEY)
    with pytest.raises(BadDigest):
        verify(replace(signed, payload=b'{"a":2}'), {MINE})


@pytest.mark.parametrize("sig", [b64(bytes(64)), "not base64!", b64(b"short")])
def test_a_signature_must_fit(sig: str) -> None:
    with pytest.raises(BadSignature):
        verify(replace(sign(b"{}", KEY), sig=sig), {MINE})


def test_bytes_with_another_hash_and_the_old_signature_are_refused() -> None:
    forged = replace(sign(b'{"a":1}', KEY), payload=b'{"a":2}', sha256=hashlib.sha256(b'{"a":2}').hexdigest())
    with pytest.raises(BadSignature):
        verify(forged, {MINE})


@pytest.mark.parametrize(
    ("two", "code"),
    [
        (b"", "envelope.lines"),
        (b"{}\n", "envelope.lines"),
        (b"{}\n{}\n{}\n", "envelope.lines"),
        (b"{}\n{}", "envelope.lines"),
        (b'\n{"key":"k","sig":"s","sha256":"' + b"0" * 64 + b'"}\n', "envelope.lines"),
        (b"{}\nnot json\n", "envelope.json"),
        (b"{}\n[]\n", "envelope.json"),
        (b'{}\n{"key":"k","key":"k"}\n', "envelope.json"),
        (b'{}\n{"key":"k","sig":NaN}\n', "envelope.json"),
        (b'{}\n{"key":"k","sig":"s"}\n', "envelope.field"),
        (b'{}\n{"key":"k","sig":"s","sha256":"zz"}\n', "envelope.field"),
        (b"{}\n" + b"[" * 100_000 + b"\n", "envelope.json"),
    ],
)
def test_what_is_no_envelope_is_named(two: bytes, code: str) -> None:
    with pytest.raises(BadEnvelope) as raised:
        from_lines(two)
    assert raised.value.code == code


def test_envelopes_are_read_one_after_another() -> None:
    several = [envelope(number) for number in (1, 2, 3)]
    data = b"".join(map(to_lines, several))
    assert list(iter_lines(data)) == several
    assert list(iter_lines(BytesIO(data))) == several
    assert list(iter_lines(b"")) == []


def test_a_carriage_return_inside_a_payload_divides_nothing() -> None:
    signed = sign(b'{"a":"\r"}', KEY)
    assert list(iter_lines(to_lines(signed))) == [signed]


@pytest.mark.parametrize("cut", [1, 30, -1])
def test_a_cut_stream_is_noticed(cut: int) -> None:
    with pytest.raises(BadEnvelope):
        list(iter_lines(to_lines(envelope())[:cut]))


def test_a_line_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 100)
    with pytest.raises(BadEnvelope, match=r"envelope\.lines"):
        list(iter_lines(b"x" * 101 + b"\n{}\n"))


def test_keys_survive_being_texts() -> None:
    assert public_text(load_private(private_text(KEY))) == MINE
    assert public_text(load_public(MINE)) == MINE


@given(st.binary())
def test_base64url_has_one_form(data: bytes) -> None:
    text = b64(data)
    assert unb64(text) == data
    assert "=" not in text


@pytest.mark.parametrize("text", ["a", "ab==", "a b", "é", "AB\n", "Zh"])
def test_other_base64_is_refused(text: str) -> None:
    with pytest.raises(BadKey, match=r"key\.text"):
        unb64(text)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(BadKey, match=r"key\.length"):
        load_public(b64(b"short"))


def test_a_fingerprint_tells_its_parts_apart() -> None:
    shown = fingerprint(b"ab", b"c")
    assert [len(group) for group in shown.split()] == [4] * 6
    assert shown != fingerprint(b"a", b"bc")


def test_an_error_names_the_place_and_no_value() -> None:
    assert str(ProtocolError("record.field", "clock.age_s")) == "record.field (clock.age_s)"
    assert str(ProtocolError("record.json")) == "record.json"
