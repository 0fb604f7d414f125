"""The privacy notice: read before anything is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.work.track import cases
from tests.ui.desk_fixture import visited
from tests.ui.screens.pages import named, only_window, shown
from ui.routes import Home, NewCase
from ui.screens.case_steps import new_case_screen
from ui.words.consent import NOTICE, NOTICE_ROWS


def notice(qtbot, counter):
    screen = new_case_screen(counter, NewCase("AKTA_LAHIR"))
    shown(qtbot, screen)
    only_window(screen)
    return screen


def test_the_six_points_are_on_one_screen(counter, qtbot, dressed):
    screen = notice(qtbot, counter)
    words = " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
    assert NOTICE in words
    assert len(NOTICE_ROWS) == 6
    assert all(about in words for _icon, about, _text in NOTICE_ROWS)
    assert screen.middle.verticalScrollBar().maximum() == 0


def test_enter_says_that_the_applicant_understood_and_nothing_is_stored_yet(counter, qtbot, dressed):
    screen = notice(qtbot, counter)
    places = visited(counter)
    button = named(screen, QWidget, "notice-understood")
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert places == [NewCase("AKTA_LAHIR", noticed=True)]
    assert cases(counter.desk) == []


def test_the_whole_text_opens_over_the_page_and_closes(counter, qtbot, dressed):
    screen = notice(qtbot, counter)
    screen.bar.secondary("full").click()
    modal = screen._full
    assert modal.isVisible()
    qtbot.mouseClick(modal.deed, Qt.MouseButton.LeftButton)
    assert not modal.isVisible()


def test_back_is_home(counter, qtbot, dressed):
    screen = notice(qtbot, counter)
    places = visited(counter)
    screen.bar.back.click()
    assert places == [Home()]
