"""The words by which a paper that only this district asks for is told from those of the national list."""

from __future__ import annotations

from kiosk.domain.definition import PaperRule

LOCAL_EXTRA = "Syarat tambahan daerah"


def reason_of(rule: PaperRule) -> str:
    """Why a paper is asked for: the definition's own words, and the regulation of the district when it is its own."""
    local = f"{LOCAL_EXTRA} ({rule.local})." if rule.local else ""
    return " ".join(part for part in (rule.why, local) if part)
