"""Both cases side by side on the review, and the two ways on: open the other one, or say why this is another case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.likeness import Beside, LikenessModel
from ui.routes import Detail, Navigator
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.text_field import NoteField

_LABEL_WIDE = 130


class LikenessCards(QWidget):
    """Hidden while nothing is alike."""

    def __init__(self, model: LikenessModel, go: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._go = model, go
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._first: Button | None = None
        self._trouble = MessageCard("err")
        self._trouble.hide()
        self._cards: list[QWidget] = []
        self.hide()
        model.changed.connect(self._show)
        model.failed.connect(self._failed)

    def focus_first(self) -> None:
        """The first card that waits for a word."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for card in self._cards:
            card.hide()  # a queued show would make an orphan a window of its own
            card.setParent(None)
            card.deleteLater()
        self._first = None
        self._cards = [self._settled(one) if one.set_aside else self._open(one) for one in self._model.items]
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(self._cards))

    def _settled(self, one: Beside) -> QWidget:
        name = next((line.other for line in one.lines if line.label == "Nomor"), "")
        return MessageCard(
            "ok", f"Kasus lain, bukan {name}: “{one.set_aside}”. Petugas Disdukcapil melihat catatan ini."
        )

    def _open(self, one: Beside) -> QWidget:
        card = Card("warn", 20)
        card.add_heading("alert", "Mungkin sudah pernah diajukan")
        card.column.addWidget(Label(f"{one.why} Bandingkan keduanya.", wrap=True))
        card.column.addLayout(_table(one))
        row = QHBoxLayout()
        row.setSpacing(12)
        other = Button("Buka kasus itu", "secondary", "arrow-right", after=True)
        other.setObjectName(f"open:{one.other}")
        other.clicked.connect(lambda: self._go.to(Detail(one.other)))
        apart = Button("Ini kasus lain, lanjut", "secondary", "check")
        apart.setObjectName(f"apart:{one.other}")
        apart.clicked.connect(lambda: self._ask(one))
        row.addWidget(other)
        row.addWidget(apart)
        row.addStretch(1)
        card.column.addLayout(row)
        self._first = self._first or other
        return card

    def _ask(self, one: Beside) -> None:
        modal = Modal(self.window(), "Mengapa ini kasus lain?", "Simpan dan lanjut")
        reason = NoteField("Alasan", hint="Dibaca petugas Disdukcapil", lines=2)
        reason.setObjectName("apart-reason")
        modal.content.addWidget(reason)

        def accept() -> None:
            reason.set_error("" if reason.value().strip() else "Tulis alasannya dengan singkat.")
            if not reason.error():
                modal.close_modal()
                self._model.set_aside(one.other, reason.value())

        modal.accepted.connect(accept)
        modal.cancelled.connect(modal.close_modal)
        modal.open()

    def _failed(self, error: Exception) -> None:
        self._trouble.set_message("err", of_error(error))
        self._column.insertWidget(0, self._trouble)
        self._trouble.show()
        self.show()


def _table(one: Beside) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, _LABEL_WIDE)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    grid.addWidget(Label("Permohonan ini", "h3"), 0, 1)
    grid.addWidget(Label("Permohonan lain", "h3"), 0, 2)
    for place, line in enumerate(one.lines, 1):
        grid.addWidget(Label(line.label, "hint"), place, 0)
        role = "h3" if line.same else "body"
        grid.addWidget(Label(line.mine, role, wrap=True), place, 1)
        grid.addWidget(Label(line.other, role, wrap=True), place, 2)
    return grid
