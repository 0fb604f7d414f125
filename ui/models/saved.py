"""What is said after the commit: the number, whether the centre has it, the receipt or slip to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.domain.answers import subject_name
from kiosk.domain.application import Stage
from kiosk.domain.names import official_name
from kiosk.work import follow_up
from kiosk.work.follow_up import Proposed
from kiosk.work.related import may_have_twin
from ui.models import case_deeds, case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.papers_to_print import receipt_pdf, slip_pdf
from ui.models.pdf_pages import first_page
from ui.models.receipts import told
from ui.printing import Printed

OFFLINE = "Permohonan tersimpan di komputer ini dan akan dikirim otomatis saat ada jaringan."
TRAINING = "Ini latihan. Permohonan ini tidak dikirim dan tidak mendapat nomor."


class SavedModel(QObject):
    """A case after "Kirim permohonan" or "Titip berkas".

    Signals:
        changed: `sent` or `picture` differ.
        printed: The receipt came out or was saved; carries the sentence.
        failed: It did not; carries the exception with its code.
    """

    changed = Signal()
    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, case: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.sent = False
        self.picture: QImage | None = None
        self._pdf: bytes | None = None
        case.counter.road.arrived.connect(self.ask)
        self.ask()
        self._draw()

    @property
    def deposited(self) -> bool:
        """Whether papers are still to come: the case was not sent."""
        return self.case.case.stage is not Stage.SUBMITTED

    @property
    def title(self) -> str:
        """The heading."""
        if self.deposited:
            return "Berkas dititip"
        return "Perbaikan tersimpan" if self.case.mending else "Tersimpan"

    @property
    def about(self) -> str:
        """``Akta Kelahiran · AISYAH PUTRI CONTOH``."""
        name = official_name(subject_name(self.case.service, self.case.facts.answers, self.case.facts.variant))
        return " · ".join(part for part in (self.case.service.name, name) if part)

    @property
    def news(self) -> str:
        """One sentence: where the case is now."""
        if self.deposited:
            names = ", ".join(rule.title.removesuffix(" asli") for rule in self.case.review().missing)
            return f"Masih ditunggu: {names}. Permohonan dilanjutkan setelah berkas dibawa." if names else OFFLINE
        if self.case.case.training:
            return TRAINING
        return "Permohonan Anda telah dikirim." if self.sent else OFFLINE

    @property
    def about_number(self) -> str:
        """What is said under the number."""
        if self.case.mending:
            return "Nomor permohonan tidak berubah. Tanda terima yang lama tetap berlaku."
        name = self.case.case.call_name
        call = f"Nomor panggil {name}. " if name else ""
        return f"{call}Bacakan, lalu berikan {'slip' if self.deposited else 'tanda terima'} kepada pemohon."

    @property
    def next_steps(self) -> tuple[tuple[str, str], ...]:
        """What happens next, as (icon, sentence)."""
        place = f"Ambil di {self.case.counter.desk.device.office_name} dengan tanda terima ini."
        if self.case.case.home_office != self.case.counter.desk.device.office:
            place = "Ambil di kelurahan atau desa yang Anda pilih, dengan tanda terima ini."
        if self.deposited:
            return (
                ("clipboard-list-outline", "Bawa berkas yang masih ditunggu ke kantor ini bersama slip ini."),
                ("send-check-outline", "Petugas melanjutkan permohonan lalu mengirimnya ke Disdukcapil."),
            )
        sent = "Terkirim ke Disdukcapil." if self.sent else "Terkirim ke Disdukcapil saat ada jaringan."
        return (
            ("send-check-outline", sent),
            ("eye-check-outline", "Petugas Disdukcapil memeriksa berkas."),
            ("certificate-outline", f"Dokumen terbit. {self.case.service.duration}"),
            ("hand-extended-outline", place),
        )

    @property
    def follow_ups(self) -> tuple[Proposed, ...]:
        """What this case makes necessary next."""
        return () if self.deposited else follow_up.follow_ups(self.case.counter.desk, self.case.case)

    def follow(self, service: str, done: Callable[[str], None]) -> None:
        """Begin the service that follows; ``done`` gets the id of its draft."""
        counter, case_id = self.case.counter, self.case.id
        desk, operator = counter.desk, counter.session.operator
        counter.work.in_turn(
            lambda: follow_up.begin_following(desk, operator, case_id, service),
            lambda case: done(case.id),
            self.failed.emit,
        )

    @property
    def may_have_twin(self) -> bool:
        """Whether another child of the same birth can be applied for from here."""
        return may_have_twin(self.case.case)

    def copy_for_twin(self) -> None:
        """Begin the case of the next child; its form opens, or `failed` follows."""
        counter = self.case.counter
        case_deeds.copy_for_twin(counter, self.case.id, partial(_open_form, counter), self.failed.emit)

    def print(self) -> None:
        """Print the receipt or slip; `printed` or `failed` follows."""
        if self._pdf is None:
            self._draw(self.print)
            return
        pdf = self._pdf
        title = "Slip titip berkas" if self.deposited else "Tanda terima"
        case_deeds.print_pdf(self.case.counter, lambda: pdf, title, self._came_out, self.failed.emit)

    @Slot()
    def ask(self) -> None:
        """Look whether the centre has confirmed the case."""
        if not self.deposited and not self.sent:
            case_deeds.delivered(self.case, self._known)

    def _known(self, sent: bool) -> None:
        if sent != self.sent:
            self.sent = sent
            self.changed.emit()

    def _draw(self, then: object = None) -> None:
        counter, case_id = self.case.counter, self.case.id
        desk, regions, make = counter.desk, counter.regions, slip_pdf if self.deposited else receipt_pdf
        counter.work.in_turn(lambda: make(desk, regions, case_id), partial(self._drawn, then), self.failed.emit)

    def _drawn(self, then: object, pdf: bytes) -> None:
        if not shiboken6.isValid(self):
            return
        self._pdf = pdf
        self.case.counter.work.aside(lambda: first_page(pdf), self._seen)
        if callable(then):
            then()

    def _seen(self, picture: QImage) -> None:
        self.picture = picture
        self.changed.emit()

    def _came_out(self, outcome: Printed) -> None:
        self.printed.emit(told(outcome, "Slip" if self.deposited else "Tanda terima"))


def _open_form(counter: Counter, model: CaseModel) -> None:
    """The first question that is the new child's own."""
    counter.go.to(case_steps.first_gap(model))
