"""Signed requests: RFC 9421 with Ed25519 over method, path, query and the body's digest, both ends.

The library's own check compares with the wall clock within seconds; here the time comes in, because a kiosk signs by
its trusted time and the two may be minutes apart.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ED25519

from sync.protocol.errors import BadKey, BadRequestSignature
from sync.protocol.keys import load_public

TAG: Final = "loket"
WINDOW_S: Final = 600
_COVERED: Final = ("@method", "@path", "@query")
_DIGEST: Final = "content-digest"
# The host is not signed: the same kiosk may reach the same centre by two names, and its keys tell who it is.
_HOST: Final = "https://centre.invalid"


@dataclass(slots=True)
class _Message:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


class _Expired(InvalidSignature):
    """Made outside the window around our time."""


class _DeviceKeys(HTTPSignatureKeyResolver):
    def __init__(self, key_of: Callable[[str], str | None]) -> None:
        self._key_of = key_of
        self.unknown = False

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        text = self._key_of(key_id)
        self.unknown = text is None
        return None if text is None else load_public(text)


class _Verifier(HTTPMessageVerifier):
    def __init__(self, keys: _DeviceKeys, now: datetime, window_s: int) -> None:
        super().__init__(signature_algorithm=ED25519, key_resolver=keys)
        self._now = now
        self._window = timedelta(seconds=window_s)

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:  # noqa: ANN401 (the library's own untyped signature)
        created = sig_input.params.get("created")
        if type(created) is not int:
            raise InvalidSignature("no creation time")
        try:
            away = abs(datetime.fromtimestamp(created, UTC) - self._now)
        except (OverflowError, OSError, ValueError) as problem:
            raise _Expired("creation time out of range") from problem
        if away > self._window:
            raise _Expired("made too long before or after our time")


def sign_request(
    method: str, path_and_query: str, body_digest: bytes | None, *, key: Ed25519PrivateKey, device: str, now: datetime
) -> dict[str, str]:
    """The headers that sign a request: Signature-Input, Signature and, with a body, Content-Digest (RFC 9530).

    ``body_digest`` is the SHA-256 of the body as it is sent, after any compression; None when there is no body.
    """
    message = _Message(method, _HOST + path_and_query)
    covered: tuple[str, ...] = _COVERED
    if body_digest is not None:
        message.headers["Content-Digest"] = f"sha-256=:{base64.b64encode(body_digest).decode('ascii')}:"
        covered += (_DIGEST,)
    keys = MappingKeyResolver(public_keys={}, private_keys={device: key})
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=keys).sign(
        message,
        key_id=device,
        created=now,
        tag=TAG,
        label=TAG,
        include_alg=False,
        covered_component_ids=covered,
        use_existing_digest=body_digest is not None,
    )
    return message.headers


def verify_request(
    method: str,
    path_and_query: str,
    headers: Mapping[str, str],
    body: bytes | None,
    *,
    key_of: Callable[[str], str | None],
    now: datetime,
    window_s: int = WINDOW_S,
) -> str:
    """The id of the device that signed this request within ``window_s`` seconds of ``now``.

    ``key_of`` gives a device's public key, None for one that is unknown or shut out. ``body`` is the body as it came,
    before any decompression.

    Raises:
        BadRequestSignature: ``signature.missing``, ``signature.unknown_device``, ``signature.expired`` or
            ``signature.bad``.
    """
    given = {name.lower(): value for name, value in headers.items()}
    if "signature" not in given or "signature-input" not in given:
        raise BadRequestSignature("signature.missing")
    wanted: dict[str, str] = {name: given[name] for name in ("signature", "signature-input", _DIGEST) if name in given}
    keys = _DeviceKeys(key_of)
    required = (*_COVERED, _DIGEST) if body else _COVERED
    try:
        results = _Verifier(keys, now, window_s).verify(
            _Message(method, _HOST + path_and_query, wanted), expect_tag=TAG, require_components=required, body=body
        )
    except _Expired as problem:
        raise BadRequestSignature("signature.expired") from problem
    except (HTTPMessageSignaturesException, BadKey) as problem:
        raise BadRequestSignature("signature.unknown_device" if keys.unknown else "signature.bad") from problem
    return str(results[0].parameters["keyid"])
