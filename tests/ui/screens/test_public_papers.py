"""Requirements of every service and empty forms: to read, print, save and send on, with and without login."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from kiosk.domain.services import builtin_services
from kiosk.forms.catalogue import newest_forms
from kiosk.forms.paper_size import F4
from kiosk.store import letterhead
from kiosk.work.paper_choice import PaperChoice, choose_paper, paper_choice, publish
from tests.forms.reading import pictures, texts
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, shown
from tests.work.desks import NOW
from ui.models.public_papers import PublicPapers
from ui.places import Places
from ui.routes import Blanks, Home, Login, Requirements
from ui.screens.blanks import BlanksScreen
from ui.screens.home import HomeScreen
from ui.screens.login import LoginScreen
from ui.screens.requirements import RequirementsScreen, ServiceRequirements, requirements_screen
from ui.screens.settings import SettingsScreen
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip

pytestmark = pytest.mark.usefixtures("dressed")
SERVICES = builtin_services()


def words(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def opened(qtbot, counter, screen):
    shown(qtbot, screen)
    settle(counter, qtbot)
    return screen


def printed(tmp_path):
    (file,) = (tmp_path / "cetakan").glob("*.pdf")
    return file.read_bytes()


def saving(screen):
    """The dialog that a "Simpan" button opened."""
    (dialog,) = [one for one in screen.findChildren(QFileDialog) if one.isVisible()]
    return dialog


class TestRequirements:
    def test_every_service_is_a_row_that_leads_to_its_papers(self, counter, qtbot):
        screen = opened(qtbot, counter, RequirementsScreen(counter))
        assert {row.objectName() for row in screen.rows} == {f"service:{code}" for code in SERVICES}
        places = visited(counter)
        next(row for row in screen.rows if row.objectName() == "service:KIA").click()
        screen.back.click()
        assert places == [Requirements("KIA"), Home()]

    def test_a_new_definition_appears_by_itself(self, counter, qtbot):
        more = {**counter.desk.services, "BARU": builtin_services()["KIA"]}
        object.__setattr__(counter.desk, "services", more)
        assert [one.code for _, found in PublicPapers(counter).by_menu() for one in found].count("KIA") == 2

    @pytest.mark.parametrize("code", SERVICES)
    def test_a_page_says_all_public_parts(self, counter, qtbot, code):
        screen = opened(qtbot, counter, requirements_screen(counter, code))
        told = words(screen)
        service = SERVICES[code]
        for part in (
            "Biaya",
            service.cost,
            "Jangka waktu",
            service.duration,
            "Alur",
            "Hasil",
            "Pengaduan",
            "Dasar hukum",
        ):
            assert part in told
        for text in (*service.legal_basis, *service.not_needed, *(product.name for product in service.products)):
            assert text in told
        for rule in service.papers:
            assert rule.title in told
        assert "Karena " not in told

    def test_a_chip_shows_one_kind_of_case(self, counter, qtbot):
        screen = opened(qtbot, counter, requirements_screen(counter, "KIA"))
        assert "Foto anak" in words(screen)
        named(screen, FilterChip, "variant:HILANG").click()
        told = words(screen)
        assert "Surat kehilangan" in told
        assert "Foto anak" not in told
        assert named(screen, FilterChip, "variant:HILANG").isChecked()
        assert not named(screen, FilterChip, "variant:").isChecked()

    def test_it_is_printed_saved_and_copied_for_the_kind_that_is_shown(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, requirements_screen(counter, "KIA"))
        named(screen, FilterChip, "variant:HILANG").click()
        named(screen, Button, "requirements-print").click()
        settle(counter, qtbot)
        page = " ".join(texts(printed(tmp_path)))
        assert "KIA hilang" in page
        assert "Foto anak" not in page
        assert "Daftar berkas" in words(screen)
        named(screen, Button, "requirements-copy").click()
        assert "Surat keterangan hilang dari kepolisian" in QGuiApplication.clipboard().text()
        for name in ("berkas.pdf", "berkas", "berkas.txt"):
            named(screen, Button, "requirements-save").click()
            saving(screen).fileSelected.emit(str(tmp_path / name))
            saving(screen).close()
            settle(counter, qtbot)
        assert texts((tmp_path / "berkas.pdf").read_bytes())
        assert "Surat kehilangan" not in (tmp_path / "berkas.txt").read_text("utf-8")
        assert "kepolisian" in (tmp_path / "berkas.txt").read_text("utf-8")

    def test_the_slip_is_80_mm_wide(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, requirements_screen(counter, "PINDAH"))
        named(screen, Button, "requirements-roll").click()
        settle(counter, qtbot)
        (page,) = pictures(printed(tmp_path), 100)
        assert abs(page.shape[1] - 80 / 25.4 * 100) <= 1

    def test_the_board_names_every_service_that_can_be_applied_for(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, RequirementsScreen(counter))
        named(screen, Button, "board").click()
        settle(counter, qtbot)
        board = " ".join(texts(printed(tmp_path)))
        for service in SERVICES.values():
            assert (service.name in board) is (service.kind == "application" or service.name == "Akta Kelahiran")

    def test_an_unknown_service_shows_them_all(self, counter, qtbot):
        assert isinstance(requirements_screen(counter, "TIDAK_ADA"), RequirementsScreen)
        assert isinstance(Places(counter)(Requirements("KIA")), ServiceRequirements)


class TestBlanks:
    def test_every_official_form_can_be_printed_empty(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, BlanksScreen(counter))
        told = words(screen)
        codes = [one.code for one in newest_forms(NOW.date()) if one.code.startswith("F_")]
        assert {"F_1_01", "F_1_02", "F_1_03", "F_1_15", "F_2_01", "F_2_03", "F_2_04"} <= set(codes)
        for template in screen.model.forms():
            assert template.official_code in told
        named(screen, Button, "print:F_1_03").click()
        settle(counter, qtbot)
        page = " ".join(texts(printed(tmp_path)))
        assert "F-1.03" in page
        assert "isi dengan huruf kapital dan tinta hitam" in page
        assert "Formulir F-1.03" in words(screen)

    def test_a_form_is_saved_where_the_person_says(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, BlanksScreen(counter))
        named(screen, Button, "save:F_1_15").click()
        dialog = saving(screen)
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        dialog.fileSelected.emit(str(tmp_path / "Formulir F-1.15"))
        dialog.close()
        settle(counter, qtbot)
        assert "F-1.15" in " ".join(texts((tmp_path / "Formulir F-1.15.pdf").read_bytes()))
        assert "disimpan: Formulir F-1.15.pdf" in words(screen)

    def test_a_stick_that_is_full_or_gone_is_a_sentence(self, counter, qtbot, tmp_path):
        screen = opened(qtbot, counter, BlanksScreen(counter))
        template = next(one for one in screen.model.forms() if one.code == "F_1_15")
        screen.model.save_blank(template, tmp_path / "dicabut" / "a.pdf")
        settle(counter, qtbot)
        assert not (tmp_path / "dicabut").exists()
        assert screen.told.isVisible()

    def test_it_is_reached_from_start_and_home_and_leads_back(self, counter, qtbot):
        places = visited(counter)
        named(opened(qtbot, counter, HomeScreen(counter)), Button, "blanks").click()
        opened(qtbot, counter, BlanksScreen(counter)).back.click()
        assert places == [Blanks(), Home()]


class TestWithoutLogin:
    def test_papers_bear_the_offices_name_and_paper_though_no_store_is_open(self, counter, qtbot, tmp_path):
        choose_paper(counter.desk, PaperChoice("F4", roll=False))
        counter.session.logout()
        counter.session._desk = None
        places = visited(counter)
        screen = opened(qtbot, counter, BlanksScreen(counter))
        named(screen, Button, "print:F_1_03").click()
        settle(counter, qtbot)
        pdf = printed(tmp_path)
        assert "CONTOH" in " ".join(texts(pdf))
        assert abs(pictures(pdf, 60)[0].shape[0] - F4.height / 25.4 * 60) <= 1
        screen.back.click()
        opened(qtbot, counter, RequirementsScreen(counter)).back.click()
        assert places == [Login(), Login()]

    def test_the_start_page_leads_there(self, counter, qtbot):
        (counter.folder / "keys.json").unlink(missing_ok=True)
        places = visited(counter)
        named(opened(qtbot, counter, LoginScreen(counter)), Button, "blanks").click()
        assert places == [Blanks()]

    def test_nothing_secret_is_left_in_plain_text(self, counter):
        publish(counter.desk)
        plain = (counter.folder / letterhead.FILE_NAME).read_text("utf-8")
        assert "99.01.01.2001" in plain
        assert counter.desk.device.id not in plain
        for damaged in ("{", "[]", '{"alamat": "x"}'):
            (counter.folder / letterhead.FILE_NAME).write_text(damaged, "utf-8")
            assert letterhead.read(counter.folder) == letterhead.PlainLetterhead()


class TestPaperSettings:
    def test_what_is_chosen_stays(self, counter, qtbot):
        screen = opened(qtbot, counter, SettingsScreen(counter))
        assert screen.paper.size_of_forms.value() == "A4"
        screen.paper.size_of_forms.rows()[1].click()
        screen.paper.receipt.rows()[1].click()
        settle(counter, qtbot)
        assert paper_choice(counter.desk) == PaperChoice("F4", roll=True)
        again = opened(qtbot, counter, SettingsScreen(counter))
        assert (again.paper.size_of_forms.value(), again.paper.receipt.value()) == ("F4", "roll")

    def test_the_district_says_what_is_usual(self, counter):
        usual = {**counter.desk.device.settings, "paper_size": "F4", "receipt_paper": "roll"}
        object.__setattr__(counter.desk.device, "settings", usual)
        assert paper_choice(counter.desk) == PaperChoice("F4", roll=True)
        choose_paper(counter.desk, PaperChoice("A4", roll=False))
        assert paper_choice(counter.desk) == PaperChoice("A4", roll=False)
