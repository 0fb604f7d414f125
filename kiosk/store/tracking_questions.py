"""Receipt numbers that are not on this kiosk and that the centre is asked about, with its answers."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.store.store import Row, Store, text


@dataclass(frozen=True, slots=True)
class Question:
    """A number with its four digits; ``answer`` is the centre's last word as JSON and ``answered_at`` when it came."""

    number: str
    digits: str
    asked_at: str
    waits: bool = True
    answered_at: str = ""
    answer: str = ""


def ask(store: Store, number: str, digits: str, at: str) -> None:
    """Put a question down, or once more when it was answered before."""
    store.run(
        "INSERT INTO tracking_questions (number, digits, asked_at) VALUES (?, ?, ?)"
        " ON CONFLICT (number, digits) DO UPDATE SET asked_at = excluded.asked_at, waits = 1",
        (number, digits, at),
    )


def open_ones(store: Store) -> list[Question]:
    """The questions that wait for the centre, oldest first."""
    rows = store.rows("SELECT * FROM tracking_questions WHERE waits ORDER BY asked_at, number")
    return [_question(row) for row in rows]


def find(store: Store, number: str, digits: str) -> Question | None:
    """The question about this number with these digits; ``answer`` is the last one while a new one is awaited."""
    row = store.row("SELECT * FROM tracking_questions WHERE number = ? AND digits = ?", (number, digits))
    return None if row is None else _question(row)


def answered(store: Store, number: str, digits: str, answer: str, at: str) -> None:
    """Keep the centre's answer."""
    store.run(
        "UPDATE tracking_questions SET waits = 0, answered_at = ?, answer = ? WHERE number = ? AND digits = ?",
        (at, answer, number, digits),
    )


def forget_before(store: Store, at: str) -> None:
    """Drop what was asked before ``at``: digits are kept no longer than somebody may come back for the answer."""
    store.run("DELETE FROM tracking_questions WHERE asked_at < ?", (at,))


def _question(row: Row) -> Question:
    return Question(
        text(row, "number"), text(row, "digits"), text(row, "asked_at"), bool(row["waits"]), text(row, "answered_at"),
        text(row, "answer"),
    )  # fmt: skip
