"""One paper of the checklist: asked one at a time, then folded to what was answered."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.paint import CENTRE, box, tick, width_of, words

HAS, MISSING = "ada", "belum"


class _Sign(QWidget):
    """Circle, number, tick or alert of the card's state."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self.state = number, "idle"
        self.setFixedSize(QSize(28, 56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - 26) / 2
        whole = QRectF(1, top, 26, 26)
        if self.state in ("has", "alternative"):
            tick(painter, whole.center(), 23)
        elif self.state == "missing":
            icons.paint(painter, "alert", whole, colour("warn_line"))
        elif self.state == "active" and self._number <= 3:
            icons.paint(painter, f"numeric-{self._number}-circle", whole, colour("brand_700"))
        elif self.state == "active":
            box(painter, whole.adjusted(2, 2, -2, -2), 11, fill=colour("brand_700"))
            words(painter, whole, str(self._number), weight=600, ink=colour("white"), align=CENTRE)
        else:
            icons.paint(painter, "circle-outline", whole, colour("ctl"))


class _Tag(QWidget):
    """A short word on brand-100 ("Memakai F-2.04")."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def set_text(self, text: str) -> None:
        self._text = text
        self.setFixedSize(QSize(width_of(text, 18, 600) + 24, 28))
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 14, fill=colour("brand_100"))
        words(painter, QRectF(self.rect()), self._text, weight=600, ink=colour("brand_900"), align=CENTRE)


class ChecklistCard(Card):
    """States: idle, active, has, missing, alternative. With options it asks "Pilih salah satu", else Ada; or Belum ada.

    Signals: opened() when the card is to be asked (again); answered(str) with the option's key, "ada" or "belum".
    """

    opened = Signal()
    answered = Signal(str)

    def __init__(self, number: int, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__("plain", 20, parent)
        self.path = ""
        self.column.setContentsMargins(18, 7, 18, 7)
        self._hint, self._reason, self._answer = hint, "", ""
        self._sign = _Sign(number)
        self._title = Label(title, "h3", wrap=True)
        self._detail = Label(hint, "hint", wrap=True)
        self._tag = _Tag()
        self._choose = Label("Pilih salah satu", "hint")
        self._has = Button("Ada", "secondary", "check")
        self._missing = Button("Belum ada", "quiet")
        self._change = Button("Ubah", "quiet", "pencil-outline")
        for button in (self._has, self._missing, self._change):
            button.setAccessibleName(f"{button.text()}: {title}")
        self.options = OptionList("")
        self.options.hide()
        self._build()
        self._has.clicked.connect(lambda: self._answered(HAS))
        self._missing.clicked.connect(lambda: self._answered(MISSING))
        self._change.clicked.connect(self.opened)
        self.options.edited.connect(self._answered)
        self.set_state("idle")

    def set_options(self, options: Sequence[Option]) -> None:
        """The papers of which one is enough; none makes it a yes-or-no card."""
        self.options.set_options(options)
        self.set_state(self._sign.state)

    def set_reason(self, reason: str) -> None:
        """Why a conditional paper is asked ("Karena dilaporkan oleh penerima kuasa")."""
        self._reason = reason
        self.set_state(self._sign.state)

    def set_state(self, state: str, detail: str = "", tag: str = "") -> None:
        """Show ``state``; ``detail`` is the chosen paper or what to do instead, ``tag`` the alternative's name."""
        self._sign.state = state
        self._sign.setFixedHeight(44 if state == "active" and self.options.rows() else 56)
        self._sign.update()
        active, asked = state == "active", state in ("idle", "active")
        many = bool(self.options.rows())
        self.set_look("active" if active else "plain")
        self.column.setContentsMargins(18, 7, 18, 18 if active and many else 7)
        self._title.set_role("h2" if active and many else "h3")
        shown = detail or ("Belum ada" if state == "missing" else self._hint)
        lines = [self._reason, "" if active and many else shown]
        self._detail.setText("\n".join(line for line in lines if line))
        self._detail.setVisible(bool(self._detail.text()))
        self._tag.set_text(tag)
        self._choose.setVisible(active and many)
        self.options.setVisible(active and many)
        self._has.setVisible(asked and not many)
        self._missing.setVisible(active or (asked and not many))
        self._change.setVisible(not asked or (many and not active))
        self._change.set_text("Jawab" if state == "idle" else "Ubah")
        self.setAccessibleName(f"{self._title.text()}. {self._detail.text()}")

    def state(self) -> str:
        """The state shown now."""
        return self._sign.state

    def value(self) -> str:
        """The last answer: an option's key, "ada", "belum" or ""."""
        return self._answer

    def set_value(self, answer: str) -> None:
        """Show which answer is chosen without emitting `answered`."""
        self._answer = answer
        self.options.set_value(answer)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be answered here."""
        if self.options.rows() and self.state() == "active":
            self.options.focus_first()
            return
        target = self._change if not self._change.isHidden() else self._has
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._sign)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.setContentsMargins(0, 2, 0, 2)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._tag)
        lines.addLayout(row)
        lines.addWidget(self._detail)
        head.addLayout(lines, 1)
        for part in (self._choose, self._has, self._missing, self._change):
            head.addWidget(part)
        self.column.addLayout(head)
        self.column.addWidget(self.options)

    def _answered(self, answer: str) -> None:
        self._answer = answer
        self.answered.emit(answer)
