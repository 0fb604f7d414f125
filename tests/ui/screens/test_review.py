"""The review: everything on one page, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from kiosk.domain.application import Stage
from kiosk.work.case import load_case
from tests.ui.case_fixture import filled, scanned
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from ui.models import case_answers, readable
from ui.routes import InCase, Step
from ui.widgets.button import Button
from ui.widgets.scan_tile import ScanTile


def review(qtbot, counter, model):
    return step(qtbot, counter, InCase(model.id, Step.REVIEW))


def words(host):
    return [label.text() for label in host.findChildren(QLabel) if label.isVisible() and label.text()]


def test_answers_are_told_in_words(counter):
    model = filled(counter)
    told = {page.id: dict(readable.page_rows(model, page)) for page in case_answers.pages(model)}
    assert told["anak"]["Nama"] == "AISYAH PUTRI CONTOH"
    assert told["anak"]["Lahir"] == "Kab. CONTOH, Selasa, 10 November 2026, pukul 04.25 WIB"
    assert told["anak"]["Kelahiran"] == "Perempuan, anak ke-1, tunggal"
    assert told["anak"]["Penolong"].endswith("3.100 gram, 49,5 cm")
    assert told["ibu"]["NIK"] == "990101 550895 0003"
    assert told["ayah"]["Lahir"] == "Sukamaju, 12 Maret 1993"
    assert told["pelapor"]["Telepon"] == "0812 0000 0000"
    assert told["saksi"]["Saksi I"] == "UMAR CONTOH · 990101******0004"


def test_a_reason_in_place_of_an_answer_is_told_too(counter):
    model = filled(counter, {"pelapor.telepon": "", "pelapor.telepon_alasan": "tidak_punya_hp", "ibu.nik": ""})
    model.edit("ibu.nik_alasan", "belum_terdata")
    told = {page.id: dict(readable.page_rows(model, page)) for page in case_answers.pages(model)}
    assert told["pelapor"]["Telepon"] == "Tidak punya HP"
    assert told["ibu"]["NIK"] == "Tidak punya NIK (belum pernah didata)"


def test_people_documents_and_a_confirmed_warning_are_on_the_page(counter, qtbot, dressed):
    model = scanned(counter)
    model.edit("ibu.tanggal_lahir", "1995-08-05")
    page = next(one for one in case_answers.pages(model) if one.id == "ibu")
    model.confirm(next(one for one in case_answers.findings(model, page) if one.asks).problem)
    settle(counter, qtbot)
    host = review(qtbot, counter, model)
    told = words(host)
    assert "Dokumen (5)" in told
    assert any(text.startswith("Tanggal lahir berbeda dengan NIK. Sudah dikonfirmasi") for text in told)
    tiles = host.findChildren(ScanTile)
    qtbot.waitUntil(lambda: all(not tile.page.image.isNull() for tile in tiles), timeout=5000)
    assert len(tiles) == 5


def test_change_opens_that_page_and_comes_back(counter, qtbot, dressed):
    model = scanned(counter)
    host = review(qtbot, counter, model)
    places = visited(counter)
    named(host, Button, "change:ayah").click()
    assert places == [InCase(model.id, Step.FORM, "ayah", back_to=Step.REVIEW)]


def test_a_page_of_a_document_opens_at_the_scans(counter, qtbot, dressed):
    model = scanned(counter)
    host = review(qtbot, counter, model)
    places = visited(counter)
    next(tile for tile in host.findChildren(ScanTile) if tile.page.caption == "Kartu Keluarga").click()
    assert places == [InCase(model.id, Step.SCAN, "KK/1", back_to=Step.REVIEW)]


def test_what_is_wrong_leads_to_its_field(counter, qtbot, dressed):
    model = filled(counter, {"ayah.nama": ""})
    host = review(qtbot, counter, model)
    places = visited(counter)
    host.page.bar.primary.click()
    assert places == [InCase(model.id, Step.FORM, "ayah.nama", back_to=Step.REVIEW)]


def test_missing_papers_may_follow_the_case_gets_its_number(counter, qtbot, dressed):
    model = filled(counter)
    host = review(qtbot, counter, model)
    places = visited(counter)
    host.page._missing._button.click()
    qtbot.waitUntil(lambda: bool(places), timeout=5000)
    case = load_case(counter.desk, model.id)
    assert places == [InCase(model.id, Step.SAVED)]
    assert case.stage is Stage.WAITING_PAPERS
    assert case.number


def test_a_whole_case_goes_on_to_the_signatures(counter, qtbot, dressed):
    model = scanned(counter)
    host = review(qtbot, counter, model)
    assert host.page._open.isHidden()
    assert host.page._missing.isHidden()
    places = visited(counter)
    host.page.bar.primary.click()
    assert places == [InCase(model.id, Step.SIGN)]
