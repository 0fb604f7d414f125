"""The push button in its kinds and sizes, with an icon before or after the words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import CENTRE, box, width_of, words
from ui.widgets.pressable import Pressable

_SIZES = {"normal": (54, 18), "big": (60, 20), "capture": (72, 22)}
_GAP = 12
# kind: (text, border) and the grounds at rest, under the pointer, pressed; "" is none.
_KINDS = {
    "primary": ("white", "", ("brand_700", "brand_800", "brand_900")),
    "secondary": ("brand_700", "brand_700", ("surface", "brand_50", "brand_100")),
    "quiet": ("brand_700", "", ("", "brand_50", "brand_100")),
    "danger": ("err", "err", ("surface", "err_50", "err_50")),
    "quiet-danger": ("err", "", ("", "err_50", "err_50")),
    "warn": ("warn", "warn_line", ("surface", "warn_50", "warn_50")),
    "plain": ("ink", "ctl", ("surface", "brand_50", "brand_100")),
    "kunyit": ("brand_900", "", ("kunyit", "brand_100", "brand_300")),
    "dark": ("kunyit", "", ("", "brand_800", "brand_900")),
    "link": ("err", "", ("", "", "")),
}


class Button(Pressable):
    """A button as wide as its words.

    ``kind``: primary, secondary, quiet, danger, quiet-danger, warn, plain, kunyit, dark, link.
    ``size``: normal (54 px high), big (60), capture (72). ``after`` puts the icon behind the words,
    ``wide`` fills the column.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        icon: str = "",
        *,
        after: bool = False,
        size: str = "normal",
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        across = QSizePolicy.Policy.MinimumExpanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._kind, self._icon, self._after, self._size = kind, icon, after, size
        self._rest_text = text

    @property
    def kind(self) -> str:
        """The kind it shows now."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Change the kind, for a button whose weight depends on what is done ("Kirim kembali")."""
        self._kind = kind
        self.update()

    def set_icon(self, name: str, *, after: bool = False) -> None:
        """Change the glyph and its side; "" takes it away."""
        self._icon, self._after = name, after
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Change the words and with them the accessible name and the width."""
        self._rest_text = text
        self._show(text)

    def set_busy(self, text: str = "") -> None:
        """Show ``text`` ("Menyimpan ...") and refuse presses while a deed runs; "" ends it."""
        self.setEnabled(not text)
        self._show(text or self._rest_text)

    def sizeHint(self) -> QSize:
        height, px = _SIZES[self._size]
        wide = width_of(self.text(), px, self._weight()) + (16 if self._kind == "link" else 44)
        if self._icon:
            wide += self._icon_side() + (_GAP if self.text() else 0)
        return QSize(max(wide, 54), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, line, ink = self._colours()
        if fill is not None or line is not None:
            box(painter, QRectF(self.rect()), 8, fill=fill, line=line, width=self._edge())
        if self._kind == "link":
            self._underline(painter, ink)
        self._content(painter, ink)

    def _show(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _weight(self) -> int:
        return 400 if self._kind == "plain" else 600

    def _edge(self) -> int:
        return tokens().edge if self._kind == "plain" else 2

    def _icon_side(self) -> int:
        return {"normal": 22, "big": 22, "capture": 24}[self._size]

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, border and ink for the present state."""
        phase = self.phase()
        if phase == "off":
            return colour("sunken"), colour("line"), colour("disabled")
        ink, line, grounds = _KINDS[self._kind]
        ground = grounds[{"rest": 0, "hover": 1, "down": 2}[phase]]
        return colour(ground) if ground else None, colour(line) if line else None, colour(ink)

    def _content(self, painter: QPainter, ink: QColor) -> None:
        """Words and glyph as one centred group."""
        px = _SIZES[self._size][1]
        side = self._icon_side() if self._icon else 0
        gap = _GAP if side and self.text() else 0
        room = self.width() - (0 if self._kind == "link" else 24) - side - gap
        wide = min(width_of(self.text(), px, self._weight()), room) if self.text() else 0
        x = (self.width() - wide - side - gap) / 2
        text_x = x if self._after else x + side + gap
        where = QRectF(text_x, 0, wide, self.height())
        words(painter, where, self.text(), px=px, weight=self._weight(), ink=ink, align=CENTRE)
        if side:
            icon_x = x + wide + gap if self._after else x
            glyph = QRectF(icon_x, (self.height() - side) / 2, side, side)
            tint = colour("brand_700") if self._kind == "plain" and self.isEnabled() else ink
            icons.paint(painter, self._icon, glyph, tint)

    def _underline(self, painter: QPainter, ink: QColor) -> None:
        wide = width_of(self.text(), 18, 600)
        x, y = (self.width() - wide) / 2, self.height() / 2 + 12
        painter.fillRect(QRectF(x, y, wide, 2 if self.phase() == "hover" else 1), ink)


def icon_button(icon: str, name: str, kind: str = "secondary", parent: QWidget | None = None) -> Button:
    """A 54 x 54 button with a glyph only; ``name`` is its tooltip and what a screen reader says."""
    made = Button("", kind, icon, parent=parent)
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
