"""No network at the counter: what was submitted arrives when there is one, each application exactly once."""

from __future__ import annotations

import pytest

from installer.journey.birth import Operator
from installer.journey.story import PASSPHRASE
from tests.journeys.cases import ready_cases
from tests.journeys.conftest import Village

pytestmark = pytest.mark.linux


def submit(operator: Operator, name: str) -> str:
    """Open the unfinished case of ``name`` and send it; its number."""
    operator.open_from_home("draf", name, "Pernyataan pelapor")
    operator.declare()
    number = operator.number()
    operator.window.press("finish")
    operator.window.see("Ajukan layanan")
    return number


def test_three_submitted_while_the_centre_is_down_arrive_once(village: Village) -> None:
    names = ready_cases(village.stage.kiosk, PASSPHRASE, 1, 2, 3)
    operator = village.enter()
    operator.window.see("Tersambung")
    village.centre.stop()
    numbers = [submit(operator, name) for name in names]
    operator.window.see("Menunggu dikirim: 3")
    village.centre.start()
    operator.look_for_news()
    operator.window.see("Semua sudah terkirim")
    arrived = village.arrived()
    assert arrived["numbers"] == sorted(numbers)
    assert arrived["names"] == sorted(names)
    assert arrived["submitted"] == arrived["whole"] == 3
    assert arrived["outcomes"] == ["applied"] * 3


def test_killed_right_after_saved_everything_is_there_and_arrives_once(village: Village) -> None:
    (name,) = ready_cases(village.stage.kiosk, PASSPHRASE, 4)
    operator = village.enter()
    operator.open_from_home("draf", name, "Pernyataan pelapor")
    operator.agree()
    operator.window.press("submit")
    operator.window.dies_at("Tersimpan")
    assert not operator.window.running
    again = village.enter()
    again.window.keys("F3")
    again.window.press_words(name)
    again.window.see("Cetak tanda terima")
    number = again.number()
    texts = " ".join(again.window.texts())
    for paper in ("Surat keterangan lahir", "Buku nikah", "Kartu Keluarga", "Formulir pelaporan (F-2.01)"):
        assert f"{paper}, halaman 1" in texts
    again.window.see("Semua sudah terkirim")
    arrived = village.arrived()
    assert arrived["numbers"] == [number]
    assert arrived["submitted"] == arrived["whole"] == 1
    assert arrived["outcomes"] == ["applied"]
