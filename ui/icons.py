"""Material Design glyphs by name, drawn from the icon font that qtawesome ships."""

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

_FONT = "materialdesignicons6-webfont-*.ttf"
_NAMES = "materialdesignicons6-webfont-charmap-*.json"


class UnknownIcon(KeyError):
    """The icon font has no glyph of that name."""


class _Font:
    """The font, registered on first use: a tenth of the time that qtawesome takes for all of its seven."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._family = ""
        self.pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def char(self, name: str) -> str:
        if not self._names:
            self._load()
        try:
            return chr(int(self._names[name], 16))
        except KeyError:
            raise UnknownIcon(name) from None

    def at(self, px: int) -> QFont:
        if not self._family:
            self._load()
        made = QFont(self._family)
        made.setPixelSize(px)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def _load(self) -> None:
        folder = _folder()
        self._names = json.loads(next(folder.glob(_NAMES)).read_text(encoding="utf-8"))
        number = QFontDatabase.addApplicationFont(str(next(folder.glob(_FONT))))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]


_font = _Font()


def _folder() -> Path:
    """Where the fonts lie; the package itself is not imported, its start costs more than all our icons."""
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"


def paint(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw glyph ``name`` centred in ``where``, as large as its shorter side (logical pixels)."""
    glyph = _font.char(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(_font.at(max(1, round(min(where.width(), where.height())))))
    painter.setPen(colour)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, glyph)
    painter.restore()


def pixmap(name: str, colour: QColor, size: int = 24, ratio: float = 1.0) -> QPixmap:
    """Glyph ``name`` as a cached pixmap of ``size`` logical pixels at device pixel ratio ``ratio``."""
    key = (name, colour.rgba(), size, ratio)
    made = _font.pixmaps.get(key)
    if made is None:
        # Asked before a painter is open: an exception would destroy the pixmap under it.
        _font.char(name)
        made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        paint(painter, name, QRectF(0, 0, size, size), colour)
        painter.end()
        _font.pixmaps[key] = made
    return made


def icon(name: str, colour: QColor, size: int = 24) -> QIcon:
    """Glyph ``name`` for menus and actions, sharp at single and double pixel density."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, colour, size, 2.0))
    return made


def known(name: str) -> bool:
    """Whether the font has a glyph of that name."""
    try:
        _font.char(name)
    except UnknownIcon:
        return False
    return True


def clear() -> None:
    """Forget cached pixmaps: their colours are baked in, so a change of contrast makes them stale."""
    _font.pixmaps.clear()
