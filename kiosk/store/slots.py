"""One slot of the keyring: the store key wrapped under one secret (Argon2id, RFC 9106; AES-256-GCM)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.store.errors import StoreTrouble
from sync.protocol.errors import BadKey
from sync.protocol.keys import b64, unb64

_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32


class SlotKind(StrEnum):
    """Whose secret opens the slot: an operator's passphrase, his one-time secret, the sheet in the safe."""

    OPERATOR = "operator"
    ACTIVATION = "activation"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one try is: Argon2id memory in KiB, passes, lanes. It stands in the slot, so it may grow later."""

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 1


# 64 MiB and three passes take 0.2 s on a 2024 laptop and stay below 1 s on the slowest counter PC.
DEFAULT_COST = Cost()


@dataclass(frozen=True, slots=True)
class Slot:
    """The wrapped key of one secret; ``id`` and ``name`` are the operator's, both empty for the recovery phrase."""

    kind: SlotKind
    id: str
    name: str
    cost: Cost
    salt: str
    nonce: str
    wrapped: str

    def open(self, secret: str) -> bytes | None:
        """The store key, or None when ``secret`` is not this slot's."""
        # Here and below: the login screen lists the slots' names and is painted before any of this is needed.
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(_derive(secret, unb64(self.salt), self.cost)).decrypt(
                unb64(self.nonce), unb64(self.wrapped), _bound(self.kind, self.id)
            )
        except InvalidTag:
            return None
        except (BadKey, ValueError) as problem:
            raise StoreTrouble("keys.damaged") from problem

    def to_json(self) -> dict[str, object]:
        """The slot as it stands in keys.json."""
        return {
            "kind": self.kind.value, "id": self.id, "name": self.name, "salt": self.salt, "nonce": self.nonce,
            "wrapped": self.wrapped,
            "argon2id": {"memory_kib": self.cost.memory_kib, "passes": self.cost.passes, "lanes": self.cost.lanes},
        }  # fmt: skip


def wrap(kind: SlotKind, owner: str, name: str, secret: str, key: bytes, *, cost: Cost = DEFAULT_COST) -> Slot:
    """A new slot in which ``secret`` opens ``key``."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key, _bound(kind, owner))
    return Slot(kind, owner, name, cost, b64(salt), b64(nonce), b64(sealed))


def read_slot(item: Mapping[str, object]) -> Slot:
    """The slot that `Slot.to_json` wrote; raises KeyError, TypeError or ValueError when it is none."""
    texts = {name: str(item[name]) for name in ("id", "name", "salt", "nonce", "wrapped")}
    cost = item["argon2id"]
    if not isinstance(cost, dict):
        raise TypeError("argon2id")
    return Slot(
        kind=SlotKind(str(item["kind"])),
        cost=Cost(int(cost["memory_kib"]), int(cost["passes"]), int(cost["lanes"])),
        **texts,
    )


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(secret.encode())


def _bound(kind: SlotKind, owner: str) -> bytes:
    """What a slot is authenticated with: it cannot be passed off as another operator's."""
    return f"loket slot {kind} {owner}".encode()
