"""What a family brings when it is called: read from the reasons of a return, and from what is taken in at hand-over.

Words are made elsewhere; here it is decided what is needed and what may be said where others read it. A slip that a
neighbour carries names only papers that every household has; all else is "what the officer asks for".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.definition import Service
from kiosk.domain.paths import AnswerPath, BadPath, PaperPath, parse_path

# Papers that tell nothing of a family but that it is one. A police report, a ruling or a statement of marriage does.
_IN_EVERY_HOUSE = frozenset(
    {"KK", "KTP", "KTP_AYAH", "KTP_IBU", "KTP_PELAPOR", "KIA", "SKL_FASKES", "SKL_DESA", "IJAZAH", "FOTO_ANAK",
     "PASPOR", "KK_LAMA", "KTP_LAMA", "KIA_LAMA"}
)  # fmt: skip
_BY_PAPER = frozenset({"papers_missing", "scan_unreadable", "not_original", "data_differs", "nik_not_found"})
_FAMILY_CARD = "KK"


class Need(StrEnum):
    """Why somebody is asked to come, or what he brings."""

    PAPER = "paper"
    SIGNATURE = "signature"
    CHECK = "check"
    TALK = "talk"
    RECEIPT = "receipt"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Bring:
    """One thing; ``name`` is the word for a paper, form or question, ``open`` whether others may read it."""

    need: Need
    name: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """One reason of a return: an answer path, a paper path or "" for the whole case, and its code."""

    path: str
    code: str


def for_return(service: Service | None, reasons: Iterable[ReasonGiven]) -> tuple[Bring, ...]:
    """What mends these reasons, each thing once, papers first; without a definition only that somebody should come."""
    found = [one for reason in reasons for one in _of_reason(service, reason)] if service else []
    if not found:
        found = [Bring(Need.TALK, open=True)]
    order = list(Need)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.index(one.need)))


def for_hand_over(old: Iterable[tuple[str, str]]) -> tuple[Bring, ...]:
    """What is brought to fetch a document: the receipt, and the ``old`` documents (kind, name) that are taken in."""
    return (Bring(Need.RECEIPT, open=True), *(Bring(Need.OLD, name, kind in _IN_EVERY_HOUSE) for kind, name in old))


def _of_reason(service: Service, reason: ReasonGiven) -> Iterator[Bring]:
    if reason.code == "marriage_not_in_kk":
        yield Bring(Need.PAPER, service.paper_label(_FAMILY_CARD), open=True)
        return
    try:
        path = parse_path(reason.path)
    except BadPath:
        path = None
    if reason.code == "signature_missing":
        yield Bring(Need.SIGNATURE, service.paper_label(path.kind) if isinstance(path, PaperPath) else "")
    elif isinstance(path, PaperPath) and reason.code in _BY_PAPER:
        yield _paper(service, path.kind)
    elif isinstance(path, AnswerPath) and reason.code in _BY_PAPER:
        yield from _datum(service, path)
    else:
        yield Bring(Need.TALK, open=True)


def _paper(service: Service, kind: str) -> Bring:
    """A paper to bring again; a form that Loket prints is signed again instead."""
    if any(form.paper == kind for form in service.forms):
        return Bring(Need.SIGNATURE, service.paper_label(kind))
    return Bring(Need.PAPER, service.paper_label(kind), kind in _IN_EVERY_HOUSE)


def _datum(service: Service, path: AnswerPath) -> Iterator[Bring]:
    """A datum to look at together, with the paper that shows it best."""
    field = service.fields_by_path().get(path.field)
    if field is None:
        yield Bring(Need.TALK, open=True)
        return
    yield Bring(Need.CHECK, field.label)
    if field.paper:
        yield _paper(service, field.paper)
