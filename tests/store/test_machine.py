"""Whether a copied, moved or restored store is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.store import machine
from kiosk.store.keyring import new_key
from kiosk.store.machine import Highwater
from kiosk.store.store import Store


def test_a_copy_has_another_token_and_a_renamed_folder_has_not(tmp_path: Path):
    Store.create(tmp_path / "one", new_key()).close()
    token = machine.token(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert machine.token(tmp_path / "two") != token
    (tmp_path / "one").rename(tmp_path / "moved")
    assert machine.token(tmp_path / "moved") == token


def test_another_machine_has_another_token(tmp_path: Path, monkeypatch):
    Store.create(tmp_path, new_key()).close()
    token = machine.token(tmp_path)
    monkeypatch.setattr(machine, "machine_id", lambda: "another")
    assert machine.token(tmp_path) != token


def test_the_mark_is_read_as_it_was_written_and_rubbish_is_no_mark(tmp_path: Path):
    mark = Highwater("A-00000000", 7, 3, "A")
    assert machine.read_highwater(tmp_path) is None
    machine.write_highwater(tmp_path, mark)
    assert machine.read_highwater(tmp_path) == mark
    for rubbish in (b"", b"{}", b"\xff", b"[1]", b'{"epoch": "A", "seq": "x", "serial": 1, "used": ""}'):
        (tmp_path / machine.HIGHWATER_NAME).write_bytes(rubbish)
        assert machine.read_highwater(tmp_path) is None
