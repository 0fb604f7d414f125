"""After a complaint or a survey: the number, or why there is none, and what happens next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter import Counter
from ui.models.voices import other_way
from ui.screens.complaint_parts import leave
from ui.widgets.card import Card
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import IconLabel, Label

_NAMELESS = (
    "Tidak ada nomor, karena tidak ada yang boleh tahu siapa yang mengirim: tidak nama, tidak jam, tidak urutan."
)
_LATER = "Dikirim bersama yang lain pada hari lain, supaya waktunya pun tidak menunjuk kepada Anda."


class ThanksPage(FlowPage):
    """Said only after it is on the disk."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(rail=False, help_column=False, widest=900, parent=parent)
        self._counter = counter
        self.bar.set_back("")
        self.bar.set_primary("Selesai", "check")
        self.bar.primary.setObjectName("thanks-done")
        self.bar.primary_clicked.connect(lambda: leave(counter))

    def show_number(self, number: str) -> None:
        """A complaint with a name: the number to ask with."""
        self._head("Pengaduan tersimpan", "Simpan nomor ini untuk menanyakan jawabannya.")
        card = Card("plain", 24)
        card.column.addWidget(Label("Nomor pengaduan", "hint"))
        shown = Label(number or "Latihan, tanpa nomor", "number")
        shown.setObjectName("complaint-number")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(shown)
        self.content.addWidget(card)
        self._next(
            ("lock-outline", "Isinya sudah dikunci. Kantor ini hanya melihat nomor dan statusnya."),
            ("clock-outline", "Diperiksa paling lambat 3 hari kerja setelah diterima Disdukcapil atau Inspektorat."),
            ("file-search-outline", "Tanyakan di kantor ini dengan menyebut nomor di atas."),
        )

    def show_nameless_complaint(self) -> None:
        """A complaint without a name: why there is no number."""
        self._head("Terima kasih", "Pengaduan Anda tersimpan tanpa nama.")
        self._next(
            ("incognito", _NAMELESS),
            ("send", _LATER),
            ("lock-outline", "Isinya sudah dikunci. Petugas di kantor ini tidak dapat membukanya."),
        )

    def show_survey(self) -> None:
        """A survey: it is without a name, always."""
        self._head("Terima kasih", "Penilaian Anda membantu memperbaiki layanan ini.")
        self._next(
            ("incognito", _NAMELESS),
            ("send", _LATER),
            ("chart-bar", "Yang dilaporkan hanya jumlah dan rata-rata, bukan jawaban satu orang."),
        )

    def _head(self, title: str, lead: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(30)
        row.addWidget(IconLabel("check-circle", "ok", 60))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(title, "display"))
        lines.addWidget(Label(lead, "lead", wrap=True))
        row.addLayout(lines, 1)
        self.content.addSpacing(24)
        self.content.addLayout(row)
        self.content.addSpacing(12)

    def _next(self, *lines: tuple[str, str]) -> None:
        for icon, words in (*lines, ("message-alert-outline", f"Cara lain mengadu: {other_way(self._counter)}.")):
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(words, wrap=True), 1)
            self.content.addLayout(row)
