"""Who may be put into a form without typing: a person known by his NIK, and the witnesses who signed before.

Looked up in the background; nothing is filled in before somebody presses the button.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.dates import format_long
from kiosk.domain.nik import InvalidNik, Nik
from kiosk.work import known
from kiosk.work.known import Pair, Person
from ui.models.form_part import FormPartModel

_WITNESSES = ("saksi1", "saksi2")


@dataclass(frozen=True, slots=True)
class Offer:
    """What one button fills in: words to read first, and the answers by path."""

    title: str
    words: str
    answers: Mapping[str, str]


class KnownPeople(QObject):
    """Follows the NIKs of one form screen.

    Signals:
        changed: `offers` may differ.
    """

    changed = Signal()

    def __init__(self, part: FormPartModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._found: dict[str, Person | None] = {}
        self._pairs: tuple[Pair, ...] = ()
        self._asked = {field.path for field in part.page.fields}
        if f"{_WITNESSES[0]}.nik" in self._asked:
            case = part.case
            desk, case_id = case.counter.desk, case.id
            case.counter.work.in_turn(lambda: known.witnesses(desk, besides=case_id), self._paired, _quiet)
        part.changed.connect(self._look)
        self._look()

    def offers(self) -> list[Offer]:
        """What may be taken over now, the likeliest first; at most two."""
        people = [offer for field in self._part.fields if field.type == "nik" for offer in self._person(field.path)]
        return (people or self._witnesses())[:2]

    def take(self, offer: Offer) -> None:
        """Fill in what ``offer`` says; every answer can be changed afterwards."""
        for path, text in offer.answers.items():
            self._part.case.edit(path, text)

    @Slot()
    def _look(self) -> None:
        """Ask the store once for each whole NIK that is not known yet."""
        for field in self._part.fields:
            digits = self._part.case.value(field.path) if field.type == "nik" else ""
            if digits not in self._found and _whole(digits):
                self._look_up(digits)

    def _look_up(self, nik: str) -> None:
        self._found[nik] = None
        case = self._part.case
        desk, case_id = case.counter.desk, case.id
        job = partial(known.person, desk, nik, besides=case_id)
        case.counter.work.in_turn(lambda: (nik, job()), self._arrived, _quiet)

    def _arrived(self, outcome: tuple[str, Person | None]) -> None:
        self._found[outcome[0]] = outcome[1]
        if outcome[1] is not None:
            self.changed.emit()

    def _paired(self, pairs: tuple[Pair, ...]) -> None:
        self._pairs = pairs
        if pairs:
            self.changed.emit()

    def _person(self, path: str) -> list[Offer]:
        case, group = self._part.case, path.rpartition(".")[0]
        person = self._found.get(case.value(path))
        if person is None:
            return []
        fields = case.service.fields_by_path()
        answers = known.answers_for(person, group, fields, case.facts)
        if f"{group}.nama" not in answers:
            return []
        return [Offer("Pernah diisi di kantor ini", _words(person), answers)]

    def _witnesses(self) -> list[Offer]:
        case = self._part.case
        if any(case.value(f"{group}.nik") for group in _WITNESSES):
            return []
        used = {case.value(f"{group}.nik") for group in ("pelapor", "ayah", "ibu")}
        offers = []
        for pair in self._pairs:
            if {pair.first.nik, pair.second.nik} & used:
                continue
            answers: dict[str, str] = {}
            for group, person in zip(_WITNESSES, (pair.first, pair.second), strict=True):
                answers[f"{group}.nik"] = person.nik
                answers |= known.answers_for(person, group, self._asked_of(group), case.facts)
            offers.append(Offer("Saksi yang sering dipakai", f"{pair.first.name} dan {pair.second.name}", answers))
        return offers

    def _asked_of(self, group: str) -> Mapping[str, object]:
        return {path: None for path in self._asked if path.startswith(f"{group}.")}


def _whole(digits: str) -> bool:
    try:
        Nik.parse(digits, allow_contoh=True, allow_unknown_province=True)
    except InvalidNik:
        return False
    return True


def _words(person: Person) -> str:
    born = person.facts.get("tanggal_lahir", "")
    said = f", lahir {format_long(date.fromisoformat(born))}" if born else ""
    return f"{person.name}{said}."


def _quiet(_error: Exception) -> None:
    """A proposal that cannot be made is no reason to disturb anybody who is typing."""
