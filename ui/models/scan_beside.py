"""The scan that shows the datum being asked: read and decoded in the background, kept while the page is open."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.domain.definition import Field
from kiosk.store.papers import Paper
from ui.models import paper_places
from ui.models.case import CaseModel
from ui.models.paper_places import Place


class ScanBeside(QObject):
    """One picture at a time, for the field that was shown last.

    Signals:
        changed: `image`, `title` and `part` belong to the field now.
    """

    changed = Signal()

    def __init__(self, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures: dict[str, QImage] = {}
        self._wanted: Paper | None = None
        self.image: QImage | None = None
        self.title = ""
        self.part: Place | None = None
        self.framed = False

    def show(self, field: Field) -> None:
        """Look for a page that shows ``field``; `changed` follows when its picture is ready."""
        paper = self._paper(field)
        self._wanted = paper
        self.image, self.part = None, None
        if paper is None:
            return
        self.title = self._model.papers.label(paper.kind)
        self.part = paper_places.part_of_scan(paper.kind, field.path)
        self.framed = paper_places.is_official(paper.kind)
        kept = self._pictures.get(paper.sha256)
        if kept is not None:
            self.image = kept
            return
        self._model.papers.bytes_of(paper, partial(self._decode, paper), self._lost)

    def _paper(self, field: Field) -> Paper | None:
        for kind in field.papers:
            pages = self._model.papers.of(kind)
            if pages:
                return pages[0]
        return None

    def _decode(self, paper: Paper, data: bytes) -> None:
        if not shiboken6.isValid(self):  # the page was left while the scan was read
            return
        self._model.counter.work.aside(lambda: QImage.fromData(data), partial(self._arrived, paper))

    def _arrived(self, paper: Paper, image: QImage) -> None:
        if not shiboken6.isValid(self):
            return
        self._pictures[paper.sha256] = image
        if self._wanted is not None and self._wanted.sha256 == paper.sha256:
            self.image = image
            self.changed.emit()

    def _lost(self, _error: Exception) -> None:
        """A scan of another computer may still be on its way: the drawing stays instead."""
