"""Scans: kept once, checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import blobs
from kiosk.store.errors import BlobTrouble
from kiosk.store.keyring import new_key
from kiosk.store.store import Store

AT = "2026-11-21T07:40:00Z"


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path, new_key())
    yield made
    made.close()


def test_the_same_bytes_are_kept_once(store: Store):
    name = blobs.keep(store, b"halaman", "image/webp", AT)
    assert blobs.keep(store, b"halaman", "image/webp", AT) == name == blobs.digest(b"halaman")
    assert store.rows("SELECT COUNT(*) AS n FROM blobs") == [{"n": 1}]
    assert blobs.read(store, name) == b"halaman"


def test_bytes_that_are_not_what_their_name_says_are_not_given_out(store: Store):
    name = blobs.keep(store, b"halaman", "image/webp", AT)
    store.run("UPDATE blobs SET data = ? WHERE sha256 = ?", (b"halaman lain", name))
    with pytest.raises(BlobTrouble) as caught:
        blobs.read(store, name)
    assert caught.value.code == "blob.damaged"


def test_a_missing_scan_is_named(store: Store):
    with pytest.raises(BlobTrouble, match=r"blob\.missing"):
        blobs.read(store, "0" * 64)
    assert not blobs.held(store, "0" * 64)


def test_a_fetched_scan_must_be_the_one_that_was_asked_for(store: Store):
    name = blobs.digest(b"halaman")
    with pytest.raises(BlobTrouble, match=r"blob\.hash"):
        blobs.keep_as(store, name, b"lain", "image/webp", AT)
    blobs.keep_as(store, name, b"halaman", "image/webp", AT)
    assert blobs.held(store, name)


def test_a_deleted_scan_leaves_no_trace_in_the_free_pages(store: Store):
    name = blobs.keep(store, b"\xabJEJAK" * 5000, "image/webp", AT)
    assert blobs.discard_unused(store, (name,)) == 1
    assert not blobs.held(store, name)
    assert store.row("PRAGMA secure_delete") == {"secure_delete": 1}
