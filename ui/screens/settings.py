"""Pengaturan: display, new operators, the recovery sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.store import passphrase
from kiosk.store.errors import StoreTrouble
from kiosk.store.people import Operator
from ui import theme
from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.settings import SettingsModel
from ui.routes import Home
from ui.screens.paper_part import PaperPart
from ui.screens.signers_part import SignersPart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.option_list import TickRow
from ui.widgets.passphrase_field import PassphraseField


class SettingsScreen(ListPage):
    """Five cards; each says what it does."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Pengaturan", widest=900, parent=parent)
        self._counter = counter
        self.model = SettingsModel(counter, self)
        self.told = MessageCard("info")
        self.told.hide()
        self.content.addWidget(self.told)
        self._lay_out()
        self.back_clicked.connect(lambda: counter.go.to(Home()))
        self.contrast.edited.connect(self._switch)
        self.paper.chosen.connect(self.model.set_paper)
        self.signers.told.connect(lambda words: self._tell("ok", words))
        self.signers.failed.connect(lambda error: self._tell("warn", of_error(error)))
        self.model.changed.connect(self._show)
        self.model.welcomed.connect(lambda name: self._tell("ok", f"{name} sudah dapat masuk."))
        self.model.printed.connect(lambda words: self._tell("ok", words))
        self.model.failed.connect(lambda error: self._tell("warn", of_error(error)))
        self.model.load()

    def _lay_out(self) -> None:
        display = Card("plain")
        display.add_heading("eye-outline", "Tampilan")
        self.contrast = TickRow("Kontras tinggi", hint="Huruf hitam di atas putih, garis tebal")
        self.contrast.setObjectName("contrast")
        display.column.addWidget(self.contrast)
        self.content.addWidget(display)
        self.paper = PaperPart()
        self.content.addWidget(self.paper)
        people = Card("plain")
        people.add_heading("account-group-outline", "Petugas baru")
        self._people = QVBoxLayout()
        people.column.addLayout(self._people)
        self.content.addWidget(people)
        self.signers = SignersPart(self._counter)
        self.content.addWidget(self.signers)
        sheet = Card("plain")
        sheet.add_heading("shield-check-outline", "Lembar pemulihan")
        sheet.column.addWidget(Label("Lembar lama tidak berlaku lagi setelah lembar baru dicetak.", wrap=True))
        line = QHBoxLayout()
        renew = Button("Cetak lembar pemulihan baru", "secondary", "printer-outline")
        renew.setObjectName("new-recovery")
        renew.clicked.connect(self.model.new_recovery_sheet)
        line.addWidget(renew)
        line.addStretch(1)
        sheet.column.addLayout(line)
        self.content.addWidget(sheet)
        self.content.addStretch(1)

    def _show(self) -> None:
        self.contrast.set_value("ya" if self.model.contrast else "")
        self.paper.show_choice(self.model.paper)
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for newcomer in self.model.newcomers:
            button = Button(f"{newcomer.name}: pilih kata sandi", "secondary", "key-outline")
            button.setObjectName(f"welcome:{newcomer.id}")
            button.clicked.connect(lambda _on=False, who=newcomer: self._welcome(who))
            self._people.addWidget(button)
        if not self.model.newcomers:
            words = "Tidak ada. Petugas baru ditambahkan oleh admin Disdukcapil, lalu muncul di sini."
            self._people.addWidget(Label(words, "hint", wrap=True))

    def _welcome(self, who: Operator) -> None:
        modal = Modal(self.window(), f"Kata sandi untuk {who.name}", "Simpan")
        modal.content.addWidget(
            Label("Serahkan papan ketik kepada petugas baru. Hanya ia yang boleh tahu kata sandinya.", wrap=True)
        )
        chosen = PassphraseField("Kata sandi", show_strength=True)
        again = PassphraseField("Ulangi kata sandi")
        modal.content.addWidget(chosen)
        modal.content.addWidget(again)

        def accept() -> None:
            try:
                passphrase.require(chosen.value())
            except StoreTrouble as error:
                chosen.set_error(of_error(error))
                return
            same = chosen.value() == again.value()
            again.set_error("" if same else sentence("passphrase.differs"))
            if same:
                modal.close_modal()
                self.model.welcome(who, chosen.value())

        modal.accepted.connect(accept)
        modal.cancelled.connect(modal.close_modal)
        modal.open()

    def _switch(self, value: str) -> None:
        wanted = bool(value)
        self.model.set_contrast(wanted)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, contrast=wanted)

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()
