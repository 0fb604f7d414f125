"""The form of a move: what follows from other answers is shown in words, cannot be typed, and changes with them."""

from __future__ import annotations

import pytest

from kiosk.work.answer import answer
from kiosk.work.start import show_notice, start
from tests.domain.moves_cases import PINDAH
from tests.ui.screens.pages import named, step
from tests.work.desks import SITI
from ui.routes import InCase, Step
from ui.widgets.region_field import RegionField
from ui.widgets.text_field import TextField

pytestmark = pytest.mark.usefixtures("dressed")


def opened(counter, qtbot, place, changes=None):
    """The host of the page; it must outlive what is asked of the page."""
    desk = counter.desk
    case = start(desk, SITI, "PINDAH", "DALAM_NEGERI").id
    show_notice(desk, SITI, case, "1")
    given = {path: text for path, text in {**PINDAH, **(changes or {})}.items() if text}
    answer(desk, SITI, case, given)
    return step(qtbot, counter, InCase(case, Step.FORM, place))


def test_the_class_of_the_move_stands_beside_the_destination_and_is_locked(counter, qtbot):
    host = opened(counter, qtbot, "tujuan")
    shown = named(host.page, TextField, "field:pindah.klasifikasi")
    assert shown.value() == "Antar kab/kota"
    assert shown.is_locked()
    place = named(host.page, RegionField, "field:tujuan.wilayah")
    place.set_value("99.01.01.2002")
    place.edited.emit("99.01.01.2002")
    qtbot.waitUntil(lambda: shown.value() == "Antar desa/kelurahan", timeout=3000)


def test_without_a_destination_nothing_is_said_and_the_field_itself_asks_for_nothing(counter, qtbot):
    host = opened(counter, qtbot, "tujuan", {"tujuan.wilayah": ""})
    shown = named(host.page, TextField, "field:pindah.klasifikasi")
    assert shown.value() == ""
    assert not host.page.model.check_all()
    assert "pindah.klasifikasi" not in host.page.model.errors()
    assert "tujuan.wilayah" in host.page.model.errors()


def test_a_member_who_stays_changes_the_kind_of_the_move(counter, qtbot):
    host = opened(counter, qtbot, "kepindahan", {"anggota[k3].pindah": "tidak"})
    assert named(host.page, TextField, "field:pindah.jenis").value() == "Kepala keluarga dan sebagian anggota"
