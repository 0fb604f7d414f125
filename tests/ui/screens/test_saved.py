"""After the commit: the number, the news, the receipt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kiosk.work import deposit as depositing
from kiosk.work.body import Declaration
from kiosk.work.submit import submit
from tests.ui.case_fixture import filled, scanned
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from tests.work.desks import SITI
from ui.models import case_deeds
from ui.routes import Home, InCase, Step
from ui.widgets.button import Button


def sent(counter):
    model = scanned(counter)
    submit(counter.desk, SITI, model.id, Declaration("BUDI CONTOH", "1"))
    return model


def saved(qtbot, counter, model):
    return step(qtbot, counter, InCase(model.id, Step.SAVED))


def words(host):
    return " ".join(label.text() for label in host.findChildren(QLabel) if label.isVisible())


def test_saved_says_so_with_number_and_what_happens_next(counter, qtbot, dressed):
    model = sent(counter)
    host = saved(qtbot, counter, model)
    assert named(host, QLabel, "receipt-number").text() == "9901012001-261121-7BA-0001-Z"
    told = words(host)
    assert "Tersimpan" in told
    assert "akan dikirim otomatis saat ada jaringan" in told
    assert "Petugas Disdukcapil memeriksa berkas." in told
    qtbot.waitUntil(lambda: not host.page._preview.pixmap().isNull(), timeout=20_000)
    assert host.page.middle.verticalScrollBar().maximum() == 0


def test_when_the_centre_confirms_the_news_changes(counter, qtbot, dressed, monkeypatch: pytest.MonkeyPatch):
    model = sent(counter)
    host = saved(qtbot, counter, model)
    settle(counter, qtbot)
    assert "telah dikirim" not in words(host)
    counter.desk.store.run("UPDATE outbox SET state = 'accepted'")
    counter.road.arrived.emit()
    qtbot.waitUntil(lambda: "Permohonan Anda telah dikirim." in words(host), timeout=5000)


def test_the_receipt_is_saved_as_a_pdf_where_there_is_no_printer(counter, qtbot, dressed, tmp_path: Path):
    host = saved(qtbot, counter, sent(counter))
    named(host, Button, "print-receipt").click()
    qtbot.waitUntil(host.page._told.isVisible, timeout=20_000)
    assert "Pencetak tidak ditemukan. Tanda terima disimpan sebagai PDF" in host.page._told.accessibleName()
    assert next((tmp_path / "cetakan").glob("*.pdf")).read_bytes().startswith(b"%PDF")


def test_a_deposited_case_shows_the_slip_and_what_is_awaited(counter, qtbot, dressed):
    model = filled(counter)
    depositing.deposit(counter.desk, SITI, model.id)
    host = saved(qtbot, counter, model)
    told = words(host)
    assert "Berkas dititip" in told
    assert "Masih ditunggu: Bukti kelahiran, Bukti hubungan suami istri, Kartu Keluarga (KK)." in told
    assert named(host, Button, "print-receipt").text() == "Cetak slip titip berkas"


def test_done_is_home(counter, qtbot, dressed):
    host = saved(qtbot, counter, sent(counter))
    places = visited(counter)
    named(host, Button, "finish").click()
    assert places == [Home()]


def test_whether_the_centre_has_it_is_asked_of_the_store(counter, qtbot):
    model = sent(counter)
    heard: list[bool] = []
    case_deeds.delivered(model, heard.append)
    settle(counter, qtbot)
    assert heard == [False]
