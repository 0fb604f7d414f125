"""What the tests of pages share: a shown page, the widgets on it, and the promise that no page opens a window."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from ui.models.counter import Counter
from ui.routes import InCase
from ui.screens.case_steps import StepHost

W = TypeVar("W", bound=QWidget)
SIZE = (1366, 704)  # what is left of 1366 x 768 under the header


def shown(qtbot: object, screen: QWidget, size: tuple[int, int] = SIZE, *, active: bool = True) -> QWidget:
    """Show ``screen`` as the window does and, if ``active``, wait until it can have the focus."""
    qtbot.addWidget(screen)  # type: ignore[attr-defined]  # pytest-qt's own type
    screen.resize(*size)
    screen.show()
    if active:
        qtbot.waitUntil(screen.isActiveWindow, timeout=5000)  # type: ignore[attr-defined]
    return screen


def step(qtbot: object, counter: Counter, route: InCase, *, active: bool = True) -> StepHost:
    """The page of a case, read and built."""
    host = StepHost(counter, route)
    shown(qtbot, host, active=active)
    qtbot.waitUntil(lambda: host.page is not None, timeout=5000)  # type: ignore[attr-defined]
    only_window(host)
    return host


def named(screen: QWidget, kind: type[W], name: str) -> W:
    """The widget called ``name``."""
    found = screen.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def only_window(screen: QWidget) -> None:
    """No part of a page stands in a window of its own."""
    QApplication.sendPostedEvents()
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not screen.window()]
    assert others == []
