"""Epochs: a store that may have a twin begins a new chain and a new letter in its receipt numbers.

Two copies of one store never continue the same chain, because the eight random digits of the epoch differ; they do not
give the same receipt number, because each takes a character that this device never used before, as far as it knows.
"""

from __future__ import annotations

import secrets

from kiosk.domain.errors import DomainError
from kiosk.domain.numbers import EPOCH_CHARACTERS, next_epoch_char
from kiosk.store import machine, outbox, settings
from kiosk.store.machine import Highwater
from kiosk.store.store import Store

_EPOCH = "epoch"
_USED = "epoch.used"
_PAST = "epoch.past"
_MACHINE = "machine"
_SERIAL = "serial"


def current(store: Store) -> str:
    """The epoch in which records are made now, ``A-3f9c2a1e``."""
    return settings.get(store, _EPOCH)


def settle(store: Store) -> bool:
    """Whether a new epoch had to begin: first start, another machine or folder, or a database older than its mark."""
    with store.atomic():
        token = machine.token(store.folder)
        mark = machine.read_highwater(store.folder)
        same = settings.get(store, _MACHINE) == token and not _behind(store, mark)
        if not same:
            _begin(store, mark)
            settings.put(store, _MACHINE, token)
    leave_mark(store)
    return not same


def next_serial(store: Store) -> int:
    """The serial for the next receipt: the highest ever used and one; belongs inside the deed's transaction."""
    serial = int(settings.get(store, _SERIAL, "0")) + 1
    settings.put(store, _SERIAL, str(serial))
    return serial


def restart_serials(store: Store) -> None:
    """Begin an epoch because the serials of this one are used up; the new letter may count from 1 again."""
    _begin(store, None)
    settings.put(store, _SERIAL, "0")


def leave_mark(store: Store) -> None:
    """Write how far this store has come beside it; call it after a deed is committed."""
    epoch = current(store)
    mark = Highwater(
        epoch, outbox.end(store, epoch).seq - 1, int(settings.get(store, _SERIAL, "0")), settings.get(store, _USED)
    )
    machine.write_highwater(store.folder, mark)


def _behind(store: Store, mark: Highwater | None) -> bool:
    """Whether the mark beside the store knows of something that the store does not: it was restored."""
    if mark is None:
        return False
    if mark.epoch != current(store):
        # One of our own past epochs: the mark only came too late to be written before a power cut.
        return mark.epoch not in settings.get(store, _PAST).split()
    return mark.seq > outbox.end(store, mark.epoch).seq - 1 or mark.serial > int(settings.get(store, _SERIAL, "0"))


def _begin(store: Store, mark: Highwater | None) -> None:
    used = settings.get(store, _USED) + (mark.used if mark else "")
    last = max((EPOCH_CHARACTERS.find(character) for character in used), default=-1)
    try:
        letter = EPOCH_CHARACTERS[0] if last < 0 else next_epoch_char(EPOCH_CHARACTERS[last])
    except DomainError:
        # All are used up: the serial still grows and the chain is new; the centre gives another kiosk code.
        letter = EPOCH_CHARACTERS[last]
    settings.put(store, _USED, "".join(sorted(set(used + letter), key=EPOCH_CHARACTERS.index)))
    settings.put(store, _PAST, f"{settings.get(store, _PAST)} {current(store)}".strip())
    settings.put(store, _EPOCH, f"{letter}-{secrets.token_hex(4)}")
    highest = max(int(settings.get(store, _SERIAL, "0")), mark.serial if mark else 0)
    settings.put(store, _SERIAL, str(highest))
