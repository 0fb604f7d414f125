"""The second page of a complaint: what happened, with or without a name, and pictures to go with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.complaints import MOST_NARRATIVE
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.voices import ComplaintModel
from ui.screens.complaint_parts import fill_help
from ui.screens.file_dialog import open_dialog
from ui.widgets.button import Button
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.text_field import NoteField, TextField

NAMELESS, NAMED = "tanpa", "dengan"
_PICTURES = "Gambar (*.jpg *.jpeg *.png *.webp *.avif *.bmp *.tif *.tiff)"


class WordsPage(FlowPage):
    """Nothing typed here is kept before the button "Kirim pengaduan"; then it is sealed at once."""

    def __init__(self, counter: Counter, model: ComplaintModel, parent: QWidget | None = None) -> None:
        super().__init__(rail=False, widest=900, parent=parent)
        self._model = model
        self.set_title("Ceritakan kejadiannya")
        self.told = MessageCard("err")
        self.told.hide()
        self.content.addWidget(self.told)
        self.narrative = NoteField("Apa yang terjadi, di mana, dan kapan?", lines=4)
        self.narrative.path = "narrative"
        self.narrative.setObjectName("narrative")
        self.narrative.edited.connect(lambda _text: self._count())
        self.narrative.too_long.connect(self._too_long)
        self.content.addWidget(self.narrative)
        self.choice = self._choice()
        self.content.addWidget(self.choice)
        self.person = self._person()
        self.content.addWidget(self.person)
        fill_help(self.help, counter)
        self.bar.set_primary("Kirim pengaduan", "send")
        self.bar.primary.setObjectName("complaint-send")
        self.bar.primary_clicked.connect(self._send)
        model.pictures_changed.connect(self._show_pictures)
        self._count()
        self._show_person()

    @property
    def anonymous(self) -> bool:
        """Whether no name is given."""
        return self.choice.value() != NAMED

    def tell(self, words: str) -> None:
        """Say that it could not be kept; what was typed stays."""
        self.bar.primary.set_busy("")
        self.told.set_message("err", words)
        self.told.show()
        self.middle.verticalScrollBar().setValue(0)

    def _choice(self) -> OptionList:
        hint = "Anda mendapat nomor dan jawaban"
        if not self._model.may_be_named:
            hint = "Mohon petugas masuk dahulu"
        rows = [
            Option(NAMELESS, "Tanpa nama", "Tidak ada yang tahu siapa Anda; tidak ada nomor", "incognito"),
            Option(NAMED, "Dengan nama", hint, "account-outline"),
        ]
        choice = OptionList("Bagaimana pengaduan dikirim?", rows)
        choice.path = "anonymous"
        choice.setObjectName("anonymous")
        choice.set_value(NAMELESS)
        choice.rows()[1].setEnabled(self._model.may_be_named)
        choice.edited.connect(lambda _value: self._show_person())
        return choice

    def _person(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        first = QHBoxLayout()
        first.setSpacing(16)
        self.name = TextField("Nama", upper=True)
        self.contact = TextField("Nomor HP", hint="bila ada")
        self.related = TextField("Nomor permohonan", hint="bila ada")
        for path, field in (("name", self.name), ("contact", self.contact), ("related", self.related)):
            field.path = path
            field.setObjectName(path)
            first.addWidget(field, 1)
        column.addLayout(first)
        head = QHBoxLayout()
        self.add = Button("Tambah gambar", "secondary", "plus")
        self.add.setObjectName("add-picture")
        self.add.clicked.connect(self._choose)
        head.addWidget(self.add)
        head.addWidget(Label("Misalnya foto kuitansi atau pesan.", "hint", wrap=True), 1)
        column.addLayout(head)
        self._pictures = QVBoxLayout()
        column.addLayout(self._pictures)
        return part

    def _show_person(self) -> None:
        self.person.setVisible(not self.anonymous)

    def _count(self) -> None:
        count = len(self.narrative.value())
        self.narrative.set_hint(f"{count} dari {MOST_NARRATIVE} huruf" if count else "Dengan kata-kata Anda sendiri")

    @Slot(int)
    def _too_long(self, count: int) -> None:
        details = {"count": count, "most": MOST_NARRATIVE}
        self.narrative.set_error(sentence("complaint.narrative_length", details))

    @Slot()
    def _choose(self) -> None:
        dialog = open_dialog(self, "Pilih gambar", _PICTURES, several=True)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        for name in names:
            self._model.attach(Path(name))

    @Slot()
    def _show_pictures(self) -> None:
        while (item := self._pictures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, one in enumerate(self._model.pictures):
            row = Button(f"{one.name}: hapus", "quiet", "delete-outline")
            row.clicked.connect(partial(self._model.detach, index))
            self._pictures.addWidget(row)

    @Slot()
    def _send(self) -> None:
        self.told.hide()
        self.show_errors({})
        if not self.anonymous and not self._model.may_be_named:
            self.show_errors({"anonymous": sentence("complaint.login")})
            return
        self.bar.primary.set_busy("Menyimpan ...")
        self._model.send(
            self.narrative.value(), anonymous=self.anonymous, name=self.name.value(), contact=self.contact.value(),
            related=self.related.value(),
        )  # fmt: skip
