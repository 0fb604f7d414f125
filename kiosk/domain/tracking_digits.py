"""The four digits that, with the receipt number, open the tracking of a case: known to the applicant, not on show.

The last four of the applicant's NIK; without one those of the telephone; without either a PIN that is printed on the
receipt. The PIN follows from the case's id, whose 74 random bits no receipt, list or message shows: kiosk and centre
find the same one, and none needs to be kept or sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.domain.nik import normalise_digits

DIGITS = 4


@dataclass(frozen=True, slots=True)
class TrackingDigits:
    """Where the four ``digits`` come from: the NIK, the telephone, or a PIN of the case."""

    source: Literal["nik", "phone", "pin"]
    digits: str


def tracking_digits(answers: Mapping[str, str], applicant: str, application: str) -> TrackingDigits:
    """The digits for the case ``application`` (its id) with these ``answers`` (canonical, by path).

    ``applicant`` is the group of the person at the counter ("pelapor", "pemohon").
    """
    nik = _last(normalise_digits(answers.get(f"{applicant}.nik", "")))
    if nik:
        return TrackingDigits("nik", nik)
    phone = _last(answers.get(f"{applicant}.telepon", "").removeprefix("+"))
    if phone:
        return TrackingDigits("phone", phone)
    return TrackingDigits("pin", pin_of(application))


def pin_of(application: str) -> str:
    """The PIN of a case."""
    digest = hashlib.sha256(b"loket-pin:" + application.encode()).digest()
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"


def matches(found: TrackingDigits, typed: str) -> bool:
    """Whether the four ``typed`` digits open it; blanks do not count."""
    return bool(found.digits) and normalise_digits(typed) == found.digits


def _last(digits: str) -> str:
    """The last four of a number, empty when ``digits`` is none."""
    return digits[-DIGITS:] if digits.isascii() and digits.isdigit() and len(digits) >= DIGITS else ""
