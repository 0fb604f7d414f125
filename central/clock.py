"""The one place where the centre asks what time it is; everything behind the edge is handed the moment."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, to the second, as it stands on disk and wire."""
    return datetime.now(UTC).replace(microsecond=0)
