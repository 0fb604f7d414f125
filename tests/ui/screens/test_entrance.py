"""First start, login and the recovery phrase, as a person works with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.work import keys
from tests.ui.desk_fixture import regions, settle, visited
from tests.ui.enrolment_fixture import answer_file, invitation_file
from tests.ui.screens.pages import named, shown
from tests.work.desks import BUDI, PASSPHRASE, SITI, enrolled_store, with_passphrase
from ui.models.counter import Counter
from ui.models.road import Road
from ui.models.session import Session
from ui.printing import FilePrinter
from ui.routes import Login, Navigator, Recover, Requirements
from ui.screens.first_start import FirstStartScreen
from ui.screens.login import LoginScreen
from ui.screens.recover import RecoverScreen
from ui.widgets.button import Button
from ui.work import Work

pytestmark = pytest.mark.usefixtures("dressed")
NEW = "kelapa muda 88 bukit"


@pytest.fixture
def fresh(qapp, tmp_path):
    """A counter at which nobody is logged in; the folder is empty."""
    work = Work()
    made = Counter(
        folder=tmp_path / "data", work=work, go=Navigator(), session=Session(tmp_path / "data", work, regions()),
        road=Road(work), printer=FilePrinter(tmp_path / "cetakan"), regions=regions(),
    )  # fmt: skip
    yield made
    work.finish()
    made.session.shut()


@pytest.fixture
def office(fresh):
    """Siti has a passphrase, Budi is new."""
    store = enrolled_store(fresh.folder, SITI, BUDI)
    with_passphrase(store, SITI)
    phrase = keys.new_recovery_phrase(store)
    store.close()
    return fresh, phrase


class TestLogin:
    def test_the_first_name_is_chosen_and_typing_can_begin(self, office, qtbot):
        counter, _phrase = office
        screen = shown(qtbot, LoginScreen(counter))
        assert [row.option.text for row in screen.people.rows()] == ["Budi Contoh", "Siti Contoh"]
        assert screen.people.value() == BUDI.id
        assert screen.secret.edit.hasFocus()

    def test_enter_logs_in(self, office, qtbot):
        counter, _phrase = office
        screen = shown(qtbot, LoginScreen(counter))
        screen.people.set_value(SITI.id)
        screen._chosen(SITI.id)
        QTest.keyClicks(screen.passphrase.edit, PASSPHRASE)
        with qtbot.waitSignal(counter.session.opened, timeout=10_000):
            QTest.keyClick(screen.passphrase.edit, Qt.Key.Key_Return)
        assert counter.session.operator == SITI

    def test_a_wrong_passphrase_is_told_at_the_field_and_counts_down(self, office, qtbot):
        counter, _phrase = office
        screen = shown(qtbot, LoginScreen(counter))
        screen.people.set_value(SITI.id)
        screen._chosen(SITI.id)
        screen.enter.click()
        assert screen.passphrase.error() == "Kolom ini wajib diisi."
        screen.passphrase.set_value("bukan ini")
        with qtbot.waitSignal(counter.session.refused, timeout=10_000):
            screen.enter.click()
        assert screen.passphrase.error().startswith("Kata sandi tidak cocok. Coba lagi dalam ")
        assert screen.enter.isEnabled()
        screen._wait_s = 2
        screen._count_down()
        assert screen.passphrase.error() == "Tunggu 1 detik, lalu coba lagi."
        screen._count_down()
        assert screen.passphrase.error() == "Sekarang boleh dicoba lagi."

    def test_a_new_operator_types_the_secret_and_chooses(self, office, qtbot):
        counter, _phrase = office
        screen = shown(qtbot, LoginScreen(counter))
        screen.people.set_value(BUDI.id)
        screen._chosen(BUDI.id)
        assert screen.secret.isVisible()
        assert screen.passphrase.label() == "Kata sandi baru"
        screen.secret.set_value("RAHASIA1234")
        screen.passphrase.set_value(NEW)
        screen.again.set_value("lain")
        screen.enter.click()
        assert screen.again.error().startswith("Kedua kata sandi tidak sama.")
        screen.again.set_value(NEW)
        with qtbot.waitSignal(counter.session.opened, timeout=10_000):
            screen.enter.click()
        assert counter.session.operator == BUDI

    def test_what_can_be_done_without_login(self, office, qtbot):
        counter, _phrase = office
        places = visited(counter)
        screen = shown(qtbot, LoginScreen(counter))
        screen.recover.click()
        look = next(one for one in screen.findChildren(Button) if one.text().startswith("Lihat info persyaratan"))
        look.click()
        assert places == [Recover(), Requirements()]

    def test_damaged_keys_are_a_sentence(self, office, qtbot):
        counter, _phrase = office
        (counter.folder / "keys.json").write_text("{", "utf-8")
        screen = shown(qtbot, LoginScreen(counter))
        assert screen.people.error().startswith("Berkas kunci komputer ini rusak.")


class TestRecover:
    def test_the_sheet_opens_and_gives_a_new_passphrase(self, office, qtbot):
        counter, phrase = office
        screen = shown(qtbot, RecoverScreen(counter))
        screen.people.set_value(SITI.id)
        screen.phrase.set_value("ABCD")
        screen.passphrase.set_value(NEW)
        screen.again.set_value(NEW)
        with qtbot.waitSignal(counter.session.refused, timeout=10_000):
            screen.save.click()
        assert screen.told.isVisible()
        screen.phrase.set_value(phrase.lower())
        with qtbot.waitSignal(counter.session.opened, timeout=10_000):
            screen.save.click()
        assert counter.session.operator == SITI

    def test_the_way_back(self, office, qtbot):
        counter, _phrase = office
        places = visited(counter)
        screen = shown(qtbot, RecoverScreen(counter))
        next(one for one in screen.findChildren(Button) if one.text() == "Kembali").click()
        assert places == [Login()]


class TestFirstStart:
    def test_an_empty_address_and_a_short_code_are_told_at_their_fields(self, fresh, qtbot):
        screen = shown(qtbot, FirstStartScreen(fresh))
        screen.ask.click()
        assert screen.address.error() == "Kolom ini wajib diisi."
        assert screen.code.error().startswith("Kode terdiri atas 12 huruf dan angka.")

    def test_by_files_to_the_recovery_sheet_and_in(self, fresh, qtbot, tmp_path):
        screen = shown(qtbot, FirstStartScreen(fresh))
        model = screen.model
        assert screen.by_stick.isHidden()
        model.read_file(invitation_file(tmp_path))
        settle(fresh, qtbot)
        assert screen.error.isVisible()
        assert screen.by_stick.isVisible()
        model.write_request(tmp_path / "permintaan.loket-daftar")
        settle(fresh, qtbot)
        model.read_answer(answer_file(tmp_path / "permintaan.loket-daftar", fresh.folder, tmp_path))
        settle(fresh, qtbot)
        assert named(screen, QLabel, "fingerprint").text() == model.fingerprint_text
        screen.differs.click()
        assert screen.code.isVisible()
        screen._show("print")
        screen.same.click()
        screen.passphrase.set_value(NEW)
        screen.again.set_value(PASSPHRASE)
        screen.keep.click()
        assert screen.again.error()
        screen.again.set_value(NEW)
        screen.keep.click()
        settle(fresh, qtbot)
        sheet = screen.recovery
        assert sheet.isVisible()
        assert "".join(sheet.phrase.text().split()) == model.phrase.replace("-", "")
        sheet.print.click()
        settle(fresh, qtbot)
        assert list((tmp_path / "cetakan").glob("lembar-pemulihan-*.pdf"))
        assert sheet.done.kind == "primary"
        sheet.typed.set_value("ABCD")
        sheet.done.click()
        assert sheet.typed.error().startswith("Kode pemulihan terdiri atas 8 kelompok")
        sheet.typed.set_value(model.phrase)
        with qtbot.waitSignal(fresh.session.opened, timeout=10_000):
            sheet.done.click()
        assert fresh.session.operator.name == "Siti Contoh"
