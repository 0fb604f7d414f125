"""Sealing with age: what only one key's owner may read, in the format of the age tools (age-encryption.org/v1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyrage  # type: ignore[import-untyped]  # it ships no types

from sync.protocol.errors import BadSeal


class Identity(NamedTuple):
    """An age key pair: ``secret`` (``AGE-SECRET-KEY-1...``) opens what others seal to ``recipient`` (``age1...``)."""

    secret: str
    recipient: str


def new_identity() -> Identity:
    """A new X25519 identity from the system's randomness."""
    identity = pyrage.x25519.Identity.generate()
    return Identity(str(identity), str(identity.to_public()))


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """``data`` sealed so that the owner of any of ``recipients`` can open it; BadSeal ``seal.recipient``."""
    if not recipients:
        raise BadSeal("seal.recipient")
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    except pyrage.RecipientError as problem:
        raise BadSeal("seal.recipient") from problem
    sealed: bytes = pyrage.encrypt(data, keys)
    return sealed


def open_sealed(data: bytes, identity: str) -> bytes:
    """What was sealed to ``identity``.

    Raises:
        BadSeal: ``seal.identity`` when the text is no age secret, ``seal.broken`` when it was changed or sealed to
            another.
    """
    try:
        key = pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError as problem:
        raise BadSeal("seal.identity") from problem
    try:
        plain: bytes = pyrage.decrypt(data, [key])
    except pyrage.DecryptError as problem:
        raise BadSeal("seal.broken") from problem
    return plain
