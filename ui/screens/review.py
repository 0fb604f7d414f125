"""Everything on one page, to be read aloud before it is signed: people, documents, and what was confirmed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.definition import Page
from ui.messages import of_error
from ui.models import case_answers, case_deeds, case_steps, readable
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.likeness import LikenessModel
from ui.routes import InCase, Step
from ui.screens.case_frame import LATER, dress
from ui.screens.likeness_cards import LikenessCards
from ui.screens.read_aloud import read_aloud
from ui.screens.review_papers import ReviewPapers
from ui.widgets.flow_page import FlowPage
from ui.widgets.message_card import MessageCard
from ui.widgets.summary_card import SummaryCard
from ui.words.findings import DONE

_ALOUD = ("aloud", "Bacakan", "text-box-outline")


class ReviewScreen(FlowPage):
    """Left the people in order, right the documents, the reporter and the witnesses."""

    def __init__(self, counter: Counter, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(help_column=False, widest=1042, parent=parent)
        self._counter, self._case = counter, model
        self.set_title("Periksa kembali sebelum dikirim", "Bacakan kepada pemohon. Jika ada yang keliru, pilih “Ubah”.")
        self._open = MessageCard("err", action="Perbaiki")
        self._missing = MessageCard("warn", action="Titip berkas")
        self._missing.setObjectName("deposit")
        self._likeness = LikenessModel(model, self)
        self.alike = LikenessCards(self._likeness, counter.go)
        for card in (self._open, self._missing, self.alike):
            self.content.addWidget(card)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(16)
        self.content.addLayout(self._columns)
        self._build()
        self.set_secondary(LATER, _ALOUD)
        self.bar.set_primary("Lanjut ke cetak dan tanda tangan")
        self.bar.primary.setObjectName("next")
        self.frame = dress(self, model, Step.REVIEW)
        self._wire()
        self._tell()
        self._likeness.load()

    def focus_start(self) -> None:
        """The primary button: this page is read, not filled in."""
        self.bar.primary.setFocus()

    def _wire(self) -> None:
        self.bar.primary_clicked.connect(self._go_on)
        self.bar.back_clicked.connect(lambda: self.frame.go(case_steps.preceding(self._case, Step.REVIEW)))
        self.bar.secondary_clicked.connect(self._second)
        self._open.acted.connect(lambda: self.frame.go(self._gap()))
        self._missing.acted.connect(self._deposit)
        self._case.changed.connect(self._tell)

    def _build(self) -> None:
        pages = case_answers.pages(self._case)
        half = (len(pages) + 1) // 2
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
            self._columns.addLayout(column, 1)
        papers = ReviewPapers(self._case)
        papers.opened.connect(self._look)
        right.addWidget(papers)
        for place, page in enumerate(pages):
            (left if place < half else right).addWidget(self._block(page))
        right.addWidget(self._first_block())
        left.addStretch(1)
        right.addStretch(1)

    def _block(self, page: Page) -> SummaryCard:
        card = SummaryCard(page.short)
        card.button.setObjectName(f"change:{page.id}")
        card.set_rows(readable.page_rows(self._case, page))
        for finding in case_answers.confirmed_findings(self._case, page):
            said = DONE.get(finding.problem.code, "isian ini sudah diperiksa")
            card.add_note(f"{said[:1].upper()}{said[1:]}. Sudah dikonfirmasi; petugas Disdukcapil melihat catatan ini.")
        card.edit_clicked.connect(lambda: self.frame.go(InCase(self._case.id, Step.FORM, page.id, back_to=Step.REVIEW)))
        return card

    def _first_block(self) -> SummaryCard:
        card = SummaryCard("Permohonan")
        card.set_rows(readable.first_rows(self._case))
        card.edit_clicked.connect(lambda: self.frame.go(InCase(self._case.id, Step.VARIANT, back_to=Step.REVIEW)))
        return card

    @Slot(str)
    def _second(self, key: str) -> None:
        if key == _ALOUD[0]:
            read_aloud(self.window(), self._case)
        elif key == LATER[0]:
            self.frame.later()

    @Slot()
    def _tell(self) -> None:
        """What stands in the way, and what may be left here without it."""
        found = self._case.review()
        count = len({problem.path for problem in found.problems})
        self._open.set_message("err", f"Ada {count} isian yang perlu diperbaiki.", action="Perbaiki")
        self._open.setVisible(count > 0)
        names = ", ".join(rule.title.removesuffix(" asli") for rule in found.missing)
        words = f"Berkas belum lengkap: {names}. Permohonan dapat diberi nomor sekarang, dokumen menyusul."
        sent = self._case.service.kind != "information"
        action = "" if self._case.mending else "Titip berkas"
        self._missing.set_message("warn", words, action=action)
        self._missing.setVisible(bool(found.missing) and sent)

    @Slot()
    def _go_on(self) -> None:
        if self._case.review().problems:
            self._open.setFocus()
            self.frame.go(self._gap())
            return
        if self._likeness.undecided:
            self.alike.focus_first()
            return
        self.frame.go(case_steps.following(self._case, Step.REVIEW))

    def _gap(self) -> InCase:
        gap = case_steps.first_gap(self._case)
        return InCase(gap.case, gap.step, gap.place, back_to=Step.REVIEW)

    def _look(self, path: str) -> None:
        self.frame.go(InCase(self._case.id, Step.SCAN, path, back_to=Step.REVIEW))

    @Slot()
    def _deposit(self) -> None:
        self._missing.set_message("warn", "Menyimpan ...")
        case_deeds.deposit(self._case, self._deposited, self._refused)

    def _deposited(self) -> None:
        self._counter.go.to(InCase(self._case.id, Step.SAVED))

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._tell()
        self.frame.tell(error)
        self._open.setAccessibleDescription(of_error(error))
