"""Signed requests: what changes on the way, comes too late or from a stranger is refused with its code."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sync.protocol.errors import BadRequestSignature
from sync.protocol.keys import b64, public_text
from sync.protocol.request_signature import sign_request, verify_request
from tests.sync.made import KEY

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
PATH = "/v1/changes?cursor=0.0"
BODY = b"a body"
KEYS: Mapping[str, str] = {"dev-1": public_text(KEY)}


def signed(body: bytes | None = BODY, now: datetime = NOW) -> dict[str, str]:
    digest = None if body is None else hashlib.sha256(body).digest()
    return sign_request("PUT", PATH, digest, key=KEY, device="dev-1", now=now)


def check(**changed: Any) -> str:
    asked: dict[str, Any] = {
        "method": "PUT", "path_and_query": PATH, "headers": signed(), "body": BODY, "key_of": KEYS.get, "now": NOW,
    }  # fmt: skip
    return verify_request(**{**asked, **changed})


@pytest.mark.parametrize("body", [None, b"", BODY])
def test_a_signed_request_names_its_device(body: bytes | None) -> None:
    assert check(headers=signed(body), body=body) == "dev-1"


def test_names_of_headers_may_change_their_case_and_others_may_join() -> None:
    headers = {name.upper(): value for name, value in signed().items()} | {"X-Other": "1"}
    assert check(headers=headers) == "dev-1"


@pytest.mark.parametrize("away", [timedelta(seconds=599), timedelta(seconds=-599)])
def test_clocks_may_differ_by_minutes(away: timedelta) -> None:
    assert check(now=NOW + away) == "dev-1"


@pytest.mark.parametrize("away", [timedelta(seconds=601), timedelta(seconds=-601), timedelta(days=9000)])
def test_but_not_by_more(away: timedelta) -> None:
    with pytest.raises(BadRequestSignature, match=r"signature\.expired"):
        check(now=NOW + away)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"method": "GET"}, "signature.bad"),
        ({"path_and_query": "/v1/changes?cursor=0.1"}, "signature.bad"),
        ({"path_and_query": "/v1/other?cursor=0.0"}, "signature.bad"),
        ({"body": b"another body"}, "signature.bad"),
        ({"headers": signed(None)}, "signature.bad"),
        ({"headers": {}}, "signature.missing"),
        ({"headers": {"Signature": "loket=:AA==:"}}, "signature.missing"),
        ({"headers": {"Signature": "?", "Signature-Input": "?"}}, "signature.bad"),
        ({"key_of": {}.get}, "signature.unknown_device"),
        ({"key_of": {"dev-1": b64(bytes(31))}.get}, "signature.bad"),
        ({"key_of": {"dev-1": b64(bytes(32))}.get}, "signature.bad"),
    ],
)
def test_anything_else_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(BadRequestSignature) as raised:
        check(**changed)
    assert raised.value.code == code


def test_a_signature_without_a_time_is_bad() -> None:
    headers = signed()
    headers["Signature-Input"] = headers["Signature-Input"].replace(f"created={int(NOW.timestamp())};", "")
    with pytest.raises(BadRequestSignature, match=r"signature\.bad"):
        check(headers=headers)


@pytest.mark.parametrize(
    ("created", "code"), [("x", "signature.bad"), ("999999999999999", "signature.expired"), ("-1", "signature.expired")]
)
def test_a_time_of_making_must_be_one(created: str, code: str) -> None:
    headers = signed()
    stamp = str(int(NOW.timestamp()))
    headers["Signature-Input"] = headers["Signature-Input"].replace(f"created={stamp}", f"created={created}")
    with pytest.raises(BadRequestSignature) as raised:
        check(headers=headers)
    assert raised.value.code == code
