"""What a return points to, and nothing else of the case: a volunteer mends it and sends it again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.volunteer import PointedModel
from ui.routes import Home, Tracking
from ui.screens.file_dialog import open_dialog
from ui.screens.form_fields import Setting
from ui.screens.question import Question, question_for
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.text_field import TextField
from ui.words.consent import DECLARATION

_KINDS = "Gambar atau PDF (*.jpg *.jpeg *.png *.webp *.pdf)"


class VolunteerReturnedScreen(ListPage):
    """A card for each thing; its question keeps the focus while the others turn green."""

    def __init__(self, counter: Counter, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__("Perlu perbaikan", back="Lacak", widest=980, parent=parent)
        self._counter = counter
        self.model = PointedModel(counter, case_id, self)
        self.told = MessageCard("info", "Hanya bagian yang ditunjuk petugas Disdukcapil yang ditampilkan di sini.")
        self.content.addWidget(self.told)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.content.addLayout(self._cards)
        self._states: dict[str, MessageCard] = {}
        self.questions: dict[str, Question] = {}
        self._typed: dict[str, str] = {}
        self._wants = False
        self.bar.show()
        self.bar.set_back("")
        self.bar.set_primary("Kirim kembali", "send-outline", "secondary")
        self.bar.primary.setObjectName("send-again")
        self.bar.primary_clicked.connect(self._send)
        self.back_clicked.connect(lambda: counter.go.to(Tracking()))
        self.model.changed.connect(self._show)
        self.model.sent.connect(lambda: counter.go.to(Home("Perbaikan tersimpan dan akan dikirim")))
        self.model.failed.connect(self._failed)
        self.model.load()

    def _show(self) -> None:
        for thing in self.model.things:
            path = thing.reason.path
            if path not in self._states:
                self._build(path)
            tone = "ok" if thing.mended else "warn"
            note = f" Catatan: “{thing.reason.note}”." if thing.reason.note else ""
            words = f"{sentence(f'return.{thing.reason.code}')}.{note}"
            self._states[path].set_message(tone, "Sudah diperbaiki." if thing.mended else words)
            question = self.questions.get(path)
            if question is not None:
                question.show_answer(thing.value, "")
        if self._wants and self.model.all_mended:
            self._declare()  # what was typed last is kept now

    def _build(self, path: str) -> None:
        thing = next(one for one in self.model.things if one.reason.path == path)
        card = Card("plain", 20)
        state = self._states[path] = MessageCard("warn")
        card.column.addWidget(state)
        if thing.field is not None:
            desk = self._counter.desk
            setting = Setting(desk.today, self._counter.regions, desk.device.office)
            question = question_for(thing.field, thing.field.choices, setting, optional=False, below=False)
            question.edited.connect(self._edited)
            question.left.connect(self._left)
            self.questions[path] = question
            card.column.addWidget(question)
        elif path:
            card.column.addWidget(Label(f"Dokumen {path.replace('/', ', halaman ')}", "h3"))
            pick = Button("Pilih gambar yang baru", "secondary", "folder-open-outline")
            pick.setObjectName(f"pick:{path}")
            pick.clicked.connect(lambda: self._pick(path))
            card.column.addWidget(pick)
        else:
            card.column.addWidget(Label("Seluruh permohonan. Minta petugas kantor membantu.", wrap=True))
        self._cards.addWidget(card)

    def _edited(self, path: str, text: str) -> None:
        self._typed[path] = text

    def _left(self, path: str) -> None:
        if path in self._typed:
            self.model.mend(path, self._typed.pop(path))

    def _pick(self, path: str) -> None:
        dialog = open_dialog(self, "Pilih gambar dokumen", _KINDS)
        dialog.fileSelected.connect(lambda name: self.model.scan_file(path, Path(name)))
        dialog.open()

    def _send(self) -> None:
        for path in list(self._typed):
            self._left(path)
        self._wants = True
        if self.model.all_mended:
            self._declare()
        else:
            self.told.set_message("warn", "Perbaiki dahulu semua bagian yang ditunjuk, lalu kirim.")

    def _declare(self) -> None:
        self._wants = False
        modal = Modal(self.window(), "Pernyataan pelapor", "Pelapor setuju, kirim")
        modal.content.addWidget(Label(DECLARATION, wrap=True))
        name = TextField("Nama pelapor", upper=True)
        name.setObjectName("declared-by")
        modal.content.addWidget(name)

        def accept() -> None:
            name.set_error("" if name.value().strip() else "Kolom ini wajib diisi.")
            if not name.error():
                modal.close_modal()
                self.model.send(name.value().strip())

        modal.accepted.connect(accept)
        modal.cancelled.connect(modal.close_modal)
        modal.open()

    def _failed(self, error: Exception) -> None:
        self.told.set_message("err", of_error(error))
