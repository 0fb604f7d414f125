"""The three boxes of a date under the fingers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.time_field import TimeField

TODAY = date(2026, 11, 21)


@pytest.fixture
def field(dressed: QApplication, qtbot: QtBot) -> DateField:
    """A date with quick buttons, the first box focused."""
    made = DateField("Tanggal lahir", today=lambda: TODAY, quick=True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.focus_first()
    return made


def write(qtbot: QtBot, text: str) -> None:
    """Type into whatever has the focus, as a person does."""
    for char in text:
        qtbot.keyClicks(QApplication.focusWidget(), char)


@pytest.mark.parametrize("typed", ["05081995", "5/8/1995", "5 agu1995", "5-08-1995"])
def test_typing_runs_through_the_boxes(field: DateField, qtbot: QtBot, typed: str) -> None:
    write(qtbot, typed)
    assert field.value() == "1995-08-05"
    assert QApplication.focusWidget() is field.boxes()[2]


def test_backspace_in_an_empty_box_goes_back(field: DateField, qtbot: QtBot) -> None:
    write(qtbot, "05")
    assert QApplication.focusWidget() is field.boxes()[1]
    qtbot.keyClick(field.boxes()[1], Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is field.boxes()[0]
    assert field.value() == "05//"


def test_paste_fills_all(field: DateField, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("15-08-1995")
    with qtbot.waitSignal(field.edited) as seen:
        qtbot.keyClick(field.boxes()[1], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert seen.args == ["1995-08-15"]


def test_yesterday_is_one_press(field: DateField, qtbot: QtBot) -> None:
    button = next(one for one in field.findChildren(Button) if one.text() == "Kemarin")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.value() == "2026-11-20"


def test_a_month_stays_letters_until_it_is_one(field: DateField, qtbot: QtBot) -> None:
    month = field.boxes()[1]
    assert isinstance(month, QLineEdit)
    month.setFocus()
    write(qtbot, "me")
    assert month.text() == "me"
    field.boxes()[2].setFocus()
    assert month.text() == "5"


def test_letters_have_no_place_in_a_year(field: DateField, qtbot: QtBot) -> None:
    field.boxes()[2].setFocus()
    write(qtbot, "19a9")
    assert field.value() == "//199"


def test_hours_jump_to_minutes_and_back(dressed: QApplication, qtbot: QtBot) -> None:
    clock = TimeField("Pukul", zone="WIB")
    qtbot.addWidget(clock)
    with qtbot.waitActive(clock):
        clock.show()
    clock.focus_first()
    write(qtbot, "4.25")
    assert clock.value() == "04:25"
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is clock.boxes()[0]
    assert clock.value() == "4:"
