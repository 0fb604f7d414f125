"""The window: the header above, one screen below it, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.models.counter import Counter
from ui.routes import (
    AskTracking,
    Blanks,
    Complain,
    FirstStart,
    Home,
    Login,
    Recover,
    Requirements,
    Route,
    Settings,
    Survey,
    Sync,
    Tracking,
)
from ui.screens.help_drawer import HelpDrawer
from ui.widgets.header_bar import HeaderBar
from ui.widgets.modal import Modal
from ui.widgets.network_pill import pill_text
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from kiosk.work.desk import Desk

IDLE_MS = 5 * 60 * 1000
WARNING_MS = 20 * 1000
_STILL_HERE = "Anda masih di sini? Layar akan dikunci dalam 20 detik."
SMALLEST = (1024, 640)

Build = Callable[[Route], QWidget]


class Window(QMainWindow):
    """Owns the header and the stack. A screen is built when its place is asked for and dropped when it is left.

    A screen may have ``leave()``, called before it goes (a form keeps its draft), ``band()`` giving a widget for the
    dark ground under the header, and ``bare = True`` to be shown without header (first start, login).
    """

    def __init__(self, counter: Counter, build: Build, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._build = build
        self.route: Route | None = None
        self.setWindowTitle("Loket")
        self.setMinimumSize(*SMALLEST)
        self.header = HeaderBar()
        self._stack = QStackedWidget()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self.toast = Toast(body)
        self.help = HelpDrawer(counter, body)
        self._idle = self._timer(IDLE_MS - WARNING_MS, self._warn)
        self._last = self._timer(WARNING_MS, self._lock)
        self._left_at: tuple[str, Route] | None = None
        self._connect()
        self._keys()

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen in front."""
        return self._stack.currentWidget()

    def to(self, route: Route) -> None:
        """Leave the present screen and show ``route``; nobody gets in without login."""
        if not isinstance(route, _OPEN_TO_ALL) and not self._counter.session.logged_in:
            route = Login() if self._counter.session.enrolled else FirstStart()
        before = self._stack.currentWidget()
        if before is not None:
            _leave(before)
        self._close_questions()
        screen = self._build(route)
        self.route = route
        self._dress(screen)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.toast.hide()
        if self._typed_by_nobody():
            self._idle.start()
        if isinstance(route, Home) and route.toast:
            self.toast.say(route.toast)

    def _close_questions(self) -> None:
        """What was asked on the page that is left goes with it: nothing of a case may stand over a locked screen."""
        for modal in self.findChildren(Modal):
            modal.close_modal()
            modal.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        screen = self._stack.currentWidget()
        if screen is not None:
            _leave(screen)
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DEEDS_OF_A_PERSON and (self._counter.session.logged_in or self._typed_by_nobody()):
            if self._last.isActive():
                self._last.stop()
                self.toast.hide()
            self._idle.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        counter = self._counter
        counter.go.wanted.connect(self.to)
        counter.road.changed.connect(self._show_road)
        counter.session.opened.connect(self._entered)
        counter.session.closed.connect(self._left)
        self.header.pill_clicked.connect(lambda: counter.go.to(Sync()))
        self.header.deed.connect(self._deed)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._show_road()

    def _timer(self, after_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+L", self._lock),
            ("F3", lambda: self._counter.go.to(Tracking())),
            ("F1", self._help),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _dress(self, screen: QWidget) -> None:
        bare = bool(getattr(screen, "bare", False))
        self.header.setVisible(not bare)
        band = getattr(screen, "band", None)
        self.header.set_band(band() if callable(band) else None)

    def _entered(self) -> None:
        session = self._counter.session
        self.header.set_office(session.desk.device.office_name)
        self.header.set_user(session.operator.name)
        self._counter.road.start(session.whole_desk)
        self._idle.start()
        self._counter.work.in_turn(partial(_contrast, session.desk), self._dress_application)
        left_at, self._left_at = self._left_at, None
        # A clock that nobody vouches for is looked at before work begins; it blocks nothing.
        if session.desk.clock.doubtful:
            self.to(Sync())
        elif left_at is not None and left_at[0] == session.operator.id:
            self.to(left_at[1])
        else:
            self.to(Home())

    def _dress_application(self, contrast: bool) -> None:
        """The display that was chosen in the settings, as soon as the store that remembers it is open."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and contrast != (theme.tokens() is theme.HIGH_CONTRAST):
            theme.apply(application, contrast=contrast)

    def _left(self) -> None:
        self._idle.stop()
        self._last.stop()
        self.help.hide()
        self.header.set_user("")
        self.to(Login())

    def _warn(self) -> None:
        self.toast.say(_STILL_HERE, "lock-outline")
        self._last.start()

    def _lock(self) -> None:
        """Close the desk for this person; the same person goes on at the same place."""
        session = self._counter.session
        if session.logged_in:
            if self.route is not None:
                self._left_at = (session.operator.id, self.route)
            self._log_out()
        elif self._typed_by_nobody():
            # Somebody walked away from a half-written complaint: nobody after him may read it.
            self.to(Login() if session.enrolled else FirstStart())

    def _typed_by_nobody(self) -> bool:
        """Whether a page that needs no login is being filled in."""
        return isinstance(self.route, Complain | Survey) and not self._counter.session.logged_in

    def _log_out(self) -> None:
        screen = self._stack.currentWidget()
        if screen is not None:
            _leave(screen)
        self._counter.session.logout()

    def _deed(self, deed: str) -> None:
        if deed == "lock":
            self._lock()
        elif deed == "switch":
            self._left_at = None
            self._log_out()
        elif deed == "settings":
            self._counter.go.to(Settings())
        elif deed == "help":
            self._help()

    def _help(self) -> None:
        self.help.toggle(self.route)

    def _show_road(self) -> None:
        state = self._counter.road.state
        self.header.pill.set_state(
            pill_text(
                connected=state.connected,
                waiting=state.waiting,
                refused=state.refused,
                clock_wrong=state.clock_doubtful,
            )
        )


_OPEN_TO_ALL = FirstStart | Login | Recover | Requirements | AskTracking | Blanks | Complain | Survey
_DEEDS_OF_A_PERSON = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}
)


def _contrast(desk: Desk) -> bool:
    # The settings bring what prints; the window is painted before that is loaded.
    from ui.models.settings import contrast_wanted

    return contrast_wanted(desk)


def _leave(screen: QWidget) -> None:
    leave = getattr(screen, "leave", None)
    if callable(leave):
        leave()
