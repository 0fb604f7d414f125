"""Forms that were printed for signing, with the values that stood on them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.store.store import Row, Store, number, text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed form.

    ``values`` are the answers that stand on it, by path, "" where it was left blank; ``pages`` is how many pages it
    has, ``printed_at`` "" while it is only prepared.
    """

    id: str
    application: str
    form: str
    version: int
    data_hash: str
    pages: int
    values: Mapping[str, str]
    prepared_at: str
    printed_at: str
    printed_by: str


def put(store: Store, sheet: Sheet) -> None:
    """Keep a prepared sheet; the same form with the same values is the same sheet."""
    store.run(
        "INSERT INTO sheets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (application, form, version, data_hash) DO UPDATE SET pages = excluded.pages",
        (sheet.id, sheet.application, sheet.form, sheet.version, sheet.data_hash, sheet.pages,
         json.dumps(dict(sheet.values), ensure_ascii=False), sheet.prepared_at, sheet.printed_at, sheet.printed_by),
    )  # fmt: skip


def of(store: Store, application_id: str) -> list[Sheet]:
    """The sheets of a case in the order of their printing, unprinted ones first."""
    rows = store.rows("SELECT * FROM sheets WHERE application = ? ORDER BY printed_at, rowid", (application_id,))
    return [_sheet(row) for row in rows]


def find(store: Store, application_id: str, form: str, data_hash: str) -> Sheet | None:
    """The sheet of a form with these printed values."""
    row = store.row(
        "SELECT * FROM sheets WHERE application = ? AND form = ? AND data_hash = ?", (application_id, form, data_hash)
    )
    return None if row is None else _sheet(row)


def printed(store: Store, sheet_id: str, at: str, by: str) -> None:
    """The sheet came out of the printer."""
    store.run("UPDATE sheets SET printed_at = ?, printed_by = ? WHERE id = ?", (at, by, sheet_id))


def clear(store: Store, application_id: str) -> None:
    """Forget the sheets of a case, before others take their place."""
    store.run("DELETE FROM sheets WHERE application = ?", (application_id,))


def _sheet(row: Row) -> Sheet:
    return Sheet(
        id=text(row, "id"), application=text(row, "application"), form=text(row, "form"),
        version=number(row, "version"), data_hash=text(row, "data_hash"), pages=number(row, "pages"),
        values=json.loads(text(row, "values")), prepared_at=text(row, "prepared_at"),
        printed_at=text(row, "printed_at"), printed_by=text(row, "printed_by"),
    )  # fmt: skip
