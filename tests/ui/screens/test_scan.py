"""The scan page by hand and by keyboard: camera, files, scanner, findings, corners, the strip below."""

from __future__ import annotations

import shutil

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.case_fixture import begun, filled, picture
from tests.ui.desk_fixture import settle, visited
from tests.ui.paper_fixture import on_table, pdf, sheet
from tests.ui.screens.pages import shown
from ui.models import eye
from ui.routes import Home, InCase, Returned, Step
from ui.screens.scan import ScanScreen

pytestmark = pytest.mark.usefixtures("dressed")
BROKEN = b"\x89PNG\r\n\x1a\n"
FIRST, SECOND, THIRD = "SKL_FASKES", "BUKU_NIKAH", "KK"


@pytest.fixture
def camera(counter, tmp_path):
    """A folder of frames in place of a camera."""
    folder = tmp_path / "kamera"
    folder.mkdir()
    cv2.imwrite(str(folder / "1.png"), on_table())
    object.__setattr__(counter, "cameras", (f"folder:{folder}",))
    yield folder
    eye._settle()


@pytest.fixture
def page(counter, qtbot, camera):
    made: list[ScanScreen] = []

    def make(case=None, place="", back_to=None):
        screen = shown(qtbot, ScanScreen(counter, case or begun(counter), place, back_to))
        made.append(screen)
        return screen

    yield make
    for screen in made:
        screen.leave()


def keep(screen, counter, qtbot):
    screen.result.keep.click()
    settle(counter, qtbot)


def give(screen, counter, qtbot, image):
    screen.model.take(image, "file")
    settle(counter, qtbot)


def test_space_takes_the_photo_and_enter_keeps_it(page, counter, qtbot):
    screen = page()
    qtbot.waitUntil(lambda: screen.taking._eye.newest() is not None, timeout=10_000)
    assert screen.taking.title.text() == "Surat keterangan lahir"
    assert screen.taking.shoot.hasFocus()
    QTest.keyClick(screen.taking.shoot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.result, timeout=10_000)
    assert screen.taking._eye is None
    assert screen.bar.primary.kind == "secondary"
    if screen.model.page.findings:
        screen.result.keep.click()
        screen.result.reason.set_value("pudar")
    QTest.keyClick(screen.result.keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.model.kind == SECOND, timeout=10_000)
    assert screen.stack.currentWidget() is screen.taking
    assert screen.taking.title.text() == "Buku nikah"
    settle(counter, qtbot)


def test_space_on_another_button_presses_that_button(page, counter, qtbot):
    screen = page()
    screen.taking.glass.setFocus()
    QTest.keyClick(screen.taking.glass, Qt.Key.Key_Space)
    assert screen.taking.by_scanner
    assert screen.model.page is None
    settle(counter, qtbot)


def test_a_camera_that_goes_away_is_told_and_can_be_tried_again(page, counter, qtbot, camera):
    object.__setattr__(counter, "cameras", (f"folder:{camera / 'tidak-ada'}",))
    screen = page()
    qtbot.waitUntil(lambda: screen.taking.shoot.text() == "Coba kamera lagi", timeout=10_000)
    assert "amera" in screen.taking.canvas.accessibleDescription()
    object.__setattr__(counter, "cameras", (f"folder:{camera}",))
    screen.taking.shoot.click()
    qtbot.waitUntil(lambda: screen.taking._eye is not None and screen.taking._eye.newest() is not None, timeout=10_000)
    assert screen.taking.shoot.text() == "Ambil foto"


def test_files_are_taken_one_page_after_the_other(page, counter, qtbot, tmp_path):
    screen = page()
    screen.taking.take_files([str(pdf(tmp_path, 3))])
    settle(counter, qtbot)
    for _ in range(3):
        assert screen.stack.currentWidget() is screen.result
        keep(screen, counter, qtbot)
    assert screen.stack.currentWidget() is screen.taking
    assert len(screen.model.case.papers.of(FIRST)) == 3
    assert screen.model.kind == SECOND


