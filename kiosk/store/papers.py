"""The pages of a case's papers: which scan is which page of which kind, in what order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.errors import DomainError
from kiosk.store.store import Row, Store, number, text


@dataclass(frozen=True, slots=True)
class Override:
    """A gate of picture quality that a person overrode, and why."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """Which printed sheet a scanned page is: form code, its version, page, and the hash of what was printed on it."""

    form: str
    version: int
    page: int
    data_hash: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One page. ``size`` in bytes; ``original`` asli or fotokopi; ``source`` camera, scanner, file or phone."""

    id: str
    application: str
    kind: str
    page: int
    sha256: str
    size: int
    mime: str
    original: str
    source: str
    overrides: tuple[Override, ...]
    sheet: SignedSheet | None
    added_at: str
    added_by: str
    removed_at: str = ""

    @property
    def path(self) -> str:
        """The paper path, ``KK/2``."""
        return f"{self.kind}/{self.page}"


def of(store: Store, application_id: str) -> list[Paper]:
    """The pages of a case by kind and page, without removed ones."""
    rows = store.rows(
        "SELECT * FROM papers WHERE application = ? AND removed_at = '' ORDER BY kind, page, id", (application_id,)
    )
    return [_paper(row) for row in rows]


def get(store: Store, paper_id: str) -> Paper:
    """One page, also a removed one; raises `DomainError` ``paper.unknown``."""
    row = store.row("SELECT * FROM papers WHERE id = ?", (paper_id,))
    if row is None:
        raise DomainError("paper.unknown")
    return _paper(row)


def insert(store: Store, paper: Paper) -> None:
    """Keep a new page where its ``page`` says; those behind it move one back."""
    store.run(
        "UPDATE papers SET page = page + 1 WHERE application = ? AND kind = ? AND page >= ? AND removed_at = ''",
        (paper.application, paper.kind, paper.page),
    )
    store.run(
        "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (paper.id, paper.application, paper.kind, paper.page, paper.sha256, paper.size, paper.mime, paper.original,
         paper.source, overrides_text(paper.overrides), sheet_text(paper.sheet), paper.added_at, paper.added_by),
    )  # fmt: skip


def remove(store: Store, paper: Paper, at: str) -> None:
    """Take a page out; it can be put back until the case is submitted."""
    store.run("UPDATE papers SET removed_at = ? WHERE id = ?", (at, paper.id))
    _close_gaps(store, paper.application, paper.kind)


def restore(store: Store, paper: Paper) -> None:
    """Put a removed page back where it was."""
    store.run(
        "UPDATE papers SET page = page + 1 WHERE application = ? AND kind = ? AND page >= ? AND removed_at = ''",
        (paper.application, paper.kind, paper.page),
    )
    store.run("UPDATE papers SET removed_at = '' WHERE id = ?", (paper.id,))
    _close_gaps(store, paper.application, paper.kind)


def order(store: Store, application_id: str, kind: str, ids: Sequence[str]) -> None:
    """Give the pages of one kind a new order; raises `DomainError` ``paper.order`` unless ``ids`` are just these."""
    present = [paper.id for paper in of(store, application_id) if paper.kind == kind]
    if sorted(present) != sorted(ids):
        raise DomainError("paper.order")
    for page, paper_id in enumerate(ids, 1):
        store.run("UPDATE papers SET page = ? WHERE id = ?", (page, paper_id))


def set_sheet(store: Store, paper_id: str, sheet: SignedSheet | None) -> None:
    """Say which printed sheet a page is."""
    store.run("UPDATE papers SET sheet = ? WHERE id = ?", (sheet_text(sheet), paper_id))


def purge_removed(store: Store, application_id: str) -> tuple[str, ...]:
    """Forget the removed pages of a case for good; the hashes that they referred to."""
    rows = store.rows("SELECT sha256 FROM papers WHERE application = ? AND removed_at <> ''", (application_id,))
    store.run("DELETE FROM papers WHERE application = ? AND removed_at <> ''", (application_id,))
    return tuple(sorted({text(row, "sha256") for row in rows}))


def clear(store: Store, application_id: str) -> None:
    """Forget all pages of a case, before others take their place; the bytes stay."""
    store.run("DELETE FROM papers WHERE application = ?", (application_id,))


def missing_bytes(store: Store) -> list[tuple[str, int]]:
    """Hash and size of the pages of open cases whose bytes are not in this store."""
    rows = store.rows(
        "SELECT DISTINCT p.sha256, p.size FROM papers p JOIN applications a ON a.id = p.application"
        " WHERE p.removed_at = '' AND a.stage NOT IN ('submitted', 'withdrawn')"
        " AND p.sha256 NOT IN (SELECT sha256 FROM blobs)"
    )
    return [(text(row, "sha256"), number(row, "size")) for row in rows]


def overrides_text(overrides: Sequence[Override]) -> str:
    """Overrides as JSON."""
    return json.dumps([{"gate": item.gate, "reason": item.reason} for item in overrides])


def sheet_text(sheet: SignedSheet | None) -> str:
    """A signed sheet as JSON; "" for none."""
    if sheet is None:
        return ""
    return json.dumps({"form": sheet.form, "version": sheet.version, "page": sheet.page, "data_hash": sheet.data_hash})


def _close_gaps(store: Store, application_id: str, kind: str) -> None:
    rows = store.rows(
        "SELECT id FROM papers WHERE application = ? AND kind = ? AND removed_at = '' ORDER BY page, id",
        (application_id, kind),
    )
    for page, row in enumerate(rows, 1):
        store.run("UPDATE papers SET page = ? WHERE id = ?", (page, text(row, "id")))


def _paper(row: Row) -> Paper:
    sheet = json.loads(text(row, "sheet")) if row["sheet"] else None
    return Paper(
        id=text(row, "id"), application=text(row, "application"), kind=text(row, "kind"), page=number(row, "page"),
        sha256=text(row, "sha256"), size=number(row, "size"), mime=text(row, "mime"),
        original=text(row, "original"), source=text(row, "source"),
        overrides=tuple(Override(item["gate"], item["reason"]) for item in json.loads(text(row, "overrides"))),
        sheet=SignedSheet(**sheet) if sheet else None,
        added_at=text(row, "added_at"), added_by=text(row, "added_by"), removed_at=text(row, "removed_at"),
    )  # fmt: skip
