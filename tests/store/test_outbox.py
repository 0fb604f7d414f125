"""The chain of records: without holes, without forks, signed over the very bytes that are kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.store import outbox
from kiosk.store.keyring import new_key
from kiosk.store.store import Store
from sync.protocol.keys import generate_key, public_text
from sync.protocol.records import BlobRef, ClockReading, Record, Subject, decode
from sync.protocol.signed import verify

KEY = generate_key()
CASE = "01a1fd0c-3c80-7f77-9e9e-155a1fb5a55a"


def record(number: int, end: outbox.ChainEnd, epoch: str, blobs: tuple[BlobRef, ...] = ()) -> Record:
    return Record(
        id=f"01a1fd0c-3c80-7000-8000-{number:012x}", type="audit.noted", schema="audit.noted/1.0", district="99.01",
        office="99.01.01.2001", device="d", epoch=epoch, seq=end.seq, prev=end.prev, operator="o",
        made_at="2026-11-21T07:40:00Z", clock=ClockReading("", 0, 0), channel="desk", training=False,
        subject=Subject("application", CASE, 1), definition=None, body={"nomor": number}, blobs=blobs,
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path, new_key())
    yield made
    made.close()


@given(st.lists(st.sampled_from(["append", "new epoch", "fail", "reopen"]), min_size=1, max_size=25))
@hypothesis_settings(max_examples=25)
def test_whatever_happens_the_chain_of_each_epoch_has_no_hole(steps: list[str]):
    key = new_key()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder), key)
        epochs, kept = ["A-00000000"], 0
        for number, step in enumerate(steps):
            if step == "new epoch":
                epochs.append(f"B-{number:08x}")
            elif step == "reopen":
                store.close()
                store = Store.open(Path(folder), key)
            else:
                try:
                    with store.atomic():
                        outbox.append(store, record(number, outbox.end(store, epochs[-1]), epochs[-1]), KEY)
                        if step == "fail":
                            raise InterruptedError
                    kept += 1
                except InterruptedError:
                    pass
        chains = [outbox.chain(store, epoch) for epoch in epochs]
        sent = outbox.to_send(store, 1000, "")
        store.close()
    assert sum(map(len, chains)) == kept == len(sent)
    assert [signed.sha256 for chain in chains for signed in chain] == [signed.sha256 for signed in sent]
    for chain in chains:
        before = ""
        for position, signed in enumerate(chain, 1):
            told = decode(verify(signed, [public_text(KEY)]))
            assert (told.seq, told.prev) == (position, before)
            before = signed.sha256


def test_a_second_record_at_the_same_place_breaks(store: Store):
    end = outbox.end(store, "A-00000000")
    outbox.append(store, record(1, end, "A-00000000"), KEY)
    with pytest.raises(sqlcipher3.IntegrityError):
        outbox.append(store, record(2, end, "A-00000000"), KEY)


def answer(store: Store, number: int, state: str, at: str = "2026-11-21T08:00:00Z") -> None:
    kept = outbox.chain(store, "A-00000000")[number]
    assert outbox.answered(store, decode(kept.payload).id, kept.sha256, state, "", at)


def test_what_the_centre_puts_off_or_refuses_never_stands_in_front(store: Store):
    for number in range(5):
        outbox.append(store, record(number, outbox.end(store, "A-00000000"), "A-00000000"), KEY)
    for number, state in enumerate(["deferred", "conflict", "rejected", "accepted"]):
        answer(store, number, state)
    sent = [decode(signed.payload).body["nomor"] for signed in outbox.to_send(store, 10, "2026-11-21T07:00:00Z")]
    assert sent == [4]
    later = [decode(signed.payload).body["nomor"] for signed in outbox.to_send(store, 10, "2026-11-21T09:00:00Z")]
    assert later == [4, 0]
    assert [kept.state for kept in outbox.tray(store)] == ["conflict", "rejected"]


def test_an_answer_about_other_bytes_changes_nothing(store: Store):
    outbox.append(store, record(1, outbox.end(store, "A-00000000"), "A-00000000"), KEY)
    kept = decode(outbox.chain(store, "A-00000000")[0].payload)
    assert not outbox.answered(store, kept.id, "0" * 64, "accepted", "", "2026-11-21T08:00:00Z")
    assert len(outbox.to_send(store, 10, "")) == 1


def test_the_tray_keeps_a_record_until_somebody_has_seen_it(store: Store):
    outbox.append(store, record(1, outbox.end(store, "A-00000000"), "A-00000000"), KEY)
    answer(store, 0, "accepted")
    kept = decode(outbox.chain(store, "A-00000000")[0].payload).id
    assert outbox.tray(store) == []
    outbox.told_outcome(store, kept, "not_applied", "case.closed")
    assert [(one.outcome, one.outcome_code) for one in outbox.tray(store)] == [("not_applied", "case.closed")]
    outbox.seen(store, kept, "2026-11-21T09:00:00Z")
    assert outbox.tray(store) == []
    assert outbox.find(store, kept) is not None


def test_a_record_whose_scan_lost_its_address_is_sent_again_until_answered(store: Store):
    blob = BlobRef("a" * 64, 10, "image/webp", "KK/1")
    outbox.append(store, record(1, outbox.end(store, "A-00000000"), "A-00000000", (blob,)), KEY)
    answer(store, 0, "accepted")
    assert outbox.to_send(store, 10, "") == []
    outbox.ask_again_for(store, "a" * 64)
    assert len(outbox.to_send(store, 10, "")) == 1
    answer(store, 0, "accepted")
    assert outbox.to_send(store, 10, "") == []
