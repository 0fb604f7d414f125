"""Serahkan dokumen: somebody of the case, or another person with name and NIK."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.old_documents import OldState
from kiosk.work.hand_over import Collected, Receiver
from ui.messages import sentence
from ui.screens.option_grid import OptionGrid
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.labels import Label
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.text_field import TextField
from ui.words.desk import OLD_STATE

_OTHER = "orang_lain"
_RELATION = {
    "ayah": "Ayah", "ibu": "Ibu", "pemohon": "Pemohon", "diri_sendiri": "Yang bersangkutan", "wali": "Wali",
    "kakek_nenek": "Kakek atau nenek", "saudara_kandung": "Saudara kandung", "keluarga_lain": "Keluarga",
    "kuasa": "Penerima kuasa",
}  # fmt: skip


class ReceiverPart(Card):
    """Signals: asked(Receiver) when "Simpan penyerahan" is pressed with a receiver named."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", 16, parent)
        self._people: Sequence[tuple[str, str, str]] = ()
        self.column.addWidget(Label("Serahkan dokumen", "h2"))
        self.who = OptionList("Penerima")
        self.who.setObjectName("receiver")
        self.name = TextField("Nama penerima", upper=True)
        self.name.setObjectName("receiver-name")
        self.nik = DigitBoxes("NIK penerima", hint="lihat KTP-el")
        self.relation = TextField("Hubungan dengan pemohon", hint="misalnya paman")
        self._other = QWidget()
        other = QVBoxLayout(self._other)
        other.setContentsMargins(0, 0, 0, 0)
        for field in (self.name, self.nik, self.relation):
            other.addWidget(field)
        self.save = Button("Simpan penyerahan", "primary", "hand-extended-outline", size="big")
        self.save.setObjectName("hand-over")
        self.old: dict[str, OptionList] = {}
        self._old = QVBoxLayout()
        self._old.setSpacing(12)
        self.originals = Label("", "hint", wrap=True)
        self.originals.hide()
        self.column.addWidget(self.originals)
        self.column.addWidget(self.who)
        self.column.addWidget(self._other)
        self.column.addLayout(self._old)
        self.column.addWidget(self.save)
        self.who.edited.connect(lambda key: self._other.setVisible(key == _OTHER))
        self._other.hide()
        self.save.clicked.connect(self._ask)

    def set_people(self, people: Sequence[tuple[str, str, str]]) -> None:
        """The people of the case as (name, NIK, relation)."""
        if list(people) == list(self._people):
            return
        self._people = people
        rows = [Option(str(index), name, _RELATION.get(kind, "")) for index, (name, _nik, kind) in enumerate(people)]
        self.who.set_options([*rows, Option(_OTHER, "Orang lain")])

    def set_originals(self, words: Sequence[str]) -> None:
        """What becomes of originals that were not given back at once; nothing where all were."""
        self.originals.setText("\n".join(words))
        self.originals.setVisible(bool(words))

    def set_replaced(self, names: Mapping[str, str]) -> None:
        """The old documents to ask for, kind to name; none hides the questions."""
        if list(self.old) == list(names):
            return
        for question in self.old.values():
            question.hide()
            question.deleteLater()
        self.old = {}
        for kind, name in names.items():
            states = [Option(state, words) for state, words in OLD_STATE.items()]
            question = OptionGrid(f"{name} yang ditarik", states)
            question.setObjectName(f"old:{kind}")
            self._old.addWidget(question)
            self.old[kind] = question

    def collected(self) -> list[Collected]:
        """What became of each of them."""
        return [Collected(kind, OldState(question.value())) for kind, question in self.old.items() if question.value()]

    def _old_told(self) -> bool:
        """Whether each old document was asked for; those that were not say so."""
        for question in self.old.values():
            question.set_error("" if question.value() else sentence("old_documents.state"))
        return not any(question.error() for question in self.old.values())

    def _ask(self) -> None:
        key = self.who.value()
        self.who.set_error("" if key else sentence("receiver.who"))
        if not self._old_told() or not key:
            return
        if key != _OTHER:
            name, nik, kind = self._people[int(key)]
            self.asked.emit(Receiver(name, nik, kind))
            return
        self.name.set_error("" if self.name.value().strip() else sentence("field.required"))
        self.relation.set_error("" if self.relation.value().strip() else sentence("field.required"))
        if not self.name.error() and not self.relation.error():
            self.asked.emit(Receiver(self.name.value().strip(), self.nik.value(), self.relation.value().strip()))
