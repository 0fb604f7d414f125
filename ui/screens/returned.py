"""Perlu perbaikan: a card for each reason that opens exactly the field or scan, and one button to send again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.returned import Reason, ReturnedModel
from ui.routes import Tracking
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard

_WIDEST = 1146
_GUTTER = 110


class ReturnedScreen(ListPage):
    """Cards turn green with the new value; early sending goes to the first card that is open."""

    def __init__(self, counter: Counter, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__("Perlu perbaikan", back="", widest=_WIDEST, gutter=_GUTTER, parent=parent)
        self._counter = counter
        self.model = ReturnedModel(counter, case_id, self)
        self.lead = Label("", "lead")
        self.head = MessageCard("err", icon="alert")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.story = Card("sunken")
        for part in (self.lead, self.head):
            self.content.addWidget(part)
        self.content.addLayout(self._cards)
        self.content.addWidget(self.story)
        self.story.hide()
        self.head.hide()
        self._deeds: list[Button] = []
        self.bar.show()
        self.bar.set_primary("Kirim kembali", "send-outline", "secondary")
        self.bar.primary.setObjectName("send-again")
        self.bar.back_clicked.connect(lambda: counter.go.to(Tracking()))
        self.back_clicked.connect(lambda: counter.go.to(Tracking()))
        self.bar.primary_clicked.connect(self._send)
        self.model.changed.connect(self._show)
        self.model.failed.connect(self._failed)
        self.model.load()

    def _show(self) -> None:
        model = self.model
        count = len(model.reasons)
        self.lead.setText(model.lead)
        note = f"Catatan petugas: “{model.note}”" if model.note else ""
        self.head.set_message(
            "err", note, title=f"{count} hal perlu diperbaiki. Nomor permohonan tidak berubah.", icon="alert"
        )
        self.head.show()
        self._deeds = []
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, reason in enumerate(model.reasons, 1):
            self._cards.addWidget(self._card(number, reason))
        self._tell_story()
        self.bar.set_note(f"{model.done} dari {count} selesai diperbaiki")
        self.bar.set_primary("Kirim kembali", "send-outline", "primary" if model.all_done else "secondary")
        target = next((b for b, r in zip(self._deeds, model.reasons, strict=True) if not r.mended), self.bar.primary)
        target.setFocus()

    def _card(self, number: int, reason: Reason) -> Card:
        card = Card("ok" if reason.mended else "plain", 22)
        row = QHBoxLayout()
        row.setSpacing(18)
        glyph = "check-circle" if reason.mended else f"numeric-{min(number, 9)}-circle"
        row.addWidget(IconLabel(glyph, "ok" if reason.mended else "err", 32))
        row.addWidget(IconLabel("file-document-outline" if reason.scan else "pencil-outline", "brand_700", 32))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(reason.title, "h2"))
        words.addWidget(Label(reason.why))
        step = "Pindai dokumen" if reason.scan else "Isi data"
        done = f"Sudah diperbaiki: {reason.value}" if reason.value and not reason.scan else "Sudah diperbaiki"
        words.addWidget(Label(done if reason.mended else f"Langkah: {step}", "hint"))
        if reason.note:
            words.addWidget(Label(f"“{reason.note}”", "hint", wrap=True))
        row.addLayout(words, 1)
        if reason.mended:
            deed = Button("Ubah", "secondary", "pencil-outline")
        elif reason.scan:
            deed = Button("Pindai ulang", "primary", "camera-outline")
        else:
            deed = Button("Perbaiki isian", "primary", "pencil-outline")
        deed.setObjectName(f"mend:{reason.path}")
        deed.clicked.connect(lambda: self._counter.go.to(self.model.place(reason)))
        self._deeds.append(deed)
        row.addWidget(deed)
        card.column.addLayout(row)
        return card

    def _tell_story(self) -> None:
        lines = self.model.history()
        if lines and self.story.isHidden():
            self.story.add_heading("history", "Riwayat")
            for line in lines:
                self.story.column.addWidget(Label(line))
            self.story.show()

    def _send(self) -> None:
        if self.model.all_done:
            self._counter.go.to(self.model.send())
            return
        for deed, reason in zip(self._deeds, self.model.reasons, strict=True):
            if not reason.mended:
                deed.setFocus()
                return

    def _failed(self, error: Exception) -> None:
        self.head.set_message("warn", of_error(error))
        self.head.show()
