"""The one line that always says whether there is a network and how much waits to be sent."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import LEFT, width_of, words
from ui.widgets.pressable import Pressable

ANNOUNCE_EVERY_MS = 10_000
_DOT = "·"


@dataclass(frozen=True, slots=True)
class PillText:
    """Glyph, bold words, the rest, and whether the rest is a count that stands out."""

    icon: str
    lead: str
    rest: str = ""
    stands_out: bool = False
    calm: bool = True


def pill_text(
    *,
    connected: bool,
    waiting: int = 0,
    sending: tuple[int, int] | None = None,
    minutes: int | None = None,
    refused: int = 0,
    clock_wrong: bool = False,
) -> PillText:
    """What the pill says; what a person must see first comes first.

    ``sending`` is (this one, of how many), ``minutes`` the time that is left, ``refused`` what the
    centre could not take.
    """
    if clock_wrong:
        return PillText("clock-alert-outline", "Periksa tanggal komputer", calm=False)
    if refused:
        return PillText("alert-circle", f"Perlu dilihat: {refused} kiriman", calm=False)
    if not connected:
        rest = f"Menunggu dikirim: {waiting}" if waiting else "Tersimpan aman di sini"
        return PillText("cloud-off-outline", "Tidak ada jaringan", rest, stands_out=waiting > 0)
    if sending is not None:
        rest = "" if minutes is None else f"sisa sekitar {max(1, minutes)} menit"
        return PillText("cloud-upload-outline", f"Mengirim {sending[0]} dari {sending[1]}", rest)
    if waiting:
        return PillText("cloud-check-outline", "Tersambung", f"Menunggu dikirim: {waiting}")
    return PillText("cloud-check-outline", "Tersambung", "Semua sudah terkirim")


class NetworkPill(Pressable):
    """On the dark header; pressing it opens the page Sinkronisasi. Changes are announced every 10 s at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._shown = pill_text(connected=False)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(ANNOUNCE_EVERY_MS)
        self._due.timeout.connect(self._announce_late)
        self._told = ""
        self.set_state(self._shown)

    def set_state(self, state: PillText) -> None:
        """Show ``state``, as made by `pill_text`."""
        self._shown = state
        said = f"{state.lead} {_DOT} {state.rest}" if state.rest else state.lead
        self.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()
        if self.isVisible() and not self._due.isActive():
            self._announce()

    def sizeHint(self) -> QSize:
        rest = width_of(self._shown.rest) + 24 if self._shown.rest else 0
        return QSize(46 + width_of(self._shown.lead, 18, 600) + rest + 16, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = {"rest": "brand_900", "down": "brand_700"}.get(self.phase(), "brand_800")
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour("brand_300" if tokens().edge == 1 else "white"), tokens().edge))
        painter.setOpacity(0.9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 8, 8)
        painter.setOpacity(1)
        state = self._shown
        connected = state.icon == "cloud-check-outline"
        tint = "brand_100" if connected else ("white" if state.icon == "cloud-upload-outline" else "kunyit")
        icons.paint(painter, state.icon, QRectF(15, self.height() / 2 - 11, 22, 22), colour(tint))
        wide = width_of(state.lead, 18, 600)
        words(painter, QRectF(46, 0, wide, self.height()), state.lead, weight=600, ink=colour("white"))
        if state.rest:
            words(painter, QRectF(46 + wide + 8, 0, 12, self.height()), _DOT, ink=colour("brand_100"))
            where = QRectF(46 + wide + 22, 0, width_of(state.rest) + 2, self.height())
            ink = colour("kunyit" if state.stands_out else "brand_100")
            words(painter, where, state.rest, ink=ink, align=LEFT)

    def _announce(self) -> None:
        """Tell a screen reader politely, without taking the focus."""
        self._due.start()
        if self._told == self.text():
            return
        self._told = self.text()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._told))

    def _announce_late(self) -> None:
        if self._told != self.text():
            self._announce()
