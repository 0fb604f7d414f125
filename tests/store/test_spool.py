"""The file for the time before login: durable, in no order, never half of it, never thrown away."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kiosk.store import public, spool
from kiosk.store.errors import StoreTrouble
from kiosk.store.public import PublicFacts
from kiosk.store.spool import Left
from sync.protocol.anonymous import new_message_id

FACTS = PublicFacts("99.01.01.2001", "Asia/Jakarta", "0800", "age1a", "age1b", "", training=False)


def left(day: str = "2026-11-20") -> Left:
    return Left(new_message_id(), day, os.urandom(40))


def test_messages_lie_in_the_order_of_their_random_ids(tmp_path: Path) -> None:
    messages = [left() for _ in range(12)]
    for message in messages:
        spool.add(tmp_path, message)
    assert list(spool.read(tmp_path)) == sorted(messages, key=lambda one: one.id)
    document = json.loads((tmp_path / spool.FILE_NAME).read_bytes())
    assert {name for item in document["messages"] for name in item} == {"id", "day", "sealed"}


def test_the_same_message_twice_is_one(tmp_path: Path) -> None:
    message = left()
    spool.add(tmp_path, message)
    spool.add(tmp_path, message)
    assert list(spool.read(tmp_path)) == [message]


def test_the_file_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST", 3)
    for _ in range(3):
        spool.add(tmp_path, left())
    with pytest.raises(StoreTrouble) as caught:
        spool.add(tmp_path, left())
    assert caught.value.code == "spool.full"
    assert len(spool.read(tmp_path)) == 3


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool.add(tmp_path, left())
    before = (tmp_path / spool.FILE_NAME).read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        spool.add(tmp_path, left())
    assert (tmp_path / spool.FILE_NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [spool.FILE_NAME]


@pytest.mark.parametrize("broken", [b"", b"{}", b"[]", b'{"format": "x", "messages": [{"id": "1"}]}'])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "spool.damaged-1.json").write_bytes(b"an earlier one")
    (tmp_path / spool.FILE_NAME).write_bytes(broken)
    message = left()
    spool.add(tmp_path, message)
    assert list(spool.read(tmp_path)) == [message]
    assert (tmp_path / "spool.damaged-2.json").read_bytes() == broken


def test_public_facts_come_back_and_anything_else_is_nothing(tmp_path: Path) -> None:
    assert public.read(tmp_path) is None
    public.write(tmp_path, FACTS)
    assert public.read(tmp_path) == FACTS
    before = (tmp_path / public.FILE_NAME).stat().st_mtime_ns
    public.write(tmp_path, FACTS)
    assert (tmp_path / public.FILE_NAME).stat().st_mtime_ns == before
    for broken in (b"", b"[]", b'{"else": 1}', b'{"centre": ""}'):
        (tmp_path / public.FILE_NAME).write_bytes(broken)
        assert public.read(tmp_path) is None
