"""Ten fingers at the real window: every key goes through Qt to what has the focus, and is counted.

``pressed`` are all keys; ``data`` those that an answer is made of (the characters typed, one key for a choice). What
lies between is what the form costs beyond the data: Tab, Enter, the way from page to page.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.models.counter import Counter
from ui.routes import Home, InCase, Step
from ui.screens.case_steps import StepHost
from ui.screens.form_page import FormScreen
from ui.screens.question import Question
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.option_list import OptionList
from ui.widgets.region_field import RegionField
from ui.widgets.time_field import TimeField
from ui.window import Window

_MOST_TABS: Final = 40
_MOST_PAGES: Final = 14


@dataclass
class Keys:
    """What was pressed so far."""

    pressed: int = 0
    data: int = 0

    @property
    def beyond(self) -> int:
        """The keys that are no answer."""
        return self.pressed - self.data


class Typist:
    """Types where the focus stands; ``settle`` waits until the window has nothing more to do."""

    def __init__(self, window: Window, counter: Counter, settle: Callable[[], None]) -> None:
        self.window, self.counter, self._settle = window, counter, settle
        self.keys = Keys()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key that is no answer."""
        self.keys.pressed += 1
        QTest.keyClick(self._focus(), key, modifier)
        self._settle()

    def write(self, text: str) -> None:
        """An answer, letter by letter; the focus may move on by itself between two."""
        for letter in text:
            self.keys.pressed += 1
            self.keys.data += 1
            QTest.keyClick(self._focus(), letter)
        self._settle()

    def next_page(self) -> None:
        """The primary button by its shortcut."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def tab_to(self, name: str) -> None:
        """Tab until the button called ``name`` has the focus."""
        for _tab in range(_MOST_TABS):
            if self._focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached")

    def choose(self, question: str, place: int) -> None:
        """Tab into a question of choices and take one by its number."""
        for _tab in range(_MOST_TABS):
            if self._owner(OptionList, f"field:{question}", question):
                self.write(str(place))
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{question} is not reached")

    def fill_form(self, answers: Mapping[str, str]) -> int:
        """Every page of the form until it ends; how many fields were asked on them."""
        asked: set[str] = set()
        for _page in range(_MOST_PAGES):
            page = self.form()
            if page is None:
                return len(asked)
            self._offered(page)
            self._fill(page, answers)
            asked |= {field.path for field in page.model.fields}
            self.next_page()
        raise AssertionError("the form does not end")

    def form(self) -> FormScreen | None:
        """The page of the form that is shown."""
        host = self.window.screen_shown
        page = host.page if isinstance(host, StepHost) else None
        return page if isinstance(page, FormScreen) else None

    def _offered(self, page: FormScreen) -> None:
        """Take whole people by one key where the page knows them."""
        if page.offers.isVisible() and any(not self._value(path) for path in page.body.questions):
            self.press(Qt.Key.Key_F4)

    def _fill(self, page: FormScreen, answers: Mapping[str, str]) -> None:
        for _tab in range(_MOST_TABS):
            question = self._question()
            path = question.field.path if question else ""
            if question is not None and path in answers and not self._value(path):
                self._answer(question, answers[path])
            if not [one for one in page.body.questions if one in answers and not self._value(one)]:
                return
            self.press(Qt.Key.Key_Tab)
        left = [one for one in page.body.questions if one in answers and not self._value(one)]
        raise AssertionError(f"not reached by Tab on {page.model.title}: {left}")

    def _answer(self, question: Question, text: str) -> None:
        made = question.input
        if isinstance(made, OptionList):
            codes = [row.option.key for row in made.rows()]
            self.write(str(codes.index(text) + 1))
        elif isinstance(made, DateField):
            year, month, day = text.split("-")
            self.write(day + month + year)
        elif isinstance(made, TimeField):
            self.write(text.replace(":", ""))
        elif isinstance(made, RegionField | ChoiceField):
            self.write(text)
            self.press(Qt.Key.Key_Return)
        else:
            self.write(text)

    def _value(self, path: str) -> str:
        page = self.form()
        return page.model.case.facts.answers.get(path, "") if page is not None else ""

    def _question(self) -> Question | None:
        page = self.form()
        return page.body.question_of(self._focus()) if page is not None else None

    def _owner(self, kind: type[QWidget], *names: str) -> bool:
        widget: QWidget | None = self._focus()
        while widget is not None:
            if isinstance(widget, kind) and (widget.objectName() in names or getattr(widget, "path", "") in names):
                return True
            widget = widget.parentWidget()
        return False

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def whole_birth(typist: Typist, answers: Mapping[str, str]) -> tuple[int, int]:
    """From the start page to the end of the form: the keys beyond the data, and how many fields were asked."""
    typist.tab_to("service:AKTA_LAHIR")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_Return)  # the notice was read
    typist.choose("variant", 2)
    typist.choose("orang_tua.status_perkawinan", 1)
    typist.choose("pelapor.hubungan", 1)
    typist.next_page()
    typist.next_page()
    fields = typist.fill_form(answers) + 3
    return typist.keys.beyond, fields


def twin(typist: Typist, case_id: str, answers: Mapping[str, str]) -> int:
    """From "Tersimpan" of the first child to the end of the twin's form: the keys beyond its own data."""
    typist.window.to(InCase(case_id, Step.SAVED))
    typist.press(Qt.Key.Key_Tab)
    for _tab in range(_MOST_TABS):
        focus = QApplication.focusWidget()
        if isinstance(focus, Button) and focus.text() == "Salin untuk kembar":
            break
        typist.press(Qt.Key.Key_Tab)
    typist.press(Qt.Key.Key_Return)
    typist.fill_form(answers)
    return typist.keys.beyond


def main() -> int:
    """Type one birth and one twin in a window that nobody sees; the counts as one line of JSON."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.keystrokes import BIRTH, TWIN, sent_twin
    from tests.ui.gallery_screens import Look
    from ui import theme

    app = QApplication(sys.argv[:1])
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        look = Look(Path(folder), app, (1366, 768))

        def settle() -> None:
            loop = QEventLoop()
            watch = QTimer()

            def look_on() -> None:
                if QApplication.activeWindow() is None:
                    look.window.activateWindow()  # no window manager is there to do it
                elif QApplication.focusWidget() is not None and not look.counter.work.busy:
                    loop.quit()

            watch.timeout.connect(look_on)
            watch.start(2)
            loop.exec()

        look.window.activateWindow()
        look.window.to(Home())
        settle()
        first = Typist(look.window, look.counter, settle)
        beyond, fields = whole_birth(first, BIRTH)
        second = Typist(look.window, look.counter, settle)
        case_id = sent_twin(look.counter)
        found = {"birth": beyond, "fields": fields, "data": first.keys.data, "twin": twin(second, case_id, TWIN)}
        look.window.close()
        look.counter.work.finish()
        look.counter.session.shut()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
