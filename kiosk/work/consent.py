"""Asking whether a person may be told by message: apart from the application, refusable, kept with the words asked."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.store import consents
from kiosk.store.consents import Consent
from kiosk.store.people import Operator
from kiosk.work.case import open_row
from kiosk.work.desk import Desk


def record_consent(desk: Desk, operator: Operator, case_id: str, version: str, *, messages: bool) -> None:
    """Keep what the person said to the words of ``version``; raises `DeedRefused` ``case.closed``."""
    with desk.store.atomic():
        row = open_row(desk, case_id)
        consents.put(desk.store, row.id, Consent(messages, version, desk.stamp(), operator.id))


def consent_of(desk: Desk, case_id: str) -> Consent | None:
    """What the person said; None when nobody asked."""
    return consents.of(desk.store, case_id)


def consent_entry(desk: Desk, case_id: str) -> dict[str, object] | None:
    """The consent as it travels with the applicant."""
    found = consents.of(desk.store, case_id)
    if found is None:
        return None
    return {"messages": found.messages, "version": found.version, "at": found.at}


def take_over(desk: Desk, case_id: str, applicant: Mapping[str, object]) -> None:
    """Believe the consent that came with a case of another kiosk; what was asked here stands."""
    given = applicant.get("consent")
    if isinstance(given, dict) and consents.of(desk.store, case_id) is None:
        consent = Consent(given.get("messages") is True, str(given.get("version", "")), str(given.get("at", "")))
        consents.put(desk.store, case_id, consent)
