"""Cetak dan tanda tangan: a card for each form with who signs, printed or waiting or scanned back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models import case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.sign import FormCard, SignModel
from ui.routes import Home, InCase, Step
from ui.screens.case_frame import LATER, dress
from ui.screens.thumb_card import thumb_card
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import IconLabel, Label
from ui.widgets.message_card import MessageCard

_STATES = {
    "todo": ("Belum dicetak", "printer-outline", "sunken"),
    "printed": ("Menunggu tanda tangan", "draw-pen", "sunken"),
    "signed": ("Sudah ditandatangani", "check-circle", "ok"),
}


_AFTERWARDS = {
    False: "Pindai lembarnya. Kode pada lembar membuatnya tersimpan sendiri di tempat yang benar.",
    True: "Bawa formulir ini dan berkas asli ke Disdukcapil. Permohonan ini tidak dikirim dari sini.",
}


class SignScreen(FlowPage):
    """The primary button is the next thing to do: print, scan back, go on."""

    def __init__(self, counter: Counter, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counter = counter
        self._case = model
        self._printed_only = model.service.kind == "information"
        self.model = SignModel(model, self)
        self.set_title("Cetak dan tanda tangan", "Formulir sudah diisi. Cetak, lalu minta tanda tangan.")
        self.told = MessageCard("info")
        self.told.hide()
        self.content.addWidget(self.told)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.content.addLayout(self._cards)
        self._frame = dress(self, model, Step.SIGN)
        self._fill_help()
        self.bar.primary.setObjectName("sign-primary")
        self.bar.primary_clicked.connect(self._next)
        self.bar.back_clicked.connect(self._back)
        self.bar.secondary_clicked.connect(self._second)
        self.model.changed.connect(self._show)
        self.model.printed.connect(lambda words: self._tell("ok", words))
        self.model.failed.connect(lambda error: self._tell("warn", of_error(error)))
        self.model.working.connect(self._busy)
        self.model.refresh()

    def leave(self) -> None:
        """Keep what was typed."""
        self._case.flush()

    def _fill_help(self) -> None:
        card = Card("sunken", 18)
        card.add_heading("lightbulb-on-outline", "Sesudah ditandatangani")
        card.column.addWidget(Label(_AFTERWARDS[self._printed_only], wrap=True))
        self.help.addWidget(card)
        blank = Card("plain", 18)
        blank.column.addWidget(Label("Belum bisa mencetak?", "h3", wrap=True))
        blank.column.addWidget(
            Label("Pakai formulir kosong yang diisi tangan, lalu pindai ke tempat yang sama.", wrap=True)
        )
        self.help.addWidget(blank)
        thumbs = thumb_card(self._case)
        if thumbs is not None:
            self.help.addWidget(thumbs)
        self.help.addStretch(1)

    def _show(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for card in self.model.cards:
            self._cards.addWidget(self._card(card))
        again = [("print", "Cetak lagi", "printer-outline")] if self.model.all_printed else []
        self.set_secondary(LATER, *again)
        if not self.model.all_printed:
            self.bar.set_primary("Cetak semua", "printer-outline")
        elif self._printed_only:
            self.bar.set_primary("Selesai", "check")
        elif not self.model.all_signed:
            self.bar.set_primary("Pindai lembar", "camera-outline")
        else:
            self.bar.set_primary("Lanjut", "arrow-right")

    def _card(self, form: FormCard) -> Card:
        card = Card("ok" if form.state == "signed" else "plain", 18)
        row = QHBoxLayout()
        row.setSpacing(16)
        words, icon, tone = _STATES[form.state]
        row.addWidget(IconLabel(icon, "ok" if form.state == "signed" else "brand_700", 32))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(form.name, "h2", wrap=True))
        texts.addWidget(Label(f"Ditandatangani {form.signers}.", wrap=True))
        row.addLayout(texts, 1)
        row.addWidget(Chip(words, icon, tone))
        card.column.addLayout(row)
        if form.changed:
            then = "Cetak dan minta tanda tangan lagi." if form.again else "Petugas Disdukcapil akan melihatnya."
            card.column.addWidget(MessageCard("warn", f"Diubah setelah dicetak: {', '.join(form.changed)}. {then}"))
        deeds = QHBoxLayout()
        scan = Button("Pindai lembar", "secondary", "camera-outline")
        scan.setObjectName(f"scan:{form.paper}")
        scan.clicked.connect(lambda: self._frame.go(InCase(self._case.id, Step.SCAN, form.paper, back_to=Step.SIGN)))
        blank = Button("Cetak kosong", "quiet")
        blank.clicked.connect(lambda: self.model.print_blank(form.code))
        deeds.addWidget(scan)
        if self._printed_only:
            scan.hide()
        deeds.addWidget(blank)
        deeds.addStretch(1)
        if form.state != "signed":
            card.column.addLayout(deeds)
        return card

    def _next(self) -> None:
        if not self.model.all_printed:
            self.model.print_forms()
        elif self._printed_only:
            self._frame.go(Home("Formulir sudah dicetak"))
        elif not self.model.all_signed:
            waiting = next(card for card in self.model.cards if card.state != "signed")
            self._frame.go(InCase(self._case.id, Step.SCAN, waiting.paper, back_to=Step.SIGN))
        else:
            self._frame.go(case_steps.following(self._case, Step.SIGN))

    def _second(self, key: str) -> None:
        if key == "print":
            self.model.print_forms()
        elif key == LATER[0]:
            self._frame.later()

    def _back(self) -> None:
        self._frame.go(case_steps.preceding(self._case, Step.SIGN))

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()

    def _busy(self, busy: bool) -> None:
        self.bar.primary.set_busy("Menyiapkan ..." if busy else "")
