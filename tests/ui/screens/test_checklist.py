"""The checklist: one open card, what instead, what is printed."""

from __future__ import annotations

from pathlib import Path

from kiosk.work.case import load_case
from tests.ui.case_fixture import begun
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from ui.routes import Home, InCase, Step
from ui.widgets.button import Button
from ui.widgets.checklist_card import ChecklistCard


def cards(host):
    return {card.objectName().partition(":")[2]: card for card in host.findChildren(ChecklistCard)}


def answer(host, counter, qtbot, rule, kind):
    card = cards(host)[rule]
    next(row for row in card.options.rows() if row.option.key == kind).click()
    settle(counter, qtbot)


def test_one_card_is_open_and_the_next_follows(counter, qtbot, dressed):
    model = begun(counter, papers=False)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    assert {rule: card.state() for rule, card in cards(host).items()} == {
        "bukti_lahir": "active", "bukti_kawin": "idle", "kk": "idle",
    }  # fmt: skip
    answer(host, counter, qtbot, "bukti_lahir", "SKL_FASKES")
    assert {rule: card.state() for rule, card in cards(host).items()} == {
        "bukti_lahir": "has", "bukti_kawin": "active", "kk": "idle",
    }  # fmt: skip
    assert load_case(counter.desk, model.id).choices == {"bukti_lahir": "SKL_FASKES"}


def test_who_has_no_marriage_book_uses_the_statement(counter, qtbot, dressed):
    model = begun(counter, papers=False)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    cards(host)["bukti_kawin"]._change.click()
    answer(host, counter, qtbot, "bukti_kawin", "F_2_04")
    card = cards(host)["bukti_kawin"]
    assert card.state() == "alternative"
    assert card._tag._text == "Memakai F-2.04"


def test_what_is_missing_is_said_and_does_not_block(counter, qtbot, dressed):
    model = begun(counter)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    cards(host)["kk"]._change.click()
    cards(host)["kk"]._missing.click()
    settle(counter, qtbot)
    assert cards(host)["kk"].state() == "missing"
    assert "Berkas belum lengkap: Kartu Keluarga (KK)." in host.page._missing.accessibleName()
    places = visited(counter)
    host.page.bar.primary.click()
    assert places == [InCase(model.id, Step.FORM)]


def test_a_requirement_of_this_case_only_says_why(counter, qtbot, dressed):
    model = begun(counter, {"orang_tua.status_perkawinan": "1", "pelapor.hubungan": "kuasa"}, papers=False)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    assert "Karena dilaporkan oleh penerima kuasa" in cards(host)["surat_kuasa"].accessibleName()


def test_the_list_is_printed_as_a_pdf_where_there_is_no_printer(counter, qtbot, dressed, tmp_path: Path):
    model = begun(counter, papers=False)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    named(host, Button, "print-checklist").click()
    qtbot.waitUntil(lambda: "PDF" in host.page._told.accessibleName(), timeout=20_000)
    assert next((tmp_path / "cetakan").glob("*.pdf")).read_bytes().startswith(b"%PDF")


def test_later_keeps_the_case_and_says_so(counter, qtbot, dressed):
    model = begun(counter)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    places = visited(counter)
    host.page.bar.secondary("later").click()
    settle(counter, qtbot)
    assert places == [Home("Draf disimpan")]
    assert load_case(counter.desk, model.id).step == "papers"


def test_a_named_case_may_be_left_with_its_papers_missing(counter, qtbot, dressed):
    model = begun(counter)
    model.papers.choose("kk", "")
    settle(counter, qtbot)
    host = step(qtbot, counter, InCase(model.id, Step.PAPERS))
    assert host.page._missing._button.isHidden()
    model.edit("anak.nama", "AISYAH CONTOH")
    places = visited(counter)
    host.page._missing._button.click()
    qtbot.waitUntil(lambda: bool(places), timeout=5000)
    case = load_case(counter.desk, model.id)
    assert places == [InCase(model.id, Step.SAVED)]
    assert case.number
    assert case.answers["anak.nama"] == "AISYAH CONTOH"
