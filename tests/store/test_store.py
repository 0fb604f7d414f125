"""The encrypted file: what it refuses, what survives, what every thread sees."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.store import schema, settings
from kiosk.store.errors import StoreDamaged, StoreTooNew, StoreTrouble
from kiosk.store.keyring import new_key
from kiosk.store.store import FILE_NAME, Store


@pytest.fixture
def key() -> bytes:
    return new_key()


@pytest.fixture
def store(tmp_path: Path, key: bytes):
    made = Store.create(tmp_path, key)
    yield made
    made.close()


def test_the_file_is_set_up_as_it_was_decided(store: Store):
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "auto_vacuum": 2, "foreign_keys": 1}
    for pragma, value in wanted.items():
        assert store.row(f"PRAGMA {pragma}") == {pragma: value}


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path, key: bytes, store: Store):
    settings.put(store, "a", "1")
    store.close()
    again = Store.open(tmp_path, key)
    assert settings.get(again, "a") == "1"
    again.close()


def test_nothing_of_the_contents_can_be_read_from_the_files(tmp_path: Path, store: Store):
    settings.put(store, "name", "BUNGA CONTOH MELATI " * 50)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"BUNGA" not in written
    assert b"SQLite format 3" not in written


def test_a_wrong_key_is_refused_as_damage(tmp_path: Path, store: Store):
    store.close()
    with pytest.raises(StoreDamaged) as caught:
        Store.open(tmp_path, new_key())
    assert caught.value.code == "store.damaged"


def test_a_store_of_a_newer_loket_is_refused_and_left_alone(tmp_path: Path, key: bytes, store: Store):
    store.run(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    store.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StoreTooNew) as caught:
        Store.open(tmp_path, key)
    assert caught.value.code == "store.too_new"
    assert caught.value.details == {"found": len(schema.MIGRATIONS) + 1, "known": len(schema.MIGRATIONS)}
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_there_is_one_store_in_a_folder(tmp_path: Path, key: bytes, store: Store):
    with pytest.raises(StoreTrouble, match=r"store\.exists"):
        Store.create(tmp_path, key)
    with pytest.raises(StoreTrouble, match=r"store\.missing"):
        Store.open(tmp_path / "elsewhere", key)


def test_a_damaged_page_is_named_as_damage(tmp_path: Path, key: bytes, store: Store):
    for number in range(200):
        settings.put(store, f"key {number}", "x" * 500)
    store.close()
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 8192 - 5, len(data) // 8192):
        data[page * 8192 + 4000] ^= 0xFF
    path.write_bytes(data)
    again = Store.open(tmp_path, key)
    with pytest.raises(StoreDamaged):
        again.rows("SELECT * FROM meta")
    with pytest.raises(StoreDamaged):
        again.check()
    again.close()


def test_a_whole_store_passes_the_check(store: Store):
    store.check()


def test_a_broken_transaction_leaves_nothing(store: Store):
    def broken() -> None:
        with store.atomic():
            settings.put(store, "a", "1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert settings.get(store, "a") == ""
    with store.atomic():
        settings.put(store, "b", "2")
    assert settings.get(store, "b") == "2"


def test_an_inner_unit_may_fail_while_the_outer_one_goes_on(store: Store):
    def inner() -> None:
        with store.atomic():
            settings.put(store, "inner", "1")
            raise RuntimeError

    with store.atomic():
        settings.put(store, "outer", "1")
        with pytest.raises(RuntimeError):
            inner()
    assert (settings.get(store, "outer"), settings.get(store, "inner")) == ("1", "")


def test_eight_threads_write_at_once_and_none_is_lost(store: Store):
    def count(number: int) -> None:
        for _ in range(5):
            with store.atomic():
                settings.put(store, "n", str(int(settings.get(store, "n", "0")) + 1))
        settings.put(store, f"done {number}", "1")

    threads = [threading.Thread(target=count, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.get(store, "n") == "40"
    assert len(settings.under(store, "done ")) == 8


def test_a_closed_store_says_so(store: Store):
    store.close()
    with pytest.raises(StoreTrouble, match=r"store\.closed"):
        settings.get(store, "a")


def test_a_full_disk_is_named_and_nothing_is_half_written(store: Store):
    settings.put(store, "a", "1")
    pages = store.row("PRAGMA page_count")
    assert pages is not None
    store.rows(f"PRAGMA max_page_count = {pages['page_count']}")
    with pytest.raises(StoreTrouble, match=r"store\.disk_full"):
        settings.put(store, "big", "x" * 200_000)
    assert settings.get(store, "big") == ""
    assert settings.get(store, "a") == "1"


def test_opening_a_store_does_not_load_numpy():
    """sqlite_utils would: 17 MB that a login does not need. The next import of it must still work."""
    program = (
        "import sys; from kiosk.store import driver; driver.load(); assert 'sqlite_utils' in sys.modules;"
        "assert 'numpy' not in sys.modules and 'cv2' not in sys.modules; import numpy"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])


def test_the_connection_of_a_thread_ends_with_it(store: Store):
    thread = threading.Thread(target=lambda: settings.put(store, "a", "1"))
    thread.start()
    thread.join()
    gc.collect()
    assert len(store._opened) == 1
    assert settings.get(store, "a") == "1"
