"""Contrast of every pair of colours that is used, and what a change of contrast does to an open window."""

from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import icons, theme
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens

# foreground, ground, ratio in light, ratio in high contrast, as the design states them (rounded to a tenth)
PAIRS = [
    ("ink", "surface", 16.5, 21), ("ink", "page", 15.0, 21), ("ink", "brand_50", 14.4, 15), ("ink", "sunken", 12, 18),
    ("muted", "surface", 8.1, 16.4), ("muted", "page", 7.3, 16.4), ("muted", "sunken", 6.6, 14),
    ("placeholder", "surface", 5.6, 16.4),
    ("ctl", "surface", 4.9, 21), ("ctl", "page", 4.5, 21), ("ctl", "sunken", 3, 18),
    ("white", "brand_900", 14.3, 21), ("white", "brand_800", 10.7, 15), ("white", "brand_700", 8.4, 14.1),
    ("brand_800", "brand_50", 9.5, 14), ("brand_700", "surface", 8.4, 14.1), ("brand_700", "page", 7.6, 14.1),
    ("brand_700", "brand_50", 7, 12), ("brand_100", "brand_900", 7, 7), ("brand_900", "brand_100", 7, 7),
    ("kunyit", "brand_900", 7.9, 14.5), ("brand_900", "kunyit", 7.9, 14.5), ("kunyit", "viewer", 8.3, 14.5),
    ("kunyit", "ink", 7, 14),
    ("ok", "surface", 7.3, 11.7), ("ok", "ok_50", 6.3, 11.7), ("white", "ok", 7.3, 11.7),
    ("warn", "surface", 8.1, 11.0), ("warn", "warn_50", 7, 10), ("ink", "warn_50", 7, 15),
    ("warn_line", "surface", 4.9, 11.0), ("warn_line", "warn_50", 4.4, 10),
    ("err", "surface", 7.2, 10.1), ("err", "err_50", 6.2, 9), ("white", "err", 7.2, 10.1), ("ink", "err_50", 7, 15),
    ("info", "surface", 8.3, 13.7), ("info", "info_50", 7.1, 13.7),
    ("disabled", "sunken", 4, 7),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = QColor(colour).getRgbF()[:3]
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(tokens: Tokens, fore: str, ground: str) -> float:
    """Contrast ratio by WCAG 2.2."""
    lights = sorted((luminance(getattr(tokens, fore)), luminance(getattr(tokens, ground))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


@pytest.mark.parametrize(("fore", "ground", "light", "high"), PAIRS)
def test_every_pair_can_be_read(fore: str, ground: str, light: float, high: float) -> None:
    assert ratio(LIGHT, fore, ground) >= light - 0.1
    assert ratio(HIGH_CONTRAST, fore, ground) >= high - 0.15


def test_the_focus_ring_shows_on_any_ground() -> None:
    grounds = ("surface", "page", "brand_50", "err_50", "warn_50", "brand_700", "brand_900", "viewer")
    for tokens, ground in product((LIGHT, HIGH_CONTRAST), grounds):
        assert max(ratio(tokens, "kunyit", ground), ratio(tokens, "brand_900", ground)) >= 3


def test_the_sheet_is_filled_completely() -> None:
    for tokens in (LIGHT, HIGH_CONTRAST):
        filled = theme.sheet(tokens, ("DejaVu Sans",))
        assert "$" not in filled
        assert '"DejaVu Sans"' in filled
        assert tokens.brand_700 in filled


def test_high_contrast_widens_borders_and_drops_the_pattern() -> None:
    assert (HIGH_CONTRAST.edge, HIGH_CONTRAST.selected_edge, HIGH_CONTRAST.kawung) == (2, 4, False)


def test_a_switch_reaches_open_windows(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    field.resize(200, 54)
    window.show()

    def border() -> QColor:
        return field.grab().toImage().pixelColor(QPoint(100, 0))

    assert border() == QColor(LIGHT.ctl)
    theme.apply(dressed, contrast=True)
    assert border() == QColor(HIGH_CONTRAST.ctl)
    assert theme.tokens() is HIGH_CONTRAST


def test_absent_families_are_left_out(dressed: QApplication) -> None:
    theme.apply(dressed, families=("No Such Family", "DejaVu Sans"))
    assert theme.font(18).families() == ["DejaVu Sans"]
    assert theme.font(20, 600).pixelSize() == 20


def test_one_ring_follows_the_focus(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    first, second = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
    for field in (first, second):
        field.setFocus()
        rings = window.findChildren(QFocusFrame)
        assert len(rings) == 1
        assert rings[0].widget() is field
        around = field.geometry().adjusted(-7, -7, 7, 7)
        assert rings[0].geometry() == around


def test_the_ring_survives_the_window_it_lay_on(dressed: QApplication, qtbot: QtBot) -> None:
    for _ in range(2):
        window = QWidget()
        field = QLineEdit(window)
        with qtbot.waitActive(window):
            window.show()
        field.setFocus()
        assert window.findChild(QFocusFrame) is not None
        window.close()
        window.deleteLater()
        qtbot.waitUntil(lambda: dressed.focusWidget() is None)


def test_an_unknown_glyph_is_an_error(dressed: QApplication) -> None:
    assert icons.known("arrow-left")
    assert not icons.known("no-such-glyph")
    with pytest.raises(icons.UnknownIcon):
        icons.pixmap("no-such-glyph", QColor("red"))


def test_a_glyph_has_ink_and_is_cached(dressed: QApplication) -> None:
    made = icons.pixmap("camera", QColor("#FF0000"), 24, 2.0)
    assert (made.width(), made.devicePixelRatio()) == (48, 2.0)
    image = made.toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
    assert 200 < inked < 1800
    assert icons.pixmap("camera", QColor("#FF0000"), 24, 2.0) is made
    icons.clear()
    assert icons.pixmap("camera", QColor("#FF0000"), 24, 2.0) is not made
