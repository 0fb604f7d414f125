"""Keys as texts: Ed25519 keys and other bytes in unpadded base64url, and the fingerprint that two people compare."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Final

from sync.protocol.errors import BadKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

# cryptography is imported where a key is used: the login screen reads slots, whose texts are base64, and needs no key.

_KEY_BYTES: Final = 32
_FINGERPRINT_HEX: Final = 24


def b64(data: bytes) -> str:
    """``data`` in base64url without padding (RFC 4648, 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """The bytes of an unpadded base64url text; each byte string has exactly one text.

    Raises:
        BadKey: ``key.text``, the text is not base64url or not in its one form.
    """
    try:
        data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error) as problem:
        raise BadKey("key.text") from problem
    if b64(data) != text:
        raise BadKey("key.text")
    return data


def generate_key() -> Ed25519PrivateKey:
    """A new signing key from the system's randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def private_text(key: Ed25519PrivateKey) -> str:
    """The secret of ``key``, for a key file or an encrypted store only."""
    return b64(key.private_bytes_raw())


def load_private(text: str) -> Ed25519PrivateKey:
    """The signing key that ``private_text`` wrote; BadKey when it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(_key_bytes(text))


def public_text(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """The public half of ``key``: 43 characters, how a key is named everywhere in the protocol."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return b64(public.public_bytes_raw())


def load_public(text: str) -> Ed25519PublicKey:
    """The verifying key that ``public_text`` wrote; BadKey when it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(_key_bytes(text))


def fingerprint(*parts: bytes) -> str:
    """Six groups of four hexadecimal digits over ``parts``, shown on both screens at enrolment.

    Each part goes in with its length before it, so that moving a byte from one part to the next shows.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    text = digest.hexdigest()[:_FINGERPRINT_HEX]
    return " ".join(text[start : start + 4] for start in range(0, _FINGERPRINT_HEX, 4))


def _key_bytes(text: str) -> bytes:
    data = unb64(text)
    if len(data) != _KEY_BYTES:
        raise BadKey("key.length")
    return data
