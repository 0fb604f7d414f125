"""The first questions: what is offered, and how a case begins."""

from __future__ import annotations

import pytest

from kiosk.work.case import load_case
from kiosk.work.track import cases
from tests.ui.case_fixture import filled
from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, only_window, shown, step
from ui.routes import InCase, NewCase, Step
from ui.screens.case_steps import new_case_screen
from ui.screens.option_grid import OptionGrid
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.words.consent import NOTICE_VERSION

STATUS, REPORTER = "field:orang_tua.status_perkawinan", "field:pelapor.hubungan"


def choose(screen, name, key):
    rows = {row.option.key: row for row in named(screen, OptionList, name).rows()}
    rows[key].click()


def offered(screen, name):
    return [row.option.key for row in named(screen, OptionList, name).rows()]


def questions(qtbot, counter):
    screen = new_case_screen(counter, NewCase("AKTA_LAHIR", noticed=True))
    shown(qtbot, screen)
    only_window(screen)
    return screen


def test_what_is_offered_follows_from_what_was_chosen(counter, qtbot, dressed):
    screen = questions(qtbot, counter)
    choose(screen, "field:variant", "PAKET_3IN1")
    choose(screen, STATUS, "3")
    assert "ayah" not in offered(screen, REPORTER)
    choose(screen, STATUS, "1")
    assert "ayah" in offered(screen, REPORTER)
    choose(screen, "field:variant", "DEWASA")
    assert "diri_sendiri" in offered(screen, REPORTER)


def test_a_choice_that_is_not_offered_any_more_is_asked_again(counter, qtbot, dressed):
    screen = questions(qtbot, counter)
    choose(screen, "field:variant", "PAKET_3IN1")
    choose(screen, STATUS, "1")
    choose(screen, REPORTER, "ayah")
    choose(screen, STATUS, "3")
    screen.bar.primary.click()
    assert screen.errors.paths() == ["pelapor.hubungan"]
    assert cases(counter.desk) == []


def test_going_on_begins_the_case_with_notice_and_answers(counter, qtbot, dressed):
    screen = questions(qtbot, counter)
    places = visited(counter)
    choose(screen, "field:variant", "PAKET_3IN1")
    choose(screen, STATUS, "1")
    choose(screen, REPORTER, "ayah")
    screen.bar.primary.click()
    qtbot.waitUntil(lambda: bool(places), timeout=5000)
    row = cases(counter.desk)[0]
    case = load_case(counter.desk, row.id)
    assert places == [InCase(row.id, Step.PAPERS)]
    assert (case.notice.version, case.notice.at) == (NOTICE_VERSION, "2026-11-21T07:40:00Z")
    assert case.answers == {"orang_tua.status_perkawinan": "1", "pelapor.hubungan": "ayah"}


@pytest.mark.parametrize("service", ["AKTA_LAHIR", "AKTA_MATI", "KIA", "PINDAH"])
def test_all_first_questions_are_seen_without_scrolling(counter, qtbot, dressed, service):
    screen = new_case_screen(counter, NewCase(service, noticed=True))
    shown(qtbot, screen)
    first = named(screen, OptionList, "field:variant")
    if first.isVisible():
        first.rows()[0].click()
    qtbot.waitUntil(lambda: screen.middle.verticalScrollBar().maximum() == 0, timeout=2000)


def test_a_case_may_become_another_variant_and_keeps_its_answers(counter, qtbot, dressed):
    model = filled(counter)
    host = step(qtbot, counter, InCase(model.id, Step.VARIANT, back_to=Step.REVIEW))
    places = visited(counter)
    choose(host, "field:variant", "UMUM")
    host.page.bar.primary.click()
    settle(counter, qtbot)
    case = load_case(counter.desk, model.id)
    assert case.variant == "UMUM"
    assert case.answers["ibu.nama"] == "Siti Contoh"
    assert places == [InCase(model.id, Step.REVIEW)]


def test_options_beside_each_other_are_still_one_question(qtbot, dressed):
    grid = OptionGrid("Jenis kelamin", [Option("1", "Laki-laki"), Option("2", "Perempuan")])
    shown(qtbot, grid, (600, 120))
    heard: list[str] = []
    grid.edited.connect(heard.append)
    first, second = grid.rows()
    assert first.y() == second.y()
    second.click()
    assert (heard, grid.value()) == (["2"], "2")
    grid.set_options([Option("a", "A"), Option("b", "B"), Option("c", "C")])
    assert [row.option.key for row in grid.rows()] == ["a", "b", "c"]


def test_an_answer_alone_in_its_line_may_take_all_of_it(qtbot, dressed):
    grid = OptionGrid("Pelapor", [Option(key, key.upper()) for key in "abc"], wide_last=True)
    shown(qtbot, grid, (600, 180))
    first, second, third = grid.rows()
    assert (first.y(), first.width()) == (second.y(), second.width())
    assert third.width() > 2 * first.width()
