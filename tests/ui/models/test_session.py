"""Login and logout: who may enter, what is said to who may not, and the store that stays open."""

from __future__ import annotations

import pytest

from kiosk.store.errors import StoreTrouble
from kiosk.work import keys
from kiosk.work.errors import DeedRefused
from tests.ui.desk_fixture import regions
from tests.work.desks import BUDI, PASSPHRASE, SITI, enrolled_store, with_passphrase
from ui.models.session import Session
from ui.models.waiting_note import office_name, waiting_note
from ui.work import Work


class Door:
    """A session over an enrolled folder, and what it said."""

    def __init__(self, folder):
        self.folder = folder
        self.work = Work()
        self.session = Session(folder, self.work, regions())
        self.said: list[str] = []
        self.errors: list[Exception] = []
        self.session.opened.connect(lambda: self.said.append("opened"))
        self.session.closed.connect(lambda: self.said.append("closed"))
        self.session.refused.connect(self._refused)
        self.session.busy.connect(lambda busy: self.said.append("busy" if busy else "idle"))

    def _refused(self, error):
        self.said.append("refused")
        self.errors.append(error)

    def wait(self, qtbot):
        qtbot.waitUntil(lambda: not self.work.busy, timeout=10_000)


@pytest.fixture
def door(qapp, tmp_path):
    store = enrolled_store(tmp_path / "data", SITI)
    with_passphrase(store, SITI)
    store.close()
    made = Door(tmp_path / "data")
    yield made
    made.work.finish()
    made.session.shut()


def test_the_right_passphrase_opens_the_desk(door, qtbot):
    assert door.session.enrolled
    assert not door.session.logged_in
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    assert door.said == ["busy", "idle", "opened"]
    assert door.session.operator == SITI
    assert door.session.desk.device.office_name == "Desa Contoh"


def test_a_wrong_passphrase_is_refused_and_then_one_waits(door, qtbot):
    door.session.login(SITI.id, "bukan kata sandi")
    door.wait(qtbot)
    assert door.said == ["busy", "idle", "refused"]
    assert door.errors[0].code == "passphrase.wrong"
    assert door.errors[0].details["wait_s"] >= 1
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    assert door.errors[1].code == "passphrase.wait"
    assert not door.session.logged_in


def test_logging_out_keeps_the_store_open_for_the_road(door, qtbot):
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    desk = door.session.desk
    door.session.logout()
    assert not door.session.logged_in
    assert door.session.store_open
    with pytest.raises(DeedRefused):
        _ = door.session.operator
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    assert door.session.desk is desk


def test_before_the_first_login_there_is_no_desk(door):
    with pytest.raises(DeedRefused) as refused:
        _ = door.session.desk
    assert refused.value.code == "session.closed"


def test_a_new_operator_chooses_a_passphrase_with_the_secret(qapp, tmp_path, qtbot):
    enrolled_store(tmp_path / "data", SITI).close()
    door = Door(tmp_path / "data")
    assert [(one.name, one.new) for one in door.session.names()] == [("Siti Contoh", True)]
    door.session.activate(SITI.id, "SALAH0000", PASSPHRASE)
    door.wait(qtbot)
    assert door.said[-1] == "refused"
    door.work.finish()
    door.session.shut()


def test_the_recovery_phrase_gives_a_new_passphrase(door, qtbot):
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    phrase = keys.new_recovery_phrase(door.session.desk.store)
    door.session.logout()
    door.session.recover(phrase, SITI.id, "kelapa muda 88 bukit")
    door.wait(qtbot)
    assert door.session.logged_in
    door.session.logout()
    door.session.login(SITI.id, "kelapa muda 88 bukit")
    door.wait(qtbot)
    assert door.session.logged_in


def test_a_phrase_that_is_none_and_a_weak_passphrase_are_refused(door, qtbot):
    door.session.recover("ABCD", SITI.id, "kelapa muda 88 bukit")
    door.wait(qtbot)
    door.session.recover("ABCD", SITI.id, "12345678")
    door.wait(qtbot)
    assert [error.code for error in door.errors] == ["recovery.format", "passphrase.weak"]


def test_somebody_who_left_cannot_enter(door, qtbot):
    door.session.login(BUDI.id, PASSPHRASE)
    door.wait(qtbot)
    assert isinstance(door.errors[0], StoreTrouble)
    assert door.errors[0].code == "keys.no_slot"


def test_the_login_screen_knows_how_many_wait_without_a_key(door, qtbot):
    assert waiting_note(door.folder) == ("Tidak ada yang menunggu dikirim.", "cloud-check-outline")
    door.session.login(SITI.id, PASSPHRASE)
    door.wait(qtbot)
    assert office_name(door.folder) in {"", "Desa Contoh"}
