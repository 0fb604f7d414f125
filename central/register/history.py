"""Writing the history of a case: each move once, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from central.register.models import Application, HistoryEntry
from central.statements import insert
from kiosk.domain.ids import new_id


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: an officer (id and name), an operator at a kiosk (id and device), or the centre itself (nothing)."""

    officer: str = ""
    who: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What happened: the deed's stable name, from where to where, of which product ("" for the case)."""

    deed: str
    old: str
    new: str
    product: str = ""
    note: str = ""
    detail: Mapping[str, object] = field(default_factory=dict)


def write_history(case: Application, actor: Actor, move: Move, now: datetime) -> None:
    """Append ``move`` to the history of ``case``."""
    entry = HistoryEntry(
        district=case.district,
        id=new_id(now),
        case_id=case.id,
        at=now,
        deed=move.deed,
        product=move.product,
        old=move.old,
        new=move.new,
        officer=actor.officer,
        who=actor.who[:120],
        device=actor.device,
        note=move.note,
        detail=dict(move.detail),
        revision=case.revision,
    )
    insert([entry])
