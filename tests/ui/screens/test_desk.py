"""The desk's daily work on its pages: telling a family, tracking without login, consent, old documents, codes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kiosk.domain.old_documents import OldState
from kiosk.forms.pen import Pen
from kiosk.store import applications, consents
from kiosk.store.consents import Consent
from kiosk.work.consent import consent_of
from tests.ui.case_fixture import filled, scanned
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, only_window, shown, step
from tests.ui.states_fixture import Village
from tests.work.centre_words import issued
from tests.work.desks import SITI
from ui.messages import sentence
from ui.models.session import Session
from ui.routes import AskTracking, CallList, InCase, Login, Step
from ui.screens.ask_tracking import AskTrackingScreen
from ui.screens.call_list import CallListScreen
from ui.screens.code_modal import CodeModal
from ui.screens.home import HomeScreen
from ui.screens.issued import IssuedScreen
from ui.screens.login import LoginScreen
from ui.screens.person import PersonScreen
from ui.widgets.button import Button
from ui.widgets.list_row import ListCard
from ui.widgets.modal import Modal
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.tile import AttentionRow

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def village(counter):
    return Village(counter)


def press(screen: QWidget, name: str) -> None:
    named(screen, Button, name).click()


def opened_modal(screen: QWidget) -> Modal:
    (found,) = [one for one in screen.window().findChildren(Modal) if one.isVisible()]
    return found


class TestCallList:
    def test_it_is_opened_from_home(self, counter, village, qtbot):
        village.returned("Bagas Contoh")
        screen = HomeScreen(counter)
        shown(qtbot, screen)
        settle(counter, qtbot)
        places = visited(counter)
        named(screen, AttentionRow, "attention:panggil").click()
        assert places == [CallList()]

    def test_a_family_is_told_in_one_of_the_ways_that_fit(self, counter, village, qtbot):
        case_id = village.returned("Bagas Contoh")
        screen = CallListScreen(counter)
        shown(qtbot, screen)
        settle(counter, qtbot)
        press(screen, f"tell:{case_id}")
        modal = opened_modal(screen)
        ways = named(modal, OptionList, "ways")
        assert [row.option.key for row in ways.rows()] == ["call", "slip", "visit"]
        ways.set_value("slip")
        modal.deed.click()
        settle(counter, qtbot)
        assert named(screen, Button, f"tell:{case_id}").text() == "Kabari lagi"
        only_window(screen)

    def test_the_message_is_copied_for_who_agreed(self, counter, village, qtbot):
        case_id = village.returned("Bagas Contoh")
        consents.put(counter.desk.store, case_id, Consent(True, "1", counter.desk.stamp(), SITI.id))
        screen = CallListScreen(counter)
        shown(qtbot, screen)
        settle(counter, qtbot)
        press(screen, f"copy:{case_id}")
        assert QGuiApplication.clipboard().text().startswith("Bapak/Ibu BUDI CONTOH")
        press(screen, f"tell:{case_id}")
        keys = [row.option.key for row in named(opened_modal(screen), OptionList, "ways").rows()]
        assert "message" in keys
        screen.leave()
        assert not [one for one in screen.findChildren(Modal) if one.isVisible()]

    def test_nobody_to_call(self, counter, qtbot):
        screen = CallListScreen(counter)
        shown(qtbot, screen)
        settle(counter, qtbot)
        assert screen.empty.isVisible()
        assert not screen.slips.isVisible()


class TestAskTracking:
    def test_from_the_login_page_to_an_answer_by_keyboard(self, counter, village, qtbot):
        case_id = village.returned("Bagas Contoh")
        number = applications.get(counter.desk.store, case_id).number
        counter.session.logout()
        login = LoginScreen(counter)
        shown(qtbot, login)
        places = visited(counter)
        press(login, "ask-tracking")
        assert places == [AskTracking()]
        screen = AskTrackingScreen(counter)
        shown(qtbot, screen)
        qtbot.keyClicks(screen.number.edit, number)
        assert screen.digits.edit.hasFocus()
        qtbot.keyClicks(screen.digits.edit, "0002")
        qtbot.keyClick(screen.digits.edit, Qt.Key.Key_Return)
        settle(counter, qtbot)
        assert screen.result.isVisible()
        assert screen.result.accessibleName() == f"{number}: Perlu perbaikan"
        press(screen, "back")
        assert places[-1] == Login()

    def test_before_the_first_login_it_says_what_can_be_done(self, counter, qtbot, tmp_path):
        shut = Session(tmp_path / "data", counter.work, None)
        object.__setattr__(counter, "session", shut)
        screen = AskTrackingScreen(counter)
        shown(qtbot, screen)
        assert not screen.ask.isVisible()
        assert screen.told.accessibleName() == sentence("tracking.closed")

    def test_what_is_missing_is_said_at_its_field(self, counter, qtbot):
        screen = AskTrackingScreen(counter)
        shown(qtbot, screen)
        press(screen, "ask")
        assert screen.number.error() == sentence("field.required")
        assert screen.digits.error() == sentence("tracking.digits")

    def test_a_receipt_is_read_by_a_hand_held_reader(self, counter, village, qtbot):
        number = applications.get(counter.desk.store, village.sent("Bagas Contoh")).number
        screen = AskTrackingScreen(counter)
        shown(qtbot, screen)
        press(screen, "scan-receipt")
        modal = opened_modal(screen)
        assert isinstance(modal, CodeModal)
        qtbot.keyClicks(modal.typed.edit, "bukan tanda terima")
        qtbot.keyClick(modal.typed.edit, Qt.Key.Key_Return)
        assert modal.isVisible()
        qtbot.keyClicks(modal.typed.edit, number)
        qtbot.keyClick(modal.typed.edit, Qt.Key.Key_Return)
        assert not modal.isVisible()
        assert screen.number.value() == number


class TestConsent:
    @pytest.mark.parametrize("agreed", [True, False])
    def test_it_is_asked_beside_the_declaration_and_may_be_refused(self, counter, qtbot, agreed):
        case = scanned(counter)
        host = step(qtbot, counter, InCase(case.id, Step.DECLARE))
        tick = named(host, TickRow, "consent")
        assert tick.isVisible()
        assert not tick.is_ticked()
        if agreed:
            tick.rows()[0].click()
        named(host, TickRow, "declaration").rows()[0].click()
        places = visited(counter)
        press(host, "submit")
        qtbot.waitUntil(lambda: bool(places), timeout=5000)
        found = consent_of(counter.desk, case.id)
        assert found is not None
        assert (found.messages, found.version, found.operator) == (agreed, "1", SITI.id)

    def test_nobody_without_a_telephone_is_asked(self, counter, qtbot):
        case = filled(counter, {"pelapor.telepon": "", "pelapor.telepon_alasan": "tidak_punya_hp"})
        host = step(qtbot, counter, InCase(case.id, Step.DECLARE))
        assert not named(host, TickRow, "consent").isVisible()


class TestIssued:
    def document(self) -> bytes:
        pen = Pen(210, 297, title="Akta contoh")
        pen.qr((150, 240), "https://contoh.invalid/v?c=AAAA", 25)
        pen.next_page()
        return pen.finish()

    def page(self, counter, village, qtbot) -> tuple[str, IssuedScreen]:
        card = issued(b"%PDF-kk", code="KK", name="Kartu Keluarga baru", number="")
        case_id = village.issued("Citra Contoh", self.document(), more=(card,))
        screen = IssuedScreen(counter, case_id)
        shown(qtbot, screen)
        settle(counter, qtbot)
        return case_id, screen

    def test_each_old_document_is_asked_for_before_the_new_one_is_given(self, counter, village, qtbot):
        case_id, screen = self.page(counter, village, qtbot)
        screen.receiver.who.set_value("0")
        press(screen, "hand-over")
        question = named(screen, OptionList, "old:KK_LAMA")
        assert question.error() == sentence("old_documents.state")
        question.set_value("not_brought")
        assert [one.state for one in screen.receiver.collected()] == [OldState.NOT_BROUGHT]
        press(screen, "hand-over")
        settle(counter, qtbot)
        kept = counter.desk.store.rows("SELECT application, kind, state FROM old_documents")
        assert kept == [{"application": case_id, "kind": "KK_LAMA", "state": "not_brought"}]

    @pytest.mark.parametrize(
        ("typed", "open_after", "code"),
        [("https://contoh.invalid/v?c=AAAA", False, "print.code_same"), ("LAIN", True, "print.code_differs")],
    )
    def test_the_print_is_held_against_its_document(self, counter, village, qtbot, typed, open_after, code):
        _, screen = self.page(counter, village, qtbot)
        press(screen, "check:AKTA_LAHIR")
        settle(counter, qtbot)
        modal = opened_modal(screen)
        qtbot.keyClicks(modal.typed.edit, typed)
        qtbot.keyClick(modal.typed.edit, Qt.Key.Key_Return)
        assert modal.isVisible() is open_after
        assert screen.told.accessibleName() == sentence(code)
        screen.leave()

    def test_a_copy_goes_where_it_was_said(self, counter, village, qtbot, tmp_path):
        _, screen = self.page(counter, village, qtbot)
        screen.model.copy_to("AKTA_LAHIR", tmp_path / "akta.pdf")
        settle(counter, qtbot)
        assert (tmp_path / "akta.pdf").read_bytes() == self.document()
        assert "Tersalin" in screen.told.accessibleName()


def test_a_persons_history_opens_the_case(counter, village, qtbot):
    village.issued("Citra Contoh")
    screen = PersonScreen(counter, "citra")
    shown(qtbot, screen)
    settle(counter, qtbot)
    (row,) = named(screen, ListCard, "cases").rows()
    assert "Citra Contoh" in row.accessibleName()
    assert screen.lead.text().endswith("Pembukaan ini dicatat.")
