"""Numbers in boxes: pasting, too many digits, the caret, what the hint says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.boxed_edit import digits_only
from ui.widgets.digit_boxes import DigitBoxes, counted, group_digits
from ui.widgets.enrolment_code import EnrolmentCodeField, code_only


@pytest.fixture
def field(dressed: QApplication, qtbot: QtBot) -> DigitBoxes:
    """An empty NIK."""
    made = DigitBoxes("NIK ibu")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.focus_first()
    return made


def hint(field: DigitBoxes) -> str:
    """What a screen reader hears with the box."""
    return field.edit.accessibleDescription()


def test_typing_counts(field: DigitBoxes, qtbot: QtBot) -> None:
    assert hint(field) == "16 angka"
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.edit, "990101a 55089")
    assert field.value() == "99010155089"
    assert hint(field) == "11 dari 16 angka"
    qtbot.keyClicks(field.edit, "50003")
    assert hint(field) == "16 angka"
    qtbot.keyClicks(field.edit, "7")
    assert field.value() == "99010155089500037"
    assert hint(field) == "Anda mengisi 17 angka"


def test_paste_in_any_manner(field: DigitBoxes, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(" 990101.550895-0003\n")
    qtbot.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == "9901015508950003"


def test_a_digit_in_the_middle_keeps_the_caret_there(field: DigitBoxes, qtbot: QtBot) -> None:
    field.set_value("99010155089003")
    field.edit.setCursorPosition(10)
    qtbot.keyClicks(field.edit, "x5")
    assert field.value() == "990101550859003"
    assert field.edit.cursorPosition() == 11


def test_a_press_puts_the_caret_into_that_cell(field: DigitBoxes, qtbot: QtBot) -> None:
    field.set_value("9901015508950003")
    second_group_third_cell = QPoint(6 * 36 + 2 + 12 + 2 * 36 + 18, 27)
    qtbot.mouseClick(field.edit, Qt.MouseButton.LeftButton, pos=second_group_third_cell)
    assert field.edit.cursorPosition() == 8


def test_too_many_digits_are_drawn_too(field: DigitBoxes) -> None:
    field.set_value("9" * 16)
    narrow = field.edit.sizeHint().width()
    field.set_value("9" * 18)
    assert field.edit.sizeHint().width() == narrow + 12 + 2 * 36 + 2


def test_a_proposal_can_be_taken(field: DigitBoxes, qtbot: QtBot) -> None:
    field.set_value("9901015508950003")
    field.set_proposal("Perempuan, lahir 15 Agustus 1995", "Pakai tanggal ini")
    assert hint(field) == "Perempuan, lahir 15 Agustus 1995"
    with qtbot.waitSignal(field.proposal_taken):
        field._proposal.click()


@pytest.mark.parametrize(("held", "said"), [(0, ""), (1, "1 dari 16 angka"), (16, ""), (17, "Anda mengisi 17 angka")])
def test_counting(held: int, said: str) -> None:
    assert counted(held, 16) == said


@given(st.text())
def test_only_digits_pass(text: str) -> None:
    kept = digits_only(text)
    assert kept == "" or (kept.isascii() and kept.isdigit())
    assert digits_only(kept) == kept


@given(st.text("0123456789", max_size=20))
def test_groups_lose_nothing(digits: str) -> None:
    assert group_digits(digits).replace(" ", "") == digits


def test_a_nik_is_grouped() -> None:
    assert group_digits("9901015508950003") == "990101 550895 0003"


def test_codes_are_capitals_without_dashes(dressed: QApplication, qtbot: QtBot) -> None:
    field = EnrolmentCodeField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "k7qm-2xpa 9zt3")
    assert field.value() == "K7QM2XPA9ZT3"
    assert code_only("é1-ß") == "1SS"
