"""One form screen: when its findings are shown, and what is proposed on it."""

from __future__ import annotations

from tests.ui.case_fixture import FIRST, begun, filled
from tests.ui.desk_fixture import settle
from ui.models import case_answers, form_offers
from ui.models.form_part import FormPartModel


def test_an_empty_page_complains_only_after_going_on(counter):
    part = FormPartModel(begun(counter), "ibu")
    assert part.errors() == {}
    assert not part.check_all()
    assert set(part.errors()) >= {"ibu.nik", "ibu.nama"}


def test_a_field_left_with_a_wrong_answer_says_so_and_not_before(counter):
    model = begun(counter)
    part = FormPartModel(model, "ibu")
    part.focus("ibu.nik")
    model.edit("ibu.nik", "990101")
    assert part.errors() == {}
    part.left("ibu.nik")
    assert part.errors()["ibu.nik"].code == "nik.length"


def test_an_error_goes_while_typing_as_soon_as_it_is_mended(counter):
    model = begun(counter, {**FIRST, "ibu.nik": "990101"})
    part = FormPartModel(model, "ibu")
    part.focus("ibu.nik")
    assert part.errors() == {}
    part.check_all()
    part.errors()
    part.focus("ibu.nik")
    assert "ibu.nik" in part.errors()
    model.edit("ibu.nik", "9901015508950003")
    assert "ibu.nik" not in part.errors()


def test_an_open_warning_holds_the_page_until_a_person_answers(counter, qtbot):
    model = filled(counter, {"ibu.tanggal_lahir": "1995-08-05"})
    part = FormPartModel(model, "ibu")
    assert not part.check_all()
    assert part.errors() == {}
    warning = part.warnings()[0]
    assert warning.asks
    model.confirm(warning.problem)
    settle(counter, qtbot)
    assert part.check_all()
    assert part.warnings()[0].confirmed is not None


def test_an_error_that_may_stand_asks_after_going_on_and_needs_a_reason(counter, qtbot):
    model = filled(counter, {"ibu.nama": "S1TI CONTOH"})
    part = FormPartModel(model, "ibu")
    assert part.errors()["ibu.nama"].code == "name.characters"
    assert part.warnings() == []
    part.check_all()
    model.confirm(part.warnings()[0].problem)
    settle(counter, qtbot)
    assert not part.check_all()
    model.confirm(part.warnings()[0].problem, "Tertulis begitu di KTP-el")
    settle(counter, qtbot)
    assert part.check_all()


def test_the_father_who_reports_is_copied_in_one_go(counter):
    model = filled(counter, {"pelapor.nik": "", "pelapor.nama": "", "pelapor.no_kk": ""})
    page = next(one for one in case_answers.pages(model) if one.id == "pelapor")
    offer = form_offers.person(model, page)
    assert (offer.who, offer.name) == ("ayah", "Budi Contoh")
    form_offers.take_person(model, page)
    assert model.value("pelapor.nik") == "9901011203930002"
    assert model.value("pelapor.no_kk") == "9901011508200007"
    assert form_offers.person(model, page) is None


def test_a_nik_proposes_the_date_and_never_writes_it_unasked(counter):
    model = begun(counter)
    part = FormPartModel(model, "ibu")
    nik = part.fields[0]
    assert form_offers.nik_offer(part, nik) == ("", "")
    model.edit("ibu.nik", "9901015508950003")
    assert form_offers.nik_offer(part, nik) == ("Perempuan, lahir 15 Agustus 1995", "Pakai tanggal ini")
    assert model.value("ibu.tanggal_lahir") == ""
    form_offers.take_nik(model, nik)
    assert model.value("ibu.tanggal_lahir") == "1995-08-15"
    assert form_offers.nik_offer(part, nik)[1] == ""


def test_the_zone_is_that_of_the_place_of_birth(counter):
    model = begun(counter)
    page = next(one for one in case_answers.pages(model) if one.id == "anak")
    assert form_offers.zone_for(model, page) == "WIB"
    model.edit("anak.tempat_kelahiran", "71.71")
    assert form_offers.zone_for(model, page) == "WITA"


def test_a_question_that_becomes_visible_is_asked_on_the_same_screen(counter):
    model = filled(counter, {"pelapor.telepon": ""})
    part = FormPartModel(model, "pelapor.telepon")
    before = [field.path for field in part.fields]
    model.edit("pelapor.telepon_alasan", "tidak_punya_hp")
    assert "pelapor.alamat" not in before
    assert "pelapor.alamat" in [field.path for field in part.fields]
