"""The block of the review that shows every page of every document."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.models.case import CaseModel
from ui.models.thumbnails import Thumbnails
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.scan_tile import PageTile, ScanTile
from ui.widgets.summary_card import SummaryCard


class ReviewPapers(SummaryCard):
    """Signals: opened(str) with the path of the pressed page ("KK/1"), "" for the button."""

    opened = Signal(str)

    def __init__(self, model: CaseModel, parent: QWidget | None = None) -> None:
        pages = model.papers.all()
        super().__init__(f"Dokumen ({len(pages)})", action="Lihat", icon="eye-outline", parent=parent)
        self._tiles: dict[str, ScanTile] = {}
        self._pictures = Thumbnails(model, self)
        self._pictures.ready.connect(self._show)
        self.edit_clicked.connect(lambda: self.opened.emit(""))
        holder = QWidget()
        flow = FlowLayout(8, holder)
        for paper in pages:
            words = model.papers.label(paper.kind)
            caption = words if paper.page == 1 else f"{words} {paper.page}"
            state = "look" if paper.overrides else "good"
            reason = f"Diterima dengan alasan: {paper.overrides[0].reason}" if paper.overrides else ""
            tile = ScanTile(PageTile(paper.id, caption, state, reason=reason), "large")
            tile.clicked.connect(lambda _down=False, path=paper.path: self.opened.emit(path))
            flow.addWidget(tile)
            self._tiles[paper.id] = tile
            self._pictures.ask(paper)
        if pages:
            self.add_body(holder)
        else:
            self.add_body(Label("Belum ada dokumen yang dipindai.", "hint", wrap=True))

    @Slot(str, QImage)
    def _show(self, paper_id: str, image: QImage) -> None:
        tile = self._tiles.get(paper_id)
        if tile is not None:
            page = tile.page
            tile.set_page(PageTile(page.key, page.caption, page.state, image, reason=page.reason))
