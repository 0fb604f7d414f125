"""A form page: keys, errors at the field, warnings under it, the paper beside it, drafts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.work.attach import attach
from kiosk.work.case import load_case
from tests.ui.case_fixture import FIRST, begun, filled, picture
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from tests.work.desks import SITI
from ui.models import case_steps
from ui.routes import InCase, Returned, Step
from ui.screens.form_warnings import AskCard
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.option_list import OptionList, TickRow


def form(qtbot, counter, model, place, back_to=None, *, active=True):
    return step(qtbot, counter, InCase(model.id, Step.FORM, place, back_to), active=active)


def told(host):
    return " ".join(one.accessibleName() for one in host.page.bar.findChildren(QWidget) if one.isVisible())


def question(host, path):
    return host.page.body.questions[path]


def test_enter_goes_from_field_to_field_and_at_last_to_going_on(counter, qtbot, dressed):
    host = form(qtbot, counter, filled(counter), "anak")
    asked = [path for path, one in host.page.body.questions.items() if not one.input.is_locked()]
    seen = []
    for _ in asked:
        seen.append(host.page.body.question_of(QApplication.focusWidget()).field.path)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert seen == asked
    assert host.page.bar.primary.hasFocus()


def test_typed_words_are_on_the_disk_half_a_second_later(counter, qtbot, dressed):
    model = begun(counter)
    host = form(qtbot, counter, model, "anak")
    with qtbot.waitSignal(model.saved, timeout=3000):
        qtbot.keyClicks(question(host, "anak.nama").input.edit, "aisyah contoh")
    assert load_case(counter.desk, model.id).answers["anak.nama"] == "AISYAH CONTOH"
    assert "Draf tersimpan otomatis pukul 14.40" in told(host)


def test_leaving_the_page_keeps_the_last_letters(counter, qtbot, dressed):
    model = begun(counter)
    host = form(qtbot, counter, model, "anak")
    qtbot.keyClicks(question(host, "anak.nama").input.edit, "AISYAH")
    host.leave()
    settle(counter, qtbot)
    assert load_case(counter.desk, model.id).answers["anak.nama"] == "AISYAH"


def test_going_on_with_gaps_lists_them_and_moves_the_focus_there(counter, qtbot, dressed):
    host = form(qtbot, counter, begun(counter), "ibu")
    places = visited(counter)
    host.page.bar.primary.click()
    assert places == []
    assert host.page.errors.hasFocus()
    assert host.page.errors.paths()[:2] == ["ibu.nik", "ibu.nama"]
    assert question(host, "ibu.nama").input.error() == "Kolom ini wajib diisi."


def test_the_list_of_errors_shrinks_as_they_are_mended(counter, qtbot, dressed):
    model = filled(counter, {"ibu.nama": "", "ibu.nik": ""})
    host = form(qtbot, counter, model, "ibu")
    host.page.bar.primary.click()
    assert host.page.errors.paths() == ["ibu.nik", "ibu.nama"]
    model.edit("ibu.nama", "SITI CONTOH")
    assert host.page.errors.paths() == ["ibu.nik"]
    assert question(host, "ibu.nama").input.error() == ""


def test_letters_that_name_no_region_are_said(counter, qtbot, dressed):
    model = filled(counter, {"anak.tempat_kelahiran": ""})
    host = form(qtbot, counter, model, "anak.tempat_kelahiran")
    field = question(host, "anak.tempat_kelahiran").field
    assert field.free_text
    qtbot.keyClicks(question(host, field.path).input.edit, "Jeddah")
    host.page._settle_typed()
    assert model.value(field.path) == "Jeddah"


def test_a_warning_is_answered_on_the_page_and_recorded_with_the_operator(counter, qtbot, dressed):
    model = filled(counter, {"ibu.tanggal_lahir": "1995-08-05"})
    host = form(qtbot, counter, model, "ibu")
    places = visited(counter)
    host.page.bar.primary.click()
    assert places == []
    card = named(host, AskCard, "warning:ibu.nik:nik.date_differs")
    assert card.card._open.hasFocus()
    assert "<b>15 Agustus 1995</b>" in card.card._sentence.text()
    assert "<b>5 Agustus 1995</b>" in card.card._sentence.text()
    card.card._go_on.click()
    settle(counter, qtbot)
    host.page.bar.primary.click()
    given = load_case(counter.desk, model.id).confirmations[0]
    assert (given.code, given.operator, given.at) == ("nik.date_differs", SITI.id, "2026-11-21T07:40:00Z")
    assert places[-1].place == case_steps.following(model, Step.FORM, "ibu.nik").place


def test_mending_a_warning_goes_to_the_date(counter, qtbot, dressed):
    host = form(qtbot, counter, filled(counter, {"ibu.tanggal_lahir": "1995-08-05"}), "ibu")
    host.page.bar.primary.click()
    card = named(host, AskCard, "warning:ibu.nik:nik.date_differs")
    assert card.card._mend.text() == "Perbaiki tanggal"
    card.card._mend.click()
    assert question(host, "ibu.tanggal_lahir").input.boxes()[0].hasFocus()


def test_an_override_asks_why(counter, qtbot, dressed):
    model = filled(counter, {"ibu.nama": "S1TI CONTOH"})
    host = form(qtbot, counter, model, "ibu")
    host.page.bar.primary.click()
    card = named(host, AskCard, "warning:ibu.nama:name.characters")
    card.card._go_on.click()
    card._why.rows()[0].click()
    settle(counter, qtbot)
    assert load_case(counter.desk, model.id).confirmations[0].reason == "Tertulis begitu di KTP-el"
    assert host.page.errors.isHidden()


def test_who_has_no_nik_gives_a_reason_in_its_place(counter, qtbot, dressed):
    model = filled(counter)
    host = form(qtbot, counter, model, "ibu")
    named(host, TickRow, "tick:ibu.nik").rows()[0].click()
    assert question(host, "ibu.nik").input.is_locked()
    host.page.bar.primary.click()
    assert host.page.errors.paths() == ["ibu.nik_alasan"]
    reasons = named(host, OptionList, "field:ibu.nik_alasan")
    reasons.rows()[0].click()
    assert model.facts.answers["ibu.nik_alasan"] == "belum_terdata"
    assert "ibu.nik" not in model.facts.answers
    assert host.page.errors.isHidden()


def test_the_nik_offers_its_date_and_one_press_takes_it(counter, qtbot, dressed):
    model = begun(counter, {**FIRST, "ibu.nik": "9901015508950003"})
    host = form(qtbot, counter, model, "ibu")
    boxes = question(host, "ibu.nik").input
    assert boxes._proposal.text() == "Pakai tanggal ini"
    boxes._proposal.click()
    assert question(host, "ibu.tanggal_lahir").input.value() == "1995-08-15"


def test_the_father_who_reports_is_offered_once(counter, qtbot, dressed):
    model = filled(counter, {"pelapor.nik": "", "pelapor.nama": ""})
    host = form(qtbot, counter, model, "pelapor")
    offer = host.page.offers
    assert offer.isVisible()
    offer._person._button.click()
    assert question(host, "pelapor.nama").input.value() == "Budi Contoh"
    assert not offer.isVisible()


def test_the_zone_of_a_time_stands_beside_it_and_is_kept(counter, qtbot, dressed):
    model = filled(counter, {"anak.zona": ""})
    host = form(qtbot, counter, model, "anak.pukul")
    assert question(host, "anak.pukul").input._zone.text() == "WIB"
    assert "anak.zona" not in host.page.body.questions
    host.page.bar.primary.click()
    assert model.value("anak.zona") == "WIB"


def test_a_late_birth_is_told_and_served(counter, qtbot, dressed):
    model = filled(counter, {"anak.tanggal_lahir": "2026-06-01"})
    model.choose_variant("UMUM")
    settle(counter, qtbot)
    host = form(qtbot, counter, model, "anak")
    assert "melewati 60 hari" in host.page.offers._late.accessibleName()


def test_the_scan_that_shows_the_field_is_beside_it(counter, qtbot, dressed):
    model = filled(counter)
    attach(counter.desk, SITI, model.id, "KK", picture(), "image/webp")
    model.reload()
    host = form(qtbot, counter, model, "ibu")
    qtbot.waitUntil(host.page.helper.viewer.isVisible, timeout=5000)
    assert host.page.helper._paper.text() == "Kartu Keluarga"
    narrow = host.page.helper.width()
    named(host, Button, "widen-scan").click()
    qtbot.waitUntil(lambda: host.page.helper.width() > narrow * 1.8, timeout=2000)
    assert question(host, "ibu.nik").input.edit.isVisible()


@pytest.mark.parametrize(("back_to", "place"), [(Step.REVIEW, "review"), (Step.SAVED, "returned")])
def test_mending_one_field_has_one_button_that_leads_back(counter, qtbot, dressed, back_to, place):
    model = filled(counter)
    host = form(qtbot, counter, model, "pelapor.telepon", back_to)
    places = visited(counter)
    assert host.page.bar.primary.text() == "Simpan dan kembali"
    assert host.page.bar.back.isHidden()
    assert host.page.body.question_of(QApplication.focusWidget()).field.path == "pelapor.telepon"
    host.page.bar.primary.click()
    settle(counter, qtbot)
    assert places == [InCase(model.id, Step.REVIEW) if place == "review" else Returned(model.id)]


def test_every_page_fits_at_1366_by_768(counter, qtbot, dressed):
    model = filled(counter)
    for part in case_steps.form_parts(model):
        host = form(qtbot, counter, model, part.fields[0].path, active=False)
        assert host.page.middle.verticalScrollBar().maximum() == 0, part.fields[0].path
        assert host.page.middle.horizontalScrollBar().maximum() == 0
        host.close()


def test_every_question_has_a_name_that_journeys_find(counter, qtbot, dressed):
    model = filled(counter)
    for part in case_steps.form_parts(model):
        host = form(qtbot, counter, model, part.fields[0].path, active=False)
        for path in host.page.body.questions:
            assert named(host, Field, f"field:{path}").path == path
        host.close()


def test_a_case_that_was_sent_is_not_opened_as_a_form(counter, qtbot, dressed):
    from kiosk.work.body import Declaration
    from kiosk.work.submit import submit
    from tests.ui.case_fixture import scanned
    from ui.routes import Detail
    from ui.screens.case_steps import StepHost

    model = scanned(counter)
    submit(counter.desk, SITI, model.id, Declaration("BUDI CONTOH", "1"))
    places = visited(counter)
    host = StepHost(counter, InCase(model.id, Step.FORM, "anak"))
    qtbot.addWidget(host)
    settle(counter, qtbot)
    assert places == [Detail(model.id)]
