"""Finding a region or one of many choices by typing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choice_field import ChoiceField, matching
from ui.widgets.region_field import RegionField
from ui.widgets.suggestions import Suggestion

PLACES = [
    Suggestion("99.01.01.1003", "Contoh Jaya", "Kelurahan · Kec. Contoh", "99.01.01.1003"),
    Suggestion("99.01.02.2005", "Contoh Jati", "Desa · Kec. Contoh Hulu", "99.01.02.2005"),
]


class Asked:
    """A search that remembers what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> list[Suggestion]:
        self.texts.append(text)
        return [one for one in PLACES if text.lower() in one.title.lower() or one.key.startswith(text)]


@pytest.fixture
def search() -> Asked:
    """The search of the field."""
    return Asked()


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """A window that outlives the fixture of its field."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 700)
    return made


@pytest.fixture
def field(window: QWidget, qtbot: QtBot, search: Asked) -> RegionField:
    """A region field in a window with room below, and another line."""
    column = QVBoxLayout(window)
    made = RegionField("Desa", search, lookup=lambda code: next((p for p in PLACES if p.key == code), None))
    column.addWidget(made)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    with qtbot.waitActive(window):
        window.show()
    made.focus_first()
    return made


def test_two_letters_search_and_enter_takes(field: RegionField, search: Asked, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "c")
    assert field.suggestions() is None
    qtbot.keyClicks(field.edit, "ontoh ja")
    assert search.texts[0] == "co"
    shown = field.suggestions()
    assert shown is not None
    assert shown.finds() == PLACES
    assert field.edit.hasFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.edited) as seen:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert seen.args == ["99.01.02.2005"]
    assert field.edit.text() == "Contoh Jati"
    assert field.suggestions() is None


def test_a_code_finds_too(field: RegionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "99.01.01")
    shown = field.suggestions()
    assert shown is not None
    assert [find.key for find in shown.finds()] == ["99.01.01.1003"]


def test_a_finger_takes_a_row(field: RegionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "contoh")
    shown = field.suggestions()
    assert shown is not None
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(100, 5 + 66 + 20))
    assert field.value() == "99.01.02.2005"


def test_escape_closes_and_keeps_the_letters(field: RegionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "conto")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.suggestions() is None
    assert field.edit.text() == "conto"
    assert (field.value(), field.unsettled()) == ("", "conto")


def test_nothing_found_says_what_to_do(field: RegionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "zzz")
    shown = field.suggestions()
    assert shown is not None
    assert shown.finds() == []
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.value() == ""


def test_leaving_closes(field: RegionField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "conto")
    other = next(one for one in field.window().findChildren(QLineEdit) if one is not field.edit)
    other.setFocus()
    assert field.suggestions() is None


def test_letters_after_a_choice_undo_it(field: RegionField, qtbot: QtBot) -> None:
    field.set_value("99.01.01.1003")
    field.edit.end(False)
    with qtbot.waitSignal(field.edited) as seen:
        qtbot.keyClicks(field.edit, "x")
    assert seen.args == [""]
    assert field.value() == ""


def test_recent_places_come_first(field: RegionField, qtbot: QtBot) -> None:
    field.set_recent(PLACES[:1])
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    shown = field.suggestions()
    assert shown is not None
    assert shown.finds() == PLACES[:1]
    assert shown.geometry().top() > field.edit.mapTo(field.window(), QPoint(0, field.edit.height())).y()


def test_an_unknown_code_is_kept(field: RegionField) -> None:
    field.set_value("88.00")
    assert (field.value(), field.edit.text()) == ("88.00", "88.00")


def test_choices_that_begin_with_the_letters_come_first() -> None:
    choices = [Suggestion("1", "Buruh tani"), Suggestion("2", "Petani"), Suggestion("3", "Tani lain")]
    assert [one.key for one in matching(choices, "tani")] == ["3", "1", "2"]
    assert matching(choices, "x") == []


def test_a_long_list_opens_whole_and_scrolls(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 600)
    column = QVBoxLayout(window)
    field = ChoiceField("Negara", [(str(n), f"Negara {n}") for n in range(20)])
    column.addWidget(field)
    column.addStretch(1)
    with qtbot.waitActive(window):
        window.show()
    field.focus_first()
    for _ in range(9):
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.value() == "8"
