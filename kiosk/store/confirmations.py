"""What an operator confirmed or overrode at a field, with the values it was about."""

from __future__ import annotations

import json

from kiosk.domain.answers import Confirmation
from kiosk.store.store import Store, text


def of(store: Store, application_id: str) -> list[Confirmation]:
    """The confirmations of a case, by path and code."""
    rows = store.rows("SELECT * FROM confirmations WHERE application = ? ORDER BY path, code", (application_id,))
    return [
        Confirmation(
            path=text(row, "path"), code=text(row, "code"), values=tuple(json.loads(text(row, "values"))),
            operator=text(row, "operator"), at=text(row, "at"), reason=text(row, "reason"),
        )
        for row in rows
    ]  # fmt: skip


def put(store: Store, application_id: str, confirmation: Confirmation) -> None:
    """Keep a confirmation in place of an earlier one of the same warning at the same path."""
    store.run(
        "INSERT OR REPLACE INTO confirmations VALUES (?, ?, ?, ?, ?, ?, ?)",
        (application_id, confirmation.path, confirmation.code, json.dumps(list(confirmation.values)),
         confirmation.operator, confirmation.at, confirmation.reason),
    )  # fmt: skip


def clear(store: Store, application_id: str) -> None:
    """Forget the confirmations of a case, before others take their place."""
    store.run("DELETE FROM confirmations WHERE application = ?", (application_id,))
