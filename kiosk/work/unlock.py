"""Opening the store: with an operator's passphrase, his one-time secret, or the recovery phrase from the safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.store import keyring, passphrase, people, recovery, settings
from kiosk.store.errors import StoreTrouble
from kiosk.store.keyring import unlock
from kiosk.store.slots import SlotKind
from kiosk.store.store import FILE_NAME, Store
from kiosk.work import keys
from kiosk.work.errors import DeedRefused

FAILED_TRIES = "login.failed."


@dataclass(frozen=True, slots=True)
class LoginName:
    """One name on the login screen; ``new`` while the operator has to enter his one-time secret first."""

    operator_id: str
    name: str
    new: bool


def enrolled(folder: Path) -> bool:
    """Whether this folder holds a store and its keys."""
    return (folder / FILE_NAME).is_file() and (folder / keyring.FILE_NAME).is_file()


def login_names(folder: Path) -> list[LoginName]:
    """Who can open the store, by name; needs no key. Raises `StoreTrouble` ``keys.missing`` or ``keys.damaged``."""
    slots = [slot for slot in keyring.load(folder).slots if slot.kind is not SlotKind.RECOVERY]
    found = [LoginName(slot.id, slot.name, new=slot.kind is SlotKind.ACTIVATION) for slot in slots]
    return sorted(found, key=lambda one: (one.name.casefold(), one.operator_id))


def login(folder: Path, operator_id: str, secret: str, *, now: datetime) -> Store:
    """The open store; ``secret`` is the operator's passphrase.

    Takes about 0.2 s and 64 MiB: call it off the screen's thread. Raises `WrongPassphrase` with ``wait_s``,
    `StoreTrouble` ``keys.no_slot`` and whatever `Store.open` raises.
    """
    failed = keyring.load(folder).failures.get(operator_id)
    store = Store.open(folder, unlock(folder, SlotKind.OPERATOR, operator_id, secret, now))
    if failed:
        settings.put(store, FAILED_TRIES + operator_id, str(failed.count))
    return store


def activate(folder: Path, operator_id: str, secret: str, chosen: str, *, now: datetime) -> Store:
    """The open store for a new operator: his one-time ``secret`` is replaced by the passphrase ``chosen``.

    Raises as `login` does, and `StoreTrouble` ``passphrase.short`` or ``passphrase.weak`` before anything is tried.
    """
    passphrase.require(chosen)
    key = unlock(folder, SlotKind.ACTIVATION, operator_id, keys.normal_secret(secret), now)
    store = Store.open(folder, key)
    try:
        operator = people.find(store, operator_id)
        if operator is None:
            raise DeedRefused("operator.unknown")
        keys.set_passphrase(store, operator, chosen)
    except BaseException:
        store.close()
        raise
    return store


def unlock_with_phrase(folder: Path, phrase: str, *, now: datetime) -> Store:
    """The open store by the recovery phrase; give an operator a new passphrase with `keys.set_passphrase` next.

    Raises `StoreTrouble` ``recovery.format``, ``recovery.check``, ``keys.no_slot``, and `WrongPassphrase`.
    """
    return Store.open(folder, unlock(folder, SlotKind.RECOVERY, "", recovery.read_phrase(phrase), now))


def unlock_for_district(folder: Path, identity: str) -> Store:
    """The open store by the district's recovery identity (age); raises `StoreTrouble` or `BadSeal`."""
    if not enrolled(folder):
        raise StoreTrouble("store.missing")
    return Store.open(folder, keyring.open_escrow(keyring.load(folder), identity))
