"""Batches, replies and changes: how documents travel, and what is refused on the way."""

import gzip
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import batch as module
from sync.protocol.batch import build, fitting, pack, read, unpack
from sync.protocol.errors import BadBatch, BadChange, BadEnvelope, BadRecord, BadReply
from sync.protocol.replies import SETTLED, Answer, Reply, Row, Want, decode_reply, encode_reply
from sync.protocol.signed import sign, to_lines
from tests.sync.made import AT, DEVICE, HASH, KEY, envelope, record_id, schema_errors

SEVERAL = [envelope(number) for number in (1, 2, 3)]
BATCH = build(DEVICE, "99.01", AT, "inc-1", SEVERAL)


def test_a_batch_comes_back() -> None:
    manifest, envelopes = read(BATCH.body, expected_id=BATCH.id)
    assert envelopes == SEVERAL
    assert (manifest.device, manifest.district, manifest.made_at, manifest.incarnation) == (
        DEVICE,
        "99.01",
        AT,
        "inc-1",
    )
    assert [entry.id for entry in manifest.records] == [record_id(number) for number in (1, 2, 3)]


def test_its_id_is_the_hash_of_its_first_line_which_keeps_its_schema() -> None:
    line = BATCH.body.partition(b"\n")[0]
    assert hashlib.sha256(line).hexdigest() == BATCH.id
    assert schema_errors("batch.json", line) == []


def test_a_record_that_the_receiver_cannot_read_does_not_stop_the_others() -> None:
    odd = sign(b'{"id":"whatever"}', KEY)
    batch = build(DEVICE, "99.01", AT, "", [odd, *SEVERAL])
    assert read(batch.body, expected_id=batch.id)[1] == [odd, *SEVERAL]


def test_a_record_without_an_id_cannot_be_sent() -> None:
    with pytest.raises(BadRecord):
        build(DEVICE, "99.01", AT, "", [sign(b"{}", KEY)])


@pytest.mark.parametrize("body", [b"", b"no newline", BATCH.body + b"x\n", BATCH.body.replace(b"inc-1", b"inc-2")])
def test_a_body_that_is_not_the_named_batch_is_refused(body: bytes) -> None:
    with pytest.raises((BadBatch, BadEnvelope)):
        read(body, expected_id=BATCH.id)


def manifest_of(**changed: object) -> tuple[bytes, str]:
    document = {**json.loads(BATCH.body.partition(b"\n")[0]), **changed}
    line = json.dumps(document).encode()
    return line, hashlib.sha256(line).hexdigest()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"format": "loket-batch/2"}, "batch.manifest.field"),
        ({"records": []}, "batch.records"),
        ({"records": [{"id": "x", "sha256": HASH}]}, "batch.count"),
        ({"records": [{"id": "x", "sha256": HASH}] * 3}, "batch.digest"),
        ({"records": [{"id": "x", "sha256": HASH}] * 201}, "batch.records"),
        ({"made_at": "yesterday"}, "batch.manifest.field"),
    ],
)
def test_a_manifest_must_tell_what_follows(changed: dict[str, object], code: str) -> None:
    line, batch_id = manifest_of(**changed)
    with pytest.raises(BadBatch) as raised:
        read(line + b"\n" + BATCH.body.partition(b"\n")[2], expected_id=batch_id)
    assert raised.value.code == code


def test_an_envelope_that_lies_about_its_hash_is_refused() -> None:
    lying = replace(SEVERAL[1], sha256=HASH)
    body = BATCH.body.replace(to_lines(SEVERAL[1]), to_lines(lying))
    with pytest.raises(BadBatch, match=r"batch\.digest"):
        read(body, expected_id=BATCH.id)


def test_a_batch_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadBatch, match=r"batch\.records"):
        build(DEVICE, "99.01", AT, "", [])
    monkeypatch.setattr(module, "MOST_BYTES", len(BATCH.body) - 1)
    with pytest.raises(BadBatch, match=r"batch\.bytes"):
        build(DEVICE, "99.01", AT, "inc-1", SEVERAL)


def test_as_many_are_taken_as_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fitting(SEVERAL) == SEVERAL
    assert fitting([]) == []
    monkeypatch.setattr(module, "MOST_RECORDS", 2)
    assert fitting(SEVERAL) == SEVERAL[:2]
    monkeypatch.setattr(module, "MOST_BYTES", 1)
    assert fitting(SEVERAL) == SEVERAL[:1]


@given(st.lists(st.integers(0, 30_000), min_size=1, max_size=250))
def test_what_fits_can_be_built(sizes: list[int]) -> None:
    envelopes = [sign(b'{"id":"%d","x":"%s"}' % (number, b"x" * size), KEY) for number, size in enumerate(sizes)]
    chosen = fitting(envelopes)
    assert chosen == envelopes[: len(chosen)]
    assert len(build(DEVICE, "99.01", AT, "", chosen).body) <= module.MOST_BYTES


def test_packing_is_undone_and_repeatable() -> None:
    assert unpack(pack(BATCH.body)) == BATCH.body
    assert pack(BATCH.body) == pack(BATCH.body)


@pytest.mark.parametrize("data", [b"", b"plain", pack(BATCH.body)[:-4], pack(BATCH.body) + b"more"])
def test_broken_gzip_is_refused(data: bytes) -> None:
    with pytest.raises(BadBatch, match=r"batch\.gzip"):
        unpack(data)


def test_a_bomb_does_not_go_off() -> None:
    with pytest.raises(BadBatch, match=r"batch\.bytes"):
        unpack(gzip.compress(bytes(module.MOST_BYTES + 1)))


REPLY = Reply(
    batch=BATCH.id,
    rows=(Row(record_id(1), HASH, "accepted"), Row(record_id(2), HASH, "rejected", "record.chain")),
    want=(Want(HASH, 6, "/v1/uploads/" + "a" * 22, 3, AT),),
    changes=4,
    poll_s=60,
    time=AT,
    incarnation="inc-1",
)


def test_a_reply_comes_back_and_keeps_its_schema() -> None:
    payload = encode_reply(REPLY)
    assert decode_reply(payload) == REPLY
    assert schema_errors("reply.json", payload) == []


def test_a_word_of_a_later_version_leaves_the_record_in_the_queue() -> None:
    payload = encode_reply(REPLY).replace(b'"accepted"', b'"celebrated"')
    assert decode_reply(payload).rows[0].reply == Answer.DEFERRED
    assert Answer.DEFERRED not in SETTLED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"offset":3', b'"offset":7'),
        (b"/v1/uploads/aa", b"https://elsewhere/aa"),
        (b'"poll_s":60', b'"poll_s":0'),
        (b'"changes":4', b'"changes":"4"'),
        (b'"rows":[', b'"rows":[3,'),
    ],
)
def test_a_wrong_reply_is_refused(old: bytes, new: bytes) -> None:
    payload = encode_reply(REPLY)
    assert old in payload
    with pytest.raises(BadReply, match=r"reply\.field"):
        decode_reply(payload.replace(old, new))


def test_errors_of_the_way_back_are_their_own() -> None:
    assert not issubclass(BadChange, BadReply)
