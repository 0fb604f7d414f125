"""Records: what is written is what is read, and what is not one is named."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.errors import BadRecord
from sync.protocol.records import ClockReading, RecordType, Subject, decode, encode, understood
from tests.sync.made import AT, HASH, record, record_id, schema_errors, submission

texts = st.text().filter(lambda text: text.isprintable() or "\n" in text)
bodies = st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | texts | st.integers(-9, 9), st.lists))


@given(body=bodies, operator=texts)
def test_every_record_comes_back(body: dict[str, object], operator: str) -> None:
    made = record(body=body, operator=operator)
    payload = encode(made)
    assert b"\n" not in payload
    assert decode(payload) == made


def test_a_submission_comes_back_and_keeps_its_schema() -> None:
    payload = encode(submission())
    assert decode(payload) == submission()
    assert schema_errors("application.submitted.json", payload) == []


BODIES: dict[str, tuple[dict[str, object], Subject | None]] = {
    "application.withdrawn": ({"reason": "pindah", "name": "Budi Contoh"}, Subject("application", record_id(7), 1)),
    "handover.recorded": (
        {
            "product": "AKTA_LAHIR",
            "receiver": {"name": "Budi Contoh", "nik": "", "relation": "ayah"},
            "at": AT,
            "printed": True,
            "collected": [{"kind": "KK", "state": "asli"}],
        },
        Subject("application", record_id(7), 1, record_id(8)),
    ),
    "audit.noted": ({"deed": "login", "subject": "", "detail": {}}, None),
    "device.reported": ({"version": "1", "waiting": 0, "oldest_at": "", "disk_free": 9, "clock_offset_s": -2}, None),
    "record.voided": ({"record": record_id(3), "reason": "disk", "operators": ["op-1", "op-2"]}, None),
}


@pytest.mark.parametrize("kind", BODIES)
def test_each_type_has_a_schema_that_its_record_keeps(kind: str) -> None:
    body, subject = BODIES[kind]
    payload = encode(record(type=kind, schema=f"{kind}/1.0", body=body, subject=subject))
    assert schema_errors(f"{kind}.json", payload) == []


def test_a_schema_notices_what_is_missing() -> None:
    payload = encode(replace(submission(), body={"number": "x"}, subject=None))
    assert len(schema_errors("application.submitted.json", payload)) > 5


def test_fields_of_a_later_version_are_kept() -> None:
    payload = encode(record(extra={"weather": "rain"}))
    assert decode(payload).extra == {"weather": "rain"}
    assert encode(decode(payload)) == payload


def test_what_is_understood() -> None:
    assert understood(record())
    assert not understood(record(type="audit.noted", schema="audit.noted/2.0"))
    assert not understood(record(type="something.new", schema="something.new/1.0"))
    assert understood(record(type=RecordType.COMPLAINT, schema="complaint.filed/1.0"))
    assert not understood(record(type=RecordType.HOUSEHOLD, schema="household.recorded/1.0"))


def test_a_kiosk_that_never_heard_the_time_says_so() -> None:
    assert decode(encode(record(clock=ClockReading("", 0, 0)))).clock.trusted_at == ""


WRONG: list[tuple[str, Any]] = [
    ("id", "7"),
    ("type", "other.type"),
    ("schema", "audit.noted"),
    ("device", 5),
    ("epoch", "3f9c2a1e"),
    ("seq", 0),
    ("seq", True),
    ("seq", 1.0),
    ("seq", 2**53),
    ("prev", "abc"),
    ("made_at", "2026-02-30T00:00:00Z"),
    ("made_at", "2026-11-21 07:40"),
    ("training", "no"),
    ("clock", []),
    ("clock", {"trusted_at": "", "offset_s": 0, "age_s": -1}),
    ("subject", "x"),
    ("subject", {"kind": "application", "id": "x", "revision": 1}),
    ("definition", {"code": "x", "version": 0, "sha256": HASH}),
    ("body", "text"),
    ("blobs", {}),
    ("blobs", ["x"]),
    ("blobs", [{"sha256": HASH, "size": 0, "mime": "image/jpeg", "path": "KK/1"}]),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_field_is_named_with_its_place(name: str, value: object) -> None:
    document = {**json.loads(encode(record())), name: value}
    with pytest.raises(BadRecord) as raised:
        decode(json.dumps(document).encode())
    assert raised.value.code == "record.field"
    assert raised.value.detail.startswith("schema" if name == "type" else name)


@pytest.mark.parametrize("name", ["id", "clock", "body", "blobs", "training", "channel"])
def test_a_missing_field_is_named(name: str) -> None:
    document = json.loads(encode(record()))
    del document[name]
    with pytest.raises(BadRecord, match=name):
        decode(json.dumps(document).encode())


@pytest.mark.parametrize("payload", [b"", b"\xff", b"[]", b'{"a":1,"a":2}', b'{"a":"\\ud800"}', b'{"a":Infinity}'])
def test_what_is_no_strict_json_object_is_refused(payload: bytes) -> None:
    with pytest.raises(BadRecord, match=r"record\.json"):
        decode(payload)


def test_a_pair_of_surrogates_is_one_letter() -> None:
    payload = encode(record(operator="PLACE")).replace(b"PLACE", b"\\ud83d\\ude00")
    assert decode(payload).operator == "\N{GRINNING FACE}"
