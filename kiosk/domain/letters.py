"""The village's own letters: what they are called, how they are numbered, who signs them on which day.

A village keeps a book of its letters: one running number a kind and year. The national pattern is classification,
number, month and year (Permendagri 78/2012); districts differ, so the pattern is a setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kiosk.domain.errors import DomainError

LETTER_ROLE = "kepala_desa"
NUMBER_PATTERN = "{klasifikasi}/{nomor}/{bulan}/{tahun}"
PATTERN_SETTING = "letter_number_pattern"
FIRST_YEAR, LAST_YEAR = 2000, 2099

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A letter that the village issues: its form code, the paper that it is, its classification in the book."""

    form: str
    paper: str
    classification: str


# Statements of residents (owner of a house, guardian, parents) carry no number: the village only knows of them.
LETTERS: Mapping[str, LetterKind] = MappingProxyType(
    {kind.form: kind for kind in (LetterKind("D_1_01", "SKL_DESA", "474.1"), LetterKind("D_1_02", "SKM_DESA", "474.3"))}
)


class BadSigner(DomainError):
    """A signer cannot be kept: ``signer.name``, ``signer.title``, ``signer.period`` or ``signer.date``."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs letters from ``valid_from`` on, to ``valid_to`` if that is known.

    ``title`` is the office as it is printed ("Lurah Contoh Maju", "Plt. Kepala Desa Contoh Maju"), ``nip`` the
    number of a civil servant, "" for an elected head.
    """

    id: str
    name: str
    title: str
    nip: str
    valid_from: date
    valid_to: date | None = None

    def signs_on(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it stands in the book: number and signer as texts, which no later change touches."""

    number: str
    signer: str
    title: str
    nip: str

    @property
    def note(self) -> str:
        """The line under the signer's name."""
        return f"NIP {self.nip}" if self.nip else ""

    @property
    def values(self) -> dict[str, str]:
        """What the letter prints beside the answers, by path."""
        return {"surat.nomor": self.number, "surat.penanda_tangan": self.signer, "surat.jabatan": self.title}


def signer_on(signers: Iterable[Signer], day: date) -> Signer | None:
    """Who signs on ``day``: of several whose periods overlap the one who began last (a Plt. stands in)."""
    return max((one for one in signers if one.signs_on(day)), key=lambda one: (one.valid_from, one.id), default=None)


def check_signer(name: str, title: str, valid_from: date | None, valid_to: date | None) -> date:
    """The first day; raises `BadSigner` when a part is missing or the period ends before it begins."""
    if not any(map(str.isalpha, name)):
        raise BadSigner("signer.name")
    if not any(map(str.isalpha, title)):
        raise BadSigner("signer.title")
    if valid_from is None:
        raise BadSigner("signer.date")
    if valid_to is not None and valid_to < valid_from:
        raise BadSigner("signer.period")
    return valid_from


def letter_number(pattern: str, kind: LetterKind, number: int, day: date, office: str) -> str:
    """The number as it stands on the letter.

    ``pattern`` holds ``{klasifikasi}``, ``{nomor}`` (three digits at least), ``{bulan}`` (Roman), ``{tahun}`` and
    ``{kantor}`` (the ten digits of the office); anything else is printed as it is. A pattern without the number would
    give every letter the same one, so the national pattern takes its place.
    """
    text = pattern if "{nomor}" in pattern else NUMBER_PATTERN
    parts = {
        "{klasifikasi}": kind.classification, "{nomor}": f"{number:03d}", "{bulan}": _ROMAN[day.month - 1],
        "{tahun}": str(day.year), "{kantor}": office.replace(".", ""),
    }  # fmt: skip
    for mark, value in parts.items():
        text = text.replace(mark, value)
    return text


def printed_signer(signer: Signer, number: str) -> Letter:
    """The letter ``number`` signed by ``signer``, everything as text."""
    return Letter(number, signer.name, signer.title, signer.nip)
