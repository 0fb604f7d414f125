"""The big tile of a service on the home page, and the rows that call for attention."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.chip import TONES
from ui.widgets.paint import CENTRE, box, height_of, words
from ui.widgets.pressable import Pressable
from ui.widgets.worded_row import WordedRow


class Tile(Pressable):
    """Icon plate, name and one line; 174 px high, as wide as its column."""

    ring_radius = 12

    def __init__(self, icon: str, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._hint = icon, hint
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(213, 174)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 174)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        phase = self.phase()
        ground = {"rest": "surface", "off": "sunken", "down": "brand_100"}.get(phase, "brand_50")
        line = "line" if phase in ("rest", "off") else "brand_700"
        box(painter, QRectF(self.rect()), 12, fill=colour(ground), line=colour(line), width=tokens().edge)
        plate = QRectF(16, 17, 60, 60)
        box(painter, plate, 14, fill=colour("brand_50" if phase == "rest" else "surface"))
        icons.paint(painter, self._icon, plate.adjusted(12, 12, -12, -12), colour("brand_700"))
        self._text(painter)

    def _text(self, painter: QPainter) -> None:
        """Name and hint wrap: the wider font of a PC without Segoe needs the room.

        One line of hint stands as high as two, so that the names of a row are level.
        """
        room = self.width() - 24
        name, hint = height_of(self.text(), room, 18, 600), height_of(self._hint, room)
        line = height_of("A", room)
        if name + hint > self.height() - 84:
            hint = line
        top = min(97, self.height() - 8 - name - hint, self.height() - 8 - line * 3)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        where = QRectF(16, top, room, name)
        words(painter, where, self.text(), weight=600, align=wrapped, wrap=name > line * 1.5)
        below = QRectF(16, top + name + 2, room, hint)
        words(painter, below, self._hint, ink=colour("muted"), align=wrapped, wrap=hint > line * 1.5)


class AttentionRow(WordedRow):
    """A count with its reason ("Perlu perbaikan", "Buku nikah tidak terbaca"); ``tone`` as for chips."""

    ring_radius = 10

    def __init__(self, icon: str, tone: str, count: int, text: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._tone, self._count, self._hint = icon, tone, count, hint
        self._last = False
        self.setAccessibleName(f"{text}: {count}")
        self.setAccessibleDescription(hint)

    def set_last(self, last: bool) -> None:
        """The last row of a card draws no line below."""
        self._last = last
        self.update()

    def heightForWidth(self, width: int) -> int:
        return max(81, 54 + height_of(self._hint, max(width, 240) - 128))

    def sizeHint(self) -> QSize:
        return QSize(372, self.heightForWidth(self.width() if self.width() > 200 else 372))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.phase() in ("hover", "down"):
            box(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, fill=colour("brand_50"))
        if not self._last:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        ground, ink, _line = TONES[self._tone]
        plate = QRectF(14, 14, 52, 52)
        box(painter, plate, 10, fill=colour(ground))
        icons.paint(painter, self._icon, QRectF(30, 18, 20, 20), colour(ink))
        figure = QRectF(14, 38, 52, 26)
        words(painter, figure, str(self._count), px=20, weight=600, ink=colour(ink), align=CENTRE)
        room = self.width() - 80 - 48
        words(painter, QRectF(80, 13, room, 28), self.text(), weight=600)
        below = QRectF(80, 40, room, self.height() - 46)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        words(painter, below, self._hint, ink=colour("muted"), align=top, wrap=True)
        glyph = QRectF(self.width() - 38, 28, 24, 24)
        icons.paint(painter, "chevron-right", glyph, colour("brand_700"))
