"""Colours, type and focus ring of the counter window, and the one call that puts them on an application."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import cast

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui import icons

FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
RING_MARGIN = 7
_SHEET = Path(__file__).resolve().parent.parent / "assets" / "kiosk.qss"
_FOLLOWER = "focus-follower"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour role, as "#RRGGBB", and the widths that differ in high contrast (logical pixels)."""

    ink: str = "#152125"
    muted: str = "#475256"
    placeholder: str = "#5F696D"
    page: str = "#F6F4EF"
    surface: str = "#FFFFFF"
    sunken: str = "#ECE9E2"
    line: str = "#D9D4C9"
    ctl: str = "#746F65"
    brand_900: str = "#062F39"
    brand_800: str = "#084452"
    brand_700: str = "#0B5566"
    brand_300: str = "#7FB4BF"
    brand_100: str = "#CFE4E8"
    brand_50: str = "#E9F3F5"
    kunyit: str = "#F5B62B"
    ok: str = "#17633A"
    ok_50: str = "#E3F1E7"
    ok_line: str = "#8FC3A5"
    warn: str = "#734600"
    warn_line: str = "#9A6700"
    warn_50: str = "#FFF4D9"
    err: str = "#A8201A"
    err_50: str = "#FCEBE9"
    info: str = "#1D4C94"
    info_50: str = "#E8EEF9"
    info_line: str = "#A9BEE4"
    viewer: str = "#20282B"
    disabled: str = "#6A7073"
    scroll: str = "#A39B8E"
    white: str = "#FFFFFF"
    edge: int = 1
    selected_edge: int = 2
    kawung: bool = True


LIGHT = Tokens()
HIGH_CONTRAST = Tokens(
    ink="#000000", muted="#1F1F1F", placeholder="#1F1F1F", page="#FFFFFF", surface="#FFFFFF",
    sunken="#F0F0F0", line="#000000", ctl="#000000", brand_900="#000000", brand_800="#001E26",
    brand_700="#00303B", brand_300="#00303B", brand_100="#BFE3EA", brand_50="#E3F3F6",
    kunyit="#FFD23F", ok="#00421C", ok_50="#FFFFFF", ok_line="#00421C", warn="#5A3300", warn_line="#5A3300",
    warn_50="#FFF7D6", err="#8A0000", err_50="#FFF1F0", info="#00296B", info_50="#FFFFFF", info_line="#00296B",
    viewer="#000000", disabled="#4A4A4A", scroll="#1F1F1F", edge=2, selected_edge=4, kawung=False,
)  # fmt: skip


@dataclass(slots=True)
class _Active:
    """What the running application wears; painters ask for it on every paint, so a switch needs no rebuild."""

    tokens: Tokens = LIGHT
    families: tuple[str, ...] = FAMILIES


_active = _Active()


def tokens() -> Tokens:
    """The colours in force."""
    return _active.tokens


def colour(role: str) -> QColor:
    """The colour in force for ``role``, a field name of `Tokens`."""
    return QColor(str(getattr(_active.tokens, role)))


def font(px: int, weight: int = 400) -> QFont:
    """The interface font at ``px`` logical pixels and OpenType ``weight``."""
    made = QFont()
    made.setFamilies(list(_active.families))
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    return made


def sheet(wanted: Tokens, families: Sequence[str] = FAMILIES) -> str:
    """The style sheet with ``wanted`` put in. A placeholder without a token raises KeyError."""
    values = {name: str(value) for name, value in asdict(wanted).items()}
    values["families"] = ", ".join(f'"{name}"' for name in families)
    return Template(_SHEET.read_text(encoding="utf-8")).substitute(values)


def apply(app: QApplication, *, contrast: bool = False, families: Sequence[str] = FAMILIES) -> None:
    """Dress ``app``; calling it again with another ``contrast`` changes every open window at once."""
    present = tuple(name for name in families if QFontDatabase.hasFamily(name))
    _active.families = present or tuple(families)
    _active.tokens = HIGH_CONTRAST if contrast else LIGHT
    icons.clear()
    if app.findChild(QObject, _FOLLOWER) is None:
        app.setStyle(CounterStyle("Fusion"))
        _FocusFollower(app)
    app.setFont(font(18))
    app.setPalette(_palette())
    app.setStyleSheet(sheet(_active.tokens, _active.families))


def _palette() -> QPalette:
    """Selection and link colours, which the style sheet cannot reach inside rich text."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour("page"))
    palette.setColor(QPalette.ColorRole.WindowText, colour("ink"))
    palette.setColor(QPalette.ColorRole.Text, colour("ink"))
    palette.setColor(QPalette.ColorRole.Base, colour("surface"))
    palette.setColor(QPalette.ColorRole.Highlight, colour("brand_700"))
    palette.setColor(QPalette.ColorRole.HighlightedText, colour("white"))
    palette.setColor(QPalette.ColorRole.Link, colour("brand_700"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, colour("placeholder"))
    return palette


class CounterStyle(QProxyStyle):
    """Fusion with room for the ring, 24 px icons in fields, and lists that open under their box."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        ):
            return RING_MARGIN
        if metric == QStyle.PixelMetric.PM_LineEditIconSize:
            return 24
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint in (QStyle.StyleHint.SH_ComboBox_Popup, QStyle.StyleHint.SH_FocusFrame_Mask):
            return 0
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Kunyit line 2 px outside the focused widget with a dark line around it, so it shows on any ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        target = cast("QWidget | None", self.widget())
        if target is None:
            return
        radius = float(getattr(target, "ring_radius", 8))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = QRectF(self.rect())
        for inset, width, role in ((1.25, 2.5, "brand_900"), (3.75, 3.0, "kunyit")):
            painter.setPen(QPen(colour(role), width))
            grown = radius + RING_MARGIN - inset
            painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), grown, grown)


class _FocusFollower(QObject):
    """Moves the one ring to whatever has the focus; a ring that died with its window is made anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_FOLLOWER)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and not shiboken6.isValid(self._ring):
            self._ring = None
        if now is None or not shiboken6.isValid(now) or now.isWindow() or getattr(now, "ring_off", False):
            if self._ring is not None:
                self._ring.hide()
            return
        if self._ring is None:
            self._ring = FocusRing(now.window())
        self._ring.setWidget(now)