@pytest.mark.parametrize(("data", "words"), [(b"teks", "bukan gambar"), (b"", "kosong"), (BROKEN, "rusak")])
def test_a_bad_file_is_a_sentence_beside_the_buttons(page, counter, qtbot, tmp_path, data, words):
    screen = page()
    (tmp_path / "x.png").write_bytes(data)
    screen.taking.take_files([str(tmp_path / "x.png")])
    settle(counter, qtbot)
    assert screen.stack.currentWidget() is screen.taking
    assert screen.taking.told.isVisible()
    assert words in screen.taking.told._text.text()


def test_a_finding_asks_for_a_reason(page, counter, qtbot):
    screen = page()
    give(screen, counter, qtbot, np.full((1200, 850, 3), 250, np.uint8))
    assert screen.result.again.kind == "primary"
    keep(screen, counter, qtbot)
    assert screen.result.reason.isVisible()
    keep(screen, counter, qtbot)
    assert screen.result.reason.error() == "Pilih alasannya, atau ambil ulang."
    screen.result.reason.set_value("pudar")
    keep(screen, counter, qtbot)
    (paper,) = screen.model.case.papers.of(FIRST)
    assert paper.overrides[0].reason == "Dokumen asli memang pudar"


def test_corners_are_set_by_keyboard(page, counter, qtbot):
    screen = page()
    give(screen, counter, qtbot, on_table())
    before = screen.model.taken.quad
    screen.result.cut.click()
    assert screen.result.cut.kind == "primary"
    assert screen.result.keep.isHidden()
    start = screen.result.crop.quad()
    QTest.keyClick(screen.result.crop, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.result.crop, Qt.Key.Key_Down)
    assert screen.result.crop.quad() != start
    screen.result.cut.click()
    settle(counter, qtbot)
    assert not np.array_equal(screen.model.taken.quad, before)
    assert screen.result.keep.isVisible()
    assert screen.result.corners.isHidden()


def test_a_page_can_be_turned_and_dropped(page, counter, qtbot):
    screen = page()
    give(screen, counter, qtbot, sheet())
    tall = screen.model.page.picture.height() > screen.model.page.picture.width()
    screen.result.turn.click()
    settle(counter, qtbot)
    assert (screen.model.page.picture.height() > screen.model.page.picture.width()) is not tall
    screen.result.again.click()
    assert screen.stack.currentWidget() is screen.taking
    assert screen.model.page is None


def test_the_page_in_hand_goes_where_the_strip_points(page, counter, qtbot):
    screen = page()
    give(screen, counter, qtbot, sheet())
    next(tile for tile in screen.strip.tiles() if tile.page.key == THIRD).click()
    assert screen.result.title.text() == "Kartu Keluarga"
    keep(screen, counter, qtbot)
    assert [paper.path for paper in screen.model.case.papers.of(THIRD)] == ["KK/1"]


def test_a_kept_page_is_looked_at_retaken_moved_and_removed_with_undo(page, counter, qtbot):
    case = begun(counter)
    for number in (1, 2):
        case.papers.attach(FIRST, picture(number), "image/webp")
    settle(counter, qtbot)
    screen = page(case)
    one, two = case.papers.of(FIRST)
    next(tile for tile in screen.strip.tiles() if tile.page.key == two.id).click()
    settle(counter, qtbot)
    assert screen.kept.title.text() == "Surat keterangan lahir, halaman 2 dari 2"
    screen.kept.earlier.click()
    settle(counter, qtbot)
    assert [paper.id for paper in case.papers.of(FIRST)] == [two.id, one.id]
    tile = next(tile for tile in screen.strip.tiles() if tile.page.key == two.id)
    QTest.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(counter, qtbot)
    assert [paper.id for paper in case.papers.of(FIRST)] == [one.id, two.id]
    tile = next(tile for tile in screen.strip.tiles() if tile.page.key == one.id)
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    settle(counter, qtbot)
    assert [paper.id for paper in case.papers.of(FIRST)] == [two.id]
    assert screen.toast.isVisible()
    screen.toast.undo.click()
    settle(counter, qtbot)
    assert [paper.id for paper in case.papers.of(FIRST)] == [one.id, two.id]


