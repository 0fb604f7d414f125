"""Which group of answers is the person at the counter, read from the answers where no definition is at hand."""

from __future__ import annotations

from collections.abc import Mapping

_GROUPS = ("pelapor", "pemohon")


def applicant_group(answers: Mapping[str, str]) -> str:
    """``pelapor`` (who reports an event) or ``pemohon`` (who asks for a card), whichever was asked; else the first."""
    return next((group for group in _GROUPS if any(path.startswith(f"{group}.") for path in answers)), _GROUPS[0])
