"""``keys.json``: the store key in slots, one an operator, one for the recovery phrase, one escrow for the district.

Nothing in the file is secret by itself. The escrow is the key sealed with age to the district's recovery recipient.
Every wrong try of an operator is counted in the file, and the next one has to wait 1, 2, 4, 8, then 10 seconds.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.store.errors import StoreTrouble, WrongPassphrase
from kiosk.store.files import write_durably
from kiosk.store.slots import DEFAULT_COST, Cost, Slot, SlotKind, read_slot, wrap
from sync.protocol.keys import b64, unb64

FILE_NAME = "keys.json"
_FORMAT = "loket-keys/1"
_KEY_BYTES = 32
_LONGEST_WAIT = 10


@dataclass(frozen=True, slots=True)
class Failures:
    """How often a slot was tried in vain since it last opened, and when the next try is looked at."""

    count: int
    until: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """What is in keys.json. Every change gives a new value, which `save` puts on the disk."""

    slots: tuple[Slot, ...] = ()
    escrow: str = ""
    failures: dict[str, Failures] = field(default_factory=dict)

    def find(self, kind: SlotKind, owner: str = "") -> Slot | None:
        """The slot of ``owner`` (an operator's id; empty for the recovery phrase)."""
        return next((slot for slot in self.slots if (slot.kind, slot.id) == (kind, owner)), None)

    def with_slot(self, slot: Slot) -> Keyring:
        """With ``slot`` in place of the one of the same kind and owner; an own passphrase ends the one-time secret."""
        gone = {(slot.kind, slot.id)}
        if slot.kind is SlotKind.OPERATOR:
            gone.add((SlotKind.ACTIVATION, slot.id))
        kept = tuple(old for old in self.slots if (old.kind, old.id) not in gone)
        return replace(self, slots=(*kept, slot), failures=_without(self.failures, slot.id))

    def without_operator(self, owner: str) -> Keyring:
        """Without any slot of the operator ``owner``."""
        kept = tuple(slot for slot in self.slots if slot.id != owner or slot.kind is SlotKind.RECOVERY)
        return replace(self, slots=kept, failures=_without(self.failures, owner))

    def sealed_off(self) -> Keyring:
        """Only the escrow: what is left of a lost device's keys."""
        return Keyring((), self.escrow, {})

    def save(self, folder: Path) -> None:
        """Write keys.json durably: the old file or the new one, never half of it."""
        write_durably(folder / FILE_NAME, json.dumps(self._to_json(), indent=1, sort_keys=True).encode())

    def _to_json(self) -> dict[str, object]:
        return {
            "format": _FORMAT,
            "slots": [slot.to_json() for slot in self.slots],
            "escrow": self.escrow,
            "failures": {owner: {"count": found.count, "until": found.until} for owner, found in self.failures.items()},
        }


def new_key() -> bytes:
    """A new random store key."""
    return secrets.token_bytes(_KEY_BYTES)


def load(folder: Path) -> Keyring:
    """The keyring of ``folder``; raises `StoreTrouble` ``keys.missing`` or ``keys.damaged``."""
    path = folder / FILE_NAME
    if not path.is_file():
        raise StoreTrouble("keys.missing")
    try:
        document = json.loads(path.read_bytes())
        if document["format"] != _FORMAT:
            raise StoreTrouble("keys.damaged")
        failures = {
            owner: Failures(int(item["count"]), str(item["until"])) for owner, item in document["failures"].items()
        }
        return Keyring(tuple(read_slot(item) for item in document["slots"]), str(document["escrow"]), failures)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise StoreTrouble("keys.damaged") from problem


def escrow_of(key: bytes, recipient: str) -> str:
    """``key`` sealed to the district's recovery ``recipient`` (age), as text."""
    from sync.protocol.seal import seal

    return b64(seal(key, [recipient]))


def open_escrow(ring: Keyring, identity: str) -> bytes:
    """The store key by the district's recovery ``identity`` (age); `StoreTrouble` ``keys.no_slot`` without escrow."""
    from sync.protocol.seal import open_sealed

    if not ring.escrow:
        raise StoreTrouble("keys.no_slot")
    return open_sealed(unb64(ring.escrow), identity)


def with_secret(
    ring: Keyring, kind: SlotKind, owner: tuple[str, str], secret: str, key: bytes, *, cost: Cost = DEFAULT_COST
) -> Keyring:
    """``ring`` with a slot of ``owner`` (id, name) in which ``secret`` opens ``key``; costs 0.2 s and 64 MiB."""
    return ring.with_slot(wrap(kind, owner[0], owner[1], secret, key, cost=cost))


def unlock(folder: Path, kind: SlotKind, owner: str, secret: str, now: datetime) -> bytes:
    """The store key from one slot; counts a wrong try and says how long the next one waits.

    Raises `WrongPassphrase` (``passphrase.wrong`` or ``passphrase.wait``, with ``wait_s``) and `StoreTrouble`
    ``keys.no_slot``, ``keys.missing``, ``keys.damaged``.
    """
    ring = load(folder)
    slot = ring.find(kind, owner)
    if slot is None:
        raise StoreTrouble("keys.no_slot")
    waiting = _still_waiting(ring.failures.get(owner), now)
    if waiting:
        raise WrongPassphrase("passphrase.wait", waiting)
    key = slot.open(secret)
    if key is None:
        count = ring.failures.get(owner, Failures(0, "")).count + 1
        wait = min(_LONGEST_WAIT, 2 ** min(count - 1, 4))
        failed = Failures(count, (now + timedelta(seconds=wait)).isoformat())
        replace(ring, failures={**ring.failures, owner: failed}).save(folder)
        raise WrongPassphrase("passphrase.wrong", wait)
    if owner in ring.failures:
        replace(ring, failures=_without(ring.failures, owner)).save(folder)
    return key


def _still_waiting(failed: Failures | None, now: datetime) -> int:
    """Whole seconds that the next try still waits; a clock that was set back never locks anybody out."""
    if failed is None or not failed.until:
        return 0
    left = (datetime.fromisoformat(failed.until) - now).total_seconds()
    return int(left + 0.999) if 0 < left <= _LONGEST_WAIT else 0


def _without(failures: dict[str, Failures], owner: str) -> dict[str, Failures]:
    return {name: found for name, found in failures.items() if name != owner}
