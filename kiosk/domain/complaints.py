"""Complaints about the service: what is asked, to whom each is sealed, how it moves, and by when it is answered.

Complaints about levies and about officers belong to the inspectorate: neither the desk nor the registry that they are
about can read them. The days are those of the national channel SP4N-LAPOR!, counted as working days.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stdnum.iso7064 import mod_37_36

from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.numbers import ReceiptNumber

MOST_NARRATIVE: Final = 2000
MOST_SHORT: Final = 120
MOST_ATTACHMENTS: Final = 5


class Category(StrEnum):
    """What the complaint is about."""

    LATE = "keterlambatan"
    UNCLEAR = "syarat_tidak_jelas"
    LEVY = "pungutan"
    OFFICER = "petugas"
    WRONG_DATA = "data_salah"
    MACHINE = "aplikasi"
    OTHER = "lainnya"


class Reader(StrEnum):
    """Who can open it; all that the desk ever keeps of a category."""

    DISTRICT = "district"
    INSPECTORATE = "inspectorate"


class ComplaintStatus(StrEnum):
    """How far a complaint is."""

    WAITING = "waiting"
    IN_PROCESS = "in_process"
    DONE = "done"
    FORWARDED = "forwarded"
    REJECTED = "rejected"


_FOR_INSPECTORATE: Final = frozenset({Category.LEVY, Category.OFFICER})
_ENDS: Final = frozenset({ComplaintStatus.DONE, ComplaintStatus.FORWARDED, ComplaintStatus.REJECTED})

COMPLAINT_MOVES: Final[Mapping[ComplaintStatus, frozenset[ComplaintStatus]]] = MappingProxyType(
    {
        ComplaintStatus.WAITING: frozenset({ComplaintStatus.IN_PROCESS, *_ENDS}),
        ComplaintStatus.IN_PROCESS: _ENDS,
        ComplaintStatus.DONE: frozenset(),
        # Another body answered through us, or sent it back.
        ComplaintStatus.FORWARDED: frozenset({ComplaintStatus.IN_PROCESS, ComplaintStatus.DONE}),
        ComplaintStatus.REJECTED: frozenset(),
    }
)

VERIFY_WITHIN: Final = 3
ANSWER_WITHIN: Final[Mapping[Category, int]] = MappingProxyType(
    {each: 60 if each in _FOR_INSPECTORATE else 5 if each is Category.UNCLEAR else 14 for each in Category}
)
"""Working days: 5 for a question about requirements, 14 for an ordinary complaint, 60 for a supervisory one."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a resident said. An anonymous one holds no name, contact or related number, by construction.

    ``related`` is the receipt number of an application, or empty.
    """

    category: Category
    narrative: str
    anonymous: bool
    name: str = ""
    contact: str = ""
    related: str = ""

    @property
    def reader(self) -> Reader:
        """To whom it is sealed."""
        return reader_of(self.category)


def reader_of(category: Category) -> Reader:
    """Who opens complaints of ``category``."""
    return Reader.INSPECTORATE if category in _FOR_INSPECTORATE else Reader.DISTRICT


def complaint_of(
    category: str, narrative: str, *, anonymous: bool, name: str = "", contact: str = "", related: str = ""
) -> tuple[Complaint | None, list[Problem]]:
    """The complaint that was typed, or None and what is wrong with it, at the paths of the arguments.

    Codes: ``field.required``, ``complaint.category``, ``receipt.*``, and with {count, most} ``complaint.short_length``
    and ``complaint.narrative_length``. Of an anonymous one only category and narrative are taken.
    """
    told = clean(narrative)
    problems = [] if category in set(Category) else [Problem.error("category", "complaint.category")]
    if not told:
        problems.append(Problem.error("narrative", "field.required"))
    elif len(told) > MOST_NARRATIVE:
        problems.append(Problem.error("narrative", "complaint.narrative_length", _over(told, MOST_NARRATIVE)))
    person = {"name": "", "contact": "", "related": ""}
    if not anonymous:
        person = {"name": name.strip(), "contact": contact.strip(), "related": related.strip()}
        problems += _about_person(person)
    if problems:
        return None, problems
    if person["related"]:
        person["related"] = ReceiptNumber.parse(person["related"]).text
    return Complaint(Category(category), told, anonymous, **person), []


def clean(text: str) -> str:
    """``text`` as it is kept: line ends alike, no control characters, no blanks at either end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # Half of a surrogate pair (Cs) cannot be written as UTF-8.
    return "".join(each for each in lines if each == "\n" or unicodedata.category(each) not in {"Cc", "Cs"}).strip()


def complaint_number(kiosk: str, day: date, serial: int) -> str:
    """``PGD-2611-K1A-0007-M``: a series of its own, that nobody takes for a receipt; the last is a check character.

    ``kiosk`` is two characters from the centre and the epoch character, ``serial`` counts from 1.
    """
    groups = ("PGD", f"{day:%y%m}", kiosk, f"{serial:04d}")
    return "-".join((*groups, mod_37_36.calc_check_digit("".join(groups))))


def working_day_after(day: date, days: int, holidays: frozenset[date] = frozenset()) -> date:
    """The ``days``-th working day (Monday to Friday, no holiday) after ``day``."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in holidays
    return day


def due_on(
    status: ComplaintStatus, category: Category | None, received: date, holidays: frozenset[date] = frozenset()
) -> date | None:
    """By when the next step is owed: to be verified, then to be answered; None when nothing is owed any more.

    ``category`` is None for one that the registry cannot read: those are supervisory.
    """
    if status in _ENDS:
        return None
    if status is ComplaintStatus.WAITING:
        return working_day_after(received, VERIFY_WITHIN, holidays)
    return working_day_after(received, ANSWER_WITHIN[category or Category.LEVY], holidays)


def _about_person(person: Mapping[str, str]) -> list[Problem]:
    problems = []
    if not person["name"]:
        problems.append(Problem.error("name", "field.required"))
    problems += [
        Problem.error(path, "complaint.short_length", _over(value, MOST_SHORT))
        for path, value in person.items()
        if path != "related" and len(value) > MOST_SHORT
    ]
    if person["related"]:
        try:
            ReceiptNumber.parse(person["related"])
        except DomainError as error:
            problems.append(Problem.of("related", error))
    return problems


def _over(text: str, most: int) -> dict[str, str | int]:
    return {"count": len(text), "most": most}
