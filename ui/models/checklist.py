"""The checklist: which requirement is open, how each one stands, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.domain.answers import subject_name
from kiosk.work.paper_choice import paper_choice
from ui.models.case import CaseModel
from ui.models.case_papers import Slot
from ui.models.papers_to_print import office_of
from ui.words.desk import KEEP

ABSENT = "belum"
_INSTEAD = "Belum ada. Dapat dititip: permohonan diberi nomor, dokumen menyusul."


class ChecklistModel(QObject):
    """One requirement is open at a time: the first unanswered one, or the one that was asked for.

    Signals:
        changed: Something was answered, or another requirement is open.
    """

    changed = Signal()

    def __init__(self, case: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._asked = ""
        case.changed.connect(self.changed)

    def slots(self) -> tuple[Slot, ...]:
        """The requirements of this case."""
        return self._case.papers.slots()

    @property
    def open(self) -> str:
        """The id of the open requirement; "" when all are answered."""
        slots = self.slots()
        if any(slot.rule.id == self._asked for slot in slots):
            return self._asked
        return next((slot.rule.id for slot in slots if not _settled(slot)), "")

    @property
    def unanswered(self) -> int:
        """How many requirements nobody spoke about yet."""
        return sum(not _settled(slot) for slot in self.slots())

    @property
    def missing(self) -> str:
        """The sentence about what the resident does not have yet; "" when nothing."""
        names = [slot.rule.title.removesuffix(" asli") for slot in self.slots() if slot.absent]
        if not names:
            return ""
        return f"Berkas belum lengkap: {', '.join(names)}. Anda dapat menyimpan draf dan melanjutkan nanti."

    @property
    def may_deposit(self) -> bool:
        """Whether the case can be left here without a paper: it needs a name to be called by, and is not a mending."""
        named = subject_name(self._case.service, self._case.facts.answers, self._case.facts.variant)
        return bool(self.missing and named and not self._case.mending and self._case.service.kind != "information")

    @property
    def notice(self) -> str:
        """What the derived variant says ("Pelaporan melewati 60 hari ..."); "" for nothing."""
        variant = self._case.service.variant(self._case.facts.variant)
        return variant.notice if variant else ""

    def ask(self, rule_id: str) -> None:
        """Open a requirement again."""
        self._asked = rule_id
        self.changed.emit()

    def answer(self, rule_id: str, answer: str) -> None:
        """Take the answer of a card: an option's kind, "ada" or "belum"."""
        slot = next(one for one in self.slots() if one.rule.id == rule_id)
        self._asked = ""
        kinds = {option.kind for option in slot.rule.any_of}
        kind = "" if answer == ABSENT else (answer if answer in kinds else slot.rule.any_of[0].kind)
        self._case.papers.choose(rule_id, kind)

    def state(self, slot: Slot) -> tuple[str, str, str]:
        """State, detail and tag of a requirement's card."""
        if slot.rule.id == self.open:
            return "active", "", ""
        if slot.absent:
            return "missing", _INSTEAD, ""
        if slot.chosen is None:
            return "idle", "", ""
        if slot.chosen.form:
            return "alternative", slot.chosen.hint or slot.chosen.label, _made_by(slot.chosen.form)
        detail = slot.chosen.label if len(slot.rule.any_of) > 1 else (slot.chosen.hint or slot.chosen.label)
        return "has", f"{detail.removesuffix('.')}. {KEEP[slot.chosen.keep]}.", ""

    def sheet(self) -> Callable[[], bytes]:
        """What draws the list of papers to take home."""
        counter = self._case.counter
        service, facts = self._case.service, self._case.facts
        office = office_of(counter.desk.device, counter.regions)

        def draw() -> bytes:
            from kiosk.forms.checklist_sheet import checklist_sheet
            from kiosk.forms.paper_size import page_size

            size = page_size(paper_choice(counter.desk).size)
            return checklist_sheet(service, facts, office=office, size=size)

        return draw


def _settled(slot: Slot) -> bool:
    return slot.answered or bool(slot.pages)


def _made_by(form: str) -> str:
    """``Memakai F-2.04``; the village's own letters have no number of a form."""
    if form.startswith("D_"):
        return "Dibuat di sini"
    return f"Memakai {form.replace('_', '-', 1).replace('_', '.')}"
