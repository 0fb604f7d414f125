"""A returned application is mended by another operator, on another kiosk of the same office."""

from __future__ import annotations

import pytest

from installer.journey.birth import Operator
from installer.journey.office import Officer, browser
from installer.journey.story import PASSPHRASE
from tests.journeys.cases import ready_cases
from tests.journeys.conftest import Village

pytestmark = pytest.mark.linux
OTHER = "Siti Contoh"
MENDED = "LESTARI CONTOH MULYANI"


def test_a_return_is_mended_by_somebody_else_on_another_kiosk(village: Village) -> None:
    (name,) = ready_cases(village.stage.kiosk, PASSPHRASE, 5)
    second = village.another_kiosk(OTHER)
    first, other = village.enter(), village.enter(second, OTHER)
    first.open_from_home("draf", name, "Pernyataan pelapor")
    first.declare()
    number = first.number()
    first.window.press("finish")
    first.window.see("Semua sudah terkirim")
    with browser(village.centre.url) as officer:
        officer.sign_in(*village.centre.officer)
        returns(officer, number)
        mends(other, village, name, number)
        first.look_for_news()
        first.window.keys("F3")
        first.window.see("Terkirim ke Disdukcapil")
        officer.open(number)
        assert MENDED in officer.page.locator('.fact[data-path="ibu.nama"]').inner_text()
        officer.wait_for_scans()
        assert OTHER in officer.history()
    arrived = village.arrived()
    assert arrived["numbers"] == [number]
    assert arrived["revisions"] == [1, 2]
    assert arrived["outcomes"] == ["applied", "applied"]


def returns(officer: Officer, number: str) -> None:
    officer.open(number)
    officer.wait_for_scans()
    officer.claim()
    officer.flag("ibu.nama")
    officer.flag("KK/1")
    officer.open_return({"ibu.nama": "data_differs", "KK/1": "not_original"}, "Nama ibu kurang lengkap.")
    officer.send_return()


def mends(other: Operator, village: Village, name: str, number: str) -> None:
    other.look_for_news()
    other.open_from_home("perbaikan", name, "2 hal perlu diperbaiki")
    assert f"Petugas: {OTHER}" in other.window.texts()
    other.mend_field("ibu.nama", MENDED)
    other.mend_scan("KK/1", village.stage.table.file("kk"))
    other.send_again()
    assert other.number() == number
    other.window.press("finish")
    other.window.see("Semua sudah terkirim")
