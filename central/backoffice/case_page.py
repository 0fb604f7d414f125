"""What the page of one case shows: answers beside papers, what the counter confirmed, what a mending changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from django.db.models import QuerySet
from django.urls import reverse

from central.backoffice import show, words
from central.definitions import catalogue as definitions
from central.register.models import Application, Paper, Revision
from kiosk.domain.answers import from_tree
from kiosk.domain.dates import format_long
from kiosk.domain.definition import Field, Service
from kiosk.domain.errors import DomainError
from kiosk.domain.groups import expanded
from kiosk.domain.nik import Nik, birth_date_and_sex
from kiosk.domain.reference import FEMALE, MALE

_SEX_OF_NIK: Final = {MALE: "laki-laki", FEMALE: "perempuan"}
_LAST: Final = 999


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: what was asked, what was answered, what the officer should know about it.

    ``name`` stands alone. ``paper`` are the kinds that prove it, likeliest first; ``plain`` is the answer as stored,
    ``copied`` as SIAK takes it.
    """

    path: str
    label: str
    value: str
    name: str = ""
    paper: str = ""
    plain: str = ""
    copied: str = ""
    likely: str = words.LIKELY_FOR_DATA
    is_name: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One card of facts."""

    title: str
    facts: Sequence[Fact]
    chip: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One page in the viewer; ``src`` is empty while it is still on its way."""

    path: str
    name: str
    short: str
    facts: str
    src: str
    mime: str


def applied(case: Application) -> Revision | None:
    """The revision that counts."""
    return _revisions(case).order_by("-number").first()


def before(case: Application, revision: Revision) -> Revision | None:
    """The revision that counted before ``revision``."""
    return _revisions(case).filter(number__lt=revision.number).order_by("-number").first()


def service_of(case: Application, *revisions: Revision | None) -> Service | None:
    """The definition by which the case was taken, where this centre knows it.

    With a page for every row that a repeating group has in one of ``revisions``.
    """
    found = definitions.service_of(case.district, case.service, case.definition_sha256)
    given = {path: text for one in revisions if one for path, text in answers_of(one).items()}
    return expanded(found, given) if found else None


def answers_of(revision: Revision) -> dict[str, str]:
    """The answers of a revision by path."""
    return from_tree(_mapping(revision.body.get("answers")))


def blocks(case: Application, revision: Revision) -> list[Block]:
    """The answers, a card a page of the form, then the papers; what the definition does not know comes last."""
    given = answers_of(revision)
    earlier = before(case, revision)
    service = service_of(case, revision, earlier)
    old = answers_of(earlier) if earlier else given
    warned = _warnings(revision, given)
    made = [] if service is None else list(_by_page(service, given, old, warned))
    shown = {fact.path for block in made for fact in block.facts}
    rest = [
        Fact(path, path, value, path) for path, value in given.items() if path not in shown and "_alasan" not in path
    ]
    if rest:
        made.append(Block("Isian lain", rest))
    made.append(_papers_block(revision, earlier, service))
    return made


def scans(case: Application, revision: Revision) -> list[Scan]:
    """The pages of the viewer: proofs in the order of the checklist, then the signed forms."""
    service = service_of(case)
    return [_scan(case, paper, service) for paper in _ordered(revision, service)]


def labels(case: Application, revision: Revision) -> dict[str, str]:
    """What every part of the case is called, by path: ``Ibu: Tanggal lahir``, ``Kartu Keluarga``."""
    service = service_of(case, revision)
    found = {paper.path: paper_name(paper.path, service) for paper in _papers(revision)}
    for title, fields in _groups(service) if service else ():
        found |= {field.path: f"{_short(title)}: {field.label}" for field in fields}
    return found


def _groups(service: Service) -> list[tuple[str, Sequence[Field]]]:
    return [("Permohonan", service.first_questions), *((page.title, page.fields) for page in service.pages)]


def _by_page(
    service: Service, given: Mapping[str, str], old: Mapping[str, str], warned: Mapping[str, tuple[str, ...]]
) -> Iterator[Block]:
    for title, fields in _groups(service):
        facts = [
            _fact(title, asked, given, old, warned)
            for asked in fields
            if asked.path in given or asked.reason_path in given
        ]
        if facts:
            yield Block(title, facts)


def _short(title: str) -> str:
    """``Ibu`` for ``Data ibu``."""
    return title.removeprefix("Data ").capitalize()


def _fact(
    title: str,
    asked: Field,
    given: Mapping[str, str],
    old: Mapping[str, str],
    warned: Mapping[str, tuple[str, ...]],
) -> Fact:
    notes = list(warned.get(asked.path, ()))
    value = given.get(asked.path, "")
    if old.get(asked.path, "") != value:
        was = old.get(asked.path, "")
        notes.append(f"Diperbaiki. Semula: {show.answer(asked, was) if was else 'kosong'}.")
    reason = given.get(asked.reason_path, "")
    if reason and asked.optional_reason:
        label = next((c.label for c in asked.optional_reason.choices if c.code == reason), reason)
        notes.append(f"{asked.optional_reason.label}: {label}")
    return Fact(
        path=asked.path,
        label=asked.label,
        name=f"{_short(title)}: {asked.label}",
        value=show.answer(asked, value) if value else "tidak diisi",
        paper=" ".join(asked.papers),
        plain=value,
        copied=show.plain(asked, value),
        likely=words.LIKELY_FOR_NIK if asked.type == "nik" else words.LIKELY_FOR_DATA,
        is_name=asked.type in {"name", "new_name"},
        warnings=tuple(notes),
    )


