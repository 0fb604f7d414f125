"""What all inputs have in common, asked of each of them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.enrolment_code import EnrolmentCodeField
from ui.widgets.field import Field
from ui.widgets.number_field import NumberField
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.option_row import Option
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.region_field import RegionField
from ui.widgets.suggestions import Suggestion
from ui.widgets.text_field import NoteField, TextField
from ui.widgets.time_field import TimeField


def _place(code: str) -> Suggestion:
    return Suggestion(code, "Contoh Jaya")


MAKERS: dict[str, tuple[Callable[[], Field], str]] = {
    "text": (lambda: TextField("Nama"), "SITI CONTOH"),
    "note": (lambda: NoteField("Catatan"), "dua\nbaris"),
    "digits": (lambda: DigitBoxes("NIK"), "9901015508950003"),
    "too many digits": (lambda: DigitBoxes("NIK"), "99010155089500031"),
    "date": (lambda: DateField("Lahir", today=lambda: date(2026, 11, 21)), "1995-08-05"),
    "no date": (lambda: DateField("Lahir"), "31/2/1995"),
    "time": (lambda: TimeField("Pukul"), "04:25"),
    "no time": (lambda: TimeField("Pukul"), "25:7"),
    "number": (lambda: NumberField("Berat"), "3100"),
    "decimal": (lambda: NumberField("Panjang", decimals=1), "49.5"),
    "options": (lambda: OptionList("Pilih", [Option("a", "Satu"), Option("b", "Dua")]), "b"),
    "several": (lambda: OptionList("Pilih", [Option("a", "Satu"), Option("b", "Dua")], multi=True), "a,b"),
    "tick": (lambda: TickRow("Tidak punya NIK"), "ya"),
    "region": (lambda: RegionField("Desa", lambda _text: [], lookup=_place), "99.01.01.1003"),
    "choice": (lambda: ChoiceField("Pekerjaan", [("1", "Petani"), ("2", "Guru")]), "2"),
    "passphrase": (PassphraseField, "rahasia kecil"),
    "code": (EnrolmentCodeField, "K7QM2XPA9ZT3"),
}
ALL = pytest.mark.parametrize("kind", list(MAKERS))


@pytest.fixture
def shown(dressed: QApplication, qtbot: QtBot) -> Callable[[str], Field]:
    """Gives a field in an active window, with another line to go to."""
    windows: list[QWidget] = []

    def make(kind: str) -> Field:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        field = MAKERS[kind][0]()
        column.addWidget(field)
        other = QLineEdit()
        other.setObjectName("other")
        column.addWidget(other)
        with qtbot.waitActive(window):
            window.show()
        return field

    return make


@ALL
def test_a_value_comes_back_and_says_nothing(kind: str, shown: Callable[[str], Field], qtbot: QtBot) -> None:
    field = shown(kind)
    assert field.value() == ""
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(MAKERS[kind][1])
        assert field.value() == MAKERS[kind][1]
        field.set_value("")
    assert field.value() == ""


@ALL
def test_an_error_is_seen_and_told(kind: str, shown: Callable[[str], Field]) -> None:
    field = shown(kind)
    before = field.sizeHint().height()
    field.set_error("Kolom ini wajib diisi.")
    assert field.error() == "Kolom ini wajib diisi."
    assert "Kolom ini wajib diisi." in field.boxes()[0].accessibleDescription()
    assert field.sizeHint().height() > before
    field.set_error("")
    assert field.error() == ""
    assert "wajib" not in field.boxes()[0].accessibleDescription()
    assert field.sizeHint().height() == before


@ALL
def test_a_locked_field_says_why_and_takes_nothing(kind: str, shown: Callable[[str], Field], qtbot: QtBot) -> None:
    field = shown(kind)
    field.set_value(MAKERS[kind][1])
    field.set_locked(True, "Dari alamat kantor")
    assert field.is_locked()
    for box in field.boxes():
        qtbot.keyClick(box, Qt.Key.Key_1)
    assert field.value() == MAKERS[kind][1]
    field.set_locked(False)
    assert all(box.isEnabled() for box in field.boxes())


@ALL
def test_left_is_said_once_the_whole_field_is_left(kind: str, shown: Callable[[str], Field], qtbot: QtBot) -> None:
    field = shown(kind)
    other = field.window().findChild(QLineEdit, "other")
    assert other is not None
    field.focus_first()
    assert field.isAncestorOf(QApplication.focusWidget())
    with qtbot.assertNotEmitted(field.left):
        for box in field.boxes():
            box.setFocus()
    with qtbot.waitSignal(field.left):
        other.setFocus()


@ALL
def test_every_box_has_a_name_and_a_fingers_size(kind: str, shown: Callable[[str], Field]) -> None:
    for box in shown(kind).boxes():
        assert box.accessibleName()
        assert box.height() >= 54
        assert box.width() >= 54


def test_an_error_outlives_a_warning_and_a_lock_shows_again(shown: Callable[[str], Field]) -> None:
    field = shown("date")
    field.set_warned(True)
    assert field.boxes()[0].property("state") == "warn"
    field.set_error("Salah.")
    assert field.boxes()[0].property("state") == "error"
    field.set_error("")
    assert field.boxes()[0].property("state") == "warn"


def test_capitals_are_written_where_the_caret_is(shown: Callable[[str], Field], qtbot: QtBot) -> None:
    field = TextField("Nama", upper=True)
    qtbot.addWidget(field)
    field.set_value("SITI TOH")
    field.edit.setCursorPosition(5)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.edit, "con")
    assert field.value() == "SITI CONTOH"


@pytest.mark.parametrize(
    ("typed", "kept", "value"), [("3.100", "3.100", "3100"), ("31x00", "3100", "3100"), ("-5", "5", "5")]
)
def test_whole_numbers(dressed: QApplication, qtbot: QtBot, typed: str, kept: str, value: str) -> None:
    field = NumberField("Berat", unit="gram")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, typed)
    assert (field.edit.text(), field.value()) == (kept, value)


@pytest.mark.parametrize(("typed", "value"), [("49,5", "49.5"), ("49.5", "49.5"), ("1.049,5", "1049.5")])
def test_decimals_with_a_comma(dressed: QApplication, qtbot: QtBot, typed: str, value: str) -> None:
    field = NumberField("Panjang", decimals=1)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, typed)
    assert field.value() == value
