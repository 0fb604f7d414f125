"""Pages around the case: start page, list, detail, return, documents, the road, settings, requirements, signing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.forms.office import Office
from kiosk.forms.render import render_blank
from kiosk.work import keys, track
from tests.ui.case_fixture import filled
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import SIZE, named, shown
from tests.ui.states_fixture import Village
from tests.work.desks import BUDI, PASSPHRASE, SITI
from ui import theme
from ui.models.road import RoadState
from ui.routes import Home, InCase, Issued, Menu, NewCase, Requirements, Returned, Step, Tracking
from ui.screens.detail import DetailScreen
from ui.screens.home import HomeScreen
from ui.screens.issued import IssuedScreen
from ui.screens.requirements import requirements_screen
from ui.screens.returned import ReturnedScreen
from ui.screens.settings import SettingsScreen
from ui.screens.sign import SignScreen
from ui.screens.sync_status import SyncScreen
from ui.screens.tracking import TrackingScreen
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip
from ui.widgets.modal import Modal
from ui.widgets.page_scroll import PageScroll
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_field import NoteField, TextField
from ui.widgets.tile import AttentionRow, Tile

pytestmark = pytest.mark.usefixtures("dressed")
UNDER_BAND = (1366, 599)  # what greeting and search leave of 1366 x 768


@pytest.fixture
def village(counter):
    return Village(counter)


@pytest.fixture(scope="module")
def pdf():
    return render_blank("F_2_01", office=Office("99.01.01.2001", "Contoh", "Contoh", "Contoh", "Contoh"))


def opened(qtbot, counter, screen, size=SIZE):
    shown(qtbot, screen, size)
    settle(counter, qtbot)
    return screen


def words(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def button(screen, text):
    return next(one for one in screen.findChildren(Button) if one.isVisible() and one.text() == text)


def modal(screen):
    (found,) = [one for one in screen.window().findChildren(Modal) if one.isVisible()]
    return found


class TestHome:
    def test_a_tile_begins_its_service_or_opens_its_menu_and_a_row_opens_its_chip(self, counter, qtbot, village):
        village.returned()
        screen = opened(qtbot, counter, HomeScreen(counter))
        places = visited(counter)
        qtbot.waitUntil(screen.first.hasFocus, timeout=2000)
        QTest.keyClick(screen.first, Qt.Key.Key_Return)
        named(screen, Tile, "menu:KK").click()
        named(screen, AttentionRow, "attention:perbaikan").click()
        button(screen, "Info persyaratan").click()
        assert places == [
            NewCase("AKTA_LAHIR"), Menu("KK"),
            Tracking(chip="perbaikan"), Requirements(),
        ]  # fmt: skip

    def test_a_quiet_day_says_so(self, counter, qtbot):
        screen = opened(qtbot, counter, HomeScreen(counter))
        qtbot.waitUntil(lambda: "Tidak ada yang menunggu Anda." in words(screen), timeout=2000)

    def test_everything_is_seen_on_the_smallest_usual_screen(self, counter, qtbot):
        screen = opened(qtbot, counter, HomeScreen(counter), UNDER_BAND)
        qtbot.waitUntil(lambda: screen.findChild(PageScroll).verticalScrollBar().maximum() == 0, timeout=2000)

    def test_search_asks_the_list(self, counter, qtbot):
        screen = HomeScreen(counter)
        band = opened(qtbot, counter, screen.band())
        places = visited(counter)
        search = band.findChild(object, "search")
        search.set_text(" Adi ")
        button(band, "Lacak").click()
        assert places == [Tracking(text="Adi")]
        screen.deleteLater()


class TestTracking:
    def test_typing_searches_chips_narrow_and_empty_says_what_to_do(self, counter, qtbot, village):
        village.returned("Bagas Contoh")
        village.sent("Adi Contoh")
        screen = opened(qtbot, counter, TrackingScreen(counter))
        assert len(screen.list.rows()) == 2
        named(screen, FilterChip, "chip:menunggu").click()
        settle(counter, qtbot)
        assert [row._data.name for row in screen.list.rows()] == ["Adi Contoh"]
        named(screen, FilterChip, "chip:").click()
        QTest.keyClicks(screen.search.edit, "tidak ada")
        qtbot.waitUntil(screen.none.isVisible, timeout=5000)
        screen.none.acted.emit()
        qtbot.waitUntil(lambda: len(screen.list.rows()) == 2, timeout=5000)
        settle(counter, qtbot)
        places = visited(counter)
        screen.list.rows()[0].click()
        assert isinstance(places[0], Returned)

    def test_the_first_day_has_no_list(self, counter, qtbot):
        screen = opened(qtbot, counter, TrackingScreen(counter))
        assert screen.empty.isVisible()
        places = visited(counter)
        screen.empty.acted.emit()
        assert places == [Home()]


class TestDetail:
    def test_withdrawing_asks_who_and_why(self, counter, qtbot, village):
        case_id = village.sent("Adi Contoh")
        screen = opened(qtbot, counter, DetailScreen(counter, case_id))
        screen.withdraw.click()
        ask = modal(screen)
        ask.accepted.emit()
        name, reason = ask.findChild(TextField), ask.findChild(NoteField)
        assert (name.error(), reason.error()) == ("Kolom ini wajib diisi.",) * 2
        name.set_value("BUDI CONTOH")
        reason.set_value("Salah layanan")
        ask.accepted.emit()
        settle(counter, qtbot)
        assert "Pembatalan tersimpan" in words(screen)
        assert screen.withdraw.isHidden()

    def test_an_issued_case_leads_to_its_documents_and_prints_its_receipt(self, counter, qtbot, village, tmp_path):
        case_id = village.issued()
        screen = opened(qtbot, counter, DetailScreen(counter, case_id))
        places = visited(counter)
        screen.go_on.click()
        assert places == [Issued(case_id)]
        screen.receipt.click()
        settle(counter, qtbot)
        assert list((tmp_path / "cetakan").glob("tanda-terima-*.pdf"))


class TestReturned:
    def test_sending_early_goes_to_the_first_open_card(self, counter, qtbot, village):
        case_id = village.returned("Bagas Contoh")
        screen = opened(qtbot, counter, ReturnedScreen(counter, case_id))
        places = visited(counter)
        assert screen.bar.primary.kind == "secondary"
        screen.bar.primary.click()
        assert places == []
        qtbot.waitUntil(lambda: named(screen, Button, "mend:anak.nama").hasFocus(), timeout=2000)
        named(screen, Button, "mend:KK/1").click()
        assert places == [InCase(case_id, Step.SCAN, "KK/1", back_to=Step.SAVED)]
        assert (screen.model.done, screen.model.all_done) == (0, False)


class TestIssued:
    def test_a_known_person_takes_it(self, counter, qtbot, village, pdf):
        case_id = village.issued(data=pdf)
        screen = opened(qtbot, counter, IssuedScreen(counter, case_id))
        screen.receiver.save.click()
        assert screen.receiver.who.error() == "Pilih siapa yang menerima dokumen."
        screen.receiver.who.set_value("0")
        screen.receiver.save.click()
        settle(counter, qtbot)
        assert "Diserahkan kepada Budi Contoh" in words(screen)
        assert screen.receiver.isHidden()

    def test_another_person_is_named_with_a_right_nik(self, counter, qtbot, village, pdf):
        case_id = village.issued(data=pdf)
        screen = opened(qtbot, counter, IssuedScreen(counter, case_id))
        part = screen.receiver
        next(row for row in part.who.rows() if row.option.key == "orang_lain").click()
        assert part.name.isVisible()
        part.save.click()
        assert part.name.error()
        part.name.set_value("UMAR CONTOH")
        part.relation.set_value("Paman")
        part.nik.set_value("12345")
        part.save.click()
        settle(counter, qtbot)
        assert "NIK harus 16 angka" in words(screen)
        assert track.case(counter.desk, case_id).products[0].handover_record == ""
        part.nik.set_value("9901010101800004")
        part.save.click()
        settle(counter, qtbot)
        assert "Diserahkan kepada UMAR CONTOH" in words(screen)

    def test_the_document_that_is_looked_at_stays_when_news_come(self, counter, qtbot, village, pdf):
        screen = opened(qtbot, counter, IssuedScreen(counter, village.issued(data=pdf)))
        settle(counter, qtbot)
        assert screen._shown == "AKTA_LAHIR"
        asked = []
        screen.model.shown.connect(lambda code, _image: asked.append(code))
        counter.road.arrived.emit()
        settle(counter, qtbot)
        assert asked == []


class TestRoad:
    def test_the_date_is_confirmed(self, counter, qtbot, monkeypatch):
        counter.road.state = RoadState(tried=True, clock_doubtful=True)
        screen = opened(qtbot, counter, SyncScreen(counter))
        assert screen.clock.isVisible()
        screen.clock.date.set_value("31/2/2026")
        screen.clock.right.click()
        assert screen.clock.date.error()
        screen.clock.date.set_value("2026-11-21")
        screen.clock.right.click()
        settle(counter, qtbot)
        assert screen.clock.isHidden()
        assert not counter.desk.clock.doubtful

    def test_offline_days_show_what_waits(self, counter, qtbot, village):
        village.sent("Adi Contoh")
        counter.road.state = RoadState(tried=True, waiting=1)
        counter.desk.clock.learn(counter.desk.now())
        screen = opened(qtbot, counter, SyncScreen(counter))
        assert screen.state.property("card") != "err"
        assert "Adi Contoh" in words(screen)
        assert "Menunggu giliran" in words(screen)


class TestSettings:
    def test_contrast_switches_at_once(self, counter, qtbot):
        screen = opened(qtbot, counter, SettingsScreen(counter))
        light = theme.tokens()
        screen.contrast.rows()[0].click()
        settle(counter, qtbot)
        assert theme.tokens() != light

    def test_a_newcomer_chooses_a_passphrase(self, counter, qtbot):
        keys.set_passphrase(counter.desk.store, SITI, PASSPHRASE)
        screen = opened(qtbot, counter, SettingsScreen(counter))
        named(screen, Button, f"welcome:{BUDI.id}").click()
        ask = modal(screen)
        chosen, again = ask.findChildren(PassphraseField)
        chosen.set_value("12345678")
        ask.accepted.emit()
        assert chosen.error()
        chosen.set_value("kelapa muda 88 bukit")
        again.set_value("lain")
        ask.accepted.emit()
        assert again.error()
        again.set_value("kelapa muda 88 bukit")
        ask.accepted.emit()
        settle(counter, qtbot)
        assert "Budi Contoh sudah dapat masuk." in words(screen)


class TestRequirements:
    def test_what_to_bring_is_said_without_login(self, counter, qtbot):
        counter.session.logout()
        screen = opened(qtbot, counter, requirements_screen(counter, "AKTA_LAHIR"))
        told = words(screen)
        assert "atau, bila tidak ada: Surat Pernyataan kelahiran (F-2.03)" in told
        assert "Tidak punya" not in told
        assert "1. Siapkan berkas" in told
        assert "GRATIS" in told
        places = visited(counter)
        screen.back.click()
        assert places == [Requirements()]


class TestSign:
    def test_the_next_thing_is_printing_then_scanning(self, counter, qtbot, tmp_path):
        case = filled(counter)
        screen = opened(qtbot, counter, SignScreen(counter, case))
        assert screen.bar.primary.text() == "Cetak semua"
        screen.bar.primary.click()
        settle(counter, qtbot)
        assert list((tmp_path / "cetakan").glob("formulir-*.pdf"))
        assert screen.bar.primary.text() == "Pindai lembar"
        places = visited(counter)
        screen.bar.primary.click()
        assert places == [InCase(case.id, Step.SCAN, "F_2_01", back_to=Step.SIGN)]


def test_a_page_whose_case_is_gone_is_a_sentence(counter, qtbot):
    screen = opened(qtbot, counter, DetailScreen(counter, "0193a000-0000-7000-8000-00000000ffff"))
    assert "Permohonan ini tidak ada di komputer ini." in words(screen)
