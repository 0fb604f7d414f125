"""``spool.json``: sealed anonymous messages that were left while the store was closed, until it is opened again.

One file, replaced whole at each message and synced, so that a power cut leaves the old or the new one. The messages
lie in the order of their random ids; nothing tells which came first. They are sealed to the registry's keys: whoever
takes the file can read nothing in it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.errors import StoreTrouble
from kiosk.store.files import write_durably
from sync.protocol.anonymous import is_random_id
from sync.protocol.errors import BadKey
from sync.protocol.keys import b64, unb64

FILE_NAME = "spool.json"
MOST = 200
_FORMAT = "loket-spool/1"


@dataclass(frozen=True, slots=True)
class Left:
    """A sealed message and the day (``YYYY-MM-DD``) on which it must not leave yet."""

    id: str
    day: str
    sealed: bytes


def add(folder: Path, message: Left) -> None:
    """Keep ``message`` durably; raises `StoreTrouble` ``spool.full``, and OSError of the disk."""
    held = [one for one in read(folder) if one.id != message.id]
    if len(held) >= MOST:
        raise StoreTrouble("spool.full")
    _write(folder, [*held, message])


def read(folder: Path) -> Sequence[Left]:
    """The messages that wait; a file that cannot be read is put aside under another name, never thrown away."""
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    try:
        document = json.loads(path.read_bytes())
        found = [Left(str(item["id"]), str(item["day"]), unb64(str(item["sealed"]))) for item in document["messages"]]
        if document["format"] != _FORMAT or not all(is_random_id(one.id) for one in found):
            raise ValueError(_FORMAT)
    except (ValueError, KeyError, TypeError, BadKey):
        path.replace(_free_name(path))
        return ()
    return found


def clear(folder: Path) -> None:
    """The messages are in the store, durably: the file may go."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _write(folder: Path, messages: Sequence[Left]) -> None:
    listed = sorted(messages, key=lambda one: one.id)
    document = {
        "format": _FORMAT,
        "messages": [{"id": one.id, "day": one.day, "sealed": b64(one.sealed)} for one in listed],
    }
    write_durably(folder / FILE_NAME, json.dumps(document).encode())


def _free_name(path: Path) -> Path:
    number = 1
    while (other := path.with_name(f"spool.damaged-{number}.json")).exists():
        number += 1
    return other
