"""Small pictures of the pages of a case, read and made in the background."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from kiosk.store.papers import Paper
from ui.models.case import CaseModel

_BOX = QSize(264, 236)


class Thumbnails(QObject):
    """Asked for page by page; the same scan is read once.

    Signals:
        ready: The picture of a page is there; carries the page's id and a QImage of at most 264 x 236.
    """

    ready = Signal(str, QImage)

    def __init__(self, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def ask(self, paper: Paper) -> None:
        """Fetch the picture of ``paper``; nothing follows when its scan is not on this computer."""
        self._model.papers.bytes_of(paper, partial(self._read, paper.id), lambda _error: None)

    def _read(self, paper_id: str, data: bytes) -> None:
        if shiboken6.isValid(self):
            self._model.counter.work.aside(lambda: _small(data), partial(self._made, paper_id))

    def _made(self, paper_id: str, image: QImage) -> None:
        if shiboken6.isValid(self) and not image.isNull():
            self.ready.emit(paper_id, image)


def _small(data: bytes) -> QImage:
    image = QImage.fromData(data)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image if image.isNull() else image.scaled(_BOX, keep, smooth)
