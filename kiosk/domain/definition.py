"""What a service definition consists of; `kiosk.domain.services` reads one from its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.domain.conditions import Condition
from kiosk.domain.errors import DomainError

FieldType = Literal[
    "text", "name", "new_name", "nik", "kk", "date", "time", "zone", "int", "decimal", "choice", "long_choice",
    "region", "phone", "multiline", "rt_rw",
]  # fmt: skip
FIELD_TYPES: tuple[FieldType, ...] = (
    "text", "name", "new_name", "nik", "kk", "date", "time", "zone", "int", "decimal", "choice", "long_choice",
    "region", "phone", "multiline", "rt_rw",
)  # fmt: skip
Keep = Literal["returned", "kept", "destroyed"]
PROPOSALS = ("office.regency", "office.village", "office.zone")
REASON_SUFFIX = "_alasan"
APPLICANT = "pelapor"
VARIANT_QUESTION = "Pilih jenis permohonan"
SERVICE_KINDS = ("application", "information", "letter")
MENUS = ("AKTA_LAHIR", "AKTA_MATI", "KK", "KIA", "PINDAH", "DATANG", "KTP", "LAINNYA")
# Who signs without being asked about: the clerk at the counter, and whoever signs the village's letters today.
OFFICIALS = frozenset({"petugas", "kepala_desa"})
ASKED_AT = ("form", "sign")
KEEPING: tuple[Keep, ...] = ("returned", "kept", "destroyed")
OLD_DOCUMENTS = ("KK_LAMA", "KTP_LAMA", "KIA_LAMA")


class BadDefinition(DomainError):
    """A definition file is wrong: ``definition.*`` with details ``file``, ``key`` (the place in it) and ``found``."""

    def __init__(self, code: str, *, file: str, key: str, found: str = "") -> None:
        super().__init__(code, {"file": file, "key": key, "found": found})

    def __str__(self) -> str:
        """A definition holds no personal data, and whoever writes one must see what is wrong with it."""
        return f"{self.details['file']}: {self.details['key']}: {self.code} {self.details['found']}".rstrip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed question: the ``code`` is stored, the ``label`` shown."""

    code: str
    label: str
    hint: str = ""
    shown_when: Condition | None = None


@dataclass(frozen=True, slots=True)
class OptionalReason:
    """The tick that takes the place of an answer ("Tidak punya NIK").

    The code of one of ``choices`` is stored at `Field.reason_path`; with a single choice the tick alone stores it.
    """

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A proposal: while ``when`` holds, the field asks for the same datum as ``path``."""

    path: str
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    ``minimum`` and ``maximum`` block, ``usual_minimum`` and ``usual_maximum`` ask. ``level`` (region) is 1 province,
    2 kab/kota, 3 kecamatan, 4 desa/kelurahan; ``free_text`` lets a region be a name instead of a code, ``must_exist``
    refuses a code that the register does not know. ``born`` (nik)
    is the path of that person's birth date, ``sex`` 1, 2 or the path of the answer. ``past_only`` (date) refuses the
    future. ``existing_when`` (new_name) says when the name is copied from older documents. ``papers`` are the kinds
    that show the datum, likeliest first; ``propose`` is one of `PROPOSALS`; ``default`` counts as the answer until
    another is given. A field that is ``computed`` (`kiosk.domain.computed`) is never typed: its answer follows from
    those at ``computed_from``, for each thing looked at one path or that of every row.
    """

    path: str
    type: FieldType
    label: str
    hint: str = ""
    help: str = ""
    example: str = ""
    required: bool = True
    shown_when: Condition | None = None
    required_when: Condition | None = None
    choices: tuple[Choice, ...] = ()
    frequent: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    usual_minimum: Decimal | None = None
    usual_maximum: Decimal | None = None
    max_length: int = 0
    unit: str = ""
    level: int = 0
    free_text: bool = False
    must_exist: bool = False
    past_only: bool = False
    born: str = ""
    sex: str = ""
    existing_when: Condition | None = None
    papers: tuple[str, ...] = ()
    default: str = ""
    propose: str = ""
    copy_from: tuple[Copy, ...] = ()
    optional_reason: OptionalReason | None = None
    computed: str = ""
    computed_from: tuple[tuple[str, ...], ...] = ()

    @property
    def paper(self) -> str:
        """The kind of paper to show beside the field; empty when no paper shows it."""
        return self.papers[0] if self.papers else ""

    @property
    def reason_path(self) -> str:
        """Where the reason for having no answer is stored."""
        return f"{self.path}{REASON_SUFFIX}"


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A group that repeats: ``name`` begins the paths of its fields, ``row`` calls one row ("Anggota").

    ``add`` are the words of the button for another row, of which there are ``minimum`` to ``maximum``.
    """

    name: str
    minimum: int
    maximum: int
    row: str
    add: str


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of questions about one topic; ``short`` is its name in the list of steps.

    A page with a ``group`` is asked once a row; `kiosk.domain.groups` makes a page of each and names its ``row``.
    A page that is ``asked_at`` "sign" is no screen of its own: its ticks stand where the forms are printed and signed.
    """

    id: str
    title: str
    short: str
    lead: str
    fields: tuple[Field, ...]
    shown_when: Condition | None = None
    group: GroupRule | None = None
    row: str = ""
    asked_at: str = ASKED_AT[0]


