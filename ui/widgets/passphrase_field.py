"""A password that can be shown, with its strength in words where a new one is chosen."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import Label

_COMMON = ("password", "qwerty", "123456", "rahasia", "disdukcapil", "kelurahan", "admin", "loket")


def strength(text: str) -> str:
    """One of "Lemah", "Cukup" or "Kuat" for ``text``; "" for nothing.

    Counts what a guesser must try: length first, kinds of characters second; repeated characters,
    runs like 1234 and words that everybody tries count as one character.
    """
    if not text:
        return ""
    slim = text
    for word in _COMMON:
        slim = re.sub(word, "x", slim, flags=re.IGNORECASE)
    slim = re.sub(r"12345?6?7?8?9?0?", "1", slim)
    slim = re.sub(r"(.)\1+", r"\1", slim)
    kinds = sum(bool(re.search(kind, text)) for kind in ("[a-z]", "[A-Z]", r"\d", r"[^A-Za-z0-9]"))
    points = len(slim) + 2 * (kinds - 1)
    if len(slim) < 8 or points < 10:
        return "Lemah"
    return "Kuat" if points >= 16 else "Cukup"


class PassphraseField(Field):
    """A hidden line with the button "Lihat". Signals beside those of `Field`: entered() on Enter."""

    entered = Signal()

    def __init__(
        self,
        label: str = "Kata sandi",
        *,
        hint: str = "",
        show_strength: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self.entered)
        self._look = Button("Lihat", "quiet", "eye-outline")
        self._look.clicked.connect(self._toggle)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self._look)
        self.body.addLayout(row)
        self._strength = Label("", "hint")
        if not show_strength:
            self._strength.hide()  # and never shown here: without a parent yet it would be a window of its own
        self._judge = show_strength
        self.body.addWidget(self._strength)
        self._describe()
        self._say()

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, text: str) -> None:
        self.edit.setText(text)
        self._say()

    def boxes(self) -> list[QWidget]:
        return [self.edit]

    def _typed(self, text: str) -> None:
        self._say()
        self.edited.emit(text)

    def _toggle(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._look.set_text("Sembunyikan" if hidden else "Lihat")
        self._look.set_icon("eye-off-outline" if hidden else "eye-outline")
        self.edit.setFocus()

    def _say(self) -> None:
        if self._judge:
            word = strength(self.edit.text())
            self._strength.setText(f"Kekuatan: {word}" if word else "Paling sedikit 8 huruf atau angka.")
