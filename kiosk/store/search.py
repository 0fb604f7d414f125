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
    """Ids of the cases that fit, the one indexed last first."""
    clauses, values = zip(*_clauses(sought), strict=True) if not sought.empty else ((), ())
    where = " AND ".join(clauses) or "1"
    rows = store.rows(
        f"SELECT application FROM case_search WHERE {where} ORDER BY place DESC LIMIT ?",  # noqa: S608 - clauses of ours
        [*(value for group in values for value in group), limit],
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
    for column, number in (("rt", sought.rt), ("rw", sought.rw), ("year", sought.year)):
        if number:
            yield f"{column} = ?", [number]
    for word in sought.words:
        clause, values = _word(word)
        if word.month:
            yield f"(month = ? OR {clause})", [word.month, *values]
        else:
            yield clause, values


def _word(word: Word) -> tuple[str, list[Value]]:
    long = [one for one in word.spellings if len(one) >= _INDEXED]
    if long:
        # Inside quotes nothing is an operator; a quote itself is written twice.
        match = " OR ".join('"' + one.replace('"', '""') + '"' for one in long)
        return "place IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)", [match]
    return "place IN (SELECT rowid FROM case_words WHERE instr(words, ?) > 0)", [word.spellings[0]]
