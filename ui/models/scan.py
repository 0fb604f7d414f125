"""Taking the papers of a case: what is to be taken, the page in hand, and where it is filed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.sheets import parse_sheet_code
from kiosk.store.papers import Override, Paper
from kiosk.work import attach as attaching
from kiosk.work.case import Case, load_case
from kiosk.work.print_and_sign import Filed, file_signed
from ui.models import arriving, pictures
from ui.models.arriving import Arrival, Arriving
from ui.models.case import CaseModel
from ui.models.changed_words import changed_words
from ui.models.pictures import Page, Point, Taken

if TYPE_CHECKING:
    from ui.models.pictures import Image

REASONS: Sequence[tuple[str, str]] = (
    ("pudar", "Dokumen asli memang pudar"), ("rusak", "Dokumen asli memang rusak"),
    ("laminasi", "Dokumen asli berlaminasi"), ("lainnya", "Alasan lain"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One paper to take: its kind, what people call it, its pages, and whether more than one page is usual."""

    kind: str
    label: str
    pages: tuple[Paper, ...]
    several: bool
    signed: bool = False


class ScanModel(QObject):
    """One page in hand at a time; further pages of a file or feeder wait their turn.

    Signals:
        targets_changed: The papers to take, or their pages, differ.
        working: True while a picture is looked at.
        page_ready: The page in hand can be looked at; read `page`, `taken`.
        filed: The page in hand was kept; carries its Paper.
        filed_itself: A printed sheet found its own place; carries the sentence.
        failed: Something did not work; carries the exception with its code.
    """

    targets_changed = Signal()
    working = Signal(bool)
    page_ready = Signal()
    filed = Signal(object)
    filed_itself = Signal(str)
    failed = Signal(object)

    def __init__(self, case: CaseModel, place: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.taken: Taken | None = None
        self.page: Page | None = None
        self.cancel = threading.Event()
        self._waiting: list[Arriving] = []
        self._trouble: Exception | None = None
        self._looking = False
        self._source = "file"
        self._replaces: Paper | None = None
        self.kind = self._first(place)
        case.changed.connect(self.targets_changed)
        case.failed.connect(self._not_kept)

    def targets(self) -> tuple[Target, ...]:
        """What is to be taken for this case: papers that were chosen, then signed forms."""
        papers = self.case.papers
        found: dict[str, Target] = {}
        for slot in papers.slots():
            if slot.chosen is not None:
                several = slot.rule.several_pages
                found[slot.kind] = Target(
                    slot.kind, papers.label(slot.kind), slot.pages, several, bool(slot.chosen.form)
                )
        for form in papers.forms():
            found.setdefault(
                form.paper,
                Target(form.paper, papers.label(form.paper), papers.of(form.paper), several=False, signed=True),
            )
        for paper in papers.all():
            found.setdefault(
                paper.kind, Target(paper.kind, papers.label(paper.kind), papers.of(paper.kind), several=True)
            )
        return tuple(found.values())

    def in_sight(self) -> tuple[Target, ...]:
        """The papers to show: signed forms only from the moment they were printed, or when one is in turn."""
        printed = any(sheet.printed_at for sheet in self.case.case.sheets)
        return tuple(one for one in self.targets() if not one.signed or one.pages or printed or one.kind == self.kind)

    @property
    def target(self) -> Target | None:
        """The paper in turn."""
        return next((one for one in self.targets() if one.kind == self.kind), None)

    def choose(self, kind: str) -> None:
        """Take pages of ``kind`` next."""
        self.kind, self._replaces = kind, None
        self.targets_changed.emit()

    def replace(self, paper: Paper) -> None:
        """Let the next page stand for ``paper``."""
        self.kind, self._replaces = paper.kind, paper
        self.targets_changed.emit()

    @property
    def replacing(self) -> bool:
        """Whether the next page stands for one that is kept already."""
        return self._replaces is not None

    @property
    def page_waits(self) -> bool:
        """Whether further pages of a file or feeder wait their turn, or one is looked at."""
        return bool(self._waiting) or self._looking

    def next_missing(self) -> str:
        """The kind of the next paper without a page, "" when none is left."""
        return next((one.kind for one in self.targets() if self._lacks(one)), "")

    def _lacks(self, target: Target) -> bool:
        """Whether a page of ``target`` is to be taken now: of a signed form each printed sheet."""
        if not target.signed:
            return not target.pages
        printed = [sheet for sheet in self.case.case.sheets if sheet.printed_at]
        forms = {form.paper: form.code for form in self.case.papers.forms()}
        sheets = [sheet.pages for sheet in printed if sheet.form == forms.get(target.kind)]
        return bool(sheets) and len(target.pages) < sheets[-1]

    def take(self, image: Image, source: str) -> None:
        """Look at a fresh picture; `page_ready` or `failed` follows."""
        self._look_at(lambda: image, source)

    def read_files(self, paths: Sequence[Path]) -> None:
        """Take pictures and PDF pages, all of them, one after the other into hand."""
        self._work(True)
        self.case.counter.work.aside(lambda: arriving.from_files(paths), self._arrived, self._failed)

    def scan(self, device: str, source: str) -> None:
        """Pull pages through a scanner; `cancel` stops it, and whole pages before that stay."""
        self._work(True)
        self.cancel = cancel = threading.Event()
        self.case.counter.work.aside(lambda: arriving.from_scanner(device, source, cancel), self._arrived, self._failed)

    def turn(self) -> None:
        """Turn the page in hand by a quarter."""
        if self.taken is not None:
            self._again(replace(self.taken, turns=(self.taken.turns + 1) % 4))

    def crop(self, points: Sequence[Point]) -> None:
        """Take the corners that were set by hand."""
        if self.taken is not None:
            self._again(pictures.cropped(self.taken, points))

    def drop(self) -> None:
        """Forget the page in hand and go on with the next that waits."""
        self.taken = self.page = None
        self._next()

    def accept(self, *, original: str = "asli", reason: str = "") -> None:
        """Keep the page in hand; ``reason`` is the operator's word for using it in spite of a finding."""
        page = self.page
        if page is None or self._looking:
            return
        self._work(True)
        overrides = tuple(Override(code, reason) for code in page.findings) if reason else ()
        if any(parse_sheet_code(text) is not None for text in page.codes):
            self._file_itself(page, overrides)
            return
        counter, case_id, kind, source = self.case.counter, self.case.id, self.kind, self._source
        desk, operator, replaces = counter.desk, counter.session.operator, self._replaces
        kept: list[Paper] = []

        def deed() -> Case:
            with desk.store.atomic():
                paper = attaching.attach(
                    desk, operator, case_id, kind, page.data, page.mime, original=original, source=source,
                    overrides=overrides, at_page=replaces.page if replaces else None,
                )  # fmt: skip
                if replaces is not None:
                    attaching.detach(desk, operator, case_id, replaces.id)
            kept.append(paper)
            return load_case(desk, case_id)

        self.case.do(deed, lambda: self._kept(kept[0]))

    def _file_itself(self, page: Page, overrides: Sequence[Override]) -> None:
        counter, case_id, source = self.case.counter, self.case.id, self._source
        desk, operator = counter.desk, counter.session.operator
        outcome: list[Filed] = []

        def deed() -> Case:
            outcome.append(
                file_signed(desk, operator, page.codes, page.data, page.mime, source=source, overrides=overrides)
            )
            return load_case(desk, case_id)

        self.case.do(deed, lambda: self._filed_itself(outcome[0]))

    def _filed_itself(self, filed: Filed) -> None:
        label = self.case.papers.label(filed.paper.kind)
        words = f"{label} halaman {filed.paper.page} tersimpan di tempatnya."
        if filed.case_id != self.case.id:
            words = f"{label} adalah milik permohonan lain dan tersimpan di sana."
        elif filed.changed:
            names = ", ".join(changed_words(self.case.service, filed.changed))
            words += f" Berbeda dengan isian sekarang: {names}. Petugas Disdukcapil akan melihatnya."
        self.filed_itself.emit(words)
        self._kept(filed.paper)

    def _kept(self, paper: Paper) -> None:
        self._replaces = None
        self.drop()
        self.filed.emit(paper)

    def _first(self, place: str) -> str:
        kind = place.partition("/")[0]
        targets = self.targets()
        if any(one.kind == kind for one in targets):
            number = place.partition("/")[2]
            self._replaces = next(
                (paper for paper in self.case.papers.of(kind) if str(paper.page) == number and number), None
            )
            return kind
        return self.next_missing() or (targets[0].kind if targets else "")

    def _arrived(self, arrival: Arrival) -> None:
        self._waiting += arrival.pages
        self._trouble = arrival.trouble
        self._next()

    def _next(self) -> None:
        if self._waiting:
            page = self._waiting.pop(0)
            self._look_at(lambda: arriving.picture(page), page.source)
            return
        self._work(False)
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            self.failed.emit(trouble)
        self.targets_changed.emit()

    def _look_at(self, picture: Callable[[], Image], source: str) -> None:
        self._source = source
        self._work(True)
        kind = self.kind
        self.case.counter.work.aside(
            lambda: _developed(pictures.take(picture(), source), kind), self._developed, self._not_read
        )

    def _again(self, taken: Taken) -> None:
        self._work(True)
        kind = self.kind
        self.case.counter.work.aside(lambda: _developed(taken, kind), self._developed, self._failed)

    def _developed(self, done: tuple[Taken, Page]) -> None:
        self.taken, self.page = done
        self._work(False)
        self.page_ready.emit()

    def _not_read(self, error: Exception) -> None:
        """One of several pages cannot be read: the others come first, then it is told."""
        if not self._waiting:
            self._failed(error)
            return
        self._trouble = self._trouble or error
        self._next()

    def _not_kept(self, _error: Exception) -> None:
        """The page stays in hand; the case tells why."""
        self._work(False)

    def _work(self, looking: bool) -> None:
        self._looking = looking
        self.working.emit(looking)

    def _failed(self, error: Exception) -> None:
        self._work(False)
        if not hasattr(error, "code"):
            self.case.counter.work.crashed.emit(error)
        self.failed.emit(error)


def _developed(taken: Taken, kind: str) -> tuple[Taken, Page]:
    return taken, pictures.develop(taken, kind)
