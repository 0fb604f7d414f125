"""Officers see cases that may be one side by side, find them under a tab, and read the signs of a broker."""

from __future__ import annotations

from central.register.models import Application
from tests.central.backoffice.conftest import at
from tests.central.test_watch import PROXY, families, send


def test_both_cases_stand_side_by_side_on_either_page(wire, kiosk, chief):
    first = Application.objects.get(id=send(wire, kiosk))
    second = Application.objects.get(id=send(wire, kiosk, {"anak.nama": "Putri Aisyah Contoh"}))
    page = chief.see(at(second))
    assert "Nama anak mirip, tanggal lahir berdekatan, dan ibunya sama." in page
    assert f'href="{at(first)}"' in page
    assert '<tr class="same"><th scope="row">NIK ibu</th>' in page
    assert "<td>Putri Aisyah Contoh</td><td>Aisyah Putri Contoh</td>" in page
    assert f'href="{at(second)}"' in chief.see(at(first))


def test_the_queue_has_a_tab_for_them(wire, kiosk, chief, file_case):
    alone = file_case("Sendiri Contoh")
    first, second = send(wire, kiosk), send(wire, kiosk)
    page = chief.see("/?tab=mirip")
    assert at(Application.objects.get(id=first)) in page
    assert at(Application.objects.get(id=second)) in page
    assert at(alone) not in page
    Application.objects.filter(id=first).update(status="rejected")
    assert "Tidak ada yang mirip" in chief.see("/?tab=mirip")
    assert "Mungkin permohonan yang sama" not in chief.see(at(Application.objects.get(id=second)))


def test_signs_of_a_broker_are_told_and_decide_nothing(wire, kiosk, chief, case):
    told = Application.objects.get(id=families(wire, kiosk, 6, PROXY))
    page = chief.see(at(told))
    assert "Penerima kuasa ini mengurus 6 keluarga yang berbeda dalam 30 hari." in page
    assert "Ini tanda, bukan keputusan." in page
    assert told.status == "received"
    assert "Ini tanda" not in chief.see(at(case))


def test_what_the_counter_said_about_a_likeness_is_read(wire, kiosk, chief):
    first = send(wire, kiosk)
    said = {
        "path": "anak.nama", "code": "duplicate.birth_same_child", "values": [first], "operator": "x",
        "at": "2026-11-21T07:40:00Z", "reason": "Permohonan lama salah nama",
    }  # fmt: skip
    second = send(wire, kiosk, confirmations=[said])
    page = chief.see(at(Application.objects.get(id=second)))
    assert "anak yang sama. Dikonfirmasi petugas: “Permohonan lama salah nama”." in page
