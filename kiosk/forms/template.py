"""An official form as a versioned template, and one filled with the data of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.forms.elements import Element, SignatureBox
from kiosk.forms.office import Office

EVENT_PATH = "permohonan.peristiwa"

CAPTIONS = {
    "pelapor": "Pelapor",
    "saksi1": "Saksi I",
    "saksi2": "Saksi II",
    "ayah": "Ayah / suami",
    "ibu": "Ibu / istri",
    "petugas": "Petugas",
    "pemberi_kuasa": "Pemberi kuasa",
    "suami": "Suami",
    "istri": "Istri",
    "kepala_desa": "Kepala desa/lurah",
    "pemilik_rumah": "Pemilik rumah",
    "wali": "Wali",
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the role of the definition, the caption over the signature, the printed name and number."""

    role: str
    caption: str
    name: str
    note: str = ""
    thumb: bool = False
    reader: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with the data of one case, ready to be drawn.

    ``values`` maps answer paths to exactly the text that is printed, and ``data_hash`` covers them; keep both with
    the sheet to find later what has changed. ``number`` is empty before a receipt number is given.
    """

    code: str
    version: int
    title: str
    values: Mapping[str, str]
    data_hash: str
    signers: tuple[Signer, ...]
    office: Office | None
    number: str
    application: str
    printed_at: datetime | None

    def value(self, path: str) -> str:
        """The printed text at ``path``, empty where nothing is printed."""
        return self.values.get(path, "")

    def role(self, position: int) -> str:
        """The role that signs at ``position`` (0 declares)."""
        return self.signers[position].role

    def signature_boxes(self) -> tuple[SignatureBox, ...]:
        """The places to sign, in order."""
        by_hand = not self.application
        return tuple(
            SignatureBox(one.caption, one.name, one.note, by_hand=by_hand, thumb=one.thumb, reader=one.reader)
            for one in self.signers
        )


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """One version of an official form.

    ``paths`` are the answers it prints (``{declarant}`` stands for the role that signs first), ``rules`` the paper
    rules whose chosen paper it ticks (printed under ``papers.<rule>``), ``body`` builds the rows from the values alone,
    ``captions`` are words of its own for those who sign. ``events`` are the documents whose event
    chooses the part of the form that is printed; the one that is asked for stands under `EVENT_PATH`. ``name`` is what
    a letter of the village's own is called, which has a letterhead and number in place of an official code.
    """

    code: str
    version: int
    title: str
    legal_basis: str
    valid_from: date
    signers: tuple[str, ...]
    paths: Sequence[str]
    body: Callable[[FilledForm], Sequence[Element]]
    rules: Sequence[str] = ()
    captions: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[str] = ()
    name: str = ""

    def caption(self, role: str) -> str:
        """What this form calls the one who signs."""
        return self.captions.get(role, CAPTIONS[role])

    @property
    def official_code(self) -> str:
        """``F-2.01``, or what the form is called instead."""
        if self.name:
            return self.name
        first, second, third = self.code.split("_")
        return f"{first}-{second}.{third}"
