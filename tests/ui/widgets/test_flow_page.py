"""A form page by keyboard alone: next field, errors on top, the way back to the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.flow_page import FlowPage
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.step_rail import Step
from ui.widgets.text_field import TextField
from ui.widgets.warning_card import WarningCard


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot) -> FlowPage:
    """A page with name, sex and date."""
    made = FlowPage()
    qtbot.addWidget(made)
    made.set_title("Data ibu")
    fields = (
        ("ibu.nama", TextField("Nama lengkap")),
        ("ibu.jk", OptionList("Jenis kelamin", [Option("L", "Laki-laki"), Option("P", "Perempuan")])),
        ("ibu.lahir", DateField("Tanggal lahir")),
    )
    for path, field in fields:
        field.path = path
        made.content.addWidget(field)
    made.bar.set_primary("Lanjut")
    made.resize(1366, 704)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press ``key`` in whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def focused_path(page: FlowPage) -> str:
    """The path of the field that has the focus."""
    now = QApplication.focusWidget()
    return next((one.path for one in page.fields() if one.isAncestorOf(now)), "")


def test_enter_goes_from_field_to_field_and_to_the_primary(page: FlowPage, qtbot: QtBot) -> None:
    page.focus_first()
    seen = [focused_path(page)]
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Return)
        seen.append(focused_path(page))
    assert seen == ["ibu.nama", "ibu.jk", "ibu.lahir"]
    assert page.field("ibu.jk").value() == "L"
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.bar.primary
    with qtbot.waitSignal(page.bar.primary_clicked):
        press(qtbot, Qt.Key.Key_Return)


def test_shortcuts_of_the_bar(page: FlowPage, qtbot: QtBot) -> None:
    page.focus_first()
    with qtbot.waitSignal(page.bar.primary_clicked):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.bar.back_clicked):
        press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_errors_are_listed_in_page_order_and_lead_to_their_fields(page: FlowPage, qtbot: QtBot) -> None:
    page.field("ibu.jk").focus_first()
    page.show_errors({"ibu.lahir": "Tanggal tidak boleh melewati hari ini.", "ibu.nama": "Kolom ini wajib diisi."})
    assert page.errors.paths() == ["ibu.nama", "ibu.lahir"]
    assert page.errors.isVisible()
    assert page.errors.hasFocus()
    assert page.errors.accessibleName().startswith("Ada 2 isian yang perlu diperbaiki:")
    links = [one for one in page.errors.findChildren(Button) if one.isVisible()]
    assert [one.text() for one in links] == ["Nama lengkap", "Tanggal lahir"]
    links[1].click()
    assert QApplication.focusWidget() is page.field("ibu.lahir").boxes()[0]
    assert page.field("ibu.lahir").error() == "Tanggal tidak boleh melewati hari ini."


def test_escape_leads_back_to_where_one_was(page: FlowPage, qtbot: QtBot) -> None:
    page.field("ibu.jk").focus_first()
    page.show_errors({"ibu.nama": "Kolom ini wajib diisi."})
    press(qtbot, Qt.Key.Key_Escape)
    assert focused_path(page) == "ibu.jk"


def test_one_error_is_one_press(page: FlowPage, qtbot: QtBot) -> None:
    page.show_errors({"ibu.nama": "Kolom ini wajib diisi."})
    press(qtbot, Qt.Key.Key_Return)
    assert focused_path(page) == "ibu.nama"
    page.show_errors({})
    assert not page.errors.isVisible()
    assert page.field("ibu.nama").error() == ""


def test_hidden_and_locked_fields_are_not_visited(page: FlowPage) -> None:
    page.field("ibu.jk").hide()
    page.field("ibu.nama").set_locked(True, "Dari KK")
    assert [one.path for one in page.fields()] == ["ibu.lahir"]


def test_help_goes_behind_a_button_in_a_small_window(page: FlowPage, qtbot: QtBot) -> None:
    page.resize(1280, 600)
    page.set_secondary(("later", "Lanjutkan nanti", ""))
    button = page.bar.secondary("bantuan-isian")
    beside = page.help.parentWidget()
    assert not beside.isVisible()
    with qtbot.waitSignal(page.bar.secondary_clicked):
        button.click()
    assert beside.isVisible()
    page.resize(1366, 600)
    assert beside.isVisible()
    assert page.bar.secondary("later").text() == "Lanjutkan nanti"


def test_the_rail_opens_what_may_be_opened(page: FlowPage, qtbot: QtBot) -> None:
    pages = (Step("ibu", "Ibu", "warn", open=True), Step("ayah", "Ayah", "later"))
    page.rail.set_steps(
        [Step("berkas", "Siapkan berkas", "done"), Step("isi", "Isi data", "now", pages=pages), Step("x", "Pernyataan")]
    )
    rows = page.rail.rows()
    assert [row.isEnabled() for row in rows] == [True, True, True, False, False]
    assert "selesai" in rows[0].accessibleName()
    assert "ada peringatan" in rows[2].accessibleName()
    with qtbot.waitSignal(page.rail.step_clicked) as seen:
        rows[0].click()
    assert seen.args == ["berkas"]
    with qtbot.waitSignal(page.rail.page_clicked) as seen:
        rows[2].click()
    assert seen.args == ["ibu"]


def test_a_warning_waits_for_its_answer(page: FlowPage, qtbot: QtBot) -> None:
    card = WarningCard("Tanggal <b>15</b> berbeda.", mend="Perbaiki tanggal", done="Sudah dikonfirmasi.")
    page.content.addWidget(card)
    card.focus_first()
    assert QApplication.focusWidget().accessibleName() == "Tanggal 15 berbeda."
    buttons = {one.text(): one for one in card.findChildren(Button)}
    with qtbot.waitSignal(card.mend):
        buttons["Perbaiki tanggal"].click()
    with qtbot.waitSignal(card.confirmed):
        buttons["Tetap lanjut"].click()
    assert not card.is_confirmed()
    card.set_confirmed(True)
    assert card.is_confirmed()
    assert not buttons["Tetap lanjut"].isVisible()
    with qtbot.waitSignal(card.revoked):
        buttons["Batalkan"].click()


def test_the_note_shortens_before_it_disappears(page: FlowPage, qtbot: QtBot) -> None:
    page.bar.set_saved("14.32")
    qtbot.waitUntil(lambda: page.bar.note() == "Draf tersimpan otomatis pukul 14.32")
    page.set_secondary(("a", "Tombol yang sangat panjang sekali", ""), ("b", "Dan satu tombol panjang lagi", ""))
    qtbot.waitUntil(lambda: page.bar.note() == "Tersimpan 14.32")
