"""The declaration: nothing is sent before it, and nothing is called saved before the commit."""

from __future__ import annotations

from kiosk.domain.application import Stage
from kiosk.work.case import load_case
from tests.ui.case_fixture import filled, scanned
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, step
from ui.routes import InCase, Step
from ui.widgets.button import Button
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.region_field import RegionField


def declare(qtbot, counter, model):
    return step(qtbot, counter, InCase(model.id, Step.DECLARE))


def agree(host):
    named(host, TickRow, "declaration").rows()[0].click()


def test_without_the_declaration_nothing_is_sent(counter, qtbot, dressed):
    model = scanned(counter)
    host = declare(qtbot, counter, model)
    named(host, Button, "submit").click()
    settle(counter, qtbot)
    assert host.page.errors.paths() == ["declaration"]
    assert load_case(counter.desk, model.id).stage is not Stage.SUBMITTED


def test_sending_is_busy_until_the_commit_and_then_shows_saved(counter, qtbot, dressed):
    model = scanned(counter)
    host = declare(qtbot, counter, model)
    places = visited(counter)
    agree(host)
    button = named(host, Button, "submit")
    button.click()
    assert button.text() == "Menyimpan ..."
    assert not button.isEnabled()
    assert places == []
    qtbot.waitUntil(lambda: bool(places), timeout=5000)
    case = load_case(counter.desk, model.id)
    assert places == [InCase(model.id, Step.SAVED)]
    assert case.stage is Stage.SUBMITTED
    assert model.case.number == case.number != ""


def test_a_case_that_is_not_whole_is_refused_with_a_sentence(counter, qtbot, dressed):
    model = filled(counter)
    host = declare(qtbot, counter, model)
    agree(host)
    named(host, Button, "submit").click()
    settle(counter, qtbot)
    assert "kurang" in host.page.frame._trouble.accessibleName()
    assert named(host, Button, "submit").isEnabled()
    assert load_case(counter.desk, model.id).stage is not Stage.SUBMITTED


def test_the_documents_may_be_fetched_at_another_office_of_the_district(counter, qtbot, dressed):
    model = scanned(counter)
    host = declare(qtbot, counter, model)
    places = visited(counter)
    agree(host)
    named(host, OptionList, "pickup").rows()[1].click()
    named(host, Button, "submit").click()
    assert host.page.errors.paths() == ["pickup"]
    finds, _heading, _note = host.page.office.look("contoh")
    assert {find.key[:5] for find in finds} == {"99.01"}
    other = next(find for find in finds if find.key != counter.desk.device.office)
    field = host.page.office
    assert isinstance(field, RegionField)
    field.take(other)
    named(host, Button, "submit").click()
    qtbot.waitUntil(lambda: bool(places), timeout=5000)
    assert load_case(counter.desk, model.id).home_office == other.key
