"""People who were at this counter before: proposed by NIK, shown, and taken only by a person's hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.conditions import Facts
from kiosk.store import applications
from kiosk.store.store import text
from kiosk.work import guard
from kiosk.work.desk import Desk

# What is one person's whichever role he has in a case; his telephone and relation are the case's.
_OF_PERSON = (
    "nama",
    "tempat_lahir",
    "tanggal_lahir",
    "jenis_kelamin",
    "kewarganegaraan",
    "no_kk",
    "pekerjaan",
    "alamat",
)
_WITNESSES = ("saksi1", "saksi2")
_PAIRS_READ = 60


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as he was written down last; ``facts`` by the last part of their path ("nama", "tanggal_lahir")."""

    nik: str
    facts: Mapping[str, str]

    @property
    def name(self) -> str:
        """His name."""
        return self.facts.get("nama", "")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two witnesses who signed together, and how many cases of this office they signed."""

    first: Person
    second: Person
    times: int


def person(desk: Desk, nik: str, *, besides: str = "") -> Person | None:
    """The person with this NIK as the newest case of this kiosk names him; ``besides`` is the case in hand."""
    rows = desk.store.rows(
        "SELECT application, path FROM answers WHERE value = ? AND substr(path, -4) = '.nik' AND application <> ?"
        " ORDER BY application DESC",
        (nik, besides),
    )
    for row in rows:
        if not _visible(desk, text(row, "application")):
            continue
        found = _person(applications.answers(desk.store, text(row, "application")), text(row, "path")[:-4])
        if found is not None and found.nik == nik:
            return found
    return None


def witnesses(desk: Desk, *, besides: str = "", most: int = 2) -> tuple[Pair, ...]:
    """The pairs of witnesses of this office's latest cases, the most frequent first, then the one used last.

    Only pairs that are whole: both with NIK and name.
    """
    rows = desk.store.rows(
        "SELECT a.id AS id FROM applications a JOIN answers w ON w.application = a.id AND w.path = 'saksi1.nik'"
        " WHERE a.id <> ? AND a.home_office = ? ORDER BY a.updated_at DESC, a.id DESC LIMIT ?",
        (besides, desk.device.office, _PAIRS_READ),
    )
    pairs: dict[frozenset[str], Pair] = {}
    for row in rows:
        if not _visible(desk, text(row, "id")):
            continue
        answers = applications.answers(desk.store, text(row, "id"))
        first, second = (_person(answers, group) for group in _WITNESSES)
        if first is None or second is None or not first.name or not second.name:
            continue
        both = frozenset({first.nik, second.nik})
        known = pairs.get(both)
        pairs[both] = Pair(known.first, known.second, known.times + 1) if known else Pair(first, second, 1)
    return tuple(sorted(pairs.values(), key=lambda pair: -pair.times)[:most])


def answers_for(found: Person, group: str, asked: Mapping[str, object], facts: Facts) -> dict[str, str]:
    """What ``found`` fills in of ``group`` ("ibu"): the fields asked that have no answer yet."""
    return {
        f"{group}.{name}": value
        for name, value in found.facts.items()
        if f"{group}.{name}" in asked and not facts.answers.get(f"{group}.{name}")
    }


def _person(answers: Mapping[str, str], group: str) -> Person | None:
    nik = answers.get(f"{group}.nik", "")
    facts = {name: answers[f"{group}.{name}"] for name in _OF_PERSON if answers.get(f"{group}.{name}")}
    return Person(nik, facts) if nik and facts.get("nama") else None


def _visible(desk: Desk, case_id: str) -> bool:
    """A volunteer is proposed nobody but those whom he wrote down himself."""
    return guard.is_own(desk, applications.get(desk.store, case_id))
