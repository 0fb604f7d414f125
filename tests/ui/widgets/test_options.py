"""Choices by arrows, digits, space and finger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.checklist_card import ChecklistCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option, OptionRow

CHOICES = [
    Option("a", "Buku nikah", "Halaman foto"),
    Option("b", "Akta"),
    Option("c", "Lain", tag="Bisa dibuat di sini"),
]


@pytest.fixture
def field(dressed: QApplication, qtbot: QtBot) -> OptionList:
    """Three choices of which one is taken."""
    made = OptionList("Bukti", CHOICES)
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
    made.focus_first()
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press ``key`` in whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_arrows_move_and_choose(field: OptionList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited) as seen:
        press(qtbot, Qt.Key.Key_Down)
    assert seen.args == ["b"]
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Up)
    assert field.value() == "c"
    assert QApplication.focusWidget() is field.rows()[2]


def test_digits_choose(field: OptionList, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_3)
    assert field.value() == "c"
    press(qtbot, Qt.Key.Key_9)
    press(qtbot, Qt.Key.Key_0)
    assert field.value() == "c"


def test_space_confirms_and_cannot_take_back(field: OptionList, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Space)
    assert field.value() == "a"
    assert [row.isChecked() for row in field.rows()] == [True, False, False]


def test_tab_enters_at_the_chosen_row_only(field: OptionList) -> None:
    field.set_value("b")
    stops = [row for row in field.rows() if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [field.rows()[1]]
    field.focus_first()
    assert QApplication.focusWidget() is field.rows()[1]


def test_several_can_be_chosen_and_dropped(dressed: QApplication, qtbot: QtBot) -> None:
    many = OptionList("Dokumen lama", CHOICES, multi=True)
    qtbot.addWidget(many)
    with qtbot.waitActive(many):
        many.show()
    many.focus_first()
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_3)
    assert many.value() == "a,c"
    press(qtbot, Qt.Key.Key_1)
    assert many.value() == "c"
    press(qtbot, Qt.Key.Key_Down)
    assert many.value() == "c"


def test_heights_of_rows(dressed: QApplication, qtbot: QtBot) -> None:
    plain, hinted = OptionRow(Option("x", "Akta")), OptionRow(Option("x", "Akta", "Asli"))
    tall = OptionRow(Option("x", "Ratna Dewi", "Petugas"), tall=True)
    for row in (plain, hinted, tall):
        qtbot.addWidget(row)
    assert plain.heightForWidth(600) == 54
    assert hinted.heightForWidth(600) in range(62, 65)
    assert tall.heightForWidth(600) in range(72, 75)
    assert hinted.heightForWidth(600) < OptionRow(Option("x", "Akta", "Asli " * 40)).heightForWidth(600)


def test_new_options_forget_the_old_choice(field: OptionList) -> None:
    field.set_value("b")
    field.set_options(CHOICES[:2])
    assert field.value() == ""
    assert len(field.rows()) == 2


def test_a_checklist_card_asks_and_folds(dressed: QApplication, qtbot: QtBot) -> None:
    card = ChecklistCard(2, "Bukti hubungan suami istri")
    card.set_options(CHOICES)
    qtbot.addWidget(card)
    card.resize(700, 400)
    with qtbot.waitActive(card):
        card.show()
    card.set_state("active")
    assert card.options.isVisible()
    card.focus_first()
    with qtbot.waitSignal(card.answered) as seen:
        press(qtbot, Qt.Key.Key_3)
    assert seen.args == ["c"]
    card.set_state("alternative", "Surat Pernyataan", "Memakai F-2.04")
    assert not card.options.isVisible()
    assert "Surat Pernyataan" in card.accessibleName()
    card.focus_first()
    with qtbot.waitSignal(card.opened):
        press(qtbot, Qt.Key.Key_Return)


def test_a_single_paper_is_there_or_not(dressed: QApplication, qtbot: QtBot) -> None:
    card = ChecklistCard(3, "KK asli")
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
    card.focus_first()
    with qtbot.waitSignal(card.answered) as seen:
        press(qtbot, Qt.Key.Key_Space)
    assert seen.args == ["ada"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(card.answered) as seen:
        press(qtbot, Qt.Key.Key_Space)
    assert seen.args == ["belum"]
    assert card.value() == "belum"
    card.set_state("missing")
    assert "Belum ada" in card.accessibleName()
