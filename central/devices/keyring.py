"""The centre's own keys, as files that only its account may read.

``keys/`` holds server.key and server-next.key (Ed25519), centre.age (opens what is sealed to the centre), and
recovery.recipient; the recovery identity itself is written once to ``recovery-identity.txt`` in the data folder, for an
administrator to take away, because whoever has it can open lost kiosks.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.environment import write_secret
from sync.protocol.enrolment import Recipients
from sync.protocol.keys import generate_key, load_private, private_text, public_text
from sync.protocol.seal import new_identity

RECOVERY_FILE: Final = "recovery-identity.txt"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys in use. ``code_key`` keys the hashes of enrolment codes, so that a copied table tells none."""

    current: Ed25519PrivateKey
    following: Ed25519PrivateKey
    centre_identity: str
    recipients: Recipients
    code_key: bytes

    @property
    def public_keys(self) -> tuple[str, str]:
        """What kiosks believe: the key in use and the one that comes next."""
        return public_text(self.current), public_text(self.following)


def create_keys(data: Path) -> None:
    """Make every key that is missing below the folder ``data``; those that are there stay."""
    folder = data / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("server.key", "server-next.key"):
        _once(folder / name, lambda: private_text(generate_key()))
    _once(folder / "code.key", lambda: secrets.token_hex(32))
    if not (folder / "centre.recipient").is_file():
        centre = new_identity()
        write_secret(folder / "centre.age", centre.secret.encode())
        write_secret(folder / "centre.recipient", centre.recipient.encode())
    if not (folder / "recovery.recipient").is_file():
        recovery = new_identity()
        write_secret(data / RECOVERY_FILE, f"{recovery.secret}\n".encode())
        write_secret(folder / "recovery.recipient", recovery.recipient.encode())


@lru_cache(maxsize=4)
def keyring(data: Path) -> Keyring:
    """The keys below the folder ``data``, read once; FileNotFoundError before ``create_keys``."""
    folder = data / "keys"
    inspectorate = folder / "inspectorate.recipient"
    return Keyring(
        current=load_private(_text(folder / "server.key")),
        following=load_private(_text(folder / "server-next.key")),
        centre_identity=_text(folder / "centre.age"),
        recipients=Recipients(
            centre=_text(folder / "centre.recipient"),
            recovery=_text(folder / "recovery.recipient"),
            inspectorate=_text(inspectorate) if inspectorate.is_file() else "",
        ),
        code_key=bytes.fromhex(_text(folder / "code.key")),
    )


def _once(path: Path, make: Callable[[], str]) -> None:
    if not path.is_file():
        write_secret(path, make().encode())


def _text(path: Path) -> str:
    return path.read_text(encoding="ascii").strip()
