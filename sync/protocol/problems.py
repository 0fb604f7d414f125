"""Problems: the centre's refusals as RFC 9457 problem documents that carry a stable code."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Final

CONTENT_TYPE: Final = "application/problem+json"
_PHRASES: Final = {item.value: item.phrase for item in HTTPStatus}


def encode_problem(status: int, code: str) -> bytes:
    """The body of a refusal; ``title`` is the status's own English phrase, for people who read a log."""
    title = _PHRASES.get(status, "Refused")
    return json.dumps({"type": "about:blank", "title": title, "status": status, "code": code}).encode()


def problem_code(body: bytes) -> str:
    """The code in a refusal, empty when ``body`` is no problem document of ours."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    code = document.get("code") if isinstance(document, dict) else None
    return code if isinstance(code, str) else ""
