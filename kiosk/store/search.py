"""The index by which cases are found: parts of names (three letters anywhere in them), RT, RW, month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.search_words import Sought, Word
from kiosk.store.store import Store, Value, text

# The index holds every three letters that follow one another; shorter words are looked for in the texts themselves.
_INDEXED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one case: ``words`` in small letters, ``rw`` and ``rt`` 0 when unknown, the month of filing."""

    application: str
    words: str
    rw: int
    rt: int
    year: int
    month: int


def stale(store: Store, limit: int) -> list[str]:
    """Cases that changed since they were indexed, the newest first."""
    rows = store.rows("SELECT application FROM search_stale ORDER BY application DESC LIMIT ?", (limit,))
    return [text(row, "application") for row in rows]


def put(store: Store, entry: Entry) -> None:
    """Index a case anew; its place, once given, stays."""
    row = store.row("SELECT place FROM case_search WHERE application = ?", (entry.application,))
    if row is None:
        store.run(
            "INSERT INTO case_search (application, rw, rt, year, month) VALUES (?, ?, ?, ?, ?)",
            (entry.application, entry.rw, entry.rt, entry.year, entry.month),
        )
        store.run(
            "INSERT INTO case_words (rowid, words) SELECT place, ? FROM case_search WHERE application = ?",
            (entry.words, entry.application),
        )
    else:
        store.run(
            "UPDATE case_search SET rw = ?, rt = ?, year = ?, month = ? WHERE place = ?",
            (entry.rw, entry.rt, entry.year, entry.month, row["place"]),
        )
        store.run("UPDATE case_words SET words = ? WHERE rowid = ?", (entry.words, row["place"]))
    store.run("DELETE FROM search_stale WHERE application = ?", (entry.application,))


def find(store: Store, sought: Sought, limit: int) -> list[str]:
    """Ids of the cases that fit, the one indexed last first.

    Where words are sought, the index itself walks backwards and ends with the last row asked for: a name that every
    fourth person bears costs no more than a rare one.
    """
    match = " AND ".join(_matches(word) for word in sought.words if _indexed(word))
    clauses = ["case_words MATCH ?"] if match else []
    values: list[Value] = [match] if match else []
    for clause, given in _clauses(sought):
        clauses.append(clause)
        values += given
    source = "case_words JOIN case_search ON place = case_words.rowid" if match else "case_search"
    order = "ORDER BY case_words.rowid" if match else "ORDER BY place"
    where = " AND ".join(clauses) or "1"
    rows = store.rows(
        f"SELECT application FROM {source} WHERE {where} {order} DESC LIMIT ?",  # noqa: S608 - parts of ours
        [*values, limit],
    )
    return [text(row, "application") for row in rows]


def with_number(store: Store, digits: str) -> list[str]:
    """Ids of the cases in which a NIK or family card number of 16 digits was answered, the newest first."""
    rows = store.rows(
        "SELECT DISTINCT application FROM answers WHERE value = ? AND length(value) = 16 ORDER BY application DESC",
        (digits,),
    )
    return [text(row, "application") for row in rows]


def _clauses(sought: Sought) -> Iterator[tuple[str, list[Value]]]:
    """What stands beside the words that the index answers: places, months, words too short for it."""
    for column, number in (("rt", sought.rt), ("rw", sought.rw), ("year", sought.year)):
        if number:
            yield f"{column} = ?", [number]
    for word in sought.words:
        if word.month:
            # "juni" may be a month or a name.
            named = "place IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
            yield f"(month = ? OR {named})", [word.month, _matches(word)]
        elif not _indexed(word):
            yield "place IN (SELECT rowid FROM case_words WHERE instr(words, ?) > 0)", [word.spellings[0]]


def _indexed(word: Word) -> bool:
    return not word.month and len(word.spellings[0]) >= _INDEXED


def _matches(word: Word) -> str:
    """Any spelling of a word; inside quotes nothing is an operator, a quote itself is written twice."""
    long = [one for one in word.spellings if len(one) >= _INDEXED]
    return "(" + " OR ".join('"' + one.replace('"', '""') + '"' for one in long) + ")"
