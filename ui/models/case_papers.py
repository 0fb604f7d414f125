"""The papers of the open case: what is needed, which was chosen, which pages are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.answers import rules_needed
from kiosk.domain.definition import FormRule, PaperOption, PaperRule
from kiosk.store.papers import Override, Paper, SignedSheet
from kiosk.store.people import Operator
from kiosk.work import answer as answering
from kiosk.work import attach as attaching
from kiosk.work import case as cases
from kiosk.work.desk import Desk

if TYPE_CHECKING:
    from ui.models.case import CaseModel


@dataclass(frozen=True, slots=True)
class Slot:
    """One requirement of the case and how far it is.

    ``chosen`` is the paper that stands for it (None while nobody said), ``absent`` whether the operator said that the
    resident does not have it yet. ``pages`` are the scans of the chosen paper; ``met`` whether nothing is to be
    scanned for it any more (a paper that Loket prints is met here: its sheet is scanned at "Cetak dan tanda tangan").
    """

    rule: PaperRule
    chosen: PaperOption | None
    absent: bool
    pages: tuple[Paper, ...]
    met: bool

    @property
    def answered(self) -> bool:
        """Whether the operator said something about it."""
        return self.chosen is not None or self.absent

    @property
    def kind(self) -> str:
        """The kind under which a page for it is filed: the chosen one, else the likeliest."""
        return self.chosen.kind if self.chosen else self.rule.any_of[0].kind


class CasePapers(QObject):
    """Reads and changes the papers of its `CaseModel`, whose `changed` follows every deed.

    Signals:
        added: A page is on the disk; carries its Paper.
        changed: The pages are other ones now.
    """

    added = Signal(object)
    changed = Signal()

    def __init__(self, model: CaseModel) -> None:
        super().__init__(model)
        self._model = model
        self._absent: set[str] = set()

    def all(self) -> tuple[Paper, ...]:
        """Every page, by kind and page."""
        return self._model.case.papers

    def of(self, kind: str) -> tuple[Paper, ...]:
        """The pages of one kind, in order."""
        return tuple(paper for paper in self.all() if paper.kind == kind)

    def slots(self) -> tuple[Slot, ...]:
        """The requirements of this case, in the order of the checklist."""
        found = self._model.review()
        missing = {rule.id for rule in found.missing}
        chosen = found.facts.papers
        slots = []
        for rule in rules_needed(self._model.service, found.facts):
            option = next((one for one in rule.any_of if one.kind == chosen.get(rule.id)), None)
            pages = self.of(option.kind) if option else ()
            slots.append(Slot(rule, option, rule.id in self._absent and not option, pages, rule.id not in missing))
        return tuple(slots)

    def forms(self) -> tuple[FormRule, ...]:
        """The official forms that this case needs signed."""
        return self._model.review().forms

    def label(self, kind: str) -> str:
        """What people call a kind of paper."""
        return self._model.service.paper_label(kind)

    def choose(self, rule_id: str, kind: str) -> None:
        """Say which paper the resident brings for a requirement; "" is "Belum ada"."""
        if kind:
            self._absent.discard(rule_id)
        else:
            self._absent.add(rule_id)
        model = self._model
        desk, operator, case_id = model.counter.desk, model.counter.session.operator, model.id
        model.do(lambda: answering.choose_paper(desk, operator, case_id, rule_id, kind), model.changed.emit)

    def attach(
        self,
        kind: str,
        data: bytes,
        mime: str,
        *,
        original: str = "asli",
        source: str = "file",
        overrides: Sequence[Override] = (),
        at_page: int | None = None,
        sheet: SignedSheet | None = None,
        done: Callable[[Paper], None] | None = None,
    ) -> None:
        """Keep a page; `added` and ``done`` follow when its bytes are on the disk."""
        desk, operator, case_id = self._desk()

        def job() -> tuple[Paper, cases.Case]:
            paper = attaching.attach(
                desk, operator, case_id, kind, data, mime, original=original, source=source, overrides=overrides,
                at_page=at_page, sheet=sheet,
            )  # fmt: skip
            return paper, cases.load_case(desk, case_id)

        def arrived(outcome: tuple[Paper, cases.Case]) -> None:
            self._model.adopt(outcome[1])
            self.added.emit(outcome[0])
            if done is not None:
                done(outcome[0])

        self._model.counter.work.in_turn(job, arrived, self._model.failed.emit)

    def detach(self, paper_id: str) -> None:
        """Take a page out; `restore` undoes it until the case is sent."""
        desk, operator, case_id = self._desk()
        self._then(lambda: attaching.detach(desk, operator, case_id, paper_id))

    def restore(self, paper_id: str) -> None:
        """Put a page back where it was."""
        desk, operator, case_id = self._desk()
        self._then(lambda: attaching.restore(desk, operator, case_id, paper_id))

    def reorder(self, kind: str, ids: Sequence[str]) -> None:
        """Give the pages of one kind the order ``ids``."""
        desk, operator, case_id = self._desk()
        self._then(lambda: attaching.reorder(desk, operator, case_id, kind, ids))

    def refile(self, paper_id: str, kind: str) -> None:
        """File a page under another kind."""
        desk, operator, case_id = self._desk()
        self._then(lambda: attaching.refile(desk, operator, case_id, paper_id, kind))

    def bytes_of(
        self, paper: Paper, done: Callable[[bytes], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Read the encoded scan of a page in the background; ``done`` gets the bytes on this thread."""
        desk = self._model.counter.desk
        self._model.counter.work.in_turn(
            lambda: attaching.page_bytes(desk, paper), done, failed or self._model.failed.emit
        )

    def _desk(self) -> tuple[Desk, Operator, str]:
        model = self._model
        return model.counter.desk, model.counter.session.operator, model.id

    def _then(self, deed: Callable[[], object]) -> None:
        desk, case_id = self._model.counter.desk, self._model.id

        def job() -> cases.Case:
            deed()
            return cases.load_case(desk, case_id)

        self._model.do(job)
