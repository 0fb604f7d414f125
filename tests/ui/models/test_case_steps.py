"""The way through a case: rail, parts of the form, what comes next."""

from __future__ import annotations

import pytest

from kiosk.domain.answers import visible_fields
from kiosk.domain.services import builtin_services
from tests.ui.case_fixture import begun, filled, scanned
from ui.models import case_steps
from ui.models.form_layout import ROOM, height, parts, rows
from ui.routes import InCase, Returned, Step


def states(model, now=Step.FORM, place="anak"):
    return {row.key: row.state for row in case_steps.rail(model, now, place)}


def test_the_rail_has_the_six_steps_in_order(counter):
    rows_shown = case_steps.rail(begun(counter), Step.FORM, "anak")
    assert [row.title for row in rows_shown] == [
        "Siapkan berkas", "Isi data", "Pindai dokumen", "Periksa", "Cetak dan tanda tangan", "Pernyataan",
    ]  # fmt: skip
    assert [page.title for page in rows_shown[1].pages] == ["Anak", "Ibu", "Ayah", "Pelapor", "Dua saksi"]


def test_data_and_scans_are_always_open_later_steps_when_nothing_before_is_missing(counter):
    draft = begun(counter)
    assert [step for step in Step if case_steps.reachable(draft, step)] == [Step.PAPERS, Step.FORM, Step.SCAN]
    whole = filled(counter)
    assert case_steps.reachable(whole, Step.REVIEW)
    assert not case_steps.reachable(whole, Step.DECLARE)
    assert case_steps.reachable(scanned(counter), Step.DECLARE)


def test_a_finished_step_has_its_tick_and_an_open_warning_its_sign(counter):
    model = filled(counter, {"ibu.tanggal_lahir": "1995-08-05"})
    shown = case_steps.rail(model, Step.SCAN)
    assert states(model, Step.SCAN)["papers"] == "done"
    assert states(model, Step.SCAN)["form"] == "later"
    assert {page.key: page.state for page in shown[1].pages}["ibu"] == "warn"
    assert {page.key: page.state for page in shown[1].pages}["anak"] == "done"


def test_every_part_fits_the_screen_and_every_question_is_asked_once(counter):
    for page in builtin_services()["AKTA_LAHIR"].pages:
        fields = visible_fields(page, filled(counter).facts)
        divided = parts(fields)
        assert [field.path for part in divided for field in part] == [field.path for field in fields]
        for part in divided:
            assert sum(height(line) for line in rows(part)) <= ROOM


def test_going_on_visits_every_part_then_the_scans_and_going_back_returns(counter):
    model = filled(counter)
    seen = []
    place = InCase(model.id, Step.FORM, "anak")
    while place.step is Step.FORM:
        seen.append(place.place)
        following = case_steps.following(model, Step.FORM, place.place)
        if following.step is Step.FORM:
            back = case_steps.preceding(model, Step.FORM, following.place)
            assert case_steps.part_at(model, back.place) == case_steps.part_at(model, place.place)
        place = following
    assert len(seen) == len(case_steps.form_parts(model))
    assert place.step is Step.SCAN
    last = case_steps.preceding(model, Step.SCAN)
    assert case_steps.part_at(model, last.place) == case_steps.form_parts(model)[-1]


@pytest.mark.parametrize("place", ["saksi2.nama", "saksi", "pelapor.telepon_alasan", "ibu.nik"])
def test_a_place_opens_the_part_that_asks_it(counter, place):
    part = case_steps.part_at(filled(counter), place)
    asked = {field.path for field in part.fields} | {field.reason_path for field in part.fields}
    assert place in asked or part.page.id == place


def test_the_first_gap_is_where_the_first_thing_is_missing(counter):
    assert case_steps.first_gap(filled(counter, {"ayah.nama": ""})).place == "ayah.nama"
    assert case_steps.first_gap(filled(counter)).step is Step.REVIEW
    assert case_steps.first_gap(filled(counter, {"pelapor.hubungan": ""})).step is Step.VARIANT


def test_saving_leads_back_to_the_review_or_to_what_was_returned(counter):
    model = filled(counter)
    assert case_steps.way_back(model, None) is None
    assert case_steps.way_back(model, Step.REVIEW) == InCase(model.id, Step.REVIEW)
    assert case_steps.way_back(model, Step.SAVED) == Returned(model.id)


@pytest.mark.parametrize(
    ("kept", "step", "place"),
    [("", Step.PAPERS, ""), ("form:ibu.nik", Step.FORM, "ibu.nik"), ("scan:KK/1", Step.SCAN, "KK/1"),
     ("saved", Step.PAPERS, ""), ("old-step", Step.PAPERS, "")],
)  # fmt: skip
def test_a_remembered_place_is_opened_again(kept, step, place):
    assert case_steps.resume("id", kept) == InCase("id", step, place)
    if place:
        assert case_steps.keep_step(step, place) == kept
