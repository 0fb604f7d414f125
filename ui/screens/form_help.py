"""The right column of a form: the scan that shows the asked datum, or a drawing of where it stands and an example."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.definition import Field
from ui.models import paper_places
from ui.models.case import CaseModel
from ui.models.scan_beside import ScanBeside
from ui.screens.paper_sketch import PaperSketch
from ui.widgets.button import icon_button
from ui.widgets.card import Card
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.labels import Label

_WIDEN, _NARROW = "arrow-expand-horizontal", "arrow-collapse-horizontal"
_VIEWER_HEIGHT = 336


class FormHelp(QWidget):
    """Follows the focused question.

    Signals:
        widened: The handle was pressed; carries whether the column should take half of the page.
    """

    widened = Signal(bool)

    def __init__(self, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: Field | None = None
        self._scan = ScanBeside(model, self)
        self._scan.changed.connect(self._show_scan)
        model.papers.changed.connect(self._look_again)
        self._wide = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._beside = self._build_scan()
        self._card = self._build_card()
        column.addWidget(self._beside)
        column.addWidget(self._card)
        self._beside.hide()

    def show_field(self, field: Field) -> None:
        """Explain ``field``, from its scan when one is there."""
        if self._field is not None and self._field.path == field.path:
            return
        self._field = field
        kind = paper_places.drawn(field.papers, field.path)
        place = paper_places.place(kind, field.path)
        texts = tuple(text for text in (field.example, field.label, field.label.partition(" ")[0]) if text)
        self._sketch.show_place(paper_places.sheet(kind), place, texts)
        self._title.setText(f"Di mana melihat {_small(field.label)}?" if place else field.label)
        lines = [field.help, f"Contoh: {field.example}" if field.example and not place else ""]
        told = "\n".join(line for line in lines if line)
        self._words.setText(told)
        self._words.setVisible(bool(told))
        self._scan.show(field)
        self._show_scan()

    def _build_scan(self) -> Card:
        card = Card("plain", 12)
        head = QHBoxLayout()
        self._paper = Label("", "h3", wrap=True)
        head.addWidget(self._paper, 1)
        self._handle = icon_button(_WIDEN, "Lebarkan dokumen", "quiet")
        self._handle.setObjectName("widen-scan")
        self._handle.clicked.connect(self._toggle)
        head.addWidget(self._handle)
        card.column.addLayout(head)
        self.viewer = ImageViewer()
        self.viewer.setFixedHeight(_VIEWER_HEIGHT)
        card.column.addWidget(self.viewer)
        return card

    def _build_card(self) -> Card:
        card = Card("info", 20)
        self._title = card.add_heading("card-account-details-outline", "")
        self._sketch = PaperSketch()
        self._words = Label("", wrap=True)
        card.column.addWidget(self._sketch)
        card.column.addWidget(self._words)
        return card

    @Slot()
    def _show_scan(self) -> None:
        image: QImage | None = self._scan.image
        there = image is not None and not image.isNull()
        self._beside.setVisible(there)
        self._card.setVisible(not there or bool(self._words.text()))
        self._sketch.setVisible(not there and self._sketch.height() > 0 and self._title.text().startswith("Di mana"))
        if not there or image is None:
            return
        self._paper.setText(self._scan.title)
        self.viewer.set_image(image)
        QTimer.singleShot(0, self, self._zoom)  # once the column has its width

    @Slot()
    def _look_again(self) -> None:
        """A page came or went: the scan of the field may be another one now."""
        if self._field is not None:
            self._scan.show(self._field)
            self._show_scan()

    @Slot()
    def _zoom(self) -> None:
        part = self._scan.part
        if part is not None and self._scan.image is not None:
            where = QRectF(part.x, part.y, part.wide, part.tall)
            self.viewer.show_part(where, marked=self._scan.framed)

    @Slot()
    def _toggle(self) -> None:
        self._wide = not self._wide
        self._handle.set_icon(_NARROW if self._wide else _WIDEN)
        self.widened.emit(self._wide)
        QTimer.singleShot(0, self, self._zoom)


def _small(label: str) -> str:
    """A label inside a sentence: "NIK ibu" stays, "Nama lengkap" becomes "nama lengkap"."""
    first = label.partition(" ")[0]
    return label if first.isupper() else label[:1].lower() + label[1:]
