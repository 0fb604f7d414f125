"""The pages of a case: kept durably once, ordered, taken out and put back."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.application import Stage
from kiosk.domain.ids import new_id
from kiosk.domain.paths import BadPath, PaperPath
from kiosk.store import applications, blobs, papers
from kiosk.store.applications import Application
from kiosk.store.papers import Override, Paper, SignedSheet
from kiosk.store.people import Operator
from kiosk.work import guard
from kiosk.work.case import open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.review import settle_stage


def attach(
    desk: Desk,
    operator: Operator,
    case_id: str,
    kind: str,
    data: bytes,
    mime: str,
    *,
    original: str = "asli",
    source: str = "file",
    overrides: Sequence[Override] = (),
    at_page: int | None = None,
    sheet: SignedSheet | None = None,
) -> Paper:
    """Keep a page of ``kind``; when this returns its bytes are on the disk.

    ``data`` is the encoded travel copy. ``at_page`` puts it before the page that is there now, else it comes last.
    Raises `DeedRefused` ``paper.kind``, ``paper.empty`` or ``case.closed``.
    """
    if not data:
        raise DeedRefused("paper.empty")
    store, at = desk.store, desk.stamp()
    with store.atomic():
        guard.require_acting(desk, operator)
        row = open_row(desk, case_id)
        present = [paper for paper in papers.of(store, case_id) if paper.kind == kind]
        last = len(present) + 1
        page = last if at_page is None else min(max(at_page, 1), last)
        _check_kind(kind, page)
        paper = Paper(
            id=new_id(desk.now()), application=case_id, kind=kind, page=page, sha256=blobs.keep(store, data, mime, at),
            size=len(data), mime=mime, original=original, source=source, overrides=tuple(overrides), sheet=sheet,
            added_at=at, added_by=operator.id,
        )  # fmt: skip
        papers.insert(store, paper)
        applications.change(store, row.id, {"updated_at": at, "updated_by": operator.id})
        _settle_begun(desk, row)
    return paper


def detach(desk: Desk, operator: Operator, case_id: str, paper_id: str) -> None:
    """Take a page out; `restore` brings it back until the case is submitted."""
    with desk.store.atomic():
        paper = _own_page(desk, case_id, paper_id)
        if not paper.removed_at:
            papers.remove(desk.store, paper, desk.stamp())
            _touched(desk, operator, case_id)


def restore(desk: Desk, operator: Operator, case_id: str, paper_id: str) -> Paper:
    """Undo `detach`: the page is back where it was."""
    with desk.store.atomic():
        paper = _own_page(desk, case_id, paper_id)
        if paper.removed_at:
            papers.restore(desk.store, paper)
            _touched(desk, operator, case_id)
    return papers.get(desk.store, paper_id)


def reorder(desk: Desk, operator: Operator, case_id: str, kind: str, ids: Sequence[str]) -> None:
    """Give the pages of one kind the order of ``ids``; raises `DomainError` ``paper.order``."""
    with desk.store.atomic():
        open_row(desk, case_id)
        papers.order(desk.store, case_id, kind, ids)
        _touched(desk, operator, case_id)


def refile(desk: Desk, operator: Operator, case_id: str, paper_id: str, kind: str) -> Paper:
    """File a page under another kind of paper, as its last page."""
    store = desk.store
    with store.atomic():
        paper = _own_page(desk, case_id, paper_id)
        page = sum(other.kind == kind for other in papers.of(store, case_id)) + 1
        _check_kind(kind, page)
        papers.remove(store, paper, desk.stamp())
        store.run("UPDATE papers SET kind = ?, page = ?, removed_at = '' WHERE id = ?", (kind, page, paper_id))
        _touched(desk, operator, case_id)
    return papers.get(store, paper_id)


def page_bytes(desk: Desk, paper: Paper) -> bytes:
    """The scan of a page, checked against its hash; raises `BlobTrouble` ``blob.missing`` or ``blob.damaged``."""
    guard.require_whole(desk, applications.get(desk.store, paper.application))
    return blobs.read(desk.store, paper.sha256)


def _own_page(desk: Desk, case_id: str, paper_id: str) -> Paper:
    open_row(desk, case_id)
    paper = papers.get(desk.store, paper_id)
    if paper.application != case_id:
        raise DeedRefused("paper.unknown")
    return paper


def _touched(desk: Desk, operator: Operator, case_id: str) -> None:
    guard.require_acting(desk, operator)
    applications.change(desk.store, case_id, {"updated_at": desk.stamp(), "updated_by": operator.id})
    _settle_begun(desk, applications.get(desk.store, case_id))


def _settle_begun(desk: Desk, row: Application) -> None:
    """A case that waits for papers or signatures, or has its number, shows at once what it waits for now."""
    if row.number or row.stage is not Stage.DRAFT:
        settle_stage(desk, row.id)


def _check_kind(kind: str, page: int) -> None:
    try:
        PaperPath(kind, page)
    except BadPath as problem:
        raise DeedRefused("paper.kind", {"kind": kind[:40]}) from problem
