"""Which papers the resident has with him: one requirement open at a time, and what to do instead."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.extras import reason_of
from ui.messages import of_error
from ui.models import case_deeds, case_steps
from ui.models.case import CaseModel
from ui.models.case_papers import Slot as PaperSlot
from ui.models.checklist import ChecklistModel
from ui.models.counter import Counter
from ui.models.receipts import told
from ui.printing import Printed
from ui.routes import InCase, Step
from ui.screens.case_frame import LATER, dress
from ui.screens.checklist_side import about, not_needed
from ui.widgets.button import Button
from ui.widgets.checklist_card import MISSING, ChecklistCard
from ui.widgets.flow_page import FlowPage
from ui.widgets.message_card import MessageCard
from ui.widgets.option_row import Option


class ChecklistScreen(FlowPage):
    """A card for each requirement of this case."""

    def __init__(self, counter: Counter, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counter, self._case = counter, model
        self.model = ChecklistModel(model, self)
        self._cards: dict[str, ChecklistCard] = {}
        self.set_title("Siapkan berkas")
        self._late = MessageCard("info")
        self._missing = MessageCard("warn")
        self.content.setSpacing(10)
        self.content.addWidget(self._late)
        self.content.addWidget(self._missing)
        self._told = MessageCard("ok")
        self._told.hide()
        self.content.addWidget(self._told)
        self._build_help()
        self.set_secondary(LATER)
        self.bar.set_primary("Lanjut")
        self.bar.primary.setObjectName("next")
        self.frame = dress(self, model, Step.PAPERS)
        self._wire()
        self._show()

    def leave(self) -> None:
        """Keep what was chosen."""
        self._case.flush()

    def focus_start(self) -> None:
        """The open card."""
        card = self._cards.get(self.model.open)
        if card is not None:
            card.focus_first()
        else:
            self.bar.primary.setFocus()

    def _wire(self) -> None:
        self.bar.primary_clicked.connect(lambda: self.frame.go(case_steps.following(self._case, Step.PAPERS)))
        self.bar.back_clicked.connect(lambda: self.frame.go(case_steps.preceding(self._case, Step.PAPERS)))
        self.bar.secondary_clicked.connect(lambda key: self.frame.later() if key == LATER[0] else None)
        self.model.changed.connect(self._show)
        self._missing.acted.connect(self._deposit)

    def _build_help(self) -> None:
        service = self._case.service
        self.help.addWidget(about(service))
        if service.not_needed:
            self.help.addWidget(not_needed(service))
        self._print = Button("Cetak daftar berkas", "secondary", "printer-outline")
        self._print.setObjectName("print-checklist")
        self._print.clicked.connect(self._print_list)
        self.help.addWidget(self._print)

    @Slot()
    def _show(self) -> None:
        slots = self.model.slots()
        if [slot.rule.id for slot in slots] != list(self._cards):
            self._rebuild(slots)
        for slot in slots:
            self._fill(self._cards[slot.rule.id], slot)
        self._late.set_message("info", self.model.notice)
        self._late.setVisible(bool(self.model.notice))
        self._missing.set_message("warn", self.model.missing, action="Titip berkas" if self.model.may_deposit else "")
        self._missing.setVisible(bool(self.model.missing))
        left = self.model.unanswered
        if left:
            self.bar.set_note(f"{left} berkas asli lagi perlu dijawab")
        elif self._case.saved_at:
            self.bar.set_saved(self._case.saved_at)
        else:
            self.bar.set_note("")

    def _rebuild(self, slots: tuple[PaperSlot, ...]) -> None:
        for card in self._cards.values():
            self.content.removeWidget(card)
            card.hide()  # a queued show would make an orphan a window of its own
            card.setParent(None)
            card.deleteLater()
        self._cards = {}
        for number, slot in enumerate(slots, 1):
            card = ChecklistCard(number, slot.rule.title, _hint(slot))
            card.setObjectName(f"paper:{slot.rule.id}")
            card.set_reason(reason_of(slot.rule))
            if len(slot.rule.any_of) > 1:
                card.set_options([_option(one.kind, one.label, one.hint, one.form) for one in slot.rule.any_of])
            card.answered.connect(lambda answer, rule=slot.rule.id: self.model.answer(rule, answer))
            card.opened.connect(lambda rule=slot.rule.id: self._open(rule))
            self.content.addWidget(card)
            self._cards[slot.rule.id] = card

    def _fill(self, card: ChecklistCard, slot: PaperSlot) -> None:
        state, detail, tag = self.model.state(slot)
        card.set_value(slot.chosen.kind if slot.chosen else (MISSING if slot.absent else ""))
        card.set_state(state, detail, tag)

    def _open(self, rule: str) -> None:
        self.model.ask(rule)
        self._cards[rule].focus_first()

    @Slot()
    def _deposit(self) -> None:
        """Number and slip now, the missing papers later."""
        case_deeds.deposit(self._case, self._deposited, self.frame.tell)

    def _deposited(self) -> None:
        self._counter.go.to(InCase(self._case.id, Step.SAVED))

    @Slot()
    def _print_list(self) -> None:
        self._print.set_busy("Mencetak ...")
        case_deeds.print_pdf(self._counter, self.model.sheet(), "Daftar berkas", self._printed, self._failed)

    @Slot(object)
    def _printed(self, outcome: Printed) -> None:
        self._print.set_busy("")
        self._told.set_message("ok", told(outcome, "Daftar berkas"))
        self._told.show()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._print.set_busy("")
        self._told.set_message("err", of_error(error))
        self._told.show()


def _option(kind: str, label: str, hint: str, form: str) -> Option:
    return Option(kind, label, hint, tag="Bisa dibuat di sini" if form else "")


def _hint(slot: PaperSlot) -> str:
    several = len(slot.rule.any_of)
    return slot.rule.any_of[0].hint if several == 1 else f"Salah satu dari {several} dokumen"
