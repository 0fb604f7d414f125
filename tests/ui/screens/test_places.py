"""Every place of the window: it opens without flashing a window of its own, at its size, with one chief button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.ui.case_fixture import begun, filled
from tests.ui.desk_fixture import settle
from tests.ui.states_fixture import Village
from tests.work.desks import SITI, with_passphrase
from ui.models.road import RoadState
from ui.places import Places
from ui.routes import (
    AskTracking,
    Blanks,
    CallList,
    Detail,
    FirstStart,
    Home,
    InCase,
    Issued,
    Login,
    Person,
    Recover,
    Report,
    Requirements,
    Returned,
    Settings,
    Step,
    Sync,
    Tracking,
)  # fmt: skip
from ui.screens.paper_strip import PaperStrip
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.window import Window

pytestmark = pytest.mark.usefixtures("dressed")
LONG = "Raden Ayu Siti Nurhaliza Kusumaningrum Contoh Widyadari"
# Rows that wait for a person keep their own chief buttons (look.md 1.1).
MANY = {"returned", "tracking"}


class Flashes(QObject):
    """Widgets that were shown as windows of their own."""

    def __init__(self):
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Window):
            self.seen.append(type(watched).__name__)
        return False


PLACES = {
    "first start": lambda village: FirstStart(),
    "login": lambda village: Login(),
    "recover": lambda village: Recover(),
    "requirements": lambda village: Requirements(),
    "ask tracking": lambda village: AskTracking(),
    "call list": lambda village: CallList(),
    "person": lambda village: Person("Contoh"),
    "requirements-service": lambda village: Requirements("PINDAH"),
    "blanks": lambda village: Blanks(),
    "home": lambda village: Home(),
    "tracking": lambda village: (village.issued(LONG), Tracking())[1],
    "tracking, none": lambda village: Tracking(text="tidak ada"),
    "detail": lambda village: Detail(village.sent(LONG)),
    "returned": lambda village: Returned(village.returned(LONG)),
    "issued": lambda village: Issued(village.issued(LONG)),
    "sync": lambda village: (village.sent(LONG), Sync())[1],
    "report": lambda village: (village.issued(LONG), village.returned("Bagas Contoh"), Report())[2],
    "settings": lambda village: Settings(),
    "scan": lambda village: InCase(begun(village.counter).id, Step.SCAN),
    "sign": lambda village: InCase(filled(village.counter, {"anak.nama": LONG}).id, Step.SIGN),
}


@pytest.fixture
def window(counter, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(counter.road, "start", lambda _desk: None)
    with_passphrase(counter.desk.store, SITI)
    counter.road.state = RoadState(tried=True)
    counter.desk.clock.learn(counter.desk.now())
    object.__setattr__(counter, "cameras", (f"folder:{tmp_path}",))
    made = Window(counter, Places(counter))
    qtbot.addWidget(made)
    yield made
    QApplication.instance().removeEventFilter(made)


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690)], ids=["768", "690"])
@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_whole(window, counter, qtbot, name, size):
    route = PLACES[name](Village(counter))
    window.resize(*size)
    window.show()
    flashes = Flashes()
    QApplication.instance().installEventFilter(flashes)
    window.to(route)
    settle(counter, qtbot)
    QApplication.sendPostedEvents()
    settle(counter, qtbot)
    QApplication.instance().removeEventFilter(flashes)
    screen = window.screen_shown
    qtbot.waitUntil(
        lambda: all(one.height() >= 54 for one in screen.findChildren(Button) if one.isVisible()), timeout=3000
    )
    assert flashes.seen == []
    assert (window.width(), window.height()) == size, "the page asks for more room than the screen has"
    chief = [one for one in screen.findChildren(Button) if one.isVisible() and one.kind == "primary"]
    assert len(chief) <= 1 or name in MANY, [one.text() for one in chief]
    for area in screen.findChildren(QAbstractScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0 or isinstance(area, PaperStrip)
    for button in screen.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    for label in screen.findChildren(Label):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    window.to(Requirements())
