"""The frame of first start, login and lock: a dark panel with the office at the left, one task at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.labels import IconLabel, Label
from ui.widgets.page_scroll import PageScroll
from ui.widgets.paint import batik, mark

PANEL, _LINE = 560, 4


class _Mark(QWidget):
    """The product's mark, 72 px."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(72, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        mark(QPainter(self), QRectF(self.rect()))


class _Panel(QWidget):
    """Dark ground with mark, office and a line about the network."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(PANEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 56, 48, 48)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(_Mark())
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label("Loket", "dark-display"))
        names.addWidget(Label("Layanan kependudukan", "dark-lead"))
        top.addLayout(names, 1)
        column.addLayout(top)
        column.addStretch(1)
        self.office = Label("", "dark-h1", wrap=True)
        self.detail = Label("", "dark-lead", wrap=True)
        column.addWidget(self.office)
        column.addWidget(self.detail)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        self.icon = IconLabel("", "kunyit")
        self.note = Label("", "dark", wrap=True)
        foot.addWidget(self.icon)
        foot.addWidget(self.note, 1)
        column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        batik(painter, whole, 120)
        line = QRectF(whole.width() - _LINE, 0, _LINE, whole.height())
        painter.fillRect(line, colour("kunyit"))


class PanelPage(QWidget):
    """The task goes into `content` (QVBoxLayout), at most 598 px wide."""

    def __init__(self, title: str = "", lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panel = _Panel()
        self._title, self._lead = Label(title, "h1", wrap=True), Label(lead, "lead", wrap=True)
        self.middle = PageScroll((88, 60, 40, 16), 598)
        column = self.middle.column
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(14)
        self.content = QVBoxLayout()
        self.content.setSpacing(18)
        column.addLayout(self.content)
        column.addStretch(1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(88, 0, 40, 44)
        foot.setSpacing(10)
        foot.addWidget(IconLabel("help-circle-outline", "brand_700", 22))
        self._help = Label("", "hint", wrap=True)
        foot.addWidget(self._help, 1)
        self._foot.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.middle, 1)
        right.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addLayout(right, 1)

    def set_title(self, title: str, lead: str = "") -> None:
        """Heading and the line under it."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def set_office(self, name: str, detail: str = "") -> None:
        """Name of the office and where it is; both empty before the computer is enrolled."""
        self._panel.office.setText(name)
        self._panel.detail.setText(detail)

    def set_note(self, text: str, icon: str = "cloud-off-outline") -> None:
        """The line at the foot of the panel, about the network or what waits."""
        self._panel.note.setText(text)
        self._panel.icon.set_icon(icon if text else "")

    def set_help(self, text: str) -> None:
        """Whom to call ("Butuh bantuan? Hubungi admin Disdukcapil: ..."); "" hides it."""
        self._help.setText(text)
        self._foot.setVisible(bool(text))
