"""Complaint and survey as a resident fills them in, with somebody logged in and before anybody has."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from kiosk.domain.survey import Element
from kiosk.store import anonymous, outbox, spool
from kiosk.work.complain import filed_here
from kiosk.work.desk import open_desk
from sync.protocol.complaints import read_filed
from sync.protocol.records import decode
from tests.ui.desk_fixture import regions, settle, visited
from tests.ui.screens.pages import named, only_window, shown
from tests.work.desks import SITI, enrolled_store, with_passphrase
from ui.models.counter import Counter
from ui.models.road import Road
from ui.models.session import Session
from ui.places import Places
from ui.printing import FilePrinter
from ui.routes import Complain, FiledComplaints, Home, Login, Navigator, Survey
from ui.screens.complain import ComplainScreen
from ui.screens.complaint_words import NAMED
from ui.screens.filed_complaints import FiledComplaintsScreen
from ui.screens.home import HomeScreen
from ui.screens.login import LoginScreen
from ui.screens.survey import SurveyScreen
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.window import Window
from ui.work import Work

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def closed(qapp, tmp_path):
    """A counter that was switched on and at which nobody has logged in yet."""
    folder = tmp_path / "data"
    store = enrolled_store(folder, SITI)
    with_passphrase(store, SITI)
    open_desk(store, services={})
    store.close()
    work = Work()
    made = Counter(
        folder=folder, work=work, go=Navigator(), session=Session(folder, work, regions()), road=Road(work),
        printer=FilePrinter(tmp_path / "cetakan"), regions=regions(),
    )  # fmt: skip
    yield made
    work.finish()
    made.session.shut()


def complaint(qtbot, counter, category="pungutan", text="Diminta uang rokok."):
    screen = shown(qtbot, ComplainScreen(counter))
    screen.category.set_value(category)
    screen.about.bar.primary.click()
    QTest.keyClicks(screen.words.narrative.edit, text)
    return screen


def thanks(screen):
    return "\n".join(label.text() for label in screen.pages.currentWidget().findChildren(QLabel))


class TestWithoutLogin:
    def test_a_complaint_is_kept_sealed_beside_the_store(self, closed, qtbot):
        screen = complaint(qtbot, closed)
        assert screen.words.narrative._hint == "19 dari 2000 huruf"
        QTest.keyClick(screen.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(closed, qtbot)
        assert "Tidak ada nomor" in thanks(screen)
        assert "SMS ke 1708" in thanks(screen)
        assert len(spool.read(closed.folder)) == 1
        assert b"rokok" not in (closed.folder / spool.FILE_NAME).read_bytes()
        only_window(screen)

    def test_a_name_is_not_taken_before_login(self, closed, qtbot):
        screen = complaint(qtbot, closed)
        assert not screen.words.choice.rows()[1].isEnabled()
        screen.words.choice.set_value(NAMED)
        screen.words.bar.primary.click()
        assert "memerlukan petugas" in screen.words.choice.error()
        assert list(spool.read(closed.folder)) == []

    def test_a_survey_by_keys_alone(self, closed, qtbot):
        screen = shown(qtbot, SurveyScreen(closed))
        for index in range(9):
            row = screen.page.focusWidget()
            QTest.keyClick(row, str(1 + index % 4))
            QTest.keyClick(screen.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.model.answers == {each: 1 + index % 4 for index, each in enumerate(Element)}
        for _ in range(2):
            screen.page.bar.primary.click()
        named(screen.page, Button, "survey-send").click()
        settle(closed, qtbot)
        assert "Terima kasih" in thanks(screen)
        assert len(spool.read(closed.folder)) == 1

    def test_an_empty_survey_is_refused_with_a_sentence(self, closed, qtbot):
        screen = shown(qtbot, SurveyScreen(closed))
        for _ in range(12):
            screen.page.bar.primary.click()
        settle(closed, qtbot)
        assert "Belum ada pertanyaan yang dijawab" in thanks(screen)
        assert list(spool.read(closed.folder)) == []
        screen.page.bar.back.click()
        assert screen.pages.currentIndex() == 10

    def test_a_full_file_is_told_and_what_was_typed_stays(self, closed, qtbot, monkeypatch):
        monkeypatch.setattr(spool, "MOST", 0)
        screen = complaint(qtbot, closed)
        screen.words.bar.primary.click()
        settle(closed, qtbot)
        assert screen.words.told.isVisible()
        assert screen.words.narrative.value() == "Diminta uang rokok."

    def test_the_window_lets_in_what_needs_no_login_and_forgets_what_was_left_lying(self, closed, qtbot):
        window = Window(closed, Places(closed))
        qtbot.addWidget(window)
        for route in (Survey(), Complain()):
            window.to(route)
            assert window.route == route
            assert window._idle.isActive()
        window.to(FiledComplaints())
        assert window.route == Login()
        window.to(Complain())
        window._lock()
        assert window.route == Login()

    def test_both_are_offered_beside_the_login(self, closed, qtbot):
        places = visited(closed)
        screen = shown(qtbot, LoginScreen(closed))
        named(screen, Button, "complain").click()
        named(screen, Button, "survey").click()
        assert places == [Complain(), Survey()]


class TestWithLogin:
    def test_both_are_offered_at_home(self, counter, qtbot):
        places = visited(counter)
        screen = shown(qtbot, HomeScreen(counter))
        settle(counter, qtbot)
        named(screen, Button, "complain").click()
        named(screen, Button, "survey").click()
        assert places == [Complain(), Survey()]

    def test_a_named_complaint_gives_a_number_and_the_list_shows_nothing_more(self, counter, qtbot):
        screen = complaint(qtbot, counter)
        screen.words.choice.set_value(NAMED)
        screen.words._show_person()
        QTest.keyClicks(screen.words.name.edit, "siti contoh")
        screen.words.bar.primary.click()
        settle(counter, qtbot)
        number = named(screen, QLabel, "complaint-number").text()
        assert number.startswith("PGD-2611-7BA-0001-")
        (filed,) = filed_here(counter.desk)
        assert filed.number == number
        listed = shown(qtbot, FiledComplaintsScreen(counter))
        settle(counter, qtbot)
        told = "\n".join(label.text() for label in listed.findChildren(QLabel))
        assert number in told
        for word in ("Inspektorat", "pungutan", "uang", "2026"):
            assert word not in told
        named(screen, Button, "thanks-done").click()

    def test_a_nameless_complaint_makes_no_record_also_with_somebody_logged_in(self, counter, qtbot, monkeypatch):
        woken = []
        monkeypatch.setattr(counter.road, "wake", lambda: woken.append(1))
        screen = complaint(qtbot, counter)
        screen.words.bar.primary.click()
        settle(counter, qtbot)
        assert "Tidak ada nomor" in thanks(screen)
        assert anonymous.count(counter.desk.store) == 1
        assert outbox.to_send(counter.desk.store, 10, "") == []
        assert woken == []

    def test_what_is_wrong_is_told_at_its_place_and_nothing_is_kept(self, counter, qtbot):
        screen = shown(qtbot, ComplainScreen(counter))
        screen.about.bar.primary.click()
        assert screen.category.error().startswith("Pilih dahulu")
        screen.category.set_value("lainnya")
        screen.about.bar.primary.click()
        pasted = QMimeData()
        pasted.setText("a" * 3_000_000)
        screen.words.narrative.edit.insertFromMimeData(pasted)
        assert "3000000 huruf" in screen.words.narrative.error()
        screen.words.narrative.set_value("a" * 2001)
        screen.words.choice.set_value(NAMED)
        screen.words._show_person()
        screen.words.related.set_value("99-01")
        screen.words.bar.primary.click()
        assert "2001 huruf" in screen.words.narrative.error()
        assert screen.words.name.error() == "Kolom ini wajib diisi."
        assert "Salin seluruh nomor" in screen.words.related.error()
        assert filed_here(counter.desk) == []
        screen.words.narrative.set_value("Pendek.")
        screen.words.name.set_value("SITI CONTOH")
        screen.words.related.set_value("")
        screen.words.bar.primary.click()
        settle(counter, qtbot)
        assert len(filed_here(counter.desk)) == 1

    def test_pictures_go_along_sealed(self, counter, qtbot, tmp_path: Path):
        picture = tmp_path / "kuitansi.png"
        cv2.imwrite(str(picture), np.full((300, 200, 3), 120, np.uint8))
        broken = tmp_path / "rusak.png"
        broken.write_bytes(b"no picture")
        screen = complaint(qtbot, counter)
        screen.words.choice.set_value(NAMED)
        screen.words._show_person()
        screen.words.name.set_value("SITI CONTOH")
        screen.words._chosen([str(picture), str(picture)])
        settle(counter, qtbot)
        screen.words._chosen([str(broken)])
        settle(counter, qtbot)
        assert screen.words.told.isVisible()
        next(one for one in screen.findChildren(Button) if one.text() == "kuitansi.png: hapus").click()
        assert len(screen.model.pictures) == 1
        screen.words.bar.primary.click()
        settle(counter, qtbot)
        (signed,) = outbox.to_send(counter.desk.store, 10, "")
        record = decode(signed.payload)
        assert read_filed(record).reader == "inspectorate"
        assert [(blob.path, blob.mime) for blob in record.blobs] == [("LAMPIRAN/1", "application/age")]

    def test_there_are_at_most_five_pictures(self, counter, qtbot, tmp_path: Path):
        picture = tmp_path / "a.png"
        cv2.imwrite(str(picture), np.full((30, 20, 3), 120, np.uint8))
        screen = complaint(qtbot, counter)
        for _ in range(6):
            screen.words._chosen([str(picture)])
            settle(counter, qtbot)
        assert len(screen.model.pictures) == 5
        assert screen.words.told.isVisible()

    def test_the_way_back_keeps_what_was_typed(self, counter, qtbot):
        places = visited(counter)
        screen = complaint(qtbot, counter)
        screen.words.bar.back.click()
        screen.about.bar.primary.click()
        assert screen.words.narrative.value() == "Diminta uang rokok."
        screen.words.bar.back.click()
        screen.about.bar.secondary("list").click()
        screen.about.bar.back.click()
        assert places == [FiledComplaints(), Home()]

    def test_an_empty_list_says_so(self, counter, qtbot):
        screen = shown(qtbot, FiledComplaintsScreen(counter))
        settle(counter, qtbot)
        assert screen.findChildren(EmptyState)


@pytest.mark.parametrize("make", [ComplainScreen, SurveyScreen])
def test_no_page_scrolls_at_the_counters_size(counter, qtbot, make):
    screen = shown(qtbot, make(counter))
    for index in range(screen.pages.count()):
        screen.pages.setCurrentIndex(index)
        if isinstance(screen, ComplainScreen) and index == 1:
            screen.words.choice.set_value(NAMED)
            screen.words._show_person()
        qtbot.wait(50)  # words that wrap settle their heights
        for area in screen.pages.currentWidget().findChildren(QScrollArea):
            if area.isVisible():
                assert area.verticalScrollBar().maximum() == 0, index
