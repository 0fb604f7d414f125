"""Writing an overlay's file from what ``district.toml`` says of a service: the same text for the same content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def write_overlay(content: Mapping[str, Any], *, service: str, base: int, number: int) -> bytes:
    """The TOML of overlay ``number`` for ``service`` in version ``base``; ``content`` is everything else in it."""
    head = {"service": service, "base": base, "overlay": number}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in [*head.items(), *sorted(content.items())]]
    return ("\n".join(lines) + "\n").encode()


def same_content(source: bytes, content: Mapping[str, Any], *, service: str, base: int, number: int) -> bool:
    """Whether ``source`` is what `write_overlay` makes of this."""
    return source == write_overlay(content, service=service, base=base, number=number)


def _key(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _value(value: object) -> str:
    """One line, because an inline table may not be longer in TOML 1.0."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, str):
        # JSON escapes everything that TOML wants escaped but DEL.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    raise TypeError(type(value).__name__)
