"""Which scan goes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import blobs, deliveries
from kiosk.store.keyring import new_key
from kiosk.store.store import Store
from sync.protocol.records import BlobRef

NOW = "2026-11-21T08:00:00Z"


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path, new_key())
    yield made
    made.close()


def case(store: Store, name: str, *sizes: int, held: bool = True) -> list[str]:
    """A case whose record is one more in the outbox, with scans of these sizes, all wanted."""
    store.run(
        "INSERT INTO outbox (id, type, epoch, seq, payload, key, sig, sha256, application, made_at)"
        " VALUES (?, '', ?, 1, x'00', '', '', '', ?, '')",
        (name, name, name),
    )
    refs = []
    for size in sizes:
        data = f"{name} {size}".encode().ljust(size, b".")
        if held:
            blobs.keep(store, data, "image/webp", NOW)
        refs.append(BlobRef(blobs.digest(data), size, "image/webp", "KK/1"))
    deliveries.name(store, name, refs)
    for ref in refs:
        deliveries.wanted(store, ref.sha256, ref.size, f"/v1/uploads/{name}", 0, "")
    return [ref.sha256 for ref in refs]


def order(store: Store) -> list[tuple[str, int]]:
    found = []
    while (job := deliveries.next_one(store, NOW)) is not None:
        found.append((job.application, job.size))
        deliveries.done(store, job.sha256)
    return found


def test_oldest_case_first_and_inside_it_small_pages_first(store: Store):
    case(store, "lama", 300, 100, 200)
    case(store, "baru", 50)
    assert order(store) == [("lama", 100), ("lama", 200), ("lama", 300), ("baru", 50)]


def test_what_is_begun_goes_on_first(store: Store):
    case(store, "lama", 100)
    (begun,) = case(store, "baru", 500)
    deliveries.moved(store, begun, 10)
    assert order(store) == [("baru", 500), ("lama", 100)]


def test_at_most_two_cases_are_open(store: Store):
    taken = set()
    for name in ("satu", "dua", "tiga"):
        case(store, name, 100, 200)
    for _ in range(4):
        job = deliveries.next_one(store, NOW, taken)
        assert job is not None
        taken.add(job.sha256)
        deliveries.moved(store, job.sha256, 1)
    assert deliveries.next_one(store, NOW, taken) is None
    for sha256 in list(taken):
        deliveries.done(store, sha256)
    following = deliveries.next_one(store, NOW)
    assert following is not None
    assert following.application == "tiga"


def test_a_scan_that_is_not_here_waits_and_holds_nobody_up(store: Store):
    (missing,) = case(store, "lama", 100, held=False)
    case(store, "baru", 50)
    assert [one.sha256 for one in deliveries.awaited_bytes(store)] == [missing]
    assert order(store) == [("baru", 50)]
    blobs.keep(store, b"lama 100".ljust(100, b"."), "image/webp", NOW)
    assert order(store) == [("lama", 100)]


def test_a_pause_lets_others_pass_and_ends(store: Store):
    first, _ = case(store, "lama", 100, 200)
    deliveries.pause(store, first, "link.timeout", "2026-11-21T08:00:05Z", restart=False)
    job = deliveries.next_one(store, NOW)
    assert job is not None
    assert job.size == 200
    again = deliveries.next_one(store, "2026-11-21T08:00:05Z")
    assert again is not None
    assert again.size == 100


def test_pauses_grow_to_five_minutes():
    assert [deliveries.pause_seconds(count) for count in (0, 1, 2, 5, 6, 7, 50)] == [5, 10, 20, 160, 300, 300, 300]


def test_a_scan_named_by_two_cases_is_sent_once(store: Store):
    (sha256,) = case(store, "lama", 100)
    deliveries.name(store, "baru", [BlobRef(sha256, 100, "image/webp", "KK/1")])
    assert order(store) == [("lama", 100)]
    deliveries.name(store, "baru", [BlobRef(sha256, 100, "image/webp", "KK/1")])
    assert deliveries.open_ones(store) == []


def test_an_address_for_something_else_is_not_believed(store: Store):
    (sha256,) = case(store, "lama", 100)
    deliveries.forget_address(store, sha256, "upload.gone")
    deliveries.wanted(store, sha256, 99, "/v1/uploads/x", 0, "")
    deliveries.wanted(store, "f" * 64, 10, "/v1/uploads/x", 0, "")
    assert deliveries.next_one(store, NOW) is None
