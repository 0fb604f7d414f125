"""Pindai dokumen: the camera, scanner or files at the left, what to do at the right, the papers of the case below."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.store.papers import Paper
from ui.messages import of_error
from ui.models import case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.scan import ScanModel
from ui.routes import Step
from ui.screens.case_frame import go_later
from ui.screens.kept_page import KeptPage
from ui.screens.page_result import PageResult
from ui.screens.paper_strip import PaperStrip
from ui.screens.take_page import TakePage
from ui.widgets.action_bar import ActionBar
from ui.widgets.toast import Toast


class ScanScreen(QWidget):
    """Three views of one place: taking, looking at the page taken, looking at a page kept."""

    def __init__(
        self, counter: Counter, case: CaseModel, place: str, back_to: Step | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._counter = counter
        self._case = case
        self._back_to = back_to
        self._undone: Paper | None = None
        self.model = ScanModel(case, place, self)
        self.taking = TakePage(counter, self.model)
        self.result = PageResult(self.model)
        self.kept = KeptPage(self.model)
        self.stack = QStackedWidget()
        for view in (self.taking, self.result, self.kept):
            self.stack.addWidget(view)
        self.bar = ActionBar()
        self.strip = PaperStrip(self.model)
        self.bar.set_left(self.strip)
        self.toast = Toast(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.bar)
        self._connect()
        self._dress_bar()
        case.at_step(case_steps.keep_step(Step.SCAN, place))
        self.taking.begin()

    def leave(self) -> None:
        """The camera's light goes out and a running scan is stopped."""
        self.taking.end()
        self.model.cancel.set()

    def _connect(self) -> None:
        model = self.model
        model.page_ready.connect(self._show_result)
        model.filed.connect(self._filed)
        model.filed_itself.connect(self._told)
        model.failed.connect(self._failed)
        model.targets_changed.connect(self._dress_bar)
        self._case.failed.connect(self._failed)
        self.result.dropped.connect(self._show_taking)
        self.strip.chosen.connect(self._chosen)
        self.strip.opened.connect(self._open_kept)
        self.kept.closed.connect(self._show_taking)
        self.kept.removed.connect(self._removed)
        self.strip.taken_out.connect(self._removed)
        self.bar.back_clicked.connect(self._back)
        self.bar.primary_clicked.connect(self._go_on)
        self.bar.secondary_clicked.connect(self._later)
        self.toast.undone.connect(self._undo)

    def _later(self, _key: str) -> None:
        go_later(self._case)

    def _told(self, words: str) -> None:
        self.toast.say(words)

    def _dress_bar(self) -> None:
        """One thing is to be done next: take a page, judge the one in hand, or, when all are there, go on."""
        targets = [one for one in self.model.targets() if not one.signed]
        done = sum(1 for one in targets if one.pages)
        looking = self.stack.currentWidget() is self.result
        if case_steps.way_back(self._case, self._back_to) is not None:
            target = self.model.target
            whole = target is not None and bool(target.pages) and not self.model.replacing
            self.bar.set_primary("Simpan dan kembali", "check-bold", _kind(chief=whole and not looking))
            self.bar.set_back("")
            return
        whole = done == len(targets)
        self.bar.set_note(f"{done} dari {len(targets)} dokumen", "file-document-outline")
        self.bar.set_primary("Lanjut", "arrow-right", _kind(chief=whole and not looking))
        self.kept.again.set_kind(_kind(chief=not whole))

    def _show_taking(self) -> None:
        self.stack.setCurrentWidget(self.taking)
        self.taking.begin()
        self._dress_bar()
        if self.bar.primary.kind == "primary":
            self.bar.primary.setFocus()

    def _show_result(self) -> None:
        self.taking.end()
        self.stack.setCurrentWidget(self.result)
        self.result.show_page()
        self._dress_bar()

    def _filed(self, paper: Paper) -> None:
        # Mending one thing stays at that thing; papers and signed sheets are taken one after the other.
        if self._back_to in {None, Step.SIGN}:
            following = self.model.next_missing()
            if following and not self.model.page_waits:
                self.model.choose(following)
        if not self.model.page_waits:
            self._show_taking()

    def _chosen(self, kind: str) -> None:
        self.model.choose(kind)
        if self.stack.currentWidget() is self.result and self.model.page is not None:
            # The page in hand is filed where the operator points; taking it again would cost the resident time.
            self.result.rename()
        else:
            self._show_taking()

    def _open_kept(self, paper: Paper) -> None:
        self.taking.end()
        self.stack.setCurrentWidget(self.kept)
        self.kept.show_paper(paper)
        self._dress_bar()

    def _removed(self, paper: Paper) -> None:
        self._undone = paper
        self.toast.say(f"Halaman {paper.page} dihapus", "delete-outline", undo=True)
        self._show_taking()

    def _undo(self) -> None:
        if self._undone is not None:
            self._case.papers.restore(self._undone.id)

    def _failed(self, error: Exception) -> None:
        if self.stack.currentWidget() is self.result and self.model.page is not None:
            self.result.tell(of_error(error))
            return
        if self.stack.currentWidget() is not self.taking:
            self._show_taking()
        self.taking.tell(of_error(error))

    def _back(self) -> None:
        self._counter.go.to(case_steps.preceding(self._case, Step.SCAN))

    def _go_on(self) -> None:
        way = case_steps.way_back(self._case, self._back_to)
        self._counter.go.to(way if way is not None else case_steps.following(self._case, Step.SCAN))


def _kind(*, chief: bool) -> str:
    return "primary" if chief else "secondary"