@dataclass(frozen=True, slots=True)
class PaperOption:
    """One paper that fulfils a rule; ``form`` is its form's code when Loket prints the paper, else empty.

    ``label`` stands in the checklist, where it may say what is not there; ``name`` calls the paper itself. ``keep`` is
    what becomes of the original: given back at once, kept by the office, or destroyed after a result replaces it.
    """

    kind: str
    label: str
    hint: str = ""
    form: str = ""
    name: str = ""
    keep: Keep = "returned"


@dataclass(frozen=True, slots=True)
class PaperRule:
    """A requirement: one of ``any_of``; ``why`` is shown when the rule is there only for this case.

    ``local`` is the district's own regulation behind a rule that the national list does not know, empty in a base.
    """

    id: str
    title: str
    any_of: tuple[PaperOption, ...]
    needed_when: Condition | None = None
    why: str = ""
    several_pages: bool = False
    local: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box of an official form that is ticked while ``when`` holds; ``code`` is the form's own (``I_C_1``)."""

    code: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class FormRule:
    """An official form that is printed and signed; the first of ``signers`` is the one who declares.

    ``ticks`` are the boxes that follow from the service, so that nobody is asked twice.
    """

    code: str
    name: str
    signers: tuple[str, ...]
    paper: str
    needed_when: Condition | None = None
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductRule:
    """A document that the case yields.

    ``replaces`` are the `OLD_DOCUMENTS` that are taken in when it is given; None leaves it to `old_documents`.
    """

    code: str
    name: str
    kind: Literal["pdf", "card"]
    when: Condition | None = None
    replaces: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A kind of case, ``offered`` for choice or derived from the variants ``derived_from`` while ``when`` holds.

    ``subject`` and ``greeting`` take the place of the service's own where this kind of case has others.
    """

    code: str
    label: str
    hint: str = ""
    offered: bool = True
    derived_from: tuple[str, ...] = ()
    when: Condition | None = None
    notice: str = ""
    subject: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A named rule of `kiosk.domain.cross_checks` with its parameters, switched on by the definition.

    ``others`` are the answers that a rule compares with when ``at`` names a field of a repeating group, ``setting`` the
    district's setting that takes the place of ``maximum`` where it is set.
    """

    rule: str
    paths: tuple[str, ...]
    at: str = ""
    minimum: int | None = None
    maximum: int | None = None
    code: str = ""
    value: str = ""
    setting: str = ""
    when: Condition | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A service that this case makes necessary ``when`` it is so; ``why`` is the sentence to the resident.

    ``carries`` maps paths of this case to paths of the following one that hold the same datum.
    """

    service: str
    variant: str
    why: str
    when: Condition | None = None
    carries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A whole definition; ``source`` are the bytes it was read from, ``sha256`` their digest in lower hex.

    ``first_questions`` are asked before the checklist of ``papers``, ``subject`` is the path of the name for lists,
    ``applicant`` the group of the person at the counter. ``menu`` names the tile of the start page under which the
    service is found, its own code when empty. ``kind`` is one of `SERVICE_KINDS`: what is only ``information`` is
    read and printed, never sent. ``greeting`` is said before anything is asked ("Kami turut berdukacita."),
    ``variant_question`` heads the choice of variants. With a district's overlay (`kiosk.domain.overlay`), ``overlay``
    is its number, ``overlay_source`` its bytes and ``sha256`` names both sources; a service that is not ``offered``
    is known, and begun at no counter.
    """

    code: str
    version: int
    name: str
    summary: str
    subject: str
    legal_basis: tuple[str, ...]
    duration: str
    deadline: str
    cost: str
    procedure: tuple[str, ...]
    complaint: str
    not_needed: tuple[str, ...]
    variants: tuple[Variant, ...]
    first_questions: tuple[Field, ...]
    papers: tuple[PaperRule, ...]
    pages: tuple[Page, ...]
    forms: tuple[FormRule, ...]
    products: tuple[ProductRule, ...]
    checks: tuple[CrossCheck, ...]
    sha256: str
    source: bytes
    kind: str = "application"
    menu: str = ""
    applicant: str = APPLICANT
    variant_question: str = VARIANT_QUESTION
    greeting: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    overlay: int = 0
    overlay_source: bytes = b""
    offered: bool = True

    def fields(self) -> Iterator[Field]:
        """Every field, in the order in which they are asked."""
        yield from self.first_questions
        for page in self.pages:
            yield from page.fields

    def fields_by_path(self) -> Mapping[str, Field]:
        """Every field under its path."""
        return {found.path: found for found in self.fields()}

    def variant(self, code: str) -> Variant | None:
        """The variant with that code."""
        return next((found for found in self.variants if found.code == code), None)

    def paper_label(self, kind: str) -> str:
        """What the definition calls a kind of paper; the kind itself where it has no words for it."""
        named = ((option.kind, option.name or option.label) for rule in self.papers for option in rule.any_of)
        forms = ((form.paper, form.name) for form in self.forms)
        return next((name for paper, name in (*named, *forms) if paper == kind), kind)

    def keep_of(self, kind: str) -> Keep:
        """What becomes of the original of a kind of paper."""
        options = (option for rule in self.papers for option in rule.any_of)
        return next((option.keep for option in options if option.kind == kind), "returned")
