"""A small drawing of a paper with the asked line marked, for those who do not have the scan yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.paper_places import Place, Sheet
from ui.theme import colour
from ui.widgets.paint import CENTRE, box, width_of, words

_WIDE, _MOST = 270, 240


class PaperSketch(QWidget):
    """Grey lines for what is not asked, the asked place in kunyit with a word on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._place: Place | None = None
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, sheet: Sheet | None, place: Place | None, texts: tuple[str, ...]) -> None:
        """Draw ``sheet`` with ``place`` marked by the first of ``texts`` that fits; nothing when either is unknown."""
        self._sheet, self._place, self._texts = sheet, place, texts
        self.setVisible(sheet is not None and place is not None)
        if sheet is not None:
            self.setFixedHeight(min(_MOST, round(_WIDE * sheet.ratio)))
            self.setAccessibleName(f"Gambar {sheet.heading}, bagian {texts[-1]} ditandai")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet, place = self._sheet, self._place
        if sheet is None or place is None:
            return
        painter = QPainter(self)
        wide = min(float(self.width()), self.height() / sheet.ratio)
        page = QRectF((self.width() - wide) / 2, 0, wide, self.height())
        box(painter, page, 10, fill=colour("brand_100"), line=colour("brand_300"), width=2)
        heading = QRectF(page.x(), page.y() + 4, page.width(), 26)
        words(painter, heading, sheet.heading, px=14, weight=600, ink=colour("brand_800"), align=CENTRE)
        self._lines(painter, page, sheet)
        self._mark(painter, page, place)

    def _lines(self, painter: QPainter, page: QRectF, sheet: Sheet) -> None:
        top = page.y() + 40
        step = 16 if sheet.ratio < 1 else 20
        while top < page.bottom() - 14:
            for x, wide in ((0.06, 0.2), (0.30, 0.4 if sheet.ratio < 0.65 else 0.62)):
                bar = QRectF(page.x() + page.width() * x, top, page.width() * wide, 6)
                box(painter, bar, 3, fill=colour("brand_300"))
            top += step
        if sheet.heading == "KTP-el":
            photo = QRectF(page.right() - page.width() * 0.25, page.y() + 46, page.width() * 0.2, page.height() * 0.45)
            box(painter, photo, 6, fill=colour("brand_300"))

    def _mark(self, painter: QPainter, page: QRectF, place: Place) -> None:
        tall = max(28.0, place.tall * page.height())
        wide = max(84.0, place.wide * page.width())
        x = min(page.x() + place.x * page.width(), page.right() - wide)
        y = min(max(page.y() + place.y * page.height(), page.y() + 30), page.bottom() - tall)
        where = QRectF(x, y, wide, tall)
        box(painter, where, 6, fill=colour("kunyit"))
        inside = where.adjusted(6, 0, -6, 0)
        fitting = next((text for text in self._texts if width_of(text, 15, 600) <= inside.width()), "")
        words(painter, inside, fitting, px=15, weight=600, ink=colour("brand_900"), align=CENTRE)
