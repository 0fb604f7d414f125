"""The window: who gets in, locking and coming back, keys from anywhere, bugs told calmly, closing at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.domain.application import Stage
from kiosk.work.case import load_case
from kiosk.work.submit import Declaration, submit
from tests.ui.case_fixture import begun, scanned
from tests.ui.desk_fixture import settle
from tests.work.desks import PASSPHRASE, SITI, with_passphrase
from ui import app, theme
from ui.places import Places
from ui.routes import Home, InCase, Login, Requirements, Settings, Step, Sync, Tracking
from ui.screens.help_drawer import HelpDrawer
from ui.widgets.modal import Modal
from ui.window import Window

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def window(counter, qtbot, monkeypatch):
    monkeypatch.setattr(counter.road, "start", lambda _desk: None)
    with_passphrase(counter.desk.store)
    counter.desk.clock.learn(counter.desk.now())
    made = Window(counter, Places(counter))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    yield made
    QApplication.instance().removeEventFilter(made)


def at(window, counter, qtbot, route):
    window.to(route)
    settle(counter, qtbot)
    return window.screen_shown


def enter(counter, qtbot, passphrase=PASSPHRASE):
    with qtbot.waitSignal(counter.session.opened, timeout=10_000):
        counter.session.login(SITI.id, passphrase)


@pytest.mark.parametrize("route", [Home(), Tracking(), Settings(), Sync()])
def test_nobody_gets_in_without_login(window, counter, route):
    counter.session._entered = None
    window.to(route)
    assert window.route == Login()
    window.to(Requirements())
    assert window.route == Requirements()


def test_a_locked_screen_comes_back_where_it_was(window, counter, qtbot):
    case = begun(counter)
    at(window, counter, qtbot, InCase(case.id, Step.PAPERS))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.route == Login()
    assert not counter.session.logged_in
    assert window.header.isHidden()
    enter(counter, qtbot)
    assert window.route == InCase(case.id, Step.PAPERS)
    assert not window.header.isHidden()
    settle(counter, qtbot)


def test_the_display_that_was_chosen_comes_with_the_login(window, counter, qtbot):
    at(window, counter, qtbot, Settings())
    window.screen_shown.model.set_contrast(True)
    settle(counter, qtbot)
    counter.session.logout()
    assert theme.tokens() is theme.LIGHT
    enter(counter, qtbot)
    settle(counter, qtbot)
    assert theme.tokens() is theme.HIGH_CONTRAST


def test_another_operator_begins_at_the_start(window, counter, qtbot):
    at(window, counter, qtbot, Tracking())
    window.header.deed.emit("switch")
    assert window.route == Login()
    enter(counter, qtbot)
    assert window.route == Home()
    settle(counter, qtbot)


def test_a_question_does_not_stand_over_the_locked_screen(window, counter, qtbot):
    model = scanned(counter)
    window.to(InCase(model.id, Step.REVIEW))
    settle(counter, qtbot)
    asked = Modal(window, "Bacakan kepada pelapor", "Sudah dibacakan")
    asked.open()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.route, Login)
    assert [one for one in window.findChildren(Modal) if one.isVisible()] == []


def test_nobody_there_is_warned_of_and_then_locked(window, counter, qtbot):
    at(window, counter, qtbot, Home())
    window._idle.setInterval(30)
    window._last.setInterval(100)
    window._idle.start()
    qtbot.waitUntil(window._last.isActive, timeout=2000)
    assert window.toast.text().startswith("Anda masih di sini?")
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert not window._last.isActive()
    assert window.toast.isHidden()
    qtbot.waitUntil(lambda: window.route == Login(), timeout=2000)


def test_a_clock_that_nobody_vouches_for_is_looked_at_first(window, counter, qtbot, monkeypatch):
    at(window, counter, qtbot, Home())
    counter.session.logout()
    monkeypatch.setattr(type(counter.desk.clock), "doubtful", property(lambda _clock: True))
    enter(counter, qtbot)
    assert window.route == Sync()
    settle(counter, qtbot)


def test_help_opens_over_any_page_and_gives_the_focus_back(window, counter, qtbot):
    screen = at(window, counter, qtbot, Tracking())
    held = window.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert isinstance(window.help, HelpDrawer)
    assert window.help.isVisible()
    assert window.help._ways[0][0].text() == "Cara melanjutkan draf"
    assert "komputer 7B" in window.help._about.text()
    assert window.help.close_button.hasFocus()
    QTest.keyClick(window.help.close_button, Qt.Key.Key_Escape)
    assert window.help.isHidden()
    assert window.focusWidget() is held
    assert window.screen_shown is screen


def test_help_survives_the_page_that_it_was_opened_on(window, counter, qtbot):
    at(window, counter, qtbot, Tracking())
    window.help.toggle(window.route)
    at(window, counter, qtbot, Home())
    window.help.toggle(window.route)
    assert window.help.isHidden()


def test_keys_work_from_anywhere(window, counter, qtbot):
    at(window, counter, qtbot, Home())
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.route == Tracking()
    settle(counter, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_a_notice_does_not_follow_to_the_next_page(window, counter, qtbot):
    at(window, counter, qtbot, Home("Draf disimpan"))
    assert window.toast.text() == "Draf disimpan"
    assert window.toast.isVisible()
    at(window, counter, qtbot, Tracking())
    assert window.toast.isHidden()


@pytest.mark.logs_warnings
def test_a_bug_is_told_calmly_and_the_window_goes_on(window, counter, qtbot, monkeypatch, caplog):
    at(window, counter, qtbot, Home())
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._report_bugs(window, counter.work)

    def wrong():
        raise KeyError("anak.nama")

    counter.work.in_turn(wrong, lambda _none: None)
    settle(counter, qtbot)
    assert window.toast.text().startswith("Terjadi kendala. Data Anda tetap aman.")
    assert "unexpected error" in caplog.text
    window.toast.hide()
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    assert "ZeroDivisionError" in window.toast.text()
    at(window, counter, qtbot, Tracking())
    assert window.route == Tracking()


class TestClosing:
    def test_what_was_typed_a_moment_ago_is_kept(self, window, counter, qtbot):
        case = begun(counter)
        at(window, counter, qtbot, InCase(case.id, Step.FORM, "anak.nama"))
        model = counter.open_case.kept(case.id)
        model.edit("anak.nama", "Bunga Contoh")
        window.close()
        counter.work.finish()
        assert load_case(counter.desk, case.id).answers["anak.nama"] == "Bunga Contoh"

    def test_a_submission_under_way_is_finished(self, window, counter, qtbot):
        case = scanned(counter)
        at(window, counter, qtbot, Home())
        desk, gate = counter.desk, threading.Event()

        def job():
            gate.wait(5)
            submit(desk, SITI, case.id, Declaration("Budi Contoh", "1"))

        counter.work.in_turn(job, lambda _none: None)
        window.close()
        gate.set()
        counter.work.finish()
        assert load_case(desk, case.id).stage is Stage.SUBMITTED

    def test_a_scan_and_a_print_under_way_do_no_harm(self, window, counter, qtbot, tmp_path):
        case = scanned(counter)
        at(window, counter, qtbot, InCase(case.id, Step.SIGN))
        window.screen_shown.findChild(QWidget, "sign-primary").click()
        window.to(InCase(case.id, Step.SCAN))
        window.close()
        counter.work.finish()
        QApplication.processEvents()
        assert load_case(counter.desk, case.id).id == case.id


def test_smoke(tmp_path):
    """What an installation must be able to do: paint, and open an encrypted store."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "ui.app", "--smoke"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "ok"), done.stderr
