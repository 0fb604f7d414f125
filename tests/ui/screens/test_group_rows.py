"""A page that repeats: another row, one taken out, and that one back again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.services import load_service
from kiosk.work.catalogue import FixedCatalogue
from kiosk.work.start import show_notice, start
from tests.trial_family import FAMILY
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from tests.work.desks import SITI
from ui.models import case_answers, case_steps, readable
from ui.models.case import CaseModel
from ui.routes import InCase, Step
from ui.widgets.button import Button
from ui.widgets.message_card import MessageCard


@pytest.fixture
def model(counter):
    services = FixedCatalogue({**counter.desk.services, "UJI": load_service(FAMILY, name="keluarga.toml")})
    counter.session._desk = replace(counter.desk, services=services)
    case = start(counter.desk, SITI, "UJI", variant="UMUM")
    show_notice(counter.desk, SITI, case.id, "1")
    made = CaseModel(counter, case)
    counter.open_case.keep(made)
    return made


@pytest.fixture
def page(qtbot, counter, model):
    """Opens the form page at a place; its host lives as long as the test."""
    hosts = []

    def opened(place):
        for host in hosts:
            host.hide()
        hosts.append(step(qtbot, counter, InCase(model.id, Step.FORM, place)))
        return hosts[-1].page

    return opened


def press(qtbot, counter, screen, name):
    """Press the button and come to the place it leads to."""
    places = visited(counter)
    named(screen, Button, name).click()
    settle(counter, qtbot)
    return places[-1].place


def test_a_row_comes_goes_and_comes_back(counter, qtbot, dressed, model, page):
    first = page("anggota[k1]")
    assert named(first, Button, "remove-row").isHidden()
    model.edit("anggota[k1].nama", "Budi Contoh")
    assert press(qtbot, counter, first, "add-row") == "anggota[k2]"
    second = page("anggota[k2]")
    assert next(iter(second.body.questions)) == "anggota[k2].nama"
    qtbot.keyClicks(second.body.questions["anggota[k2].nama"].input.edit, "ani contoh")
    assert named(second, Button, "remove-row").text() == "Hapus Anggota 2"
    assert press(qtbot, counter, second, "remove-row") == "anggota[k1]"
    assert [one.id for one in case_answers.pages(model)] == ["pemohon", "anggota[k1]"]
    again = page("anggota[k1]")
    card = named(again, MessageCard, "restore-row")
    assert card.accessibleName() == "Anggota 2 dihapus dari permohonan."
    places = visited(counter)
    card.acted.emit()
    settle(counter, qtbot)
    assert places[-1].place == "anggota[k2]"
    assert model.value("anggota[k2].nama") == "ANI CONTOH"


def test_a_full_group_takes_no_more(counter, qtbot, dressed, model, page):
    for _ in range(2):
        last = case_steps.form_parts(model)[-1].page.id
        press(qtbot, counter, page(last), "add-row")
    screen = page("anggota[k3]")
    assert named(screen, Button, "add-row").isHidden()
    assert not named(screen, Button, "remove-row").isHidden()


def test_ordinary_pages_have_no_rows(dressed, page):
    assert page("pemohon").rows.isHidden()


def test_the_rail_and_the_review_tell_each_row(counter, qtbot, model):
    model.edit("anggota[k1].nama", "Budi Contoh")
    model.edit("anggota[k2].nama", "Ani Contoh")
    (form,) = [one for one in case_steps.rail(model, Step.FORM, "anggota[k2]") if one.key == Step.FORM.value]
    assert [one.title for one in form.pages] == ["Pemohon", "Anggota 1", "Anggota 2"]
    assert [one.state for one in form.pages][-1] == "now"
    told = readable.page_rows(model, case_answers.pages(model)[2])
    assert ("Nama", "ANI CONTOH") in told
