"""Who can open the store: passphrases, one-time secrets, the recovery phrase, and taking keys away."""

from __future__ import annotations

import re

from kiosk.store import keyring, passphrase, people, recovery
from kiosk.store.keyring import Keyring, with_secret
from kiosk.store.people import Operator
from kiosk.store.slots import SlotKind
from kiosk.store.store import Store

_BETWEEN = re.compile(r"[\s\-.]+")
_LOOKS_LIKE = str.maketrans("OIL", "011")


def settle(store: Store) -> None:
    """Make keys.json agree with the operators: a slot for each new one's secret, none for those who left.

    Safe to repeat after a crash; the tables are the truth, and this follows them.
    """
    ring = keyring.load(store.folder)
    settled = agreeing(store, ring)
    if settled != ring:
        settled.save(store.folder)


def agreeing(store: Store, ring: Keyring) -> Keyring:
    """``ring`` as the operators' table asks for it."""
    settled = ring
    present = {operator.id for operator in people.active(store)}
    for slot in ring.slots:
        if slot.kind is not SlotKind.RECOVERY and slot.id not in present:
            settled = settled.without_operator(slot.id)
    for operator, secret in people.awaiting_activation(store):
        if settled.find(SlotKind.ACTIVATION, operator.id) is None:
            settled = _with(settled, SlotKind.ACTIVATION, operator, normal_secret(secret), store.key)
    return settled


def set_passphrase(store: Store, operator: Operator, chosen: str) -> None:
    """Give ``operator`` a passphrase of his own; raises `StoreTrouble` ``passphrase.short`` or ``passphrase.weak``."""
    passphrase.require(chosen)
    ring = keyring.load(store.folder)
    _with(ring, SlotKind.OPERATOR, operator, chosen, store.key).save(store.folder)
    people.forget_activation(store, operator.id)


def newcomers(store: Store) -> list[Operator]:
    """Operators that the centre granted and who have no passphrase yet: a colleague lets them choose one here."""
    ring = keyring.load(store.folder)
    return [operator for operator in people.active(store) if ring.find(SlotKind.OPERATOR, operator.id) is None]


def new_recovery_phrase(store: Store) -> str:
    """A fresh recovery phrase to print; the one before it opens nothing any more."""
    phrase = recovery.new_phrase()
    with_secret(keyring.load(store.folder), SlotKind.RECOVERY, ("", ""), phrase, store.key).save(store.folder)
    return phrase


def seal_off(store: Store) -> None:
    """Delete every slot but the escrow: without the district nobody opens this store again."""
    keyring.load(store.folder).sealed_off().save(store.folder)


def normal_secret(typed: str) -> str:
    """A one-time secret as it is compared: blanks and dashes dropped, capitals, look-alikes read as digits."""
    return _BETWEEN.sub("", typed).upper().translate(_LOOKS_LIKE)


def _with(ring: Keyring, kind: SlotKind, operator: Operator, secret: str, key: bytes) -> Keyring:
    return with_secret(ring, kind, (operator.id, operator.name), secret, key)
