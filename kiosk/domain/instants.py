"""Moments as text: UTC, whole seconds, ``2026-11-21T07:40:00Z`` (RFC 3339), on disk and on the wire."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kiosk.domain.errors import DomainError

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)


def to_text(moment: datetime) -> str:
    """``moment`` in UTC, cut to the second; a naive one is refused (`DomainError` ``clock.naive``)."""
    if moment.utcoffset() is None:
        raise DomainError("clock.naive")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def from_text(text: str) -> datetime:
    """The aware UTC moment that `to_text` wrote; anything else raises `DomainError` ``instant.format``.

    The form is fixed on purpose: texts of moments are then ordered as the moments are.
    """
    if _FORM.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise DomainError("instant.format", {"text": text[:40]})
