"""A warning that waits for a person: mend it, or say that it is right as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label


class WarningCard(QWidget):
    """Open: sentence, "Perbaiki ..." and "Tetap lanjut". Confirmed: one quiet line with "Batalkan".

    ``text`` may mark values with <b>; everything typed by people must be escaped by the caller.
    Signals: mend(), confirmed(), revoked().
    """

    mend = Signal()
    confirmed = Signal()
    revoked = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        mend: str = "Perbaiki",
        go_on: str = "Tetap lanjut",
        done: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = ""
        self._confirmed = False
        self._open = Card("warn", 18)
        self._open.ring_radius = 10
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sentence = Label(text, wrap=True, rich=True)
        self._mend = Button(mend, "warn", "pencil-outline")
        self._go_on = Button(go_on, "quiet")
        self._undo = Button("Batalkan", "quiet")
        self._settled = Card("sunken", 16)
        self._settled_text = Label(done, wrap=True)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._open)
        column.addWidget(self._settled)
        self.set_warning(text, mend=mend, done=done)
        self.set_confirmed(False)

    def set_warning(self, text: str, *, mend: str = "Perbaiki", done: str = "") -> None:
        """Change the sentence, the words of the first button, and the line once confirmed."""
        self._sentence.setText(text)
        self._mend.set_text(mend)
        self._settled_text.setText(done)
        self._open.setAccessibleName(text.replace("<b>", "").replace("</b>", ""))

    def set_confirmed(self, confirmed: bool) -> None:
        """Show the quiet line, or the open card again."""
        self._confirmed = confirmed
        self._open.setVisible(not confirmed)
        self._settled.setVisible(confirmed)

    def is_confirmed(self) -> bool:
        """Whether the quiet line is shown."""
        return self._confirmed

    def focus_first(self) -> None:
        """Put the focus on the card, so that a screen reader says the sentence before the buttons."""
        target = self._undo if self._confirmed else self._open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._open.column.setContentsMargins(16, 8, 18, 6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("alert", "warn_line"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._open.column.addLayout(row)
        deeds = QHBoxLayout()
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(12)
        deeds.addWidget(self._mend)
        deeds.addWidget(self._go_on)
        deeds.addStretch(1)
        self._open.column.addLayout(deeds)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel("check-circle", "ok"))
        line.addWidget(self._settled_text, 1)
        line.addWidget(self._undo)
        self._settled.column.setContentsMargins(16, 4, 8, 4)
        self._settled.column.addLayout(line)
        self._mend.clicked.connect(self.mend)
        self._go_on.clicked.connect(self.confirmed)
        self._undo.clicked.connect(self.revoked)
