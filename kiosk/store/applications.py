"""The rows of cases: this kiosk's working copy and the centre's last word, side by side and never mixed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from kiosk.domain.application import Stage, Status
from kiosk.domain.errors import DomainError
from kiosk.store.store import Row, Store, Value, text


@dataclass(frozen=True, slots=True)
class Application:
    """One case, the working copy and the centre's word.

    JSON texts, "" for none: ``notice`` {version, at}, ``choices`` {rule: kind}, ``returned``, ``rejected``, ``package``
    ``revision`` is the one in hand, ``sent_revision`` the last one that this kiosk submitted, ``base`` the id of the
    change that the revision in hand answers. From ``version`` on it is what the centre said.
    """

    id: str
    number: str
    call_name: str
    service: str
    definition_version: int
    definition_sha256: str
    variant: str
    stage: Stage
    revision: int
    sent_revision: int
    base: str
    home_office: str
    created_here: bool
    training: bool
    created_at: str
    created_by: str
    updated_at: str
    updated_by: str
    subject_name: str
    applicant: str
    phone: str
    note: str
    notice: str
    step: str
    choices: str
    version: int
    change_id: str
    status: Status
    status_revision: int
    since: str
    returned: str
    rejected: str
    package: str


_NAMES = tuple(field.name for field in fields(Application))
_COLUMNS = frozenset(_NAMES) - {"id"}
_READ = {"stage": Stage, "status": Status, "created_here": bool, "training": bool}


def insert(store: Store, application: Application) -> None:
    """Keep a new case."""
    values = {name: getattr(application, name) for name in _NAMES}
    store.db.table("applications").insert({name: _plain(value) for name, value in values.items()})


def find(store: Store, application_id: str) -> Application | None:
    """The case with this id."""
    row = store.row("SELECT * FROM applications WHERE id = ?", (application_id,))
    return None if row is None else _application(row)


def get(store: Store, application_id: str) -> Application:
    """The case with this id; raises `DomainError` ``case.unknown``."""
    found = find(store, application_id)
    if found is None:
        raise DomainError("case.unknown")
    return found


def change(store: Store, application_id: str, columns: Mapping[str, object]) -> None:
    """Set ``columns`` of one case; raises KeyError for a name that is none."""
    unknown = columns.keys() - _COLUMNS
    if unknown:
        raise KeyError(*unknown)
    # Written by hand because the library asks the file for its columns each time, which costs more than the write.
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    values = {name: _plain(value) for name, value in columns.items()}
    store.run(f"UPDATE applications SET {assignments} WHERE id = :id", {**values, "id": application_id})  # noqa: S608


def newest(store: Store, limit: int, offset: int = 0) -> list[Application]:
    """Cases, the one touched last first."""
    rows = store.rows("SELECT * FROM applications ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?", (limit, offset))
    return [_application(row) for row in rows]


def some(store: Store, ids: Sequence[str]) -> list[Application]:
    """These cases, the one touched last first."""
    rows = store.rows(
        "SELECT * FROM applications WHERE id IN (SELECT value FROM json_each(?)) ORDER BY updated_at DESC, id DESC",
        (json.dumps(list(ids)),),
    )
    return [_application(row) for row in rows]


def with_package(store: Store) -> list[Application]:
    """Cases that the centre sent a package for: returned ones, and those whose result is here."""
    return [_application(row) for row in store.rows("SELECT * FROM applications WHERE package <> ''")]


def with_number(store: Store, number: str) -> list[Application]:
    """Cases that bear this receipt number; more than one is shown as "nomor kembar", never refused."""
    return [_application(row) for row in store.rows("SELECT * FROM applications WHERE number = ?", (number,))]


def forget_versions(store: Store) -> None:
    """Believe the centre's next word on every case, whatever its version: it came back without its memory."""
    store.run("UPDATE applications SET version = 0")


def answers(store: Store, application_id: str) -> dict[str, str]:
    """The answers of a case by path."""
    rows = store.rows("SELECT path, value FROM answers WHERE application = ? ORDER BY path", (application_id,))
    return {text(row, "path"): text(row, "value") for row in rows}


def put_answers(store: Store, application_id: str, given: Mapping[str, str]) -> None:
    """Set answers; an empty text removes one."""
    for path, value in given.items():
        if value:
            store.run(
                "INSERT INTO answers VALUES (?, ?, ?)"
                " ON CONFLICT (application, path) DO UPDATE SET value = excluded.value",
                (application_id, path, value),
            )
        else:
            store.run("DELETE FROM answers WHERE application = ? AND path = ?", (application_id, path))


def replace_answers(store: Store, application_id: str, given: Mapping[str, str]) -> None:
    """Let the answers of a case be exactly ``given``."""
    store.run("DELETE FROM answers WHERE application = ?", (application_id,))
    put_answers(store, application_id, given)


def note(store: Store, application_id: str, at: str, what: str, who: str, detail: str = "") -> None:
    """Add a line to the case's story."""
    store.run(
        "INSERT INTO history (application, at, what, who, detail) VALUES (?, ?, ?, ?, ?)",
        (application_id, at, what, who, detail),
    )


def history(store: Store, application_id: str) -> list[Row]:
    """The case's story, oldest first: at, what, who, detail."""
    return store.rows(
        "SELECT at, what, who, detail FROM history WHERE application = ? ORDER BY position", (application_id,)
    )


def _application(row: Row) -> Application:
    values = {name: _READ[name](row[name]) if name in _READ else row[name] for name in _NAMES}
    return Application(**values)  # type: ignore[arg-type] # the schema is STRICT and has these columns with these types


def _plain(value: object) -> Value:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Stage | Status):
        return value.value
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(type(value).__name__)
