"""Laporan: tiles, tables with their plots, free days, saving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.desk_fixture import settle, visited
from tests.ui.screens.pages import named, only_window, shown
from tests.ui.states_fixture import Village
from ui.routes import Home, Report
from ui.screens.home import HomeScreen
from ui.screens.report import ReportScreen
from ui.widgets.bar_plot import BarPlot
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import FilterChip
from ui.widgets.data_table import DataTable
from ui.widgets.figure_card import FigureCard


@pytest.fixture
def screen(counter, qtbot):
    village = Village(counter)
    village.issued("Aisyah Contoh")
    village.returned("Bagas Contoh")
    made = shown(qtbot, ReportScreen(counter))
    settle(counter, qtbot)
    only_window(made)
    return made


def test_home_leads_to_the_report(counter, qtbot):
    places = visited(counter)
    home = shown(qtbot, HomeScreen(counter))
    named(home, Button, "report").click()
    assert places == [Report()]


def test_figures_and_tables_are_read_aloud_as_they_are_shown(screen):
    tile = named(screen, FigureCard, "figure:returned")
    assert tile.accessibleName() == "Pernah dikembalikan: 50,00 %, 1 dari 2"
    card = named(screen, Card, "table:reasons")
    table, plot = card.findChild(DataTable), card.findChild(BarPlot)
    assert "Data tidak sama dengan dokumen, 1, 50,00" in table.accessibleDescription()
    assert plot.accessibleDescription() == "Data tidak sama dengan dokumen 1; Hasil pindai tidak terbaca 1"


def test_all_figures_stand_on_the_first_view(screen):
    lowest = max(one.mapTo(screen, one.rect().bottomLeft()).y() for one in screen.findChildren(FigureCard))
    assert lowest <= screen.height()


def test_bars_are_as_long_as_their_numbers(qtbot):
    plot = BarPlot("uji", [("satu", 10, "10"), ("dua", 5, "5"), ("nol", 0, "0")])
    qtbot.addWidget(plot)
    plot.resize(600, 120)
    widths = plot.bar_widths()
    assert widths[0] == pytest.approx(2 * widths[1])
    assert widths[2] == 0
    assert widths[0] < 600
    assert BarPlot("kosong", []).bar_widths() == []


def test_free_days_are_asked_and_counted(screen, counter, qtbot):
    named(screen, FilterChip, "period:free").click()
    assert screen.choices.days.isVisible()
    screen.choices.first.set_value("2026-11-21")
    screen.choices.last.set_value("2026-11-22")
    named(screen, Button, "show-days").click()
    settle(counter, qtbot)
    assert screen.choices.said.text() == "21 November 2026 sampai 22 November 2026"
    assert named(screen, Card, "table:month").isVisible()
    named(screen, FilterChip, "period:last").click()
    settle(counter, qtbot)
    assert not screen.choices.days.isVisible()
    assert screen.choices.said.text() == "Oktober 2026"
    assert named(screen, FigureCard, "figure:within").accessibleName().startswith("Terbit dalam 24 jam: belum ada data")


def test_days_the_wrong_way_round_are_said_on_the_page(screen):
    named(screen, FilterChip, "period:free").click()
    screen.choices.first.set_value("2026-11-21")
    screen.choices.last.set_value("2026-11-20")
    named(screen, Button, "show-days").click()
    assert screen.told.isVisible()
    assert screen.told.look() == "warn"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_a_file_is_asked_for_and_written(screen, counter, qtbot, tmp_path, kind):
    named(screen, Button, f"save:{kind}").click()
    dialog = screen.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"laporan-2026-11.{kind}")
    target = tmp_path / f"laporan.{kind}"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settle(counter, qtbot)
    assert Path(target).stat().st_size > 500
    assert screen.told.isVisible()
    assert screen.told.look() == "ok"


def test_back_is_home(screen, counter):
    places = visited(counter)
    screen.back.click()
    assert places == [Home()]
