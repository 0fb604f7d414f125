"""The village's number book, and who signs its letters in which period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.domain.letters import Signer
from kiosk.store.store import Row, Store, number, text


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One line of the book: the letter that a case got, its number as printed, its signer as text."""

    year: int
    serial: int
    kind: str
    application: str
    number: str
    signer: str
    title: str
    nip: str
    at: str
    operator: str


def of_case(store: Store, application_id: str, kind: str) -> BookEntry | None:
    """The letter of that kind that the case has."""
    row = store.row("SELECT * FROM letters WHERE application = ? AND kind = ?", (application_id, kind))
    return _entry(row) if row else None


def of_year(store: Store, year: int) -> list[BookEntry]:
    """The book of a year, in order."""
    return [_entry(row) for row in store.rows("SELECT * FROM letters WHERE year = ? ORDER BY serial", (year,))]


def next_serial(store: Store, year: int) -> int:
    """The highest number of the year and one more; call it inside the transaction that keeps the entry."""
    row = store.row("SELECT COALESCE(MAX(serial), 0) + 1 AS serial FROM letters WHERE year = ?", (year,))
    return number(row, "serial") if row else 1


def keep(store: Store, entry: BookEntry) -> None:
    """Write a line of the book; a number is never given twice."""
    store.run(
        "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.year, entry.serial, entry.kind, entry.application, entry.number, entry.signer, entry.title, entry.nip,
         entry.at, entry.operator),
    )  # fmt: skip


def signers(store: Store) -> list[Signer]:
    """Everybody who signs or has signed, the latest first."""
    return [_signer(row) for row in store.rows("SELECT * FROM signers ORDER BY valid_from DESC, id DESC")]


def keep_signer(store: Store, signer: Signer) -> None:
    """Keep a new signer, or a known one with another name, office or period."""
    store.run(
        "INSERT INTO signers VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
        " title = excluded.title, nip = excluded.nip, valid_from = excluded.valid_from, valid_to = excluded.valid_to",
        (signer.id, signer.name, signer.title, signer.nip, signer.valid_from.isoformat(),
         signer.valid_to.isoformat() if signer.valid_to else ""),
    )  # fmt: skip


def _entry(row: Row) -> BookEntry:
    texts = ("kind", "application", "number", "signer", "title", "nip", "at", "operator")
    return BookEntry(number(row, "year"), number(row, "serial"), *(text(row, name) for name in texts))


def _signer(row: Row) -> Signer:
    until = text(row, "valid_to")
    return Signer(
        id=text(row, "id"), name=text(row, "name"), title=text(row, "title"), nip=text(row, "nip"),
        valid_from=date.fromisoformat(text(row, "valid_from")), valid_to=date.fromisoformat(until) if until else None,
    )  # fmt: skip
