"""Small files are the old or the new one, and leave no litter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.store import files, status
from kiosk.store.status import PlainStatus


def test_a_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "status.json"
    files.write_durably(path, b"lama")
    files.write_durably(path, b"baru")
    files.write_whole(path, b"lebih baru")
    assert path.read_bytes() == b"lebih baru"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch):
    path = tmp_path / "status.json"
    files.write_durably(path, b"lama")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        files.write_durably(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_the_plain_status_is_read_back_and_never_stops_a_login(tmp_path: Path):
    told = PlainStatus(records=2, applications=1, oldest_at="2026-11-21T07:40:00Z", office_name="Desa Contoh")
    status.write(tmp_path, told)
    assert status.read(tmp_path) == told
    for rubbish in (b"", b"[]", b'{"unknown": 1}'):
        (tmp_path / status.FILE_NAME).write_bytes(rubbish)
        assert status.read(tmp_path) == PlainStatus()
