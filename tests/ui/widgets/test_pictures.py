"""Scans under the keyboard: strip, viewer, crop, camera."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import LIGHT
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.crop_editor import CropEditor
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.page_strip import PageStrip
from ui.widgets.scan_tile import PageTile, ScanTile

QUAD = [(100.0, 100.0), (500.0, 100.0), (500.0, 300.0), (100.0, 300.0)]


def picture(wide: int = 600, tall: int = 400, tint: str = "#FF0000") -> QImage:
    """One colour, so that a pixel tells whether it is the picture."""
    made = QImage(wide, tall, QImage.Format.Format_RGB32)
    made.fill(QColor(tint))
    return made


@pytest.fixture
def strip(dressed: QApplication, qtbot: QtBot) -> PageStrip:
    """Three pages and the adding tile."""
    made = PageStrip()
    qtbot.addWidget(made)
    made.resize(700, 110)
    made.set_pages([PageTile(key, f"Hal. {key}", "good", picture()) for key in "abc"], "a")
    with qtbot.waitActive(made):
        made.show()
    made.tiles()[0].setFocus()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press ``key`` in whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_arrows_walk_the_strip(strip: PageStrip, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Right)
    assert strip.tiles()[1].hasFocus()
    with qtbot.waitSignal(strip.selected) as seen:
        press(qtbot, Qt.Key.Key_Return)
    assert seen.args == ["b"]
    assert [tile.isChecked() for tile in strip.tiles()] == [False, True, False, False]
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Left)
    with qtbot.waitSignal(strip.add_clicked):
        press(qtbot, Qt.Key.Key_Space)


def test_control_and_arrows_reorder_within_the_pages(strip: PageStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.moved) as seen:
        press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert seen.args == ["a", 1]
    with qtbot.assertNotEmitted(strip.moved):
        press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        strip.tiles()[2].setFocus()
        press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)


def test_delete_and_turn_speak_of_the_focused_page(strip: PageStrip, qtbot: QtBot) -> None:
    strip.tiles()[1].setFocus()
    with qtbot.waitSignal(strip.rotated) as seen:
        press(qtbot, Qt.Key.Key_F2)
    assert seen.args == ["b"]
    with qtbot.waitSignal(strip.removed) as seen:
        press(qtbot, Qt.Key.Key_Delete)
    assert seen.args == ["b"]
    strip.set_pages([PageTile(key, key) for key in "ac"])
    assert strip.tiles()[1].hasFocus()
    qtbot.waitUntil(strip.tiles()[2].isVisible)
    strip.tiles()[2].setFocus()
    with qtbot.assertNotEmitted(strip.removed):
        press(qtbot, Qt.Key.Key_Delete)


def test_a_tile_says_its_verdict(dressed: QApplication, qtbot: QtBot) -> None:
    tile = ScanTile(PageTile("a", "KK", "look", picture(), reason="Gambar buram"))
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "KK, perlu dilihat, Gambar buram"
    assert tile.toolTip() == "Gambar buram"
    assert tile.size().width() >= 54
    assert (tile.sizeHint().width(), tile.sizeHint().height()) == (116, 84)
    large = ScanTile(PageTile("a", "KK"), "large")
    qtbot.addWidget(large)
    assert (large.sizeHint().width(), large.sizeHint().height()) == (132, 118)


def test_the_viewer_by_keys(dressed: QApplication, qtbot: QtBot) -> None:
    viewer = ImageViewer()
    qtbot.addWidget(viewer)
    viewer.resize(500, 500)
    viewer.set_image(picture(2000, 1000))
    with qtbot.waitActive(viewer):
        viewer.show()
    canvas = viewer.canvas()
    canvas.setFocus()
    fitted = viewer.scale()
    assert fitted == pytest.approx(canvas.width() / 2000)
    press(qtbot, Qt.Key.Key_Plus)
    assert viewer.scale() == pytest.approx(fitted * 1.25)
    press(qtbot, Qt.Key.Key_0)
    assert viewer.scale() == pytest.approx(fitted)
    with qtbot.waitSignal(viewer.turned) as seen:
        press(qtbot, Qt.Key.Key_R)
    assert seen.args == [90]
    assert viewer.turn() == 90
    middle = canvas.grab().toImage().pixelColor(canvas.rect().center())
    assert middle == QColor("#FF0000")
    viewer.show_part(QRectF(0.1, 0.1, 0.2, 0.05))
    assert viewer.scale() > fitted


def test_an_empty_viewer_shows_its_ground(dressed: QApplication, qtbot: QtBot) -> None:
    viewer = ImageViewer()
    qtbot.addWidget(viewer)
    viewer.resize(400, 400)
    viewer.set_image(QImage())
    shown = viewer.canvas().grab().toImage()
    assert shown.pixelColor(60, 60) == QColor(LIGHT.viewer)


@pytest.fixture
def crop(dressed: QApplication, qtbot: QtBot) -> CropEditor:
    """An editor with room for the picture at its own size."""
    made = CropEditor()
    qtbot.addWidget(made)
    made.resize(656, 456)
    made.set_image(picture(), QUAD)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_arrows_move_the_corner_and_tab_goes_on(crop: CropEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(crop.quad_changed):
        press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert crop.quad()[0] == (99.0, 90.0)
    press(qtbot, Qt.Key.Key_Tab)
    assert crop.accessibleName() == "Sudut kanan atas halaman"
    press(qtbot, Qt.Key.Key_Right)
    assert crop.quad()[1] == (501.0, 100.0)


def test_a_handle_is_dragged(crop: CropEditor, qtbot: QtBot) -> None:
    start, end = QPoint(528, 328), QPoint(548, 338)
    qtbot.mousePress(crop, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(crop, end)
    qtbot.mouseRelease(crop, Qt.MouseButton.LeftButton, pos=end)
    assert crop.quad()[2] == pytest.approx((520.0, 310.0), abs=1.5)
    crop.reset()
    assert crop.quad()[0] == (0.0, 0.0)


def test_the_camera_draws_the_page_where_it_was_found(dressed: QApplication, qtbot: QtBot) -> None:
    canvas = CameraCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.setMinimumSize(0, 0)
    canvas.resize(600, 400)
    canvas.set_frame(picture())
    canvas.set_quad(QUAD)
    canvas.set_sentence("Terlalu jauh. Dekatkan kamera.")
    shown = canvas.grab().toImage()
    assert shown.pixelColor(300, 100) == QColor(LIGHT.kunyit)
    assert shown.pixelColor(300, 200) == QColor("#FF0000")
    assert shown.pixelColor(50, 200).red() < 250
    assert canvas.accessibleDescription() == "Terlalu jauh. Dekatkan kamera."
    canvas.set_steady(0.5)
    assert canvas.grab().toImage().pixelColor(300, 100) == QColor(LIGHT.ok)
    canvas.set_quad(None)
    assert canvas.grab().toImage().pixelColor(300, 100) == QColor("#FF0000")


def test_the_flash_goes_out_by_itself(dressed: QApplication, qtbot: QtBot) -> None:
    canvas = CameraCanvas()
    qtbot.addWidget(canvas)
    canvas.set_frame(picture(640, 480, "#000000"))
    with qtbot.waitExposed(canvas):
        canvas.show()

    def brightness() -> int:
        return canvas.grab().toImage().pixelColor(canvas.width() // 2, canvas.height() // 2).value()

    assert brightness() == 0
    canvas.flash()
    assert brightness() > 150
    qtbot.waitUntil(lambda: brightness() == 0)
