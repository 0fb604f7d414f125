"""The open case: answers kept half a second after the last key, and nothing typed lost."""

from __future__ import annotations

from kiosk.work.case import load_case
from tests.ui.case_fixture import begun, filled, picture
from tests.ui.desk_fixture import settle
from tests.work.desks import SITI
from ui.models import case_answers
from ui.models.case import CaseModel


def stored(counter, model, path):
    return load_case(counter.desk, model.id).answers.get(path, "")


def test_what_is_typed_counts_at_once_and_is_on_the_disk_half_a_second_later(counter, qtbot):
    model = begun(counter)
    with qtbot.waitSignal(model.saved, timeout=2000) as saved:
        model.edit("ibu.nama", "SITI CONTOH")
        assert model.value("ibu.nama") == "SITI CONTOH"
        assert model.facts.answers["ibu.nama"] == "SITI CONTOH"
        assert stored(counter, model, "ibu.nama") == ""
        assert model.unsaved
    assert saved.args == ["14.40"]
    assert stored(counter, model, "ibu.nama") == "SITI CONTOH"
    assert not model.unsaved


def test_leaving_keeps_without_waiting(counter, qtbot):
    model = begun(counter)
    model.edit("anak.tanggal_lahir", "10/11/2026")
    model.flush()
    settle(counter, qtbot)
    assert stored(counter, model, "anak.tanggal_lahir") == "2026-11-10"


def test_letters_typed_while_a_save_runs_stay_on_top(counter, qtbot):
    model = begun(counter)
    model.edit("ibu.nama", "SITI")
    model.flush()
    model.edit("ibu.nama", "SITI CONTOH")
    settle(counter, qtbot)
    assert model.value("ibu.nama") == "SITI CONTOH"
    assert model.unsaved
    model.flush()
    settle(counter, qtbot)
    assert stored(counter, model, "ibu.nama") == "SITI CONTOH"


def test_an_answer_taken_back_is_gone(counter, qtbot):
    model = filled(counter)
    model.edit("orang_tua.tanggal_kawin", "")
    assert model.value("orang_tua.tanggal_kawin") == ""
    model.flush()
    settle(counter, qtbot)
    assert "orang_tua.tanggal_kawin" not in load_case(counter.desk, model.id).answers


def test_the_draft_opens_again_where_it_was_left(counter, qtbot):
    model = begun(counter)
    model.at_step("form:ibu.nik")
    model.edit("ibu.nama", "SITI CONTOH")
    model.flush()
    settle(counter, qtbot)
    opened: list[CaseModel] = []
    counter.open_case._model = None
    counter.open_case.open(counter, model.id, opened.append, lambda error: opened.clear())
    settle(counter, qtbot)
    assert opened[0].value("ibu.nama") == "SITI CONTOH"
    assert opened[0].case.step == "form:ibu.nik"


def test_a_case_reopened_while_typing_keeps_what_is_typed(counter, qtbot):
    model = begun(counter)
    model.edit("ibu.nama", "SITI CONTOH")
    opened: list[CaseModel] = []
    counter.open_case.open(counter, model.id, opened.append, lambda error: opened.clear())
    settle(counter, qtbot)
    assert opened == [model]
    assert model.value("ibu.nama") == "SITI CONTOH"


def test_a_confirmed_warning_is_recorded_and_opens_again_when_a_value_changes(counter, qtbot):
    model = filled(counter, {"ibu.tanggal_lahir": "1995-08-05"})
    page = next(one for one in case_answers.pages(model) if one.id == "ibu")
    asking = [one for one in case_answers.findings(model, page) if one.asks]
    assert [one.problem.code for one in asking] == ["nik.date_differs"]
    model.confirm(asking[0].problem)
    settle(counter, qtbot)
    assert case_answers.confirmed_findings(model, page)[0].confirmed.operator == counter.session.operator.id
    model.edit("ibu.tanggal_lahir", "1995-08-06")
    assert [one.problem.code for one in case_answers.findings(model, page) if one.asks] == ["nik.date_differs"]


def test_a_confirmation_can_be_taken_back(counter, qtbot):
    model = filled(counter, {"ibu.tanggal_lahir": "1995-08-05"})
    page = next(one for one in case_answers.pages(model) if one.id == "ibu")
    model.confirm(next(one for one in case_answers.findings(model, page) if one.asks).problem)
    settle(counter, qtbot)
    model.take_back("ibu.nik", "nik.date_differs")
    settle(counter, qtbot)
    assert [one.problem.code for one in case_answers.findings(model, page) if one.asks] == ["nik.date_differs"]


def test_a_hidden_answer_is_kept_but_counts_for_nothing(counter):
    model = filled(counter)
    model.edit("orang_tua.status_perkawinan", "3")
    assert model.value("ayah.nama") == "Budi Contoh"
    assert "ayah.nama" not in model.facts.answers
    assert "ayah" not in [page.id for page in case_answers.pages(model)]


def test_what_cannot_be_kept_is_told_and_stays_typed(counter, qtbot):
    model = begun(counter)
    model.edit("tidak.ada", "x")
    with qtbot.waitSignal(model.failed, timeout=2000) as failed:
        model.flush()
    assert failed.args[0].code == "answer.path"
    assert model.unsaved


def test_a_page_is_attached_once_and_can_be_taken_out_and_put_back(counter, qtbot):
    model = begun(counter)
    with qtbot.waitSignal(model.papers.added, timeout=2000) as added:
        model.papers.attach("KK", picture(), "image/webp", source="scanner")
    paper = added.args[0]
    assert [one.path for one in model.papers.of("KK")] == ["KK/1"]
    read: list[bytes] = []
    model.papers.bytes_of(paper, read.append)
    settle(counter, qtbot)
    assert read == [picture()]
    model.papers.detach(paper.id)
    settle(counter, qtbot)
    assert model.papers.of("KK") == ()
    model.papers.restore(paper.id)
    settle(counter, qtbot)
    assert [one.id for one in model.papers.of("KK")] == [paper.id]


def test_a_requirement_is_chosen_absent_or_met(counter, qtbot):
    model = begun(counter, papers=False)
    assert [slot.answered for slot in model.papers.slots()] == [False, False, False]
    model.papers.choose("kk", "")
    model.papers.choose("bukti_kawin", "F_2_04")
    settle(counter, qtbot)
    slots = {slot.rule.id: slot for slot in model.papers.slots()}
    assert slots["kk"].absent
    assert not slots["kk"].met
    assert slots["bukti_kawin"].met
    assert "F_2_04" in {form.code for form in model.papers.forms()}
    assert "F-2.01" in model.papers.label("F_2_01")
    assert model.papers.label("KK") == "Kartu Keluarga"


def test_locking_the_screen_twice_over_keeps_what_was_typed(counter, qtbot):
    model = begun(counter)
    model.edit("ibu.nama", "SITI CONTOH")
    model.flush()
    counter.session.closed.connect(model.flush)  # the window leaves the page once more when nobody is logged in
    counter.session.logout()
    settle(counter, qtbot)
    kept = load_case(counter.desk, model.id)
    assert kept.answers["ibu.nama"] == "SITI CONTOH"
    assert kept.updated_by == SITI.id
