"""Lupa kata sandi: the recovery phrase from the safe, then a new passphrase for the person who forgot."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.routes import Login
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.panel_page import PanelPage
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_field import TextField


class RecoverScreen(PanelPage):
    """Everything on one page; nothing is lost by trying."""

    bare = True

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Lupa kata sandi", "Ambil lembar pemulihan dari tempat terkunci di kantor.", parent)
        self._counter = counter
        self.told = MessageCard("err")
        self.told.hide()
        self.people = OptionList("Siapa Anda?")
        self.phrase = TextField("Kode pemulihan", hint="8 kelompok, lihat lembarnya", upper=True)
        self.phrase.setObjectName("phrase")
        self.passphrase = PassphraseField("Kata sandi baru", show_strength=True)
        self.again = PassphraseField("Ulangi kata sandi")
        self.save = Button("Simpan dan masuk", "primary", size="big")
        self.save.setObjectName("recover")
        back = Button("Kembali", "quiet", "arrow-left")
        for part in (self.told, self.people, self.phrase, self.passphrase, self.again):
            self.content.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(back)
        row.addStretch(1)
        self.content.addLayout(row)
        self.set_note(
            "Tanpa lembar itu: minta petugas lain masuk, atau hubungi admin Disdukcapil.", "help-circle-outline"
        )
        names = counter.session.names()
        self.people.set_options([Option(one.operator_id, one.name) for one in names])
        if names:
            self.people.set_value(names[0].operator_id)
        back.clicked.connect(lambda: counter.go.to(Login()))
        self.save.clicked.connect(self._save)
        self.passphrase.entered.connect(self.again.focus_first)
        self.again.entered.connect(self._save)
        counter.session.refused.connect(self._refused)
        counter.session.busy.connect(self._busy)

    def _save(self) -> None:
        self.told.hide()
        same = self.passphrase.value() == self.again.value()
        self.again.set_error("" if same else sentence("passphrase.differs"))
        if same and self.people.value():
            self._counter.session.recover(self.phrase.value(), self.people.value(), self.passphrase.value())

    def _refused(self, error: Exception) -> None:
        self.told.set_message("err", of_error(error))
        self.told.show()

    def _busy(self, busy: bool) -> None:
        self.save.set_busy("Membuka ..." if busy else "")
