"""Cases that may be one and the same: which two to lay side by side, and by which rule. It never blocks anything.

Births: the child's name alike, born within 5 days of each other, the same mother; and the same mother within 270 days
unless both are marked as multiple births. Deaths: the same NIK. Every other service: the same person, while a case of
that service is open. Domain.md 1.1; the margins are the seeds' own.

`keys` are what an index keeps of a case, `probes` what is looked up for another one: two cases that a rule can find
share at least one, so no list has to be read through. `compare` then decides between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from kiosk.domain.application import Status
from kiosk.domain.definition import Service
from kiosk.domain.likeness import ALIKE, SAME, similarity
from kiosk.domain.names import match_key

DAYS_OF_ONE_BIRTH: Final = 5
DAYS_BETWEEN_BIRTHS: Final = 270
CODE: Final = "duplicate"
"""The first part of the codes under which an operator's word is recorded: ``duplicate.birth_same_child`` ..."""

Event = Literal["birth", "death", "other"]
Standing = Literal["open", "finished", "void"]

_EVENTS: Final[Mapping[str, Event]] = {"AKTA_LAHIR": "birth", "AKTA_MATI": "death"}
_SINGLE: Final = "1"
_TWINS_NAME: Final = 0.95
_VOID: Final = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.EXPIRED})
_FINISHED: Final = frozenset({Status.ISSUED, Status.DONE})


class Rule(StrEnum):
    """Why two cases stand side by side."""

    SAME_CHILD = "birth_same_child"
    SAME_MOTHER = "birth_same_mother"
    SAME_DECEASED = "death_same_nik"
    OPEN_CASE = "open_for_subject"


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rules look at. NIKs are 16 digits or "", ``multiple`` is a marked multiple birth.

    ``twin_of`` is the case that this one was copied from for a twin, "" for none.
    """

    case: str
    service: str
    event: Event
    name: str
    nik: str
    born: date | None
    mother: str
    mother_nik: str
    multiple: bool
    standing: Standing
    twin_of: str = ""

    @property
    def motherless(self) -> bool:
        """Whether the mother is known by her name alone."""
        return not self.mother_nik


def event_of(service: str) -> Event:
    """Which rules hold for a service."""
    return _EVENTS.get(service, "other")


def standing_of(status: Status, *, withdrawn: bool = False) -> Standing:
    """How much a case still counts: a rejected or withdrawn one is no reason to ask."""
    if withdrawn or status in _VOID:
        return "void"
    return "finished" if status in _FINISHED else "open"


def traits_of(
    service: Service, answers: Mapping[str, str], *, case: str, standing: Standing, twin_of: str = ""
) -> Traits:
    """The traits of a case of ``service``: the person is the group of the service's subject ("anak.nama")."""
    group = service.subject.rpartition(".")[0]
    kind = answers.get(f"{group}.jenis_kelahiran", "")
    return Traits(
        case=case, service=service.code, event=event_of(service.code), name=answers.get(service.subject, ""),
        nik=answers.get(f"{group}.nik", ""), born=_date(answers.get(f"{group}.tanggal_lahir", "")),
        mother=answers.get("ibu.nama", ""), mother_nik=answers.get("ibu.nik", ""),
        multiple=bool(kind) and kind != _SINGLE, standing=standing, twin_of=twin_of,
    )  # fmt: skip


def compare(one: Traits, other: Traits) -> Rule | None:
    """The rule by which two cases belong side by side; None when none holds. The order of the two does not matter."""
    if one.case == other.case or one.service != other.service or "void" in {one.standing, other.standing}:
        return None
    if one.event == "birth":
        return _births(one, other)
    if one.event == "death":
        return Rule.SAME_DECEASED if one.nik and one.nik == other.nik else None
    both_open = one.standing == "open" and other.standing == "open"
    return Rule.OPEN_CASE if both_open and _same_subject(one, other) else None


def keys(traits: Traits) -> frozenset[str]:
    """What an index keeps of a case."""
    return frozenset(_keys(traits))


def probes(traits: Traits) -> frozenset[str]:
    """What to look up to find every case that `compare` may lay beside this one."""
    return frozenset(_probes(traits))


def _births(one: Traits, other: Traits) -> Rule | None:
    if one.nik and one.nik == other.nik:
        return Rule.SAME_CHILD
    if one.born is None or other.born is None or not _same_mother(one, other):
        return None
    apart = abs((one.born - other.born).days)
    alike = similarity(one.name, other.name)
    if apart <= DAYS_OF_ONE_BIRTH:
        twins = _linked(one, other) or (one.multiple and other.multiple)
        if alike >= (_TWINS_NAME if twins else ALIKE):
            return Rule.SAME_CHILD
        return None if twins else Rule.SAME_MOTHER
    return Rule.SAME_MOTHER if apart <= DAYS_BETWEEN_BIRTHS else None


def _linked(one: Traits, other: Traits) -> bool:
    """Whether one was copied from the other for a twin, or both from a third."""
    return other.case == one.twin_of or one.case == other.twin_of or bool(one.twin_of and one.twin_of == other.twin_of)


def _same_mother(one: Traits, other: Traits) -> bool:
    if one.mother_nik and other.mother_nik:
        return one.mother_nik == other.mother_nik
    return similarity(one.mother, other.mother) >= SAME


def _same_subject(one: Traits, other: Traits) -> bool:
    if one.nik and other.nik:
        return one.nik == other.nik
    same_day = one.born is not None and one.born == other.born
    return same_day and similarity(one.name, other.name) >= SAME


def _keys(traits: Traits) -> Iterator[str]:
    if traits.nik:
        yield f"n/{traits.service}/{traits.nik}"
    if traits.event == "birth":
        if traits.mother_nik:
            yield f"m/{traits.mother_nik}"
        for word, span in _mother_words(traits, 0):
            yield f"w/{word}/{span}"
            if traits.motherless:
                yield f"v/{word}/{span}"
    elif traits.event == "other" and traits.born:
        for word in _words(traits.name):
            yield f"p/{traits.service}/{word}/{traits.born.isoformat()}"


def _probes(traits: Traits) -> Iterator[str]:
    if traits.nik:
        yield f"n/{traits.service}/{traits.nik}"
    if traits.event == "birth":
        if traits.mother_nik:
            yield f"m/{traits.mother_nik}"
        # A mother with a NIK can only be another one's by name when the other's has none.
        kind = "w" if traits.motherless else "v"
        for around in (-1, 0, 1):
            for word, span in _mother_words(traits, around):
                yield f"{kind}/{word}/{span}"
    elif traits.event == "other" and traits.born:
        for word in _words(traits.name):
            yield f"p/{traits.service}/{word}/{traits.born.isoformat()}"


def _mother_words(traits: Traits, around: int) -> Iterator[tuple[str, int]]:
    """The parts of the mother's name with the span of 270 days that the birth lies in, ``around`` spans away."""
    if traits.born is None:
        return
    span = traits.born.toordinal() // DAYS_BETWEEN_BIRTHS + around
    for word in _words(traits.mother):
        yield word, span


def _words(name: str) -> frozenset[str]:
    """Pieces of which two names that are the same by `SAME` share one: an equal word, or both without blanks."""
    words = match_key(name).split()
    return frozenset((*words, "".join(words))) - {""}


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
