"""The frame that every input shares: label, hint, message above the box, and one interface for screens."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import IconLabel, Label, restyle


class Field(QWidget):
    """Base of all inputs. Subclasses fill `body` and answer `value`, `set_value`, `boxes`.

    Signals:
        edited(str): each change by the user, with the new `value()`.
        left(): the focus left the whole field, not one of its boxes.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, label: str, *, hint: str = "", optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self._name, self._hint, self._reason = label, hint, ""
        self._locked = self._warned = self._hint_under = False
        self._label = Label(label, "h3")
        self._lock = IconLabel("lock-outline", "muted", 20)
        self._hint_label = Label("", "hint")
        self._below = Label("", "hint", wrap=True)
        self._optional = Label("tidak wajib", "hint")
        if not optional:
            self._optional.hide()  # and never shown here: without a parent yet it would be a window of its own
        self._sentence = Label("", "error", wrap=True)
        self._message = QWidget()
        self._head = QHBoxLayout()
        self.body = QVBoxLayout()
        self._build()
        self._show_hint()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch_focus)

    def value(self) -> str:
        """The canonical text; "" when nothing is filled in."""
        raise NotImplementedError

    def set_value(self, text: str) -> None:
        """Show ``text`` without emitting `edited`."""
        raise NotImplementedError

    def boxes(self) -> list[QWidget]:
        """The widgets that take the focus, in order."""
        raise NotImplementedError

    def label(self) -> str:
        """The words above the field."""
        return self._name

    def set_label(self, text: str) -> None:
        """Change the words above the field."""
        self._name = text
        self._label.setText(text)
        self._describe()

    def set_hint(self, text: str) -> None:
        """The muted words beside the label; "" takes them away."""
        self._hint = text
        self._show_hint()

    def set_error(self, text: str) -> None:
        """The sentence above the box and the red border; "" takes both away."""
        self._sentence.setText(text)
        self._message.setVisible(bool(text))
        self._set_state()

    def error(self) -> str:
        """The sentence shown now, or ""."""
        return self._sentence.text()

    def set_warned(self, warned: bool) -> None:
        """Draw the border in the colour of a warning that waits for an answer."""
        self._warned = warned
        self._set_state()

    def set_locked(self, locked: bool, reason: str = "") -> None:
        """Forbid changes and say why in the hint."""
        self._locked, self._reason = locked, reason if locked else ""
        self._lock_boxes(locked)
        self._set_state()
        self._show_hint()

    def is_locked(self) -> bool:
        """Whether changes are forbidden."""
        return self._locked

    def focus_first(self) -> None:
        """Put the focus into the first box and bring it into view with its message."""
        self.boxes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hint_under(self, *, under: bool) -> None:
        """Put the hint on a line of its own, for a field beside a date whose boxes have names there."""
        self._hint_under = under
        self.body.setContentsMargins(0, 1 if under else 8, 0, 0)
        self._show_hint()

    def _build(self) -> None:
        """Head, hint below it, message, box: the message stands above, where hands and popups hide nothing."""
        self._head.setSpacing(10)
        for part in (self._label, self._lock, self._hint_label, self._optional):
            self._head.addWidget(part)
        self._head.addStretch(1)
        row = QHBoxLayout(self._message)
        row.setContentsMargins(2, 4, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("alert-circle", "err", 22), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._message.hide()
        self._below.hide()
        self.body.setSpacing(6)
        self.body.setContentsMargins(0, 8, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._below)
        column.addWidget(self._message)
        column.addLayout(self.body)
        column.addStretch(1)

    def _set_state(self) -> None:
        state = "locked" if self._locked else "warn" if self._warned else ""
        state = "error" if self.error() else state
        for part in self.boxes():
            # Looking at the style sheet again is dear, and a page says the same of its fields at every key.
            if part.property("state") != state:
                part.setProperty("state", state)
                restyle(part)
        self._describe()

    def _lock_boxes(self, locked: bool) -> None:
        for part in self.boxes():
            part.setEnabled(not locked)

    def _show_hint(self) -> None:
        shown = self._reason or self._hint
        self._hint_label.setText(shown)
        self._hint_label.setVisible(bool(shown) and not self._hint_under)
        self._below.setText(shown)
        self._below.setVisible(bool(shown) and self._hint_under)
        self._lock.setVisible(self._locked)
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader label, message and hint of each box."""
        told = " ".join(part for part in (self.error(), self._reason or self._hint) if part)
        try:
            parts = self.boxes()
        except (NotImplementedError, AttributeError):
            return  # the subclass is still being built
        for part in parts:
            if not part.property("own_name"):
                part.setAccessibleName(self._name)
            part.setAccessibleDescription(told)

    @Slot(QWidget, QWidget)
    def _watch_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is None or not self.isAncestorOf(old):
            return
        if now is None or not self.isAncestorOf(now):
            self.left.emit()
