"""Writing into the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from central.accounts.models import Officer
from central.audit.models import AuditEntry
from kiosk.domain.ids import new_id


def note_officer(
    officer: Officer, deed: str, subject: str, now: datetime, detail: Mapping[str, object] | None = None
) -> None:
    """Write that ``officer`` did ``deed`` (a stable name such as ``case.viewed``) on ``subject`` (an id)."""
    AuditEntry(
        district=officer.district,
        id=new_id(now),
        at=now,
        deed=deed,
        officer=officer.id,
        who=officer.name,
        subject=subject,
        detail=dict(detail or {}),
    ).save()


def note_device(
    district: str, device: str, operator: str, deed: str, now: datetime, detail: Mapping[str, object] | None = None
) -> None:
    """Write what an operator did at a kiosk, as the kiosk reported it; ``detail`` may name its own ``subject``."""
    values = dict(detail or {})
    AuditEntry(
        district=district,
        id=new_id(now),
        at=now,
        deed=deed[:60],
        who=operator[:120],
        device=device,
        subject=str(values.get("subject", ""))[:120],
        detail=values,
    ).save()
