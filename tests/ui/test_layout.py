"""Every page of the gallery in every look and size: nothing cut, nothing too small for a finger, nothing sideways."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import PAGES
from ui import theme
from ui.widgets.button import Button
from ui.widgets.page_scroll import PageScroll

LOOKS = {
    "light": {"families": theme.FAMILIES},
    "contrast": {"families": theme.FAMILIES, "contrast": True},
    "dejavu": {"families": ("DejaVu Sans",)},
}
COUNTER, LOW, LARGE, SMALLEST = (1366, 768), (1366, 690), (1536, 864), (1280, 680)
CASES = [
    ("light", COUNTER),
    ("light", LARGE),
    ("light", SMALLEST),
    ("contrast", COUNTER),
    ("dejavu", LOW),
    ("dejavu", SMALLEST),
]
# Rows of a step's pages are 40 px high: six steps and five pages must fit beside the form.
_LOWER = {"_PageRow": 40, "FilterChip": 54}


@pytest.fixture(params=CASES, ids=lambda p: f"{p[0]}-{p[1][0]}x{p[1][1]}")
def surroundings(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[int, int]]:
    """The application in one look; gives the window's size."""
    look, size = request.param
    theme.apply(qapp, **LOOKS[look])
    yield size
    theme.apply(qapp)


def shown(kind: type[QWidget], window: QWidget) -> list[QWidget]:
    """Visible descendants of one kind."""
    return [one for one in window.findChildren(kind) if one.isVisible() and one.width() > 0]


def told(widget: QWidget) -> str:
    """A name for the message of a failed test."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r} {widget.size().toTuple()}"


def cut(label: QLabel) -> bool:
    """Whether the label shows less than its text."""
    if not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()


def ancestor_clips(widget: QWidget, window: QWidget) -> bool:
    """Whether part of ``widget`` lies outside its parents, scrolling parents aside."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        area = parent.parentWidget()
        if isinstance(area, QScrollArea):
            sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            left = parent.mapTo(window, QPoint(0, 0)).x()
            return not sideways and (rect.left() < left or rect.right() > left + parent.width())
        if not QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()).contains(rect):
            return True
        parent = parent.parentWidget()
    return not window.rect().contains(rect)


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_holds_together(name: str, surroundings: tuple[int, int], qtbot: QtBot) -> None:
    window = PAGES[name]()
    qtbot.addWidget(window)
    window.resize(*surroundings)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(60)  # the pages of the gallery finish themselves by a timer of 0 and 50 ms
    narrow = surroundings[0] < 1366 and name == "12-components"  # made for the counter's own screen
    if narrow:
        return
    assert window.size().toTuple() == surroundings
    problems = [told(label) for label in shown(QLabel, window) if isinstance(label, QLabel) and cut(label)]
    problems += [told(one) for one in shown(Button, window) if one.width() < one.sizeHint().width()]
    for area in shown(PageScroll, window):
        if isinstance(area, PageScroll) and area.widget().width() > area.viewport().width():
            problems.append(f"{told(area)} is wider than its viewport {area.viewport().width()}")
    for target in [*shown(QAbstractButton, window), *shown(QLineEdit, window)]:
        if target.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(target, QAbstractButton):
            least = _LOWER.get(type(target).__name__, 54)
            low = min(target.height(), target.width()) < (50 if getattr(target, "kind", "") == "link" else least)
            if low:
                problems.append(f"small: {told(target)}")
        if ancestor_clips(target, window):
            problems.append(f"clipped: {told(target)}")
    assert problems == []
