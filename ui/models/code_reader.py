"""QR codes in front of the camera: frames are read a few times a second, beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.models.counter import Counter
from ui.models.eye import Eye

if TYPE_CHECKING:
    from ui.models.pictures import Image

_EVERY_MS = 300


class CodeReader(QObject):
    """Looks through the counter's camera until it is closed.

    Signals:
        seen: A frame to paint; carries a QImage.
        read: Codes were in the newest frame; carries their texts.
        lost: The camera cannot be opened or went away; carries the exception with its code.
    """

    seen = Signal(object)
    read = Signal(object)
    lost = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._eye = Eye(counter.cameras[0] if counter.cameras else "", self)
        self._eye.seen.connect(self.seen)
        self._eye.lost.connect(self.lost)
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def open(self) -> None:
        """Start looking."""
        self._eye.open()
        self._timer.start()

    def close(self) -> None:
        """Let the camera go."""
        self._timer.stop()
        self._eye.close()

    def _look(self) -> None:
        frame = self._eye.newest()
        if frame is None or self._reading:
            return
        self._reading = True
        self._counter.work.aside(lambda: _codes(frame), self._told, self._failed)

    def _told(self, codes: list[str]) -> None:
        self._reading = False
        if codes and self._timer.isActive():
            self.read.emit(codes)

    def _failed(self, _error: Exception) -> None:
        """A frame that cannot be read is followed by the next one."""
        self._reading = False


def _codes(frame: Image) -> list[str]:
    from kiosk.capture.codes import read_codes

    return read_codes(frame)
