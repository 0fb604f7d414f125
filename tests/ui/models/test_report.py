"""The report's choices, and what becomes of a file that cannot be written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.desk_fixture import settle
from tests.ui.states_fixture import Village
from ui.messages import of_error
from ui.models.report import ReportModel, may_read


@pytest.fixture
def model(counter, qtbot):
    village = Village(counter)
    village.issued("Aisyah Contoh")
    village.returned("Bagas Contoh")
    village.sent("Citra Contoh")
    made = ReportModel(counter)
    made.refresh()
    settle(counter, qtbot)
    return made


def value(model, key):
    return next(one.value for one in model.report.figures if one.key == key)


def test_this_month_last_month_and_days_of_choice(model, counter, qtbot):
    assert value(model, "applications") == "2"
    assert value(model, "unsent") == "1"
    model.choose("last")
    settle(counter, qtbot)
    assert value(model, "applications") == "0"
    model.choose_days("2026-11-01", "2026-11-30")
    settle(counter, qtbot)
    assert value(model, "applications") == "2"
    assert model.proposed_name("csv") == "laporan-2026-11.csv"
    model.choose_days("2026-11-20", "2026-11-21")
    assert model.proposed_name("pdf") == "laporan-20261120-20261121.pdf"


def test_a_service_and_a_channel_narrow_the_report(model, counter, qtbot):
    model.choose_channel("volunteer")
    settle(counter, qtbot)
    assert value(model, "applications") == "0"
    model.choose_channel("")
    model.choose_service("AKTA_LAHIR")
    settle(counter, qtbot)
    assert value(model, "applications") == "2"
    assert model.services()[0] == ("", "Semua layanan")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-21", "2026-11-20", "Tanggal awal (21 November 2026) sesudah tanggal akhir (20 November 2026)."),
        ("31/2/2026", "2026-11-20", "Isi tanggal awal dan tanggal akhir dengan lengkap"),
        ("", "", "Isi tanggal awal dan tanggal akhir dengan lengkap"),
    ],
)
def test_days_that_cannot_be_are_said(model, qtbot, first, last, said):
    with qtbot.waitSignal(model.failed) as failed:
        model.choose_days(first, last)
    assert of_error(failed.args[0]).startswith(said)
    assert model.choice == "this"


def test_a_report_is_saved_with_its_ending(model, qtbot, tmp_path):
    with qtbot.waitSignal(model.saved) as saved:
        model.save("csv", tmp_path / "laporan")
    assert saved.args == ["laporan.csv"]
    assert (tmp_path / "laporan.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_stick_that_was_pulled_is_said(model, qtbot, tmp_path):
    with qtbot.waitSignal(model.failed) as failed:
        model.save("pdf", tmp_path / "flashdisk" / "laporan.pdf")
    assert of_error(failed.args[0]) == "Berkas tidak dapat disimpan di tempat itu. Pilih folder atau flashdisk lain."


def test_nothing_is_saved_before_anything_is_shown(counter, qtbot, tmp_path):
    ReportModel(counter).save("csv", tmp_path / "laporan.csv")
    settle(counter, qtbot)
    assert list(tmp_path.glob("*.csv")) == []


def test_a_volunteer_does_not_read_the_offices_report(counter):
    assert may_read(counter)
    entered = counter.session._entered
    counter.session._entered = replace(entered, operator=replace(entered.operator, role="relawan"))
    assert not may_read(counter)