def _warnings(revision: Revision, given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What an operator confirmed, by path."""
    found: dict[str, tuple[str, ...]] = {}
    for confirmation in _rows(revision.body.get("confirmations")):
        path, code = str(confirmation.get("path", "")), str(confirmation.get("code", ""))
        said = _of_nik(code, given.get(path, ""), revision.captured_at.date()) or words.WARNING.get(
            code, f"Peringatan {code}."
        )
        reason = str(confirmation.get("reason", ""))
        said += f" Dikonfirmasi petugas: “{reason}”." if reason else " Dikonfirmasi petugas."
        found[path] = (*found.get(path, ()), said)
    return found


def _of_nik(code: str, value: str, today: date) -> str:
    """What the number itself says, where that is what differs."""
    try:
        nik = Nik.parse(value, allow_contoh=True, allow_unknown_province=True)
    except DomainError:
        return ""
    if code == "nik.sex_differs":
        return f"NIK menunjuk {_SEX_OF_NIK[nik.sex]}."
    claim = birth_date_and_sex(nik, today=today) if code == "nik.date_differs" else None
    return f"NIK menunjuk {format_long(claim.born)}." if claim else ""


def _papers_block(revision: Revision, earlier: Revision | None, service: Service | None) -> Block:
    papers = _ordered(revision, service)
    here = sum(1 for paper in papers if _arrived(paper))
    old = dict(_papers(earlier).values_list("path", "sha256")) if earlier else {}
    changed = _changed_sheets(revision, service)
    facts = []
    for paper in papers:
        notes = [changed.pop(_kind(paper))] if _kind(paper) in changed else []
        if earlier and old.get(paper.path) != paper.sha256:
            notes.append("Dipindai ulang." if paper.path in old else "Baru ditambahkan.")
        facts.append(_paper_fact(paper, service, notes))
    return Block("Berkas", facts, f"{here} dari {len(papers)} ada")


def _paper_fact(paper: Paper, service: Service | None, notes: list[str]) -> Fact:
    said = "Ada" if _arrived(paper) else "Masih dalam perjalanan"
    if paper.detail.get("original") == "fotokopi":
        said += ", dari fotokopi"
    for override in _rows(paper.detail.get("overrides")):
        gate = words.GATE.get(str(override.get("gate", "")), "kurang jelas")
        notes.append(f"Gambar {gate}; petugas memakainya: “{override.get('reason', '')}”.")
    name = paper_name(paper.path, service)
    likely = words.LIKELY_FOR_SCAN
    return Fact(paper.path, name, said, name=name, paper=paper.path, likely=likely, warnings=tuple(notes))


def _changed_sheets(revision: Revision, service: Service | None) -> dict[str, str]:
    """What was answered anew after a form was printed, by the kind under which its signed sheet is filed."""
    known = service.fields_by_path() if service else {}
    kinds = {form.code: form.paper for form in service.forms} if service else {}
    found = {}
    for sheet in _rows(revision.body.get("sheets")):
        changed, form = sheet.get("changed"), str(sheet.get("form", ""))
        if isinstance(changed, list) and changed:
            names = [known[str(path)].label if str(path) in known else str(path) for path in changed]
            found[kinds.get(form, form)] = f"Diubah setelah dicetak: {', '.join(names)}."
    return found


def paper_name(path: str, service: Service | None) -> str:
    """``Kartu Keluarga`` or ``Kartu Keluarga hal. 2``."""
    kind, _, page = path.partition("/")
    name = service.paper_label(kind) if service else kind
    return name if page in {"", "1"} else f"{name} hal. {page}"


def _scan(case: Application, paper: Paper, service: Service | None) -> Scan:
    source = words.SOURCE.get(str(paper.detail.get("source", "")), "")
    page = paper.path.partition("/")[2] or "1"
    facts = " · ".join(part for part in (f"hal. {page}", source, show.size(paper.size)) if part)
    src = reverse("backoffice:paper", args=[case.id, paper.id]) if _arrived(paper) else ""
    name = paper_name(paper.path, service)
    short = words.PAPER_SHORT.get(_kind(paper)) or (form_name(_kind(paper)) if _kind(paper)[:2] == "F_" else name)
    return Scan(paper.path, name, short, facts, src, paper.mime)


def _arrived(paper: Paper) -> bool:
    return getattr(paper.upload, "delivered_at", None) is not None


def _revisions(case: Application) -> QuerySet[Revision]:
    return Revision.objects.filter(district=case.district, case_id=case.id, effect="applied")


def _papers(revision: Revision) -> QuerySet[Paper]:
    found = Paper.objects.filter(district=revision.district, revision_id=revision.id)
    return found.select_related("upload").order_by("position")


def _ordered(revision: Revision, service: Service | None) -> list[Paper]:
    kinds = [option.kind for rule in service.papers for option in rule.any_of if not option.form] if service else []
    place = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
    return sorted(_papers(revision), key=lambda paper: (place.get(_kind(paper), _LAST), paper.position))


def _kind(paper: Paper) -> str:
    return paper.path.partition("/")[0]


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def form_name(code: str) -> str:
    """``F-2.03`` for ``F_2_03``."""
    letter, _, rest = code.partition("_")
    return f"{letter}-{rest.replace('_', '.')}"
