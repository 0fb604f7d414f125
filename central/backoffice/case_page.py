"""What the page of one case shows: answers beside papers, warnings of the counter, products, history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, cast
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse

from central.backoffice import show, words
from central.register.models import Application, HistoryEntry, Paper, Product, ProductPause, Revision
from kiosk.domain.answers import from_tree
from kiosk.domain.application import PRODUCT_MOVES, ProductStatus, Status
from kiosk.domain.deadlines import ALLOWANCE, Pause, WorkCalendar, elapsed
from kiosk.domain.definition import Field, Service
from kiosk.domain.services import builtin_services

_BY_UPLOAD: Final = frozenset({ProductStatus.ISSUED})
_BY_COUNTER: Final = frozenset({ProductStatus.HANDED_OVER, ProductStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: what was asked, what was answered, what the officer should know about it."""

    path: str
    label: str
    value: str
    paper: str = ""
    likely: str = words.LIKELY_FOR_DATA
    is_name: bool = False
    warnings: tuple[str, ...] = ()
    flagged: bool = False


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
    facts: str
    src: str


@dataclass(frozen=True, slots=True)
class Result:
    """One product of the case with what an officer may do to it."""

    code: str
    name: str
    chip: words.Chip
    number: str
    file: str
    clock: str
    late: bool
    receiver: str
    may_upload: bool
    moves: Sequence[words.Reason] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history."""

    words: str
    at: str
    who: str
    note: str


def applied(case: Application) -> Revision | None:
    """The revision that counts."""
    return _revisions(case).order_by("-number").first()


def before(case: Application, revision: Revision) -> Revision | None:
    """The revision that counted before ``revision``."""
    return _revisions(case).filter(number__lt=revision.number).order_by("-number").first()


def service_of(case: Application) -> Service | None:
    """The definition by which the case was taken, where this centre knows it."""
    return builtin_services().get(case.service)


def answers_of(revision: Revision) -> dict[str, str]:
    """The answers of a revision by path."""
    return from_tree(_mapping(revision.body.get("answers")))


def blocks(case: Application, revision: Revision) -> list[Block]:
    """The answers, a card a page of the form, then the papers; what the definition does not know comes last."""
    service = service_of(case)
    given = answers_of(revision)
    earlier = before(case, revision)
    old = answers_of(earlier) if earlier else given
    warned = _warnings(revision)
    made = [] if service is None else list(_by_page(service, given, old, warned))
    shown = {fact.path for block in made for fact in block.facts}
    rest = [Fact(path, path, value) for path, value in given.items() if path not in shown and "_alasan" not in path]
    if rest:
        made.append(Block("Isian lain", rest))
    made.append(_papers_block(case, revision, service))
    return made


def scans(case: Application, revision: Revision) -> list[Scan]:
    """The pages of the viewer, in the order in which they were captured."""
    service = service_of(case)
    return [_scan(case, paper, service) for paper in _papers(revision)]


def results(case: Application, now: datetime, at: ZoneInfo, *, may_process: bool, may_issue: bool) -> list[Result]:
    """The products, once the papers were declared complete."""
    if case.status not in {Status.COMPLETE, Status.ISSUED, Status.DONE, Status.SUSPENDED}:
        return []
    found = Product.objects.filter(district=case.district, case_id=case.id).order_by("position")
    return [_result(case, product, now, at, may_process=may_process, may_issue=may_issue) for product in found]


def history(case: Application, at: ZoneInfo) -> list[Told]:
    """Every move of the case, newest first."""
    return [
        _told(entry, at)
        for entry in HistoryEntry.objects.filter(district=case.district, case_id=case.id).order_by("-at", "-id")
    ]


def _by_page(
    service: Service, given: Mapping[str, str], old: Mapping[str, str], warned: Mapping[str, tuple[str, ...]]
) -> Iterator[Block]:
    groups = [("Permohonan", service.first_questions), *((page.title, page.fields) for page in service.pages)]
    for title, fields in groups:
        facts = [
            _fact(asked, given, old, warned) for asked in fields if asked.path in given or asked.reason_path in given
        ]
        if facts:
            yield Block(title, facts)


def _fact(
    asked: Field, given: Mapping[str, str], old: Mapping[str, str], warned: Mapping[str, tuple[str, ...]]
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
        value=show.answer(asked, value) if value else "tidak diisi",
        paper=asked.paper[0] if asked.paper else "",
        likely=words.LIKELY_FOR_NIK if asked.type == "nik" else words.LIKELY_FOR_DATA,
        is_name=asked.type in {"name", "new_name"},
        warnings=tuple(notes),
    )


def _warnings(revision: Revision) -> dict[str, tuple[str, ...]]:
    """What an operator confirmed, by path."""
    found: dict[str, tuple[str, ...]] = {}
    for confirmation in _rows(revision.body.get("confirmations")):
        path, code = str(confirmation.get("path", "")), str(confirmation.get("code", ""))
        said = words.WARNING.get(code, f"Peringatan {code}.")
        reason = str(confirmation.get("reason", ""))
        said += f" Dikonfirmasi petugas: “{reason}”." if reason else " Dikonfirmasi petugas."
        found[path] = (*found.get(path, ()), said)
    return found


def _papers_block(case: Application, revision: Revision, service: Service | None) -> Block:
    papers = list(_papers(revision))
    facts = [_paper_fact(paper, service) for paper in papers]
    here = sum(1 for paper in papers if _arrived(paper))
    for sheet in _rows(revision.body.get("sheets")):
        changed = sheet.get("changed")
        if isinstance(changed, list) and changed:
            facts.append(_changed_sheet(sheet, service))
    return Block("Berkas", facts, f"{here} dari {len(papers)} ada")


def _paper_fact(paper: Paper, service: Service | None) -> Fact:
    said = "Ada" if _arrived(paper) else "Masih dalam perjalanan"
    if paper.detail.get("original") == "fotokopi":
        said += ", dari fotokopi"
    notes = []
    for override in _rows(paper.detail.get("overrides")):
        gate = words.GATE.get(str(override.get("gate", "")), "kurang jelas")
        notes.append(f"Gambar {gate}; petugas memakainya: “{override.get('reason', '')}”.")
    kind = paper.path.partition("/")[0]
    return Fact(paper.path, paper_name(paper.path, service), said, kind, words.LIKELY_FOR_SCAN, warnings=tuple(notes))


def _changed_sheet(sheet: Mapping[str, object], service: Service | None) -> Fact:
    known = service.fields_by_path() if service else {}
    changed = cast("list[object]", sheet["changed"])
    names = [known[str(path)].label if str(path) in known else str(path) for path in changed]
    form = str(sheet.get("form", ""))
    note = f"Diubah setelah dicetak: {', '.join(names)}."
    return Fact(form, f"Formulir {form_name(form)}", "Ada perubahan", form, warnings=(note,))


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
    return Scan(paper.path, paper_name(paper.path, service), facts, src)


def _arrived(paper: Paper) -> bool:
    return getattr(paper.upload, "delivered_at", None) is not None


def _result(
    case: Application, product: Product, now: datetime, at: ZoneInfo, *, may_process: bool, may_issue: bool
) -> Result:
    status = ProductStatus(product.status)
    moves = PRODUCT_MOVES[status] - _BY_UPLOAD - _BY_COUNTER - {status}
    if product.kind == "pdf":
        moves -= {ProductStatus.WAITING_STOCK, ProductStatus.PRINTED}
    offered = [words.Reason(code, said) for code, said in words.PRODUCT_MOVE.items() if code in moves]
    spent, late = _clock(product, now, at)
    receiver = str(product.receiver.get("name", ""))
    return Result(
        code=product.code,
        name=product.name,
        chip=words.PRODUCT[status],
        number=product.number,
        file=reverse("backoffice:result", args=[case.id, product.code]) if product.sha256 else "",
        clock=spent,
        late=late,
        receiver=f"Diterima oleh {receiver}" if receiver else "",
        may_upload=may_issue and product.kind == "pdf" and ProductStatus.ISSUED in PRODUCT_MOVES[status],
        moves=offered if may_process and status is not ProductStatus.ISSUED else (),
    )


def _clock(product: Product, now: datetime, at: ZoneInfo) -> tuple[str, bool]:
    """The time used of the promised 24 hours, and whether it is over."""
    if product.complete_at is None:
        return "", False
    pauses = [
        Pause(pause.since, pause.until)
        for pause in ProductPause.objects.filter(district=product.district, product_id=product.id)
    ]
    used = elapsed(product.complete_at, product.issued_at or now, pauses, WorkCalendar(at))
    if product.issued_at:
        return f"selesai dalam {show.duration(used)}", used > ALLOWANCE
    left = ALLOWANCE - used
    if left < timedelta():
        return f"lewat {show.duration(-left)}", True
    return f"sisa {show.duration(left)}", False


def _told(entry: HistoryEntry, at: ZoneInfo) -> Told:
    said = words.DEED.get(entry.deed, "")
    if not said:
        table = words.PRODUCT if entry.product else words.STATUS
        said = table[entry.new].words if entry.new in table else entry.deed
    if entry.product:
        said = f"{entry.product.replace('_', ' ')}: {said}"
    return Told(said, show.long(entry.at, at), entry.who, entry.note)


def _revisions(case: Application) -> QuerySet[Revision]:
    return Revision.objects.filter(district=case.district, case_id=case.id, effect="applied")


def _papers(revision: Revision) -> QuerySet[Paper]:
    found = Paper.objects.filter(district=revision.district, revision_id=revision.id)
    return found.select_related("upload").order_by("position")


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def form_name(code: str) -> str:
    """``F-2.03`` for ``F_2_03``."""
    letter, _, rest = code.partition("_")
    return f"{letter}-{rest.replace('_', '.')}"
