"""The live camera: one thread reads frames, one looks for the page in the newest; the window only paints."""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage

from ui.models.pictures import LIVE_LONGEST, live_picture

if TYPE_CHECKING:
    from kiosk.capture.camera import Camera
    from ui.models.pictures import Image, Quad

_PAUSE_S = 0.01
_GIVE_UP_S = 3.0
_LEAST_LIGHT = 70  # the brightest tenth of a frame; paper in a lit room is far above
_LEAST_SHARE = 0.12  # of the frame that a page takes; below, small print is lost even at 1080 lines
_device = threading.Lock()  # held while a camera is open: the next page waits until the last one has let go
_running: set[threading.Thread] = set()


class Eye(QObject):
    """Opens a camera, shows what it sees, and hands out the sharpest frame asked for.

    Signals:
        seen: A frame to paint; carries a QImage.
        found: The page in the newest frame; carries four (x, y) in pixels of the painted frame, or None.
        judged: What is wrong with the newest frame, as a code ("capture.dark", "capture.small"), "" when nothing is;
            told just before `found`.
        lost: The camera cannot be opened or went away; carries the exception with its code.
    """

    seen = Signal(object)
    judged = Signal(str)
    found = Signal(object)
    lost = Signal(object)
    _frame_ready = Signal()

    def __init__(self, spec: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._over = threading.Event()
        self._fresh = threading.Event()
        self._lock = threading.Lock()
        self._newest: Image | None = None
        self._shown: QImage | None = None
        self._frame_ready.connect(self._paint, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Start both threads."""
        for target in (self._read, self._look):
            thread = threading.Thread(target=target, name="eye", daemon=True)
            _running.add(thread)
            thread.start()

    def close(self) -> None:
        """Let both threads end, without waiting for them; the camera's light goes out."""
        self._over.set()
        self._fresh.set()

    def newest(self) -> Image | None:
        """The newest frame in full size, None before the first."""
        with self._lock:
            return self._newest

    def _read(self) -> None:
        from kiosk.capture.camera import open_camera

        with _device:
            if self._over.is_set():
                return
            try:
                camera = open_camera(self._spec or "device:0")
            except Exception as error:  # noqa: BLE001 - the edge of this thread: the page decides what to say
                self._tell(self.lost, error)
                return
            try:
                self._run(camera)
            except Exception as error:  # noqa: BLE001 - the same edge
                self._tell(self.lost, error)
            finally:
                camera.close()
        _running.discard(threading.current_thread())

    def _run(self, camera: Camera) -> None:
        while not self._over.is_set():
            frame = camera.read()
            if frame is None:
                self._over.wait(_PAUSE_S)
                continue
            picture = live_picture(frame.image)
            with self._lock:
                self._newest, painted = frame.image, self._shown is None
                self._shown = picture
            self._fresh.set()
            if painted:
                # One ring until it was painted: a slow screen skips frames and never queues them.
                self._tell(self._frame_ready)
            self._over.wait(_PAUSE_S)

    def _look(self) -> None:
        from kiosk.capture.encode import bounded
        from kiosk.capture.page import find

        while not self._over.is_set():
            self._fresh.wait()
            self._fresh.clear()
            frame = self.newest()
            if frame is None or self._over.is_set():
                continue
            small = bounded(frame, LIVE_LONGEST)
            quad = find(small)
            self._tell(self.judged, _gate(small, quad))
            self._tell(self.found, None if quad is None else [(float(x), float(y)) for x, y in quad])
        _running.discard(threading.current_thread())

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        """Emit from a thread, unless the page has gone meanwhile."""
        if not self._over.is_set() and shiboken6.isValid(self):
            try:
                signal.emit(*values)
            except RuntimeError:
                self._over.set()

    def _paint(self) -> None:
        with self._lock:
            picture, self._shown = self._shown, None
        if picture is not None:
            self.seen.emit(picture)


def _gate(frame: Image, quad: Quad | None) -> str:
    """The first thing that would spoil a photo of this frame; "" when nothing is known to."""
    import numpy as np

    if float(np.percentile(frame[::4, ::4], 90)) < _LEAST_LIGHT:
        return "capture.dark"
    if quad is None:
        return ""
    x, y = quad[:, 0], quad[:, 1]
    area = abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2  # the shoelace formula
    return "capture.small" if area < _LEAST_SHARE * frame.shape[0] * frame.shape[1] else ""


def _settle() -> None:
    """Wait for threads that still hold a device: the program must not end inside a driver."""
    for thread in list(_running):
        thread.join(timeout=_GIVE_UP_S)


atexit.register(_settle)
