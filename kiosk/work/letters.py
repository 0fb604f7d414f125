"""Letters of the village: their signers, and the number that a letter gets when it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kiosk.domain.ids import new_id
from kiosk.domain.letters import (
    FIRST_YEAR,
    LAST_YEAR,
    LETTERS,
    NUMBER_PATTERN,
    PATTERN_SETTING,
    Letter,
    Signer,
    check_signer,
    letter_number,
    signer_on,
)
from kiosk.store import applications, letters
from kiosk.store.letters import BookEntry
from kiosk.store.people import Operator
from kiosk.work.case import open_row
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def letter_of(desk: Desk, operator: Operator, case_id: str, form: str) -> Letter | None:
    """The letter of a case, entered in the number book when it is first made; None for a form that has no number.

    Made again it keeps number and signer. In training nothing is numbered and nothing entered. Raises `DeedRefused`
    ``signer.none`` while nobody signs today, ``case.closed``.
    """
    kind = LETTERS.get(form)
    if kind is None:
        return None
    with deed(desk):
        open_row(desk, case_id)
        known = letters.of_case(desk.store, case_id, kind.paper)
        if known is not None:
            return Letter(known.number, known.signer, known.title, known.nip)
        signer = signer_on(letters.signers(desk.store), desk.today())
        if signer is None:
            raise DeedRefused("signer.none")
        made = Letter("", signer.name, signer.title, signer.nip)
        if desk.device.training:
            return made
        day = _in_the_book(desk.today())
        serial = letters.next_serial(desk.store, day.year)
        pattern = desk.device.settings.get(PATTERN_SETTING, NUMBER_PATTERN)
        made = replace(made, number=letter_number(pattern, kind, serial, day, desk.device.office))
        entry = BookEntry(
            year=day.year, serial=serial, kind=kind.paper, application=case_id, number=made.number,
            signer=made.signer, title=made.title, nip=made.nip, at=desk.stamp(), operator=operator.id,
        )  # fmt: skip
        letters.keep(desk.store, entry)
        applications.note(desk.store, case_id, desk.stamp(), "letter", operator.id, made.number)
        audit(desk, operator, "letter.numbered", case_id, made.number)
    return made


def book(desk: Desk, year: int) -> list[BookEntry]:
    """The number book of a year."""
    return letters.of_year(desk.store, year)


def signers(desk: Desk) -> list[Signer]:
    """Everybody who signs or has signed, the latest first."""
    return letters.signers(desk.store)


def signing_today(desk: Desk) -> Signer | None:
    """Who signs today."""
    return signer_on(letters.signers(desk.store), desk.today())


def add_signer(
    desk: Desk,
    operator: Operator,
    name: str,
    title: str,
    *,
    nip: str = "",
    valid_from: date | None,
    valid_to: date | None = None,
) -> Signer:
    """Keep a signer from ``valid_from`` on. Letters that were made before keep theirs.

    One whose period is open ends the day before, unless the new one is there for a known time only (a Plt.). Raises
    `BadSigner`.
    """
    since = check_signer(name, title, valid_from, valid_to)
    signer = Signer(
        new_id(desk.now()), " ".join(name.split()), " ".join(title.split()), "".join(nip.split()), since, valid_to
    )
    with deed(desk):
        if valid_to is None:
            for before in letters.signers(desk.store):
                if before.valid_to is None and before.valid_from < since:
                    letters.keep_signer(desk.store, replace(before, valid_to=since - timedelta(days=1)))
        letters.keep_signer(desk.store, signer)
        audit(desk, operator, "signer.added", signer.id, signer.title)
    return signer


def end_signer(desk: Desk, operator: Operator, signer_id: str, last: date) -> None:
    """Let a signer's period end with the day ``last``; raises `BadSigner` ``signer.period``, `DeedRefused`."""
    with deed(desk):
        found = next((one for one in letters.signers(desk.store) if one.id == signer_id), None)
        if found is None:
            raise DeedRefused("signer.unknown")
        check_signer(found.name, found.title, found.valid_from, last)
        letters.keep_signer(desk.store, replace(found, valid_to=last))
        audit(desk, operator, "signer.ended", signer_id, last.isoformat())


def _in_the_book(day: date) -> date:
    """A wrong clock blocks no letter: its year is held inside the years that a book can have."""
    return day.replace(year=min(max(day.year, FIRST_YEAR), LAST_YEAR)) if (day.month, day.day) != (2, 29) else day
