"""The state of an application as icon, words and then colour; and the filter over a list."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import colour, tokens
from ui.widgets.paint import CENTRE, box, width_of, words
from ui.widgets.pressable import Pressable

# tone: ground, ink, border
TONES = {
    "sunken": ("sunken", "ink", "ctl"),
    "draft": ("sunken", "muted", "ctl"),
    "info": ("info_50", "info", "info_line"),
    "brand": ("brand_50", "brand_800", "brand_300"),
    "ok": ("ok_50", "ok", "ok"),
    "ok-filled": ("ok", "white", "ok"),
    "err": ("err_50", "err", "err"),
    "err-filled": ("err", "white", "err"),
    "warn": ("warn_50", "warn", "warn_line"),
}

STATUSES = {
    "Draf": ("pencil-outline", "draft"),
    "Berkas dititip": ("clipboard-list-outline", "sunken"),
    "Menunggu tanda tangan": ("draw-pen", "sunken"),
    "Siap dikirim": ("tray-arrow-up", "info"),
    "Menunggu jaringan": ("cloud-off-outline", "sunken"),
    "Terkirim ke Disdukcapil": ("send-check-outline", "info"),
    "Sedang diperiksa": ("eye-check-outline", "info"),
    "Perlu perbaikan": ("alert", "err"),
    "Sedang diperbaiki": ("pencil-circle-outline", "err"),
    "Ditolak": ("close-octagon-outline", "err-filled"),
    "Dibatalkan": ("cancel", "sunken"),
    "Ditangguhkan": ("pause-circle-outline", "warn"),
    "Berkas dinyatakan lengkap": ("text-box-check-outline", "brand"),
    "Diproses / input SIAK": ("progress-clock", "brand"),
    "Menunggu validasi": ("account-check-outline", "brand"),
    "Menunggu tanda tangan elektronik": ("draw-pen", "brand"),
    "Dokumen terbit": ("certificate-outline", "ok"),
    "Siap diambil": ("hand-extended-outline", "ok"),
    "Selesai": ("check-circle", "ok-filled"),
    "Lewat waktu": ("clock-alert-outline", "err-filled"),
    "Kedaluwarsa": ("clock-remove-outline", "sunken"),
    "Menunggu blangko": ("timer-sand", "warn"),
    "Menunggu diproses": ("clock-outline", "sunken"),
    "Sedang diproses": ("progress-clock", "brand"),
    "Diteruskan": ("send-check-outline", "info"),
}
HEIGHT = 34


def chip_width(text: str) -> int:
    """Logical pixels of a chip with ``text``."""
    return width_of(text, 18, 600) + 54


def paint_chip(painter: QPainter, where: QRectF, text: str, icon: str, tone: str) -> None:
    """Draw a chip; list rows draw theirs without a widget."""
    ground, ink, line = TONES[tone]
    edge = max(1, tokens().edge)
    box(painter, where, where.height() / 2, fill=colour(ground), line=colour(line), width=edge)
    icons.paint(painter, icon, QRectF(where.x() + 11, where.y() + 7, 20, 20), colour(ink))
    rest = where.adjusted(38, 0, -10, 0)
    words(painter, rest, text, weight=600, ink=colour(ink))


def status_look(text: str) -> tuple[str, str]:
    """Icon and tone of the public label ``text``; an unknown one is shown plainly."""
    return STATUSES.get(text, ("information-outline", "sunken"))


class Chip(QWidget):
    """A state. Icon and tone follow from the words unless they are given."""

    def __init__(self, text: str, icon: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(text, icon, tone)

    def set_status(self, text: str, icon: str = "", tone: str = "") -> None:
        """Show another state."""
        known = status_look(text)
        self._text, self._icon, self._tone = text, icon or known[0], tone or known[1]
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self._text, self._icon, self._tone)


class FilterChip(Pressable):
    """A filter with its count; checkable, dark while it is on."""

    ring_radius = 27

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._plain = text
        self.setCheckable(True)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Change the number behind the words."""
        self.setText(self._plain if count is None else f"{self._plain} {count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(width_of(self.text(), 18, 600) + 36, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = "brand_700" if on else ("brand_50" if self.phase() != "rest" else "surface")
        line = None if on else colour("ctl")
        shape = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        box(painter, shape, 26, fill=colour(ground), line=line, width=tokens().edge)
        ink = colour("white" if on else "ink")
        words(painter, shape, self.text(), weight=600 if on else 400, ink=ink, align=CENTRE)
