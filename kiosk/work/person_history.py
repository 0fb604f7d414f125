"""Riwayat: every application and issued document of one person on this kiosk; that somebody looked is kept."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.nik import Nik, normalise_digits
from kiosk.store import applications, people, products, search
from kiosk.store.people import Operator
from kiosk.store.products import Product
from kiosk.work import track
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.finding import find, known_answers
from kiosk.work.track import CaseRow

OPENED = "opened"
_MOST = 100
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One case of a person: as what he stands in it (group of answers, ``ibu``), and what it yielded."""

    row: CaseRow
    roles: tuple[str, ...]
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody opened a case from a person's history."""

    at: str
    who: str


def history_of(desk: Desk, operator: Operator, typed: str) -> tuple[Part, ...]:
    """The cases of the person with this NIK, or in which this name stands; newest first, at most 100.

    The look is one audit record, which names the cases and not the person, and a line in each case's own story. Raises
    `DeedRefused` ``person.short`` for fewer than three letters, `InvalidNik` for digits that are no NIK.
    """
    digits = normalise_digits(typed)
    by_nik = digits.isdigit()
    if by_nik:
        Nik.parse(digits, allow_contoh=desk.device.allow_contoh, allow_unknown_province=True)
    elif len(typed.strip()) < _FEWEST_LETTERS:
        raise DeedRefused("person.short")
    ids = search.with_number(desk.store, digits) if by_nik else find(desk, typed, _MOST)
    found = tuple(_part(desk, row, digits if by_nik else "") for row in track.some(desk, ids[:_MOST]))
    with deed(desk):
        audit(desk, operator, "person.history", "", ",".join(part.row.id for part in found))
        for part in found:
            applications.note(desk.store, part.row.id, desk.stamp(), OPENED, operator.id)
    return found


def openings(desk: Desk, case_id: str) -> list[Opening]:
    """Who opened this case from a person's history, the last one first."""
    rows = desk.store.rows(
        "SELECT at, who FROM history WHERE application = ? AND what = ? ORDER BY position DESC", (case_id, OPENED)
    )
    return [Opening(str(row["at"]), people.name_of(desk.store, str(row["who"]))) for row in rows]


def _part(desk: Desk, row: CaseRow, nik: str) -> Part:
    answers = known_answers(desk, applications.get(desk.store, row.id))
    roles = tuple(dict.fromkeys(path.rpartition(".")[0] for path, value in answers.items() if nik and value == nik))
    return Part(row, roles, tuple(products.of(desk.store, row.id)))
