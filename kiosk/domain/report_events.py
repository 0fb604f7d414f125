"""Which event a case reports and when it happened, from its answers: for the shares reported in time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Final

from kiosk.domain.deadlines import Event

PATHS: Final[Mapping[str, tuple[Event, str]]] = MappingProxyType(
    {
        "AKTA_LAHIR": (Event.BIRTH, "anak.tanggal_lahir"),
        "AKTA_MATI": (Event.DEATH, "mati.tanggal"),
    }
)
"""Service, its event, and the answer that says the day; ids of fields never change meaning (design.md 2)."""

_STILLBIRTH = "LAHIR_MATI"


def event_of(service: str, variant: str, answers: Mapping[str, str]) -> tuple[Event | None, date | None]:
    """The event and its day; None for a service without one, and for a day that is missing or unreadable."""
    event, path = PATHS.get(service, (None, ""))
    if event is None:
        return None, None
    if variant.startswith(_STILLBIRTH):
        event = Event.STILLBIRTH
    with suppress(ValueError):
        return event, date.fromisoformat(answers.get(path, ""))
    return event, None
