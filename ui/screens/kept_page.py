"""A page that is kept already: to look at, to take again, to move, to remove."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.store.papers import Paper
from ui.messages import of_error
from ui.models.pictures import picture_of
from ui.models.scan import ScanModel
from ui.screens.columns import columns
from ui.widgets.button import Button
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard


class KeptPage(QWidget):
    """Signals: closed() to go back to taking; removed(Paper) when a page was taken out."""

    closed = Signal()
    removed = Signal(object)

    def __init__(self, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._paper: Paper | None = None
        self.title = Label("", "h1")
        self.viewer = ImageViewer("Halaman tersimpan")
        self.told = MessageCard("warn")
        self.told.hide()
        self.again = Button("Ambil ulang", "primary", "camera-outline", size="big")
        self.again.setObjectName("retake")
        self.more = Button("Tambah halaman", "secondary", "plus")
        self.more.setObjectName("add-page")
        self.earlier = Button("Pindah ke depan", "secondary", "arrow-left")
        self.remove = Button("Hapus halaman", "quiet-danger", "delete-outline")
        self.remove.setObjectName("remove-page")
        self._lay_out()
        self.again.clicked.connect(self._retake)
        self.more.clicked.connect(self._more)
        self.earlier.clicked.connect(self._move)
        self.remove.clicked.connect(self._remove)

    def show_paper(self, paper: Paper) -> None:
        """Show a kept page."""
        self._paper = paper
        papers = self._model.case.papers
        count = len(papers.of(paper.kind))
        self.title.setText(f"{papers.label(paper.kind)}, halaman {paper.page} dari {count}")
        self.earlier.setVisible(paper.page > 1)
        self.told.hide()
        self.viewer.set_image(QImage())
        papers.bytes_of(paper, self._read, self._missing)
        self.again.setFocus()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.viewer, 1)
        right = QVBoxLayout()
        right.addWidget(self.told)
        right.addStretch(1)
        for button in (self.again, self.more, self.earlier, self.remove):
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            right.addWidget(button)
        self.setLayout(columns(left, right))

    def _read(self, data: bytes) -> None:
        self._model.case.counter.work.aside(lambda: picture_of(data), self._shown, self._missing)

    def _shown(self, picture: QImage) -> None:
        self.viewer.set_image(picture)

    def _missing(self, error: Exception) -> None:
        self.told.set_message("warn", of_error(error))
        self.told.show()

    def _retake(self) -> None:
        if self._paper is not None:
            self._model.replace(self._paper)
            self.closed.emit()

    def _more(self) -> None:
        if self._paper is not None:
            self._model.choose(self._paper.kind)
            self.closed.emit()

    def _move(self) -> None:
        paper = self._paper
        if paper is None:
            return
        ids = [one.id for one in self._model.case.papers.of(paper.kind)]
        place = ids.index(paper.id)
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        self._model.case.papers.reorder(paper.kind, ids)
        self.closed.emit()

    def _remove(self) -> None:
        if self._paper is not None:
            self._model.case.papers.detach(self._paper.id)
            self.removed.emit(self._paper)
