"""Whether a person agreed to be told by message; asked apart from the duty to register, and refusable (UU 27/2022)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.store.store import Store, text


@dataclass(frozen=True, slots=True)
class Consent:
    """``messages``: SMS and WhatsApp are welcome. ``version`` of the words that were read out, ``at`` when."""

    messages: bool
    version: str
    at: str
    operator: str = ""


def put(store: Store, application_id: str, consent: Consent) -> None:
    """Keep the answer of a case; a later one replaces it."""
    store.run(
        "INSERT INTO consents VALUES (?, ?, ?, ?, ?) ON CONFLICT (application) DO UPDATE SET"
        " messages = excluded.messages, version = excluded.version, at = excluded.at, operator = excluded.operator",
        (application_id, int(consent.messages), consent.version, consent.at, consent.operator),
    )


def of(store: Store, application_id: str) -> Consent | None:
    """The answer of a case; None when nobody asked."""
    row = store.row("SELECT * FROM consents WHERE application = ?", (application_id,))
    if row is None:
        return None
    return Consent(bool(row["messages"]), text(row, "version"), text(row, "at"), text(row, "operator"))


def granted(store: Store) -> frozenset[str]:
    """The cases whose person may be written to."""
    return frozenset(text(row, "application") for row in store.rows("SELECT application FROM consents WHERE messages"))
