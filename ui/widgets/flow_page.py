"""The frame of every page of an application: steps, content, help, and the bar below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.action_bar import ActionBar
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.page_scroll import PageScroll
from ui.widgets.step_rail import StepRail

HELP, WIDE_HELP, NARROW = 314, 380, 1340
_HELP_KEY = "bantuan-isian"


class FlowPage(QWidget):
    """Rail 268, content up to ``widest``, help 314, bar 80.

    Without a rail ``gutter`` px stay free at the left, without help too also at the right. Content goes
    into `content`, help into `help` (both QVBoxLayout). Enter goes to the next field, on the last to the
    primary button; Ctrl+Enter presses it; Alt+Left goes back. Below 1340 px the help is behind the button
    "Bantuan isian".
    """

    def __init__(
        self,
        *,
        rail: bool = True,
        help_column: bool = True,
        widest: int = 760,
        gutter: int = 110,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = StepRail() if rail else None
        self.bar = ActionBar()
        self.errors = ErrorSummary()
        self._with_help, self._asked_help, self._narrow = help_column, False, False
        self._wide_help = False
        self._secondary: list[tuple[str, str, str]] = []
        self._last_field: QWidget | None = None
        self._title, self._lead = Label("", "h1", wrap=True), Label("", "lead", wrap=True)
        right = 26 if rail or help_column else gutter
        self.middle = PageScroll((32 if rail else gutter, 12, right, 10), widest)
        self.content = QVBoxLayout()
        self.content.setSpacing(9)
        self._lead.hide()
        self._side = PageScroll((0, 12, 28, 12))
        self._side.setFixedWidth(HELP + 28)
        # A stretch below, not an alignment: that would squeeze wrapped words when the column is full.
        self.help = QVBoxLayout()
        self.help.setSpacing(14)
        self._side.column.addLayout(self.help)
        self._side.column.addStretch(1)
        if not help_column:  # showing it here, without a parent, would open a window and take the focus
            self._side.hide()
        self._assemble()
        self._connect()

    def set_title(self, title: str, lead: str = "") -> None:
        """The page's heading and the line under it."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def set_secondary(self, *buttons: tuple[str, str, str]) -> None:
        """Buttons left of the primary one as (key, words, icon); use this instead of the bar's own."""
        self._secondary = list(buttons)
        self._show_buttons()

    def fields(self) -> list[Field]:
        """All fields that are shown, in reading order."""
        inside = [one for one in self.middle.findChildren(Field) if one.isVisibleTo(self) and one.path]
        held = [one for one in inside if not one.is_locked()]
        return sorted(held, key=lambda one: (one.mapTo(self, one.rect().topLeft()).y(), one.x()))

    def field(self, path: str) -> Field | None:
        """The field whose path is ``path``."""
        return next((one for one in self.middle.findChildren(Field) if one.path == path), None)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put each sentence at its field, list them on top, and move the focus there; {} clears all."""
        listed: list[tuple[str, str]] = []
        for one in self.fields():
            sentence = errors.get(one.path, "")
            one.set_error(sentence)
            if sentence:
                listed.append((one.path, one.label()))
        self.errors.set_errors(listed)
        if listed:
            self.errors.setFocus(Qt.FocusReason.OtherFocusReason)
            self.middle.verticalScrollBar().setValue(0)

    def focus_path(self, path: str) -> None:
        """Go to the field ``path``; a date's first box, a list's chosen row."""
        target = self.field(path)
        if target is not None:
            target.focus_first()

    def focus_first(self) -> None:
        """Go to the first field, as every form page does when it opens."""
        fields: Sequence[Field] = self.fields()
        if fields:
            fields[0].focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next_field()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._with_help and self.width() < NARROW
        self._set_side_width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_buttons()
        self._side.setVisible(self._with_help and (not narrow or self._asked_help))

    def widen_help(self, wide: bool) -> None:
        """Let the help take half of the page and the steps go, to copy from a scan; or as usual again."""
        self._wide_help = wide
        if self.rail is not None:
            self.rail.setVisible(not wide)
        self._set_side_width()

    def _set_side_width(self) -> None:
        usual = WIDE_HELP if self.width() >= 1500 else HELP
        self._side.setFixedWidth(self.width() // 2 if self._wide_help else usual + 28)

    def _assemble(self) -> None:
        column = self.middle.column
        column.setSpacing(6)
        for part in (self._title, self._lead, self.errors):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(self.content)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        if self.rail is not None:
            middle.addWidget(self.rail)
        middle.addWidget(self.middle, 1)
        middle.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.bar)

    def _connect(self) -> None:
        # Shortcuts, because the scrolling middle takes arrows before they reach this page.
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.bar.primary.click, context=inside)
        QShortcut(QKeySequence("Alt+Left"), self, self.bar.back.click, context=inside)
        self.errors.link_clicked.connect(self.focus_path)
        self.errors.escaped.connect(self._back_to_field)
        self.bar.secondary_clicked.connect(self._help_asked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember_focus)

    def _next_field(self) -> None:
        now = QApplication.focusWidget()
        fields = self.fields()
        place = next((i for i, one in enumerate(fields) if now is not None and one.isAncestorOf(now)), -1)
        if 0 <= place < len(fields) - 1:
            fields[place + 1].focus_first()
        elif place >= 0:
            self.bar.primary.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_buttons(self) -> None:
        extra = [(_HELP_KEY, "Bantuan isian", "help-circle-outline")] if self._narrow else []
        self.bar.set_secondary(*extra, *self._secondary)

    def _help_asked(self, key: str) -> None:
        if key == _HELP_KEY:
            self._asked_help = not self._asked_help
            self._side.setVisible(self._asked_help)

    def _remember_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.middle.isAncestorOf(now) and not self._in_summary(now):
            self._last_field = now

    def _in_summary(self, widget: QWidget) -> bool:
        return widget is self.errors or self.errors.isAncestorOf(widget)

    def _back_to_field(self) -> None:
        paths = self.errors.paths()
        if self._last_field is not None and self._last_field.isVisible():
            self._last_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif paths:
            self.focus_path(paths[0])