def test_when_all_are_there_going_on_is_the_chief_thing(page, counter, qtbot):
    case = begun(counter)
    for number, kind in enumerate((FIRST, SECOND)):
        case.papers.attach(kind, picture(number), "image/webp")
    settle(counter, qtbot)
    screen = page(case)
    assert (screen.model.kind, screen.bar.primary.kind) == (THIRD, "secondary")
    give(screen, counter, qtbot, sheet())
    keep(screen, counter, qtbot)
    assert screen.taking.title.text() == "Semua dokumen sudah ada"
    assert (screen.bar.primary.kind, screen.taking.shoot.kind) == ("primary", "secondary")
    assert screen.bar.primary.hasFocus()
    places = visited(counter)
    screen.bar.primary.click()
    assert places == [InCase(case.id, Step.REVIEW)]


def test_a_return_replaces_the_page_and_leads_back(page, counter, qtbot):
    case = begun(counter)
    case.papers.attach(THIRD, picture(1), "image/webp")
    settle(counter, qtbot)
    old = case.papers.of(THIRD)[0]
    screen = page(case, "KK/1", Step.SAVED)
    assert (screen.bar.primary.text(), screen.bar.primary.kind) == ("Simpan dan kembali", "secondary")
    give(screen, counter, qtbot, sheet())
    keep(screen, counter, qtbot)
    (new,) = case.papers.of(THIRD)
    assert (new.path, new.id != old.id) == ("KK/1", True)
    assert screen.bar.primary.kind == "primary"
    places = visited(counter)
    screen.bar.primary.click()
    assert places == [Returned(case.id)]


def test_leaving_closes_the_camera_and_stops_a_scan(page, counter, qtbot):
    screen = page()
    qtbot.waitUntil(lambda: screen.taking._eye.newest() is not None, timeout=10_000)
    screen.leave()
    assert screen.taking._eye is None
    assert screen.model.cancel.is_set()
    places = visited(counter)
    screen.bar.back_clicked.emit()
    assert places[0] != Home()


@pytest.mark.linux
@pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed")
class TestScanner:
    @pytest.fixture(autouse=True)
    def sane(self, tmp_path, monkeypatch):
        (tmp_path / "dll.conf").write_text("test\n", "ascii")
        (tmp_path / "test.conf").write_text("number_of_devices 1\n", "ascii")
        monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))

    def test_glass_and_cancel(self, page, counter, qtbot):
        screen = page(filled(counter))
        part = screen.taking.scanner
        screen.taking.glass.click()
        assert screen.taking.canvas.isHidden()
        settle(counter, qtbot)
        assert part.device.value() == "test:0"
        assert part.scan.isEnabled()
        part.scan.click()
        assert part.stop.isVisible()
        part.stop.click()
        settle(counter, qtbot)
        assert screen.taking.told.isVisible() or screen.model.page is not None
        if screen.model.page is not None:
            screen.result.again.click()
        part.scan.click()
        settle(counter, qtbot)
        assert screen.stack.currentWidget() is screen.result
        assert screen.taking._eye is None

    def test_no_scanner_is_a_sentence(self, page, counter, qtbot, tmp_path):
        (tmp_path / "dll.conf").write_text("", "ascii")
        screen = page()
        screen.taking.glass.click()
        settle(counter, qtbot)
        assert not screen.taking.scanner.scan.isEnabled()
        assert "Pemindai tidak ditemukan" in screen.taking.scanner.told._text.text()
