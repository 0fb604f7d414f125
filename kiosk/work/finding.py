"""Finding a case by any part of a name, its RT, its month, its number; the index is brought up to date first."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kiosk.domain.answers import from_tree
from kiosk.domain.instants import from_text
from kiosk.domain.names import match_key
from kiosk.domain.neighbourhoods import Neighbourhood, neighbourhood_of
from kiosk.domain.search_words import read
from kiosk.store import applications, search
from kiosk.store.applications import Application
from kiosk.store.search import Entry
from kiosk.work.desk import Desk

_AT_ONCE = 500
_NO_PLACE = Neighbourhood(0, 0)
# Witnesses and officers stand in many cases of others: their names would hide the people whom a case is about.
_BYSTANDERS = ("saksi", "petugas")


def find(desk: Desk, typed: str, limit: int) -> list[str]:
    """Ids of at most ``limit`` cases in which everything that was typed occurs, the newest first."""
    refresh(desk)
    return search.find(desk.store, read(typed), limit)


def refresh(desk: Desk) -> int:
    """Index what changed since the last search; how many cases that were."""
    count = 0
    while stale := search.stale(desk.store, _AT_ONCE):
        with desk.store.atomic():
            for case_id in stale:
                search.put(desk.store, _entry(desk, applications.get(desk.store, case_id)))
        count += len(stale)
    return count


def known_answers(desk: Desk, row: Application) -> Mapping[str, str]:
    """The answers of a case: as typed here, else as the centre sent them along with a return or a result."""
    answers = applications.answers(desk.store, row.id)
    if answers or not row.package:
        return answers
    given = json.loads(row.package).get("answers")
    return from_tree(given) if isinstance(given, dict) else {}


def _entry(desk: Desk, row: Application) -> Entry:
    answers = known_answers(desk, row)
    place = neighbourhood_of(answers) or _NO_PLACE
    filed = from_text(row.created_at).astimezone(desk.device.zone)
    names = [row.subject_name, row.applicant, *_names(answers)]
    keys = [match_key(name) for name in names]
    words = " ".join(dict.fromkeys(one for one in (*names, *keys, row.number, row.call_name) if one))
    return Entry(row.id, words.casefold(), place.rw, place.rt, filed.year, filed.month)


def _names(answers: Mapping[str, str]) -> list[str]:
    return [
        value for path, value in answers.items()
        if path.rpartition(".")[2].startswith("nama") and not path.startswith(_BYSTANDERS)
    ]  # fmt: skip
