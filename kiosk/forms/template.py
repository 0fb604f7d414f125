"""An official form as a versioned template, and one filled with the data of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.forms.elements import Element, SignatureBox
from kiosk.forms.office import Office

ALL_RULES = "*"
EVENT_PATH = "permohonan.peristiwa"

CAPTIONS = {
    "pelapor": "Pelapor",
    "pemohon": "Pemohon",
    "kepala": "Kepala keluarga",
    "suami": "Suami",
    "istri": "Istri",
    "saksi1": "Saksi I",
    "saksi2": "Saksi II",
    "ayah": "Ayah / suami",
    "ibu": "Ibu / istri",
    "petugas": "Petugas",
    "pemberi_kuasa": "Pemberi kuasa",
    "kepala_desa": "Kepala desa/lurah",
    "pemilik_rumah": "Pemilik rumah",
    "wali": "Wali",
}


PRODUCTS_PATH = "permohonan.produk"


def ticks_path(form_code: str) -> str:
    """Where the ticked boxes of a form stand among the printed values (``permohonan.f_1_02``)."""
    return f"permohonan.{form_code.lower()}"


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

    def rows(self, group: str) -> tuple[str, ...]:
        """The rows of a repeating group in order, as the beginnings of their paths (``anggota[k1]``)."""
        return tuple(f"{group}[{row}]" for row in self.value(group).split())

    @property
    def ticked(self) -> frozenset[str]:
        """The boxes that the definition ticks."""
        return frozenset(self.value(ticks_path(self.code)).split())

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

    ``paths`` are the answers it prints: ``{declarant}`` stands for the role that signs first, ``{second}`` for the one
    after it, ``anggota[].nama`` for that answer in every row of a repeating group. ``rules`` are the paper rules whose
    chosen paper it ticks (printed under ``papers.<rule>``), `ALL_RULES` whichever the service has; ``ticks`` are the
    boxes that a definition may tick.
    ``body`` builds the rows from the values alone, ``captions`` are words of its own for those who sign.
    ``events`` are the documents whose event chooses the part of the form that is printed; the one that is asked for
    stands under `EVENT_PATH`. ``name`` is what a letter of the village's own is called, which has a letterhead and
    number in place of an official code.
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
    ticks: frozenset[str] = frozenset()
    landscape: bool = False
    events: Sequence[str] = ()
    name: str = ""

    def caption(self, role: str) -> str:
        """What this form calls the one who signs."""
        return self.captions.get(role) or CAPTIONS.get(role) or role.replace("_", " ").capitalize()

    def paths_for(self, roles: Sequence[str]) -> tuple[str, ...]:
        """Its paths where ``roles`` sign, in their order."""
        second = roles[1] if len(roles) > 1 else roles[0]
        return tuple(path.replace("{declarant}", roles[0]).replace("{second}", second) for path in self.paths)

    @property
    def groups(self) -> frozenset[str]:
        """The repeating groups that it prints."""
        return frozenset(path.partition("[]")[0] for path in self.paths if "[]" in path)

    @property
    def official_code(self) -> str:
        """``F-2.01``, or what the form is called instead."""
        if self.name:
            return self.name
        first, second, third = self.code.split("_")
        return f"{first}-{second}.{third}"
