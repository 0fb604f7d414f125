"""Header, steps and drawn papers that the pages of the gallery share."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow_page import FlowPage
from ui.widgets.header_bar import HeaderBar
from ui.widgets.network_pill import pill_text
from ui.widgets.step_rail import Step

STEPS = ("Siapkan berkas", "Isi data", "Pindai dokumen", "Periksa", "Cetak dan tanda tangan", "Pernyataan")


def paper(width: int = 720, height: int = 1000) -> QImage:
    """A drawn sheet with lines, so that pictures show something."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#FBFAF4"))
    painter = QPainter(made)
    painter.setPen(QColor("#333333"))
    painter.setFont(theme.font(width // 18, 600))
    painter.drawText(QRectF(0, 40, width, 80), 0x84, "SURAT CONTOH")
    for line in range(12):
        wide = width * (0.5 + 0.3 * ((line * 7) % 5) / 5)
        painter.fillRect(QRectF(60, 160 + line * 58, wide - 60, 14), QColor("#8A9194"))
    painter.end()
    return made


def desk() -> tuple[QImage, list[tuple[float, float]]]:
    """A sheet on a dark table, and where its corners are."""
    made = QImage(1280, 720, QImage.Format.Format_RGB32)
    made.fill(QColor("#463828"))
    corners = [(270.0, 60.0), (1010.0, 40.0), (1080.0, 570.0), (210.0, 590.0)]
    painter = QPainter(made)
    painter.setBrush(QColor("#E8E6DC"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.end()
    return made, corners


def header(window: QWidget, *, connected: bool = False) -> HeaderBar:
    """The bar that is on every page."""
    bar = HeaderBar(window)
    bar.set_office("Kelurahan Contoh Jaya")
    bar.set_user("Ratna Dewi")
    bar.pill.set_state(pill_text(connected=connected, waiting=0 if connected else 3))
    return bar


def framed(page: QWidget, *, connected: bool = False) -> QWidget:
    """``page`` under the header."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header(window, connected=connected))
    column.addWidget(page, 1)
    return window


def rail(page: FlowPage, now: int) -> None:
    """Fill the steps; ``now`` is the index of the current one."""
    if page.rail is None:
        return
    page.rail.set_service("Akta Kelahiran", "Paket 3-in-1: akta, KK, KIA")
    pages = (
        Step("anak", "Anak", "done", open=True),
        Step("ibu", "Ibu", "now", open=True),
        Step("ayah", "Ayah", "warn", open=True),
        Step("pelapor", "Pelapor"),
        Step("saksi", "Dua saksi"),
    )
    steps = []
    for index, name in enumerate(STEPS):
        state = "done" if index < now else ("now" if index == now else "later")
        steps.append(Step(name, name, state, open=index <= 2, pages=pages if index == 1 else ()))
    page.rail.set_steps(steps)
