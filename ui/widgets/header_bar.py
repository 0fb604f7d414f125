"""The dark bar on top of every page: mark, office, GRATIS, network and who is working."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import colour
from ui.widgets.network_pill import NetworkPill
from ui.widgets.paint import CENTRE, batik, box, mark, width_of, words
from ui.widgets.pressable import Pressable

HEIGHT, _LINE = 64, 3
_DEEDS = (
    ("lock", "Kunci layar", "lock-outline"),
    ("switch", "Ganti petugas", "account-circle-outline"),
    ("settings", "Pengaturan", "cog-outline"),
    ("help", "Bantuan (F1)", "help-circle-outline"),
)


class _Badge(QWidget):
    """The kunyit badge "GRATIS"."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(width_of("GRATIS", 18, 600) + 26, 30))
        self.setAccessibleName("Layanan ini gratis")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 15, fill=colour("kunyit"))
        words(painter, QRectF(self.rect()), "GRATIS", weight=600, ink=colour("brand_900"), align=CENTRE)


class _Brand(QWidget):
    """Mark, product name and office name."""

    def __init__(self) -> None:
        super().__init__()
        self._office = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_office(self, name: str) -> None:
        self._office = name
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name = width_of("Loket", 22, 600)
        return QSize(52 + name + 34 + width_of(self._office) + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(52 + width_of("Loket", 22, 600) + 120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark(painter, QRectF(0, 12, 40, 40))
        name = width_of("Loket", 22, 600)
        words(painter, QRectF(52, 0, name, HEIGHT), "Loket", px=22, weight=600, ink=colour("white"))
        x = 52 + name + 17
        painter.fillRect(QRectF(x, 18, 1, 28), colour("brand_700"))
        rest = QRectF(x + 17, 0, self.width() - x - 17, HEIGHT)
        words(painter, rest, self._office, ink=colour("brand_100"))


class _UserButton(Pressable):
    """Who is logged in, with a menu under it."""

    def __init__(self) -> None:
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(42 + min(220, width_of(self.text())) + 40, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.phase() in ("hover", "down"):
            box(painter, QRectF(self.rect()), 8, fill=colour("brand_800"))
        middle = self.height() / 2
        icons.paint(painter, "account-circle-outline", QRectF(10, middle - 12, 24, 24), colour("white"))
        where = QRectF(42, 0, self.width() - 82, self.height())
        words(painter, where, self.text(), ink=colour("white"))
        icons.paint(painter, "chevron-down", QRectF(self.width() - 34, middle - 11, 22, 22), colour("white"))


class HeaderBar(QWidget):
    """64 px, or more with a band under it (home).

    Signals: pill_clicked(); deed(str) from the user menu: lock, switch, settings, help.
    """

    pill_clicked = Signal()
    deed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brand, self.pill, self._user = _Brand(), NetworkPill(), _UserButton()
        self.pill.setObjectName("network-pill")
        self._band: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 14, 0)
        self._column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._brand)
        row.addWidget(_Badge())
        row.addStretch(1)
        row.addWidget(self.pill)
        row.addWidget(self._user)
        self._column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pill.clicked.connect(self.pill_clicked)
        self._user.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._menu.aboutToHide.connect(lambda: self._user.setDown(False))
        for key, text, _icon in _DEEDS:
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _on=False, key=key: self.deed.emit(key))
        self.setFixedHeight(HEIGHT)

    def set_office(self, name: str) -> None:
        """The office whose counter this is."""
        self._brand.set_office(name)

    def set_user(self, name: str) -> None:
        """Who is logged in; "" hides the menu (lock screen)."""
        self._user.setText(name)
        self._user.setAccessibleName(f"Petugas: {name}")
        self._user.setVisible(bool(name))
        self._user.updateGeometry()

    def set_band(self, band: QWidget | None) -> None:
        """Put ``band`` under the row on the same dark ground, or take it away."""
        if self._band is not None and self._band is not band:
            self._column.removeWidget(self._band)
            self._band.hide()
        self._band = band
        if band is not None:
            self._column.addWidget(band)
            band.show()
        below = 0 if band is None else max(band.sizeHint().height(), band.minimumHeight())
        self.setFixedHeight(HEIGHT + below)

    def menu(self) -> QMenu:
        """The user menu, to open it from a key or a test."""
        return self._menu

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        batik(painter, whole)
        painter.fillRect(QRectF(0, whole.height() - _LINE, whole.width(), _LINE), colour("kunyit"))

    def _open_menu(self) -> None:
        for action, (_key, _text, icon) in zip(self._menu.actions(), _DEEDS, strict=True):
            action.setIcon(icons.icon(icon, colour("brand_700")))
        corner = self._user.mapToGlobal(QPoint(self._user.width(), self._user.height() + 2))
        self._menu.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))
